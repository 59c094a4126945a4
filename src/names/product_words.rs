//! Words next to a name that tell a product from a person (Claude the program, Claude the person), and words for
//! technology, which are never names of people or organizations.

use crate::word_lists::words;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static THINGS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/things.txt")));
static TECHNOLOGY: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/technology.txt")));
static USE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/use_words.txt")));
static SPEECH: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/speech_words.txt")));

/// Whether the folded word is a kind of program or product: cli, plugin, code.
pub fn is_thing(folded: &str) -> bool {
    THINGS.contains(folded)
}

/// Whether the folded word is a programming language, a format or the like: JSON, Linux.
pub fn is_technology(folded: &str) -> bool {
    TECHNOLOGY.contains(folded)
}

/// Whether the folded word stands before a name that is used as a tool: install, via.
pub fn is_use(folded: &str) -> bool {
    USE.contains(folded)
}

/// Whether the folded word is an action of people and not of products: said, married.
pub fn is_speech(folded: &str) -> bool {
    SPEECH.contains(folded)
}
