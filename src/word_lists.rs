//! How the lists of words in `word_lists/` are read. They are data, so that a word is added without a line of code.
//!
//! Each file says in its first lines where its facts come from, under which licence, and how they were derived; `NOTICE`
//! gives the credits. Lines that begin with `#` are comments. Every other line is a word, or a word, a tab and what is
//! known about it.
//!
//! A file with several lists has sections: a line `[title]`, and then the words. [`word_list`] makes a constant slice of
//! a section. The compiler reads it, so that it costs nothing at run time, and a section that is not there is an error of
//! the build. `tests/word_lists.rs` holds the form of the files.

use rustc_hash::{FxHashMap, FxHashSet};

/// The lines of a list without its comments.
pub(crate) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// The words of a list that says nothing more about them.
pub(crate) fn words(list: &'static str) -> FxHashSet<&'static str> {
    lines(list).collect()
}

/// Each key of a list with what stands after its first tab, which may be nothing.
pub(crate) fn table(list: &'static str) -> FxHashMap<&'static str, &'static str> {
    lines(list).map(|line| line.split_once('\t').unwrap_or((line, ""))).collect()
}

/// The words of a section of a file in `word_lists/`: `word_list!("note_keys.txt", "aliases")` is a `&'static [&'static str]`.
/// Of a file without sections the words are all.
macro_rules! word_list {
    ($file:literal) => {
        $crate::word_lists::word_list!($file, "")
    };
    ($file:literal, $section:literal) => {{
        const FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/word_lists/", $file));
        const SECTION: &str = $crate::word_lists::section(FILE, $section);
        const COUNT: usize = $crate::word_lists::count(SECTION);
        const { assert!(COUNT > 0, concat!($file, " has no such words: ", $section)) };
        const WORDS: &[&str] = &$crate::word_lists::read::<COUNT>(SECTION);
        WORDS
    }};
}
pub(crate) use word_list;

/// What stands in a file from the heading `[title]` to the next, or to its end; all of it if there is no title.
pub(crate) const fn section<'f>(file: &'f str, title: &str) -> &'f str {
    let mut rest = file;
    while !title.is_empty() && !rest.is_empty() {
        let (line, behind) = split_line(rest);
        if is_heading(line, title) {
            return behind;
        }
        rest = behind;
    }
    rest
}

/// How many words a section has.
pub(crate) const fn count(section: &str) -> usize {
    let (mut rest, mut count) = (section, 0);
    while let Some((word, behind)) = next(rest) {
        count += !word.is_empty() as usize;
        rest = behind;
    }
    count
}

/// The words of a section that has so many.
pub(crate) const fn read<const COUNT: usize>(section: &'static str) -> [&'static str; COUNT] {
    let mut words = [""; COUNT];
    let mut free: &mut [&str] = &mut words;
    let mut rest = section;
    while let Some((word, behind)) = next(rest) {
        if !word.is_empty() {
            let Some((place, others)) = free.split_first_mut() else { break };
            *place = word;
            free = others;
        }
        rest = behind;
    }
    words
}

/// The word on the first line of a section, which is empty for a comment, and what stands behind it; nothing at the end.
const fn next(rest: &str) -> Option<(&str, &str)> {
    let (line, behind) = split_line(rest);
    match rest.as_bytes() {
        [] | [b'[', ..] => None,
        [b'#', ..] => Some(("", behind)),
        _ => Some((line, behind)),
    }
}

/// The first line of a text, and what stands behind it.
const fn split_line(text: &str) -> (&str, &str) {
    let (mut bytes, mut length) = (text.as_bytes(), 0);
    while let [byte, others @ ..] = bytes
        && *byte != b'\n'
    {
        bytes = others;
        length += 1;
    }
    let Some((line, behind)) = text.split_at_checked(length) else { return (text, "") };
    match behind.split_at_checked(1) {
        Some((_, behind)) => (line, behind),
        None => (line, ""),
    }
}

/// Whether a line is `[title]`.
const fn is_heading(line: &str, title: &str) -> bool {
    let [b'[', own @ .., b']'] = line.as_bytes() else { return false };
    let (mut own, mut title) = (own, title.as_bytes());
    loop {
        match (own, title) {
            ([], []) => return true,
            ([one, others @ ..], [other, behind @ ..]) if *one == *other => (own, title) = (others, behind),
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Written by hand.\n[one]\n# First.\nab\nc d\n\n[two, in order]\nz\na";

    #[test]
    fn a_section_has_the_words_up_to_the_next_one() {
        assert_eq!(read::<2>(section(FILE, "one")), ["ab", "c d"]);
        assert_eq!(read::<2>(section(FILE, "two, in order")), ["z", "a"]);
        assert_eq!(read::<2>(section("# Source\na\n\nb\n", "")), ["a", "b"]);
        for (title, expected) in [("one", 2), ("on", 0), ("one]", 0), ("two", 0), ("three", 0)] {
            assert_eq!(count(section(FILE, title)), expected, "{title}");
        }
    }
}
