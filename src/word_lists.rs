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
        const TEXT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/word_lists/", $file));
        const COUNT: usize = $crate::word_lists::count_section(TEXT, $section);
        const WORDS: &[&str] = &$crate::word_lists::read_section::<COUNT>(TEXT, $section);
        const { assert!(COUNT > 0, concat!($file, " has no such words: ", $section)) };
        WORDS
    }};
}
pub(crate) use word_list;

/// How many words a section has, or a whole file if there is no title.
pub(crate) const fn count_section(file: &str, title: &str) -> usize {
    let (mut rest, mut is_inside, mut count) = (file, title.is_empty(), 0);
    while !rest.is_empty() {
        let (line, behind) = split_line(rest);
        match line.as_bytes() {
            [] | [b'#', ..] => {}
            [b'[', ..] => is_inside = is_heading(line, title),
            _ if is_inside => count += 1,
            _ => {}
        }
        rest = behind;
    }
    count
}

/// The words of a section that has so many.
pub(crate) const fn read_section<const COUNT: usize>(file: &'static str, title: &str) -> [&'static str; COUNT] {
    let mut words = [""; COUNT];
    let mut free: &mut [&str] = &mut words;
    let (mut rest, mut is_inside) = (file, title.is_empty());
    while !rest.is_empty() {
        let (line, behind) = split_line(rest);
        match line.as_bytes() {
            [] | [b'#', ..] => {}
            [b'[', ..] => is_inside = is_heading(line, title),
            _ if is_inside => {
                let Some((word, others)) = free.split_first_mut() else { break };
                *word = line;
                free = others;
            }
            _ => {}
        }
        rest = behind;
    }
    words
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
        assert_eq!(count_section(FILE, "one"), 2);
        assert_eq!(read_section::<2>(FILE, "one"), ["ab", "c d"]);
        assert_eq!(read_section::<2>(FILE, "two, in order"), ["z", "a"]);
        assert_eq!(read_section::<2>("# Source\na\nb\n", ""), ["a", "b"]);
        for other in ["on", "one]", "two", "three"] {
            assert_eq!(count_section(FILE, other), 0, "{other}");
        }
    }
}
