//! Names that the tagger finds and nobody has defined.

mod packed;

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{Mention, MentionForm, Part, Resolution};
use crate::names::Kind;
use crate::names::normalize::fold;
use crate::note::{Block, Visible};
use crate::tagger::coreference::{Member, Name, chains};
use crate::tagger::{self, Memory, Readers, Tagged};
use crate::text::{Span, in_one_line};

pub use packed::{pack, unpack};

/// The version of all that tags depend on besides the models: how notes are read, both readers, and who is taken for the
/// same. Whoever changes what is found counts it up, so that what was found before is not taken for it. The tests of what
/// is kept between runs (`tests/findings.rs`) fail when that is forgotten.
const VERSION: u32 = 1;

/// From which score on a tagged name is said to be one: of a hundred such names 95 were annotated just so in the prose of
/// the development texts (the tables in the tagger's model card).
fn sure_from(kind: Kind) -> f32 {
    match kind {
        Kind::Person => 0.75,
        Kind::Organization => 0.8,
    }
}

/// From which score on a mention counts of a name that is sure elsewhere in the note, of a part of one, or of one that
/// somebody has declared.
const LIKELY: f32 = 0.5;

/// How many words before a name may be its titles.
const BEFORE: usize = 3;

/// A name that the tagger finds in a block.
#[derive(Clone, PartialEq, Debug)]
pub struct Tag {
    /// The name, counted from the block's start.
    pub span: Span,
    /// What it most likely names.
    pub kind: Kind,
    /// Whom it names, if that is sure, so that nobody need have defined it.
    whole: Option<Whole>,
}

/// What a name is in its note.
#[derive(Clone, PartialEq, Debug)]
struct Whole {
    /// The name as a reader sees it, in one line; nothing if it is sure only as part of the fuller one.
    own: Option<Arc<str>>,
    /// The fullest name in the note of whom it names.
    full: Arc<str>,
    /// What it is of that.
    part: Part,
}

/// A name as the tagger finds it.
struct Found<'a> {
    text: String,
    before: String,
    tagged: &'a Tagged,
}

/// The names in each block of a note, known ones included: what one block says helps to read the others. What `memory`
/// holds of an earlier version is not read again.
pub fn tags(blocks: &[Block], source: &str, readers: Readers, memory: &mut Memory) -> Vec<Arc<[Tag]>> {
    let visible: Vec<Visible> = blocks.iter().map(|block| Visible::of(block, source)).collect();
    let texts: Vec<&str> = visible.iter().map(|visible| visible.text.as_str()).collect();
    let tagged = tagger::tag_again(&texts, readers, memory);
    let found: Vec<Vec<Found<'_>>> = texts.iter().zip(&tagged).map(|(text, tagged)| likely(text, tagged)).collect();
    let mut names = whole_names(&found).into_iter();
    let mut of_block = |((block, visible), found): ((&Block, &Visible), &Vec<Found<'_>>)| {
        let tags = found.iter().zip(names.by_ref()).map(|(found, whole)| {
            let place = visible.source_span(found.tagged.span.start as usize, found.tagged.span.end as usize);
            Tag { span: place.relative_to(block.span.start), kind: found.tagged.kind, whole }
        });
        tags.collect::<Arc<[Tag]>>()
    };
    blocks.iter().zip(&visible).zip(&found).map(&mut of_block).collect()
}

/// What tags come from besides the note, in a line: tags of another origin may be others.
pub fn origin() -> String {
    let (program, models) = (env!("CARGO_PKG_VERSION"), tagger::checksums());
    format!("whoswho {program}, tags {VERSION}, models {models:016x?}")
}

fn likely<'a>(text: &str, tagged: &'a [Tagged]) -> Vec<Found<'a>> {
    let likely = tagged.iter().filter(|tagged| tagged.score >= LIKELY);
    likely.map(|tagged| Found { text: name(tagged, text), before: words_before(tagged, text), tagged }).collect()
}

/// For each name, in order, whom it names, if that is sure: by the name itself, or by the fullest name of its chain.
fn whole_names(found: &[Vec<Found<'_>>]) -> Vec<Option<Whole>> {
    let all: Vec<&Found<'_>> = found.iter().flatten().collect();
    let folded: Vec<String> = all.iter().map(|found| fold(&found.text)).collect();
    let sure: FxHashSet<&str> =
        all.iter().zip(&folded).filter(|(found, _)| is_sure(found)).map(|(_, name)| name.as_str()).collect();
    let names: Vec<Name<'_>> =
        all.iter().map(|found| Name { text: &found.text, kind: found.tagged.kind, before: &found.before }).collect();
    let is_sure = |at: usize| folded.get(at).is_some_and(|name| sure.contains(name.as_str()));
    let texts: Vec<Arc<str>> = all.iter().map(|found| Arc::from(found.text.as_str())).collect();
    let whole = |(at, member): (usize, Member)| {
        let own = texts.get(at).filter(|_| is_sure(at));
        if is_sure(member.fullest) {
            Some(Whole { own: own.cloned(), full: Arc::clone(texts.get(member.fullest)?), part: member.part })
        } else {
            own.map(|own| Whole { own: Some(Arc::clone(own)), full: Arc::clone(own), part: Part::Whole })
        }
    };
    chains(&names).into_iter().enumerate().map(whole).collect()
}

/// Names without any capital are never sure, except in scripts that have none.
fn is_sure(found: &Found<'_>) -> bool {
    let may_name = |letter: char| letter.is_alphabetic() && !letter.is_lowercase();
    found.tagged.score >= sure_from(found.tagged.kind) && found.text.contains(may_name)
}

/// The tagged words in one line.
fn name(tagged: &Tagged, text: &str) -> String {
    in_one_line(tagged.span.text(text))
}

/// The words right before a tagged name, which may be its title.
fn words_before(tagged: &Tagged, text: &str) -> String {
    let front = text.get(..tagged.span.start as usize).unwrap_or_default();
    let mut words: Vec<&str> = front.split_whitespace().rev().take(BEFORE).collect();
    words.reverse();
    words.join(" ")
}

/// Adds the tagged names that name nobody who is known. A tag that reaches beyond a name that was merely possible takes
/// its place.
pub(super) fn add(tags: &[(Span, &Tag)], mentions: &mut Vec<Mention>) {
    let known = known_names(tags, mentions);
    mentions.sort_by_key(|mention| mention.hit);
    let mut added: Vec<Mention> = Vec::new();
    let mut replaced: FxHashSet<Span> = FxHashSet::default();
    for (span, tag) in tags {
        let Some(resolution) = tag.resolution(&known) else { continue };
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

/// The full names that stand where somebody is mentioned who is defined.
fn known_names<'t>(tags: &[(Span, &'t Tag)], mentions: &[Mention]) -> FxHashSet<&'t str> {
    let is_sure = |mention: &&Mention| !mention.candidates().is_empty() && mention.is_asserted();
    let mut places: Vec<Span> = mentions.iter().filter(is_sure).map(|mention| mention.hit).collect();
    places.sort_unstable();
    let is_known = |span: Span| {
        let next = places.partition_point(|place| place.end <= span.start);
        places.get(next).is_some_and(|place| place.overlaps(span))
    };
    let wholes = tags.iter().filter_map(|(span, tag)| Some((*span, tag.whole.as_ref()?)));
    let full = wholes.filter(|(span, whole)| whole.part == Part::Whole && is_known(*span));
    full.map(|(_, whole)| whole.full.as_ref()).collect()
}

impl Tag {
    /// The same name at another place.
    pub fn at(&self, span: Span) -> Self {
        Self { span, ..self.clone() }
    }

    /// What it means. A part of a name that is defined stands for itself: that it means the one who is defined is for
    /// the definition's names to say.
    fn resolution(&self, known: &FxHashSet<&str>) -> Option<Resolution> {
        let Whole { own, full, part } = self.whole.as_ref()?;
        let (name, part) = if known.contains(full.as_ref()) { (own.as_ref()?, Part::Whole) } else { (full, *part) };
        Some(Resolution::Undefined { kind: self.kind, name: Arc::clone(name), part })
    }
}
