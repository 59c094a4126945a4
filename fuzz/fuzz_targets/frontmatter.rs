#![no_main]

use libfuzzer_sys::fuzz_target;
use whoswho::note::Format;
use whoswho_fuzz::assert_note_holds;

// The head of a note: YAML, TOML, or neither. It may end before its fence does.
fuzz_target!(|head: &str| {
    for fence in ["---", "+++"] {
        let note = assert_note_holds(&format!("{fence}\n{head}\n{fence}\nProse.\n"), Format::Markdown);
        assert!(!note.blocks.is_empty() || note.body == 0 || note.body >= fence.len(), "the prose is still there");
    }
});
