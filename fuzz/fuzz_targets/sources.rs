#![no_main]

use libfuzzer_sys::fuzz_target;
use whoswho::note::sources::{SourceFormat, read};
use whoswho_fuzz::assert_fits;

// Any text as data of each format.
fuzz_target!(|text: &str| {
    for (extension, format) in SourceFormat::EXTENSIONS {
        let source = read(text, format);
        source.problems.iter().for_each(|problem| assert_fits(problem.span, text));
        for definition in &source.definitions {
            assert!(!definition.names.is_empty(), "there is always a canonical name in {extension}");
            for name in definition.names.iter().chain(&definition.handles).chain(&definition.emails) {
                assert!(!name.text.is_empty() && name.text.trim() == name.text, "{:?} is trimmed", name.text);
                name.span.into_iter().for_each(|span| assert_fits(span, text));
            }
            assert_fits(definition.at, text);
            assert_fits(definition.extent, text);
            definition.facts.iter().for_each(|fact| assert_fits(fact.span, text));
        }
    }
});
