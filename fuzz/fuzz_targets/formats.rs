#![no_main]

use libfuzzer_sys::fuzz_target;
use whoswho::note::Format;
use whoswho_fuzz::assert_note_holds;

const FORMATS: [Format; 8] = [
    Format::AsciiDoc,
    Format::Latex,
    Format::Rst,
    Format::Html,
    Format::Mail,
    Format::Commit,
    Format::Djot,
    Format::Typst,
];

fuzz_target!(|input: (u8, &str)| {
    let (format, text) = input;
    assert_note_holds(text, FORMATS[usize::from(format) % FORMATS.len()]);
});
