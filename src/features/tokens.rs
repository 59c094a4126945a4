//! Semantic tokens: the spans of names with their kinds.

use crate::entity_index::FileId;
use crate::names::Kind;
use crate::resolve::{Mention, MentionForm, Resolution};
use crate::text::Span;
use crate::world::{FileData, World};

/// A stretch of one line that names an entity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// What it names, or most likely does.
    pub kind: Kind,
    /// How sure that is.
    pub standing: NameStatus,
}

/// How a name stands in a note.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameStatus {
    /// It is where somebody is defined.
    Definition,
    /// It means an entity.
    Sure,
    /// It may mean several.
    Ambiguous,
    /// Nobody has defined whom it means.
    Unresolved,
}

/// The names in an open note, in source order and without overlaps; only those that reach into `within`, if it is given.
/// What is only offered is no name. One that goes over a line break is as many tokens as it has lines: few editors show
/// others.
pub fn tokens(world: &World, file: FileId, within: Option<Span>) -> Vec<Token> {
    let Some((data, text)) = world.file(file).and_then(|data| Some((data, data.text()?))) else { return Vec::new() };
    let is_wanted = |mention: &&Mention| within.is_none_or(|within| mention.span.overlaps(within));
    let mut tokens: Vec<Token> = Vec::new();
    for mention in data.mentions.iter().filter(is_wanted) {
        let Some(standing) = standing(mention) else { continue };
        let kind = kind(world, data, mention);
        let done = tokens.last().map_or(0, |last| last.span.end);
        let lines = lines(text, mention.span).filter(|span| done <= span.start);
        tokens.extend(lines.map(|span| Token { span, kind, standing }));
    }
    tokens
}

fn standing(mention: &Mention) -> Option<NameStatus> {
    match mention.resolution {
        Resolution::Resolved { .. } if mention.form == MentionForm::Definition => Some(NameStatus::Definition),
        Resolution::Resolved { .. } => Some(NameStatus::Sure),
        Resolution::Ambiguous { .. } => Some(NameStatus::Ambiguous),
        Resolution::Unresolved | Resolution::Undefined { .. } => Some(NameStatus::Unresolved),
        Resolution::Ignored { .. } => None,
    }
}

/// What a mention names. A link that leads nowhere names what the property says that it stands in, else a person: most
/// names are people's.
fn kind(world: &World, file: &FileData, mention: &Mention) -> Kind {
    if let Resolution::Undefined { kind, .. } = mention.resolution {
        return kind;
    }
    let named = mention.candidates().first().and_then(|id| world.entity(*id)).map(|entity| entity.kind());
    let listed = || file.cast.iter().find(|entry| mention.hit.covers(entry.span)).and_then(|entry| entry.kind);
    named.or_else(listed).unwrap_or(Kind::Person)
}

/// The parts of a span on each of its lines, without what quotes and lists put in front of a line.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start as usize;
    let parts = span.text(text).split(['\n', '\r']).map(move |line| {
        let name = if at == span.start as usize { line } else { line.trim_start_matches([' ', '\t', '>']) };
        let start = at + line.len() - name.len();
        at += line.len() + 1;
        Span::new(start, start + name.trim_end().len())
    });
    parts.filter(|part| !part.is_empty())
}
