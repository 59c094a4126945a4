//! Recognizes `@handles` and e-mail addresses.

use super::{Link, LinkKind};
use crate::text::{Span, prefix};

/// The link for `@name` at `span`.
pub(super) fn link(name: &str, span: Span) -> Link {
    Link {
        kind: LinkKind::Handle,
        span,
        name: span,
        target: name.to_owned(),
        part: None,
        part_span: None,
        shown: None,
        embed: false,
        property: None,
    }
}

/// The length in bytes of the handle behind an `@`, if there is one; `previous` is the character before the `@`.
///
/// `@ann@example.social` is one handle. If a slash follows, it is a package (`@types/node`).
pub(super) fn handle(previous: Option<char>, behind: &str) -> Option<usize> {
    let joins = |char: char| char.is_alphanumeric() || matches!(char, '.' | '_' | '-' | '/' | '@');
    if previous.is_some_and(joins) || !behind.starts_with(char::is_alphanumeric) {
        return None;
    }
    let run = prefix(behind, |char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.'));
    let name = run.trim_end_matches(['.', '-']);
    name.chars().nth(1)?;
    let rest = behind.get(name.len()..).unwrap_or_default();
    match rest.strip_prefix('@').and_then(domain) {
        Some(host) => Some(name.len() + 1 + host),
        None if rest.starts_with('/') => None,
        None => Some(name.len()),
    }
}

/// The lengths in bytes of the parts of an e-mail address before and behind its `@`.
pub(super) fn email(before: &str, behind: &str) -> Option<(usize, usize)> {
    let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let local = before.bytes().rev().take_while(is_local).count();
    if local == 0 {
        return None;
    }
    Some((local, domain(behind)?))
}

/// How many bytes of `text` are a host's name with a dot in it.
fn domain(text: &str) -> Option<usize> {
    let run = prefix(text, |char| char.is_ascii_alphanumeric() || matches!(char, '.' | '-'));
    let host = run.trim_end_matches(['.', '-']);
    let (name, top) = host.rsplit_once('.')?;
    let is_top = top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_top && name.starts_with(|char: char| char.is_ascii_alphanumeric())).then_some(host.len())
}
