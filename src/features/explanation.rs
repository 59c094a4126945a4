//! Explains in a sentence why a mention resolves as it does.

use crate::entity_index::{Entity, LinkedBy};
use crate::names::Kind;
use crate::names::forms::Form;
use crate::resolve::{EvidenceKind, Mention, MentionForm, NamedBy, Part, Reason, Resolution, UncertaintyReason};
use crate::world::{FileData, World};

/// Why the mention means what it means: a phrase without the mention's text and without a full stop.
pub fn reason(world: &World, file: &FileData, mention: &Mention) -> String {
    match &mention.resolution {
        Resolution::Resolved { entity, reason } => match world.entity(*entity) {
            Some(entity) => because(file, entity, *reason),
            None => "no longer defined".to_owned(),
        },
        Resolution::Ambiguous { candidates, named_by } => {
            let count = candidates.len();
            match named_by {
                NamedBy::Name(form) => {
                    format!("{} {}", number(count), shared(world, candidates.first().copied(), *form))
                }
                NamedBy::Handle => format!("{} entities have this handle", number(count)),
                NamedBy::Link(_) | NamedBy::Definition => format!("{} entities have this name", number(count)),
            }
        }
        Resolution::Unresolved if mention.form == MentionForm::Handle => "nobody has this handle".to_owned(),
        Resolution::Undefined { kind, .. } if mention.is_dead_link() => {
            format!("probably {}, and no note has this name", kind.with_article())
        }
        Resolution::Undefined { kind, part: Part::Whole, .. } => {
            format!("probably {}, and not defined", kind.with_article())
        }
        Resolution::Undefined { name, part, .. } => part_of_undefined(file, mention, name, *part),
        Resolution::Unresolved => "no note or definition has this name".to_owned(),
        Resolution::Ignored { .. } => who_it_could_be(mention),
    }
}

/// Why a name is offered rather than asserted.
pub fn who_it_could_be(mention: &Mention) -> String {
    let Resolution::Ignored { form, doubt, .. } = &mention.resolution else { return "part of a name".to_owned() };
    let what = match form {
        Form::Surname => "a surname",
        Form::Given => "a given name",
        Form::Acronym => "an abbreviation",
        Form::Full | Form::Alias | Form::Trimmed => "a common name or word",
        Form::Initials | Form::Short | Form::Word | Form::Varied(_) => "part of a name",
    };
    match doubt {
        UncertaintyReason::NoEvidence => format!("{what} alone, and nothing in this note shows who is meant"),
        UncertaintyReason::OrdinaryWord if what == "a common name or word" => {
            "more likely an ordinary word here than a name".to_owned()
        }
        UncertaintyReason::OrdinaryWord => format!("more likely an ordinary word here than {what}"),
        UncertaintyReason::LongerName => "more likely part of another name".to_owned(),
    }
}

fn because(file: &FileData, entity: &Entity, reason: Reason) -> String {
    let name = entity.name();
    let named = match reason.named_by {
        NamedBy::Definition => return format!("{name} is defined here"),
        NamedBy::Handle => return format!("handle of {name}"),
        NamedBy::Link(LinkedBy::Note) => return format!("link to the note about {name}"),
        NamedBy::Link(LinkedBy::OtherFolder) => return format!("only the note about {name} is called so"),
        NamedBy::Link(LinkedBy::Heading) => return format!("link to the section about {name}"),
        NamedBy::Link(LinkedBy::Name) => return format!("link by a name of {name}"),
        NamedBy::Name(Form::Full) => "full name".to_owned(),
        NamedBy::Name(Form::Alias) => format!("alias of {name}"),
        NamedBy::Name(Form::Trimmed) => format!("name of {name}, shortened"),
        NamedBy::Name(Form::Surname) => format!("surname of {name}"),
        NamedBy::Name(Form::Given) => format!("given name of {name}"),
        NamedBy::Name(Form::Initials) => format!("initials and surname of {name}"),
        NamedBy::Name(Form::Acronym) => format!("abbreviation of {name}"),
        NamedBy::Name(Form::Short | Form::Word) => format!("short for {name}"),
        NamedBy::Name(Form::Varied(steps)) if steps.is_empty() => format!("name of {name}"),
        NamedBy::Name(Form::Varied(steps)) => format!("name of {name}, {}", steps.phrase()),
    };
    let Some(item) = reason.evidence else { return named };
    let line = file.lines.line_of(item.at) + 1;
    let seen = match item.kind {
        EvidenceKind::OwnNote => "whom this note is about".to_owned(),
        EvidenceKind::Link => format!("linked on line {line}"),
        EvidenceKind::Cast => format!("listed on line {line}"),
        EvidenceKind::FullMention => format!("named in full on line {line}"),
        EvidenceKind::Foremost => "whom this note names in full most often".to_owned(),
        EvidenceKind::Doubtful => format!("the likeliest of those meant on line {line}"),
        EvidenceKind::ClosedCast => "the only one of that name in this vault".to_owned(),
        EvidenceKind::Tagger => format!("and the recognizer takes it for {} here", entity.kind().with_article()),
    };
    format!("{named}, {seen}")
}

/// What the mention is of a name without a definition, and where the note has that in full: before the mention if it
/// can be, the nearest.
fn part_of_undefined(file: &FileData, mention: &Mention, whole: &str, part: Part) -> String {
    let named = match part {
        Part::Whole | Part::Shortened => format!("name of {whole}, shortened"),
        Part::Surname => format!("surname of {whole}"),
        Part::Given => format!("given name of {whole}"),
        Part::Nickname => format!("nickname of {whole}"),
        Part::Acronym => format!("abbreviation of {whole}"),
    };
    let is_whole = |other: &&Mention| matches!(&other.resolution, Resolution::Undefined { name, part: Part::Whole, .. } if name.as_ref() == whole);
    let places = || file.mentions.iter().filter(is_whole).map(|other| other.span.start);
    match places().take_while(|at| *at < mention.span.start).last().or_else(|| places().next()) {
        Some(at) => format!("{named}, named in full on line {}", file.lines.line_of(at) + 1),
        None => named,
    }
}

/// What several entities have in common, after their number.
fn shared(world: &World, one: Option<crate::names::EntityId>, form: Form) -> String {
    let kind = one.and_then(|id| world.entity(id)).map(Entity::kind);
    let who = if kind == Some(Kind::Organization) { "organizations" } else { "people" };
    match form {
        Form::Full => format!("{who} have this name"),
        Form::Alias | Form::Trimmed | Form::Initials | Form::Varied(_) => format!("{who} go by this name"),
        Form::Surname => format!("{who} in this note share this surname"),
        Form::Given => format!("{who} in this note share this given name"),
        Form::Acronym | Form::Short | Form::Word => format!("{who} in this note could be meant"),
    }
}

fn number(count: usize) -> String {
    match count {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        more => more.to_string(),
    }
}
