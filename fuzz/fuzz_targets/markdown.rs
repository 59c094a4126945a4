#![no_main]

use libfuzzer_sys::fuzz_target;
use whoswho::note::Format;
use whoswho_fuzz::assert_note_holds;

fuzz_target!(|text: &str| {
    assert_note_holds(text, Format::Markdown);
});
