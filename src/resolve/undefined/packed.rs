//! Encodes the tags of a note as bytes, so that those of a whole workspace fit in memory and in the cache between runs.
//!
//! First the names, each once: their number, then for each its length and its bytes. Then the tags: their number, then
//! for each its start, its length, its [flags](flags) and, if it is sure, the numbers of its names. All numbers are
//! variable-length integers: seven bits a byte, the lowest first; the highest bit of a byte says that more follow.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::names::Kind;
use crate::resolve::tag::{ChainName, Tag};
use crate::tagger::coreference::Part;
use crate::text::Span;

/// Names an organization, not a person.
const ORGANIZATION: u8 = 1;
/// It is sure: the number of the fullest name of its chain follows.
const WHOLE: u8 = 2;
/// The name is sure by itself: its number follows.
const OWN: u8 = 4;
/// The part of the fullest name is stored above these bits.
const PART: u8 = 3;
/// The parts of the fullest name, by number.
const PARTS: [Part; 6] = [Part::Whole, Part::Shortened, Part::Surname, Part::Given, Part::Nickname, Part::Acronym];

/// Packs tags.
pub fn pack(tags: &[Tag]) -> Vec<u8> {
    let mut names = Names::default();
    let mut rows = Vec::new();
    for tag in tags {
        put(&mut rows, tag.span.start);
        put(&mut rows, tag.span.end.saturating_sub(tag.span.start));
        rows.push(flags(tag));
        if let Some(ChainName { own, full, .. }) = &tag.chain_name {
            put(&mut rows, names.number(full));
            own.iter().for_each(|own| put(&mut rows, names.number(own)));
        }
    }
    let mut out = Vec::new();
    put(&mut out, count(names.list.len()));
    for name in names.list {
        put(&mut out, count(name.len()));
        out.extend(name.as_bytes());
    }
    put(&mut out, count(tags.len()));
    out.extend(rows);
    out
}

/// Unpacks tags; `None` for bytes that [`pack`] did not write.
pub fn unpack(mut packed: &[u8]) -> Option<Vec<Tag>> {
    let bytes = &mut packed;
    let names = (0..take(bytes)?).map(|_| name(bytes)).collect::<Option<Vec<Arc<str>>>>()?;
    let tags = (0..take(bytes)?).map(|_| tag(bytes, &names)).collect::<Option<Vec<Tag>>>()?;
    bytes.is_empty().then_some(tags)
}

/// The names of a note, each once.
#[derive(Default)]
struct Names<'t> {
    list: Vec<&'t str>,
    numbers: FxHashMap<&'t str, u32>,
}

impl<'t> Names<'t> {
    fn number(&mut self, name: &'t str) -> u32 {
        *self.numbers.entry(name).or_insert_with(|| {
            self.list.push(name);
            count(self.list.len() - 1)
        })
    }
}

/// The flags of a tag.
fn flags(tag: &Tag) -> u8 {
    let kind = if tag.kind == Kind::Organization { ORGANIZATION } else { 0 };
    let Some(whole) = &tag.chain_name else { return kind };
    let part = (0..).zip(PARTS).find(|(_, part)| *part == whole.part).map_or(0, |(number, _): (u8, _)| number);
    let own = if whole.own.is_some() { OWN } else { 0 };
    kind | WHOLE | own | (part << PART)
}

fn tag(bytes: &mut &[u8], names: &[Arc<str>]) -> Option<Tag> {
    let start = take(bytes)?;
    let end = start.checked_add(take(bytes)?)?;
    let (flags, rest) = bytes.split_first()?;
    *bytes = rest;
    let kind = if flags & ORGANIZATION == 0 { Kind::Person } else { Kind::Organization };
    let mut name = || names.get(take(bytes)? as usize).cloned();
    let whole = if flags & WHOLE == 0 {
        None
    } else {
        let full = name()?;
        let own = if flags & OWN == 0 { None } else { Some(name()?) };
        Some(ChainName::new(own, full, *PARTS.get(usize::from(flags >> PART))?))
    };
    Some(Tag { span: Span { start, end }, kind, chain_name: whole })
}

fn name(bytes: &mut &[u8]) -> Option<Arc<str>> {
    let length = take(bytes)? as usize;
    let (name, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    std::str::from_utf8(name).ok().map(Arc::from)
}

/// A count; no note has so many names that it would not fit.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn put(bytes: &mut Vec<u8>, mut number: u32) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            return bytes.push(low);
        }
        bytes.push(low | 0x80);
    }
}

fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u64;
    for shift in (0..32).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return u32::try_from(number).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests;
