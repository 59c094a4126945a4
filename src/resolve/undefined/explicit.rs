//! Names that links and properties write in full. They count like names in prose: a dead link to Lena Fischer shows who
//! Fischer is.

use std::cell::OnceCell;
use std::sync::Arc;

use super::found_name::FoundName;
use crate::entity_index::{EntityIndex, stem};
use crate::names::compare::{Step, compare};
use crate::names::honorifics;
use crate::names::legal_forms::has_legal_form;
use crate::names::lexicon;
use crate::names::normalize::{fold, is_capitalised};
use crate::names::organization::is_generic;
use crate::names::other_entity_words::names_something_else;
use crate::names::person::PersonName;
use crate::names::token::words;
use crate::names::{Kind, WordKey, east_asian, word_hash};
use crate::note::definitions::CastEntry;
use crate::note::{Link, LinkKind, ParsedNote};
use crate::resolve::explicit::reads_as_name;
use crate::resolve::input::Input;
use crate::resolve::mention::{Mention, MentionForm, Resolution};
use crate::resolve::tag::Tag;
use crate::tagger::coreference::Part;
use crate::text::{Span, Spans, in_one_line};
use rustc_hash::{FxHashMap, FxHashSet};

/// A name outside of prose.
pub(super) struct Written {
    /// Its offset in the note.
    pub(super) at: u32,
    pub(super) text: String,
    pub(super) kind: Kind,
}

/// The names of a note outside of its prose, in source order, whether or not they have a target.
pub(super) fn written(note: &ParsedNote, found: &[Vec<FoundName<'_>>]) -> Vec<Written> {
    let links = note.links.iter().filter(|link| link.kind != LinkKind::Handle);
    let links = links.map(|link| (link.span.start, target(link)));
    let values = note.properties.iter().flat_map(|property| &property.values);
    let values = values.flat_map(|value| listed(value.text.trim()).map(|(at, name)| (value.span.start + at, name)));
    let mut written = links.chain(values).filter(|(_, name)| reads_as_name(name)).peekable();
    let mut in_prose: FxHashMap<String, Kind> = FxHashMap::default();
    if written.peek().is_some() {
        for found in found.iter().flatten() {
            in_prose.entry(fold(&found.text)).or_insert(found.tagged.kind);
        }
    }
    let mut written: Vec<Written> = written
        .filter_map(|(at, name)| {
            let kind = in_prose.get(&fold(name)).copied().or_else(|| likely_kind(name))?;
            Some(Written { at, text: in_one_line(name), kind })
        })
        .collect();
    written.sort_by_key(|written| written.at);
    written.dedup_by(|later, earlier| later.at == earlier.at);
    written
}

/// The names in a property value, each with its offset: the parts between commas if all of them are names, else the
/// value itself.
fn listed(value: &str) -> impl Iterator<Item = (u32, &str)> {
    let is_list = value.contains(',') && value.split(',').all(|part| reads_as_name(part.trim()));
    let mut offset = 0;
    // What no value has parts none.
    let parts = value.split(if is_list { ',' } else { '\0' });
    parts.map(move |part| {
        let at = offset + part.len() - part.trim_start().len();
        offset += part.len() + 1;
        (u32::try_from(at).unwrap_or_default(), part.trim())
    })
}

/// The name in a link: its target without folders and extension.
fn target(link: &Link) -> &str {
    stem(link.target.trim())
}

/// The kind of a name by its words alone: a given name or a title comes first, a surname stands at the end, or a
/// generic word or legal form shows an organization.
pub fn likely_kind(name: &str) -> Option<Kind> {
    let words: Vec<String> = name.split_whitespace().map(fold).collect();
    let (first, last) = words.first().zip(words.last())?;
    if has_legal_form(name) || is_generic(last) {
        return Some(Kind::Organization);
    }
    let is_chinese = || east_asian::is_romanized_surname(first) && east_asian::is_pinyin(last);
    let is_surname = || lexicon::is_surname(last) && !lexicon::is_ordinary(last) && !lexicon::is_ordinary(first);
    let is_person = lexicon::is_given_name(first)
        || is_surname()
        || honorifics::title(first).is_some()
        || is_chinese()
        || PersonName::parse(name).surname_first;
    (is_person && !names_something_else(name)).then_some(Kind::Person)
}

/// Resolves dead links and names in cast properties that refer to no known entity as undefined, if they read as names.
pub(super) fn add(input: &Input<'_>, entity_index: &EntityIndex, fulls: &FullNames<'_>, mentions: &mut Vec<Mention>) {
    for mention in mentions.iter_mut().filter(|mention| is_dead_link(mention)) {
        let at = input.links.partition_point(|link| link.span.start < mention.hit.start);
        let Some(link) = input.links.get(at).filter(|link| link.span == mention.hit) else { continue };
        let first = input.cast.partition_point(|entry| entry.span.start < link.span.start);
        let mut here = input.cast.iter().skip(first).take_while(|entry| entry.span.start <= link.span.end);
        let listed = here.find(|entry| entry.link && link.span.covers(entry.span));
        let name = in_one_line(target(link));
        if let Some(resolution) = fulls.resolution(&name, listed) {
            mention.resolution = resolution;
        }
    }
    let is_free =
        |entry: &&CastEntry| !entry.link && is_capitalised(&entry.name) && !entity_index.is_declared(&entry.name);
    let entries = input.cast.iter().filter(is_free).filter_map(|entry| {
        let is_word = |letter: char| !letter.is_numeric() && !matches!(letter, '/' | '@' | '_' | '#' | ':');
        let resolution = fulls.resolution(&entry.name, Some(entry)).filter(|_| entry.name.chars().all(is_word))?;
        Some(Mention { span: entry.span, hit: entry.span, form: MentionForm::Tagged, resolution })
    });
    let entries: Vec<Mention> = entries.collect();
    if entries.is_empty() {
        return;
    }
    let taken: Spans = mentions.iter().map(|mention| mention.hit).collect();
    mentions.extend(entries.into_iter().filter(|entry| !taken.overlap(entry.hit)));
}

fn is_dead_link(mention: &Mention) -> bool {
    mention.form == MentionForm::Link && mention.resolution == Resolution::Unresolved
}

/// A name that is the fullest of its chain.
type Full<'t> = (&'t Arc<str>, Kind);

/// The fullest names of a note's chains, each once.
pub(super) struct FullNames<'t> {
    names: FxHashMap<WordKey, Full<'t>>,
    /// The full names with a word, by [`word_hash`]; built on first use.
    with_word: OnceCell<FxHashMap<u32, Vec<Full<'t>>>>,
}

impl<'t> FullNames<'t> {
    pub(super) fn of(tags: &[(Span, &'t Tag)]) -> Self {
        let mut names = FxHashMap::default();
        for (_, tag) in tags {
            if let Some(whole) = &tag.chain_name {
                names.entry(whole.key).or_insert((&whole.full, tag.kind));
            }
        }
        Self { names, with_word: OnceCell::new() }
    }

    fn with_word(&self, word: &str) -> &[Full<'t>] {
        let all = self.with_word.get_or_init(|| {
            let mut all: FxHashMap<u32, Vec<Full<'t>>> = FxHashMap::default();
            for full in self.names.values() {
                words(full.0).for_each(|(_, word)| all.entry(word_hash(word)).or_default().push(*full));
            }
            all
        });
        all.get(&word_hash(word)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The resolution of a name that no note defines; `None` if it does not read as a name.
    fn resolution(&self, name: &str, listed: Option<&CastEntry>) -> Option<Resolution> {
        if let Some((full, kind)) = self.names.get(&WordKey::written(name)) {
            return Some(Resolution::Undefined { kind: *kind, name: Arc::clone(full), part: Part::Whole });
        }
        let kind = match listed {
            // What has not the form of a person's name is nobody's, or an organization's.
            Some(entry) => entry.kind.or_else(|| likely_kind(name).filter(|kind| *kind == Kind::Organization))?,
            None => likely_kind(name)?,
        };
        let last = words(name).last().map_or("", |(_, word)| word);
        let is_part = |(full, of): &&Full<'_>| {
            let steps = || compare(kind, name, full).steps();
            // Only whom the words name as fully: two people may share a surname.
            *of == kind && steps().is_some_and(|steps| !steps.has(Step::Inflected) && !steps.has(Step::ListedNickname))
        };
        let mut fuller = self.with_word(last).iter().filter(is_part);
        if let (Some((full, _)), None) = (fuller.next(), fuller.next()) {
            return Some(Resolution::Undefined { kind, name: Arc::clone(full), part: Part::Shortened });
        }
        Some(Resolution::Undefined { kind, name: Arc::from(name), part: Part::Whole })
    }
}

/// The keys of names outside of prose that are not undefined: names of defined entities, or of the targets of links.
pub(super) fn known(
    input: &Input<'_>,
    entity_index: &EntityIndex,
    fulls: &FullNames<'_>,
    mentions: &[Mention],
) -> FxHashSet<WordKey> {
    let dead: FxHashSet<Span> =
        mentions.iter().filter(|mention| is_dead_link(mention)).map(|mention| mention.hit).collect();
    let links = input.links.iter().filter(|link| link.kind != LinkKind::Handle && !dead.contains(&link.span));
    let links = links.map(|link| WordKey::written(&in_one_line(target(link))));
    let defined = fulls.names.iter().filter(|(_, (full, _))| entity_index.is_declared(full)).map(|(key, _)| *key);
    links.chain(defined).collect()
}
