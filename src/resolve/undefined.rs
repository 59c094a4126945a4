//! Names that the tagger finds and that no note defines.

mod explicit;
mod found_name;
mod packed;
mod span_repair;
mod surname_first;

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::input::Input;
use super::mention::{Mention, MentionForm};
use super::tag::{ChainName, Tag};
use crate::entity_index::{EntityIndex, Target};
use crate::names::honorifics;
use crate::names::normalize::fold;
use crate::names::trimming;
use crate::names::{Kind, WordKey, lexicon};
use crate::note::{Block, LinkKind, ParsedNote, VisibleText};
use crate::panics::{catch_panic, inject_fault};
use crate::tagger::coreference::{Member, Name, Part};
use crate::tagger::{self, Readers, TagCache, Tagged};
use crate::text::{Span, in_one_line};

pub use explicit::likely_kind;
use explicit::{FullNames, Written};
use found_name::{FoundName, words_before};
pub use packed::{pack, unpack};

/// The version of everything that tags depend on besides the models: parsing of notes, both readers, coreference. It
/// must be incremented whenever the result changes, so that cached tags are not used any more. The tests of the cache
/// (`tests/tag_archive.rs`) fail when that is forgotten.
const VERSION: u32 = 13;

/// The least score of a mention whose name is sure elsewhere in the note, part of a sure name, or declared.
const LIKELY: f32 = 0.5;

/// The names in each block of a note, known ones included. The blocks are read together, and names in links and
/// properties count as well. Blocks that `memory` has from an earlier version are not read again. A note that makes a
/// reader panic has no names.
pub fn tags(note: &ParsedNote, source: &str, readers: Readers, memory: &mut TagCache) -> Vec<Arc<[Tag]>> {
    let nothing = || vec![Arc::default(); note.blocks.len()];
    let mut remembered = std::mem::take(memory);
    let found = catch_panic(|| Some(tags_in(note, source, readers, &mut remembered)), || None);
    // What a panic has left half done is forgotten.
    found.map_or_else(nothing, |found| {
        *memory = remembered;
        found
    })
}

fn tags_in(note: &ParsedNote, source: &str, readers: Readers, memory: &mut TagCache) -> Vec<Arc<[Tag]>> {
    inject_fault("looking for names", source);
    let blocks = note.blocks.as_slice();
    let visible: Vec<VisibleText> = blocks.iter().map(|block| VisibleText::of(block, source)).collect();
    let texts: Vec<&str> = visible.iter().map(|visible| visible.text.as_str()).collect();
    let tagged = tagger::tag_incremental(&texts, readers, memory);
    let breaks = visible.iter().map(|visible| visible.set_breaks(source, note.format));
    let read = visible.iter().zip(&tagged).zip(breaks);
    let found: Vec<Vec<FoundName<'_>>> =
        read.map(|((visible, tagged), breaks)| likely(&visible.text, &breaks, tagged)).collect();
    let starts: Vec<Vec<u32>> = blocks.iter().zip(&visible).zip(&found).map(starts).collect();
    let mut names = whole_names(&found, &starts, &explicit::written(note, &found), memory).into_iter();
    let mut of_block = |((block, visible), found): ((&Block, &VisibleText), &Vec<FoundName<'_>>)| {
        let tags = found.iter().zip(names.by_ref()).map(|(found, whole)| {
            let place = visible.source_span(found.start, found.end);
            Tag { span: place.relative_to(block.span.start), kind: found.tagged.kind, chain_name: whole }
        });
        tags.collect::<Arc<[Tag]>>()
    };
    blocks.iter().zip(&visible).zip(&found).map(&mut of_block).collect()
}

/// The origin of tags besides the note, in one line: tags of another origin may differ.
pub fn origin() -> String {
    let (program, models) = (env!("CARGO_PKG_VERSION"), tagger::checksums());
    format!("whoswho {program}, tags {VERSION}, models {models:016x?}")
}

fn likely<'a>(text: &str, breaks: &[usize], tagged: &'a [Tagged]) -> Vec<FoundName<'a>> {
    let likely = tagged.iter().filter(|tagged| tagged.score >= LIKELY);
    let found = |tagged: &'a Tagged| {
        let own = trimming::trimmed(text, tagged.span.start as usize..tagged.span.end as usize);
        let is_titled = || {
            let first = text.get(own.clone()).and_then(|own| own.split_whitespace().next()).unwrap_or_default();
            honorifics::title(&fold(first.trim_end_matches('.'))).is_some()
        };
        let own = match tagged.kind {
            Kind::Organization if !is_titled() => own,
            _ => trimming::without_full_stop(text, own),
        };
        let name = in_one_line(text.get(own.clone()).unwrap_or_default());
        FoundName { start: own.start, end: own.end, text: name, before: words_before(own.start, text), tagged }
    };
    joined(text, span_repair::tidy(text, breaks, likely.map(found).collect()))
}

/// The names, or a single one where the whole text is a person's name with the surname first, as in lists and tables:
/// `Lehmann, Petra`.
fn joined<'a>(text: &str, found: Vec<FoundName<'a>>) -> Vec<FoundName<'a>> {
    let [surname, given] = found.as_slice() else { return found };
    let text = text.trim_end();
    let between = text.get(surname.end..given.start).map(str::trim);
    let is_person = |found: &FoundName<'_>| found.tagged.kind == Kind::Person;
    let is_alone = text.trim_start().len() == text.len() - surname.start && given.end == text.len();
    let names = lexicon::is_given_name(&fold(&given.text)) && !lexicon::is_given_name(&fold(&surname.text));
    if between != Some(",") || !is_alone || !names || !is_person(surname) || !is_person(given) {
        return found;
    }
    let surer = if given.tagged.score > surname.tagged.score { given.tagged } else { surname.tagged };
    let text = format!("{} {}", given.text, surname.text);
    vec![FoundName { start: surname.start, end: given.end, text, before: surname.before.clone(), tagged: surer }]
}

/// The offsets of the names of a block in the note.
fn starts(((_, visible), found): ((&Block, &VisibleText), &Vec<FoundName<'_>>)) -> Vec<u32> {
    found.iter().map(|found| visible.source_span(found.start, found.end).start).collect()
}

/// For each name in prose, in order, its chain, if it is sure: by the name itself, or by the fullest name of its chain.
fn whole_names(
    found: &[Vec<FoundName<'_>>],
    starts: &[Vec<u32>],
    written: &[Written],
    memory: &mut TagCache,
) -> Vec<Option<ChainName>> {
    let mut all: Vec<Named<'_>> = found.iter().flatten().zip(starts.iter().flatten()).map(Named::in_prose).collect();
    all.extend(written.iter().map(Named::written));
    all.sort_by_key(|named| named.at);
    let folded: Vec<String> = all.iter().map(|named| fold(named.name.text)).collect();
    let sure: FxHashSet<&str> =
        all.iter().zip(&folded).filter(|(named, _)| named.is_sure).map(|(_, name)| name.as_str()).collect();
    let names: Vec<Name<'_>> = all.iter().map(|named| named.name).collect();
    let is_sure = |at: usize| folded.get(at).is_some_and(|name| sure.contains(name.as_str()));
    let texts: Vec<Arc<str>> = all.iter().map(|named| Arc::from(named.name.text)).collect();
    let whole = |(at, member): (usize, &Member)| {
        let own = texts.get(at).filter(|_| is_sure(at));
        if is_sure(member.fullest) {
            Some(ChainName::new(own.cloned(), Arc::clone(texts.get(member.fullest)?), member.part))
        } else {
            own.map(|own| ChainName::new(Some(Arc::clone(own)), Arc::clone(own), Part::Whole))
        }
    };
    let wholes = memory.chains(&names).iter().enumerate().map(whole);
    wholes.zip(&all).filter(|(_, named)| named.is_in_prose).map(|(whole, _)| whole).collect()
}

/// A name in a note, in prose or elsewhere.
struct Named<'a> {
    at: u32,
    name: Name<'a>,
    /// Whether the name is sure by itself.
    is_sure: bool,
    is_in_prose: bool,
}

impl<'a> Named<'a> {
    fn in_prose((found, at): (&'a FoundName<'_>, &u32)) -> Self {
        let name = Name { text: &found.text, kind: found.tagged.kind, before: &found.before };
        Self { at: *at, name, is_sure: is_sure(found), is_in_prose: true }
    }

    fn written(written: &'a Written) -> Self {
        let name = Name { text: &written.text, kind: written.kind, before: "" };
        Self { at: written.at, name, is_sure: true, is_in_prose: false }
    }
}

/// Whether a name is sure. Names without a capital never are, except in scripts without case.
fn is_sure(found: &FoundName<'_>) -> bool {
    let may_name = |letter: char| letter.is_alphabetic() && !letter.is_lowercase();
    found.tagged.score >= tagger::sure_from(found.tagged.kind) && found.text.contains(may_name)
}

/// Adds mentions of entities that no note defines: in prose, in dead links and in cast properties.
pub(super) fn add(input: &Input<'_>, entity_index: &EntityIndex, mentions: &mut Vec<Mention>) {
    let fulls = FullNames::of(input.tags);
    add_tagged(input, entity_index, &fulls, mentions);
    explicit::add(input, entity_index, &fulls, mentions);
}

/// Adds the tagged names that refer to no known entity. A tag replaces shorter mentions in it that are not asserted.
fn add_tagged(input: &Input<'_>, entity_index: &EntityIndex, fulls: &FullNames<'_>, mentions: &mut Vec<Mention>) {
    let tags = input.tags;
    let mut known = known_names(tags, mentions);
    known.extend(explicit::known(input, entity_index, fulls, mentions));
    mentions.sort_by_key(|mention| mention.hit);
    let mut added: Vec<Mention> = Vec::new();
    let mut replaced: FxHashSet<Span> = FxHashSet::default();
    for (span, tag) in tags {
        let Some(resolution) = tag.resolution(&known).filter(|_| !leads_to_note(input, entity_index, *span)) else {
            continue;
        };
        let first = mentions.partition_point(|mention| mention.hit.end <= span.start);
        let near = mentions.iter().skip(first).take_while(|mention| mention.hit.start < span.end);
        let in_the_way: Vec<&Mention> = near.filter(|mention| mention.hit.overlaps(*span)).collect();
        let gives_way =
            |mention: &&Mention| !mention.is_asserted() && span.covers(mention.span) && *span != mention.span;
        let is_taken = added.last().is_some_and(|last| last.hit.overlaps(*span));
        if is_taken || !in_the_way.iter().all(gives_way) {
            continue;
        }
        replaced.extend(in_the_way.iter().map(|mention| mention.hit));
        added.push(Mention { span: *span, hit: *span, form: MentionForm::Tagged, resolution });
    }
    mentions.retain(|mention| !replaced.contains(&mention.hit));
    mentions.extend(added);
}

/// Whether the span is the text of a link to a note, which is then what it refers to.
fn leads_to_note(input: &Input<'_>, entity_index: &EntityIndex, place: Span) -> bool {
    let next = input.links.partition_point(|link| link.span.end <= place.start);
    let link = input.links.get(next).filter(|link| link.kind != LinkKind::Handle && link.span.covers(place));
    link.is_some_and(|link| matches!(entity_index.follow(link, input.file), Target::Note(_)))
}

/// The keys of full names at the mentions of defined entities.
fn known_names(tags: &[(Span, &Tag)], mentions: &[Mention]) -> FxHashSet<WordKey> {
    let is_sure = |mention: &&Mention| !mention.candidates().is_empty() && mention.is_asserted();
    let mut places: Vec<Span> = mentions.iter().filter(is_sure).map(|mention| mention.hit).collect();
    places.sort_unstable();
    let is_known = |span: Span| {
        let next = places.partition_point(|place| place.end <= span.start);
        places.get(next).is_some_and(|place| place.overlaps(span))
    };
    let wholes = tags.iter().filter_map(|(span, tag)| Some((*span, tag.chain_name.as_ref()?)));
    let full = wholes.filter(|(span, whole)| whole.part == Part::Whole && is_known(*span));
    full.map(|(_, whole)| whole.key).collect()
}
