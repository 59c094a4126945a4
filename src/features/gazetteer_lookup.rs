//! Looks up the name at a cursor in gazetteer indexes.

use std::io;

use crate::entity_index::FileId;
use crate::gazetteer::{Index, NameId};
use crate::names::Kind;
use crate::names::token::tokenize;
use crate::note::VisibleText;
use crate::resolve::{Mention, Resolution};
use crate::text::Span;
use crate::world::World;

/// A name that no note defines and that names files have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GazetteerHit {
    /// Where it stands.
    pub span: Span,
    /// The name as written.
    pub text: String,
    /// As what each of the indexes has it.
    pub names: Vec<Vec<NameId>>,
}

/// The name at the byte `offset` of an open note, if no note defines it and one of the indexes has it. The names of the
/// workspace always win.
///
/// # Errors
/// If an index is damaged.
pub fn gazetteer_lookup(
    world: &World,
    file: FileId,
    offset: usize,
    indexes: &[&Index],
) -> io::Result<Option<GazetteerHit>> {
    let Some(data) = world.file(file).filter(|data| !data.ignored && !indexes.is_empty()) else { return Ok(None) };
    match world.mention_at(file, offset) {
        None => in_prose(world, file, offset, indexes),
        // A link is not bare.
        Some(mention) if mention.is_dead_link() => Ok(None),
        Some(Mention { span, resolution: Resolution::Undefined { kind, name, .. }, .. }) => {
            let Some(text) = data.text() else { return Ok(None) };
            let names = indexes.iter().map(|index| index.look_up(name, *kind == Kind::Organization));
            let text = span.text(text).to_owned();
            let tagged = GazetteerHit { span: *span, text, names: names.collect::<io::Result<_>>()? };
            // The tagger may have seen only part of the name.
            if tagged.is_found() { Ok(Some(tagged)) } else { in_prose(world, file, offset, indexes) }
        }
        Some(_) => Ok(None),
    }
}

impl GazetteerHit {
    fn is_found(&self) -> bool {
        self.names.iter().any(|names| !names.is_empty())
    }
}

/// The longest name of the indexes at the byte `offset` that overlaps nobody whom a note defines.
fn in_prose(world: &World, file: FileId, offset: usize, indexes: &[&Index]) -> io::Result<Option<GazetteerHit>> {
    let Some((data, open)) = world.file(file).and_then(|data| Some((data, data.open.as_deref()?))) else {
        return Ok(None);
    };
    let Some(block) = open.parsed.blocks.iter().find(|block| block.span.touches(offset)) else { return Ok(None) };
    let visible = VisibleText::of(block, &open.text);
    let tokens = tokenize(&visible.text);
    let is_said = |mention: &&Mention| {
        mention.is_dead_link()
            || !matches!(mention.resolution, Resolution::Undefined { .. } | Resolution::Ignored { .. })
    };
    let is_free = |span: Span| data.mentions.iter().filter(is_said).all(|mention| !mention.hit.overlaps(span));
    let here = |index: &Index| {
        let spans = index.find(&tokens)?.into_iter().filter_map(|found| {
            let (first, last) = (tokens.get(found.first)?, tokens.get(found.end.checked_sub(1)?)?);
            Some((visible.source_span(first.start, last.end()), found.names))
        });
        Ok(spans.into_iter().find(|(span, _)| span.touches(offset) && is_free(*span)))
    };
    let found: Vec<Option<(Span, Vec<NameId>)>> = indexes.iter().map(|index| here(index)).collect::<io::Result<_>>()?;
    let longest = found.iter().flatten().map(|(span, _)| *span).max_by_key(|span| span.len());
    let Some(span) = longest else { return Ok(None) };
    let names = found.into_iter().map(|found| found.filter(|(other, _)| *other == span));
    let names = names.map(|found| found.map(|(_, names)| names).unwrap_or_default()).collect();
    Ok(Some(GazetteerHit { span, text: span.text(&open.text).to_owned(), names }))
}
