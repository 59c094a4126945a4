#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use whoswho::config::{Config, Layer};
use whoswho_fuzz::assert_fits;

fuzz_target!(|text: &str| {
    let layer = Layer::from_toml(text, Path::new("/nowhere"));
    for problem in &layer.problems {
        assert_fits(problem.span.expect("a fault of a text has its place"), text);
        assert!(!problem.message.contains('\n'), "{:?} is one line", problem.message);
    }
    let config = Config::of([&layer]);
    let _ = (config.reading(), config.severities());
    assert_eq!(Config::of([&layer, &layer]), config, "what is said twice is said once");
    if let Ok(value) = serde_json::from_str(text) {
        let _ = Config::of([&Layer::from_json(&value)]);
    }
});
