//! Parses the destination of a Markdown link into a path and a heading.

use percent_encoding::percent_decode_str;

/// Parses a link's destination into a path and the heading behind `#`, both decoded.
///
/// `None` for addresses with a scheme, and for links within the note.
pub(super) fn read(destination: &str) -> Option<(String, Option<String>)> {
    let (path, part) = match destination.split_once('#') {
        Some((path, part)) => (path, Some(part)),
        None => (destination, None),
    };
    if path.trim().is_empty() || path.starts_with("//") || path.starts_with("www.") || has_scheme(path) {
        return None;
    }
    let part = part.filter(|part| !part.is_empty() && !part.starts_with('^')).map(decode);
    // Windows writes paths with backslashes.
    Some((decode(path).replace('\\', "/"), part))
}

fn has_scheme(path: &str) -> bool {
    let Some((scheme, _)) = path.split_once(':') else { return false };
    scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

pub(super) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
