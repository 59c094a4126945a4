//! Character references of HTML: `&eacute;`, `&#233;`, `&#xe9;`.

use unicode_normalization::UnicodeNormalization;

/// Names of single characters, those that stand in prose.
const NAMED: [(&str, &str); 34] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("thinsp", "\u{2009}"),
    ("shy", "\u{ad}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("middot", "·"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("szlig", "ß"),
    ("aelig", "æ"),
    ("AElig", "Æ"),
    ("oelig", "œ"),
    ("OElig", "Œ"),
    ("eth", "ð"),
    ("thorn", "þ"),
    ("THORN", "Þ"),
    ("euro", "€"),
];

/// Names of letters end in that of their accent.
const ACCENTS: [(&str, char); 8] = [
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("uml", '\u{308}'),
    ("ring", '\u{30a}'),
    ("caron", '\u{30c}'),
    ("cedil", '\u{327}'),
];

/// No name or number of a character has more bytes.
const LONGEST: usize = 10;

/// Reads the character reference at the start of `text`; returns its character and its length in bytes.
pub(super) fn read(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('&')?;
    let length = inner.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = inner.get(..length)?;
    let seen = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((seen, length + 2))
}

fn numbered(number: &str) -> Option<String> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).filter(|char| !char.is_control()).map(String::from)
}

fn named(name: &str) -> Option<String> {
    if let Some((_, seen)) = NAMED.iter().find(|(own, _)| *own == name) {
        return Some((*seen).to_owned());
    }
    if let Some(letter @ ("o" | "O")) = name.strip_suffix("slash") {
        return Some(if letter == "o" { "ø" } else { "Ø" }.to_owned());
    }
    let (base, accent) = ACCENTS.iter().find_map(|(suffix, accent)| Some((name.strip_suffix(suffix)?, *accent)))?;
    accented(base, accent)
}

/// A letter with an accent.
pub(super) fn accented(letter: &str, accent: char) -> Option<String> {
    let mut letters = letter.chars();
    let is_one = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    is_one.then(|| format!("{letter}{accent}").nfc().collect())
}
