#![no_main]

use libfuzzer_sys::fuzz_target;
use whoswho::tagger::{TagCache, Readers, tag_incremental, tag_note};
use whoswho_fuzz::assert_apart;

// The blocks of a note, parted by empty lines, for the first reader.
fuzz_target!(|text: &str| {
    let blocks: Vec<&str> = text.split("\n\n").collect();
    let tagged = tag_note(&blocks, Readers::First);
    assert_eq!(tagged.len(), blocks.len());
    for (block, tagged) in blocks.iter().zip(&tagged) {
        assert_apart(tagged.iter().map(|tagged| tagged.span), block);
        assert!(tagged.iter().all(|tagged| !tagged.span.is_empty() && (0.0..=1.0).contains(&tagged.score)));
    }
    // What was remembered of an earlier version changes nothing.
    let mut memory = TagCache::default();
    tag_incremental(blocks.get(1..).unwrap_or_default(), Readers::First, &mut memory);
    assert_eq!(tag_incremental(&blocks, Readers::First, &mut memory), tagged);
});
