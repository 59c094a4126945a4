//! Names that the tagger finds and nobody has defined.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{Mention, MentionForm, Resolution};
use crate::names::Kind;
use crate::names::normalize::fold;
use crate::note::{Block, Visible};
use crate::tagger::{self, Memory, Readers, Tagged};
use crate::text::Span;

/// From which score on a tagged name is said to be one: 95 of a hundred such mentions were right in the prose of
/// the development texts (the table in the tagger's model card).
fn sure_from(kind: Kind) -> f32 {
    match kind {
        Kind::Person => 0.8,
        Kind::Organization => 0.9,
    }
}

/// From which score on a mention counts of a name that is sure elsewhere in the note, or that somebody has declared.
const LIKELY: f32 = 0.5;

/// A name that the tagger finds in a block.
#[derive(Clone, PartialEq, Debug)]
pub struct Tag {
    /// The name, counted from the block's start.
    pub span: Span,
    /// What it most likely names.
    pub kind: Kind,
    /// The name as a reader sees it, in one line.
    pub name: Arc<str>,
    /// Whether it is one for sure, here or elsewhere in the note, so that nobody need have defined it.
    pub sure: bool,
}

/// The names in each block of a note, known ones included: what one block says helps to read the others. What `memory`
/// holds of an earlier version is not read again.
pub fn tags(blocks: &[Block], source: &str, readers: Readers, memory: &mut Memory) -> Vec<Arc<[Tag]>> {
    let visible: Vec<Visible> = blocks.iter().map(|block| Visible::of(block, source)).collect();
    let texts: Vec<&str> = visible.iter().map(|visible| visible.text.as_str()).collect();
    let tagged = tagger::tag_again(&texts, readers, memory);
    let mut sure: FxHashSet<String> = FxHashSet::default();
    for (text, tagged) in texts.iter().zip(&tagged) {
        sure.extend(tagged.iter().filter(|tagged| is_sure(tagged)).map(|tagged| fold(&name(tagged, text))));
    }
    let of_block = |((block, visible), tagged): ((&Block, &Visible), &Vec<Tagged>)| {
        let tags = tagged.iter().filter(|tagged| tagged.score >= LIKELY).map(|tagged| {
            let name = name(tagged, &visible.text);
            let place = visible.source_span(tagged.span.start as usize, tagged.span.end as usize);
            Tag {
                span: place.relative_to(block.span.start),
                kind: tagged.kind,
                sure: sure.contains(&fold(&name)),
                name: name.into(),
            }
        });
        tags.collect::<Arc<[Tag]>>()
    };
    blocks.iter().zip(&visible).zip(&tagged).map(of_block).collect()
}

fn is_sure(tagged: &Tagged) -> bool {
    tagged.score >= sure_from(tagged.kind)
}

/// The tagged words in one line.
fn name(tagged: &Tagged, text: &str) -> String {
    tagged.span.text(text).split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Adds the tagged names that name nobody who is known. A tag that reaches beyond a name that was merely possible takes
/// its place.
pub(super) fn add(tags: &[(Span, &Tag)], mentions: &mut Vec<Mention>) {
    let is_doubtful = |mention: &Mention| matches!(mention.resolution, Resolution::Ignored { .. });
    for (span, tag) in tags.iter().filter(|(_, tag)| tag.sure) {
        let gives_way = |mention: &Mention| is_doubtful(mention) && span.covers(mention.span) && *span != mention.span;
        if mentions.iter().any(|mention| mention.hit.overlaps(*span) && !gives_way(mention)) {
            continue;
        }
        mentions.retain(|mention| !mention.hit.overlaps(*span));
        let resolution = Resolution::Undefined { kind: tag.kind, name: Arc::clone(&tag.name) };
        mentions.push(Mention { span: *span, hit: *span, form: MentionForm::Tagged, resolution });
    }
}
