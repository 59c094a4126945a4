//! Words next to a name that show whether it is a thing's or somebody's: Claude as a program, and as a person. And things that
//! are nobody's name.

use crate::word_lists::words;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static THINGS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/things.txt")));
static TECHNOLOGY: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/technology.txt")));
static USE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/use_words.txt")));
static SPEECH: LazyLock<FxHashSet<&str>> = LazyLock::new(|| words(include_str!("../word_lists/speech_words.txt")));

/// Whether the folded word says what a program or product is: cli, plugin, code.
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

/// Whether the folded word says what people do and things do not: said, married.
pub fn is_speech(folded: &str) -> bool {
    SPEECH.contains(folded)
}
