//! Compares words and keys with those of the conventions.

/// Whether `word` is in `list`, in any letter case; the plural of a listed word counts.
pub(super) fn lists<S: AsRef<str>>(list: &[S], word: &str) -> bool {
    list.iter().any(|listed| is_word(listed.as_ref(), word))
}

/// Whether `key` is one of `list`, in any letter case; `_`, `-` and a space are alike.
pub(in crate::note) fn is_key<S: AsRef<str>>(list: &[S], key: &str) -> bool {
    list.iter().any(|listed| same(listed.as_ref(), key))
}

/// Whether two texts are equal but for letter case and `_`, `-` or a space between words.
#[inline]
pub(super) fn same(a: &str, b: &str) -> bool {
    begin_alike(a, b) && are_alike(a, b)
}

/// The first bytes of `K` (Kelvin) and `İ`, the only letters beyond ASCII whose small ones begin in ASCII.
const SMALL_IN_ASCII: [u8; 2] = [0xe2, 0xc4];

/// Whether two texts may be alike by their first letters. Nearly all that are compared are told apart here.
#[inline]
fn begin_alike(a: &str, b: &str) -> bool {
    match (a.as_bytes().first(), b.as_bytes().first()) {
        (Some(a), Some(b)) if a.is_ascii_alphabetic() => a.eq_ignore_ascii_case(b) || SMALL_IN_ASCII.contains(b),
        (Some(a), Some(b)) if b.is_ascii_alphabetic() => SMALL_IN_ASCII.contains(a),
        (first, other) => first.is_some() == other.is_some(),
    }
}

/// Not to be made part of the loops around it, which would become slower by it.
#[inline(never)]
fn are_alike(a: &str, b: &str) -> bool {
    fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
        text.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, '_' | '-') { ' ' } else { c })
    }
    if a.is_ascii() && b.is_ascii() {
        return a.len() == b.len() && a.bytes().zip(b.bytes()).all(|(a, b)| folded_byte(a) == folded_byte(b));
    }
    folded(a).eq(folded(b))
}

fn folded_byte(byte: u8) -> u8 {
    if matches!(byte, b'_' | b'-') { b' ' } else { byte.to_ascii_lowercase() }
}

fn is_word(listed: &str, word: &str) -> bool {
    // The word without an ending begins as it does with one.
    if !begin_alike(listed, word) {
        return false;
    }
    if same(listed, word) {
        return true;
    }
    let stem = |ending: &str| strip_ending(word, ending);
    stem("s").is_some_and(|stem| same(listed, stem))
        || stem("es").is_some_and(|stem| same(listed, stem))
        || stem("ies").is_some_and(|stem| strip_ending(listed, "y").is_some_and(|listed| same(listed, stem)))
}

fn strip_ending<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    let cut = word.len().checked_sub(ending.len())?;
    let (stem, tail) = (word.get(..cut)?, word.get(cut..)?);
    (tail.eq_ignore_ascii_case(ending) && stem.len() > 1).then_some(stem)
}

/// A folder's or file's name without the numbers, emoji and symbols around it: `10 🗂️ People` is `People`.
pub(super) fn bare(name: &str) -> &str {
    name.trim_start_matches(|c: char| !c.is_alphabetic()).trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Whether the text has a placeholder of a template engine.
pub(in crate::note) fn is_template(text: &str) -> bool {
    text.contains("{{") || text.contains("<%")
}

/// The words of a text, without marks around them.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))).filter(|token| !token.is_empty())
}

/// Whether the text has characters of a script without letter case, as Chinese, Japanese and Korean names have.
pub(super) fn is_caseless(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}

/// Whether the text has a capital or a letter of a script without letter case.
pub(in crate::note) fn has_capital(text: &str) -> bool {
    text.chars().any(char::is_uppercase) || is_caseless(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_letters_tell_nothing_apart_that_is_alike() {
        for c in ('\0'..=char::MAX).filter(|c| c.to_lowercase().next().is_some_and(|small| small.is_ascii())) {
            let (text, small) = (c.to_string(), c.to_lowercase().to_string());
            for other in [small.as_str(), &text.to_uppercase(), &text.replace(['_', '-'], " ")] {
                assert!(begin_alike(&text, other) && begin_alike(other, &text), "{text} and {other}");
            }
        }
    }
}
