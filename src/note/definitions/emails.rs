//! E-mail addresses in properties.

use super::word_matching::is_key;
use super::{Name, NameRole};
use crate::note::Property;
use crate::text::{Span, first_bytes};
use crate::word_lists::word_list;

/// Keys whose values are addresses for mail, as contacts in notes have them.
const EMAIL_KEYS: &[&str] = word_list!("note_keys.txt", "emails");

/// The e-mail addresses in properties, in source order.
pub(super) fn of(properties: &[&Property]) -> Vec<Name> {
    let given = properties.iter().filter(|property| is_key(EMAIL_KEYS, &property.key));
    let values = given.flat_map(|property| &property.values);
    let address = values.filter_map(|value| {
        let text = value.text.trim();
        is_address(text).then(|| Name { text: text.to_owned(), role: NameRole::Email, span: Some(value.span) })
    });
    address.collect()
}

/// Whether a text has the form of an e-mail address and nothing else.
pub(in crate::note) fn is_address(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && !part.contains(|letter: char| letter.is_whitespace() || "@<>[]()".contains(letter))
    };
    text.split_once('@').is_some_and(|(own, host)| is_part(own) && is_part(host) && host.contains('.'))
}

/// The name in `Ann Smith <ann@example.org>`, or the address if there is no name.
pub(super) fn without_address(text: &str) -> &str {
    let Some((name, rest)) = text.split_once('<') else { return text };
    match rest.trim_end().strip_suffix('>').filter(|address| is_address(address)) {
        Some(address) if name.trim().is_empty() => address,
        Some(_) => name.trim().trim_matches('"'),
        None => text,
    }
}

/// The e-mail address next to a name in a list of people: `Ann Smith <ann@example.org>`, `ann@example.org (Ann Smith)`.
/// `span` is that of the name, with or without the address.
pub fn address_beside(source: &str, span: Span) -> Option<&str> {
    /// So many bytes of a comment and an address are looked at.
    const LONGEST: usize = 400;
    let own = span.text(source);
    if let Some((_, rest)) = own.split_once('<') {
        return rest.split('>').next().filter(|address| is_address(address));
    }
    let behind = first_bytes(source.get(span.end as usize..)?, LONGEST);
    let rest = behind.trim_start_matches(['"', ' ', '\t', '\r', '\n']);
    let rest = match rest.strip_prefix('(') {
        Some(comment) => comment.split_once(')').map_or("", |(_, rest)| rest.trim_start()),
        None => rest,
    };
    if let Some(rest) = rest.strip_prefix('<') {
        return rest.split_once('>').map(|(address, _)| address).filter(|address| is_address(address));
    }
    let before = source.get(..span.start as usize)?.trim_end_matches('"').strip_suffix('(')?;
    let from = before.len().saturating_sub(LONGEST);
    let near = (from..before.len()).find_map(|from| before.get(from..))?;
    let address = near.trim_end().rsplit([' ', ',', '\t', '\n', ':', ';']).next()?;
    is_address(address).then_some(address)
}
