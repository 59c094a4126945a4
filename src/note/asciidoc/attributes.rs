//! The visible text in block attributes: `[quote, Ann Smith, The Book]`, `image::harbour.png[Ann Smith at sea]`.

use std::ops::Range;

/// Styles behind which stands who said it, and where.
const QUOTES: [&str; 2] = ["quote", "verse"];
/// The same by name, and captions.
const NAMED: [&str; 2] = ["attribution", "citetitle"];
const OF_PICTURES: [&str; 2] = ["alt", "title"];

/// The ranges of visible text in a line of attributes or a block image.
pub(super) fn texts(line: &str) -> Vec<Range<usize>> {
    let is_picture = ["image::", "video::", "audio::"].iter().any(|name| line.starts_with(name));
    let open = if is_picture { line.find('[') } else { line.starts_with('[').then_some(0) };
    let Some((open, inner)) = open.and_then(|open| Some((open + 1, line.get(open + 1..)?.strip_suffix(']')?))) else {
        return Vec::new();
    };
    let all = list(inner);
    let style = all.first().and_then(|(_, place)| inner.get(place.clone())).unwrap_or_default();
    let is_quote = QUOTES.contains(&style.split(['%', '.', '#']).next().unwrap_or_default().trim());
    let is_text = |number: usize, name: Option<&str>, text: &str| match name {
        Some(name) if is_picture => OF_PICTURES.contains(&name),
        Some(name) => is_quote && NAMED.contains(&name),
        // A word alone tells nothing of a picture.
        None if is_picture => number == 0 && text.trim().contains(' '),
        None => is_quote && matches!(number, 1 | 2),
    };
    let texts = all.into_iter().enumerate().filter_map(|(number, (name, place))| {
        let text = inner.get(place.clone())?;
        let is_one = is_text(number, name, text) && text.chars().any(char::is_alphabetic);
        is_one.then_some(open + place.start..open + place.end)
    });
    texts.collect()
}

/// A name, where there is one, and where the value stands without its quotes.
type Attribute<'a> = (Option<&'a str>, Range<usize>);

/// The attributes between commas that stand outside of quotes.
fn list(inner: &str) -> Vec<Attribute<'_>> {
    let mut all = Vec::new();
    let (mut start, mut is_quoted) = (0, false);
    for (at, byte) in inner.bytes().enumerate().chain([(inner.len(), b',')]) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b',' if !is_quoted || at == inner.len() => {
                all.push(one(inner, start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    all
}

fn one(inner: &str, place: Range<usize>) -> Attribute<'_> {
    let text = inner.get(place.clone()).unwrap_or_default();
    let (name, value) = match text.split_once('=') {
        Some((name, value)) if name.trim().bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            (Some(name.trim()), value)
        }
        _ => (None, text),
    };
    let value = value.trim_start();
    let start = place.end - value.len();
    let value = value.trim_end();
    match value.strip_prefix('"').map(|inner| inner.strip_suffix('"').unwrap_or(inner)) {
        Some(unquoted) => (name, start + 1..start + 1 + unquoted.len()),
        None => (name, start..start + value.len()),
    }
}
