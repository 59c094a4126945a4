//! What a line of AsciiDoc is by its own characters: a heading, an attribute, a delimiter, a list item.

/// Styles of paragraphs that are prose. What is drawn or passed on has one, too, and each tool its own.
const PROSE: [&str; 42] = [
    "abstract",
    "appendix",
    "arabic",
    "bibliography",
    "caution",
    "chapter",
    "circle",
    "colophon",
    "dedication",
    "disc",
    "discrete",
    "example",
    "float",
    "glossary",
    "horizontal",
    "important",
    "index",
    "indexterm",
    "loweralpha",
    "lowergreek",
    "lowerroman",
    "none",
    "normal",
    "note",
    "no-bullet",
    "open",
    "ordered",
    "part",
    "partintro",
    "preface",
    "qanda",
    "quote",
    "sect1",
    "sidebar",
    "square",
    "tip",
    "unordered",
    "unstyled",
    "upperalpha",
    "upperroman",
    "verse",
    "warning",
];

/// The level of a section title, and the length of its marks with the blank behind them.
pub(super) fn heading(line: &str) -> Option<(u8, usize)> {
    let mark = line.chars().next().filter(|mark| matches!(mark, '=' | '#'))?;
    let marks = line.chars().take_while(|char| *char == mark).count();
    let is_one = marks <= 6 && line.get(marks..).is_some_and(|rest| rest.starts_with(' ') && !rest.trim().is_empty());
    Some((u8::try_from(marks).ok()?, marks + 1)).filter(|_| is_one)
}

/// Whether a line is this delimiter, or a longer one of the same characters.
pub(super) fn is_delimiter(line: &str, mark: &str) -> bool {
    let first = mark.get(..1).unwrap_or_default();
    let is_of_it = line.starts_with(mark) && line.trim_start_matches(first).is_empty();
    is_of_it && (mark.len() > 3 || line.len() == mark.len())
}

/// The name of `:name: value`, and the offset of its value.
pub(super) fn attribute(line: &str) -> Option<(&str, usize)> {
    let (name, value) = line.strip_prefix(':')?.split_once(':')?;
    let is_name =
        !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_' | '!'));
    let fits = is_name && (value.is_empty() || value.starts_with([' ', '\t']));
    fits.then(|| (name, line.len() - value.len()))
}

/// `image::x.png[]`, `include::x.adoc[]`, `ifdef::x[]`
pub(super) fn is_block_macro(line: &str) -> bool {
    let Some((name, rest)) = line.split_once("::") else { return false };
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_name && rest.ends_with(']') && rest.contains('[') && !rest.starts_with(' ')
}

/// Whether the line above a paragraph, `[source,rust]`, gives it a style that is not, or may not be, prose.
pub(super) fn is_no_prose(line: &str) -> bool {
    let Some(inner) = line.strip_prefix('[').filter(|inner| !inner.starts_with('[')) else { return false };
    let first = inner.trim_end_matches(']').split(',').next().unwrap_or_default();
    let style = first.split(['%', '.', '#']).next().unwrap_or_default().trim();
    let is_named = first.contains(['=', '"']);
    !style.is_empty() && !is_named && !PROSE.contains(&&*style.to_ascii_lowercase())
}

/// The length of a list item's marker, with the checkbox behind it.
pub(super) fn marker(text: &str) -> Option<usize> {
    let (mark, rest) = text.split_once([' ', '\t'])?;
    let is_of = |char: char| !mark.is_empty() && mark.len() <= 6 && mark.chars().all(|own| own == char);
    let digits = mark.strip_suffix('.').unwrap_or_default();
    let is_number = !digits.is_empty() && digits.len() < 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let callout = mark.strip_prefix('<').and_then(|mark| mark.strip_suffix('>'));
    let is_callout =
        callout.is_some_and(|it| it == "." || !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()));
    let is_one = is_of('*') || is_of('.') || mark == "-" || mark == "•" || is_number || is_callout;
    let rest = rest.trim_start();
    let rest = ["[ ] ", "[x] ", "[*] "].iter().find_map(|task| rest.strip_prefix(task)).unwrap_or(rest);
    (is_one && !rest.is_empty()).then(|| text.len() - rest.len())
}

/// The length of the term in `term:: description`, and of the separator behind it.
pub(super) fn term(text: &str) -> Option<(usize, usize)> {
    let at = text.find("::").or_else(|| text.find(";;"))?;
    let marks = text.get(at..)?.bytes().take_while(|byte| matches!(byte, b':' | b';')).count();
    let behind = text.get(at + marks..)?;
    let fits = at > 0 && marks <= 4 && (behind.is_empty() || behind.starts_with([' ', '\t']));
    fits.then(|| (at, marks + behind.len() - behind.trim_start().len()))
}

/// A cell's text without the specifier of the next cell, which stands before its bar: `2+`, `a`, `.3+^s`.
pub(super) fn without_specifier(cell: &str) -> &str {
    let (before, last) = cell.rsplit_once([' ', '\t']).unwrap_or(("", cell));
    let is_of_it = |char: char| char.is_ascii_digit() || "+*.<^>adehlmsv".contains(char);
    let letters = last.bytes().filter(u8::is_ascii_alphabetic).count();
    let fits = !last.is_empty()
        && letters <= 1
        && last.chars().all(is_of_it)
        && !last.chars().all(|char| char.is_ascii_digit());
    if fits { before } else { cell }
}
