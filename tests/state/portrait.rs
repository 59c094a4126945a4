//! All that a workspace says, in words.

use std::collections::{BTreeMap, BTreeSet};

use whoswho::entity_index::FileId;
use whoswho::features::EntityOrName;
use whoswho::names::EntityId;
use whoswho::resolve::{Mention, Resolution};
use whoswho::world::World;
use whoswho::{features, lint};

use super::Workspace;

pub(super) type Portrait = BTreeMap<String, Vec<String>>;

/// All that a workspace says, in words: numbers of notes and entities may differ.
pub(super) fn portrait(world: &World, texts: &Workspace) -> Portrait {
    let mut portrait = Portrait::new();
    for (id, file) in world.files() {
        let (text, _) = texts.text(&file.key.path).expect("a note of the world has a text");
        let mentions = file.mentions.iter().map(|mention| show(world, mention));
        portrait.insert(format!("mentions in {}", file.key.path), mentions.collect());
        let findings = lint::check(world, id, &text, &lint::Severities::default(), &|_| false);
        let findings = findings.iter().map(|finding| {
            let related: Vec<String> = finding.related.iter().map(|(at, _)| place(world, at.file)).collect();
            format!("{:?} {:?} {} {related:?}", finding.span, finding.code, finding.message)
        });
        portrait.insert(format!("findings in {}", file.key.path), findings.collect());
        let cast = features::cast(world, id);
        let cast = cast.iter().map(|member| format!("{} {} times", appears(world, &member.who), member.mentions));
        portrait.insert(format!("cast of {}", file.key.path), cast.collect());
        let about = format!(
            "{:?} {:?} {} {:?}",
            file.title,
            file.date,
            file.ignored,
            file.open.as_ref().map(|open| open.version)
        );
        portrait.insert(format!("about {}", file.key.path), vec![about]);
    }
    for entity in world.entities_by_name() {
        let notes = world
            .mentioned_in(entity.id)
            .iter()
            .map(|note| format!("{} {} {:?}", place(world, note.file), note.mentions, note.date))
            .collect::<BTreeSet<_>>();
        portrait.insert(format!("notes with {}", name(world, entity.id)), notes.into_iter().collect());
        let statistics = features::statistics(world, entity.id);
        let company = statistics.company.iter().map(|(other, notes)| format!("{notes} with {}", name(world, *other)));
        let counts = format!(
            "{} in {}, {:?}",
            statistics.mentions,
            statistics.notes,
            statistics.latest.map(|(date, note)| (date, place(world, note)))
        );
        portrait.insert(format!("company of {}", name(world, entity.id)), company.chain([counts]).collect());
    }
    portrait
}

/// What of two portraits is not alike.
pub(super) fn differences(kept: &Portrait, fresh: &Portrait) -> String {
    let titles: BTreeSet<&String> = kept.keys().chain(fresh.keys()).collect();
    let differ = titles.into_iter().filter(|title| kept.get(*title) != fresh.get(*title));
    differ.map(|title| format!("{title}\n  kept:  {:?}\n  fresh: {:?}\n", kept.get(title), fresh.get(title))).collect()
}

pub(super) fn place(world: &World, file: FileId) -> String {
    world.file(file).map(|file| file.key.path.to_string()).unwrap_or_default()
}

fn name(world: &World, id: EntityId) -> String {
    let Some(entity) = world.entity(id) else { return "somebody who is not defined".to_owned() };
    format!("{} at {:?} in {}", entity.name(), entity.definition.extent, place(world, entity.file))
}

fn appears(world: &World, who: &EntityOrName) -> String {
    match who {
        EntityOrName::Defined(id) => name(world, *id),
        EntityOrName::Undefined { name, kind } => format!("{name}, a {kind:?} that is not defined"),
    }
}

fn show(world: &World, mention: &Mention) -> String {
    let who: Vec<String> = mention.candidates().iter().map(|id| name(world, *id)).collect();
    let how = match &mention.resolution {
        Resolution::Resolved { reason, .. } => format!("{reason:?}"),
        Resolution::Ambiguous { named_by, .. } => format!("ambiguous {named_by:?}"),
        Resolution::Ignored { form, doubt, .. } => format!("offered {form:?} {doubt:?}"),
        Resolution::Unresolved => "unresolved".to_owned(),
        Resolution::Undefined { kind, name, part } => format!("undefined {kind:?} {name} {part:?}"),
    };
    let (span, form) = (mention.span, mention.form);
    format!("{span:?} {:?} {form:?} {who:?} {how}", mention.hit)
}
