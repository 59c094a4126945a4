//! Whatever is offered can be done without harm. In each of these vaults every rename and every action is carried out, at
//! every name and at all that is flagged: only what was announced has changed, all links that led somewhere still do, and
//! what was put right is not offered again.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a failing helper fails its test"
)]

#[path = "changes/vaults.rs"]
mod vaults;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use whoswho::entity_index::{FileId, Target};
use whoswho::features::{
    Action, ActionContext, ActionEffect, ActionKind, Change, FileChange, Refusal, RenameAbilities, Scope, TextEdit,
    Texts, actions, change, fix_all, heading, prepare_rename, rename,
};
use whoswho::lint::{Code, Finding, Severities, check};
use whoswho::names::EntityId;
use whoswho::names::normalize::fold;
use whoswho::note::{Link, LinkKind, logseq_pages, parse};
use whoswho::resolve::{self, Readers, TagCache};
use whoswho::text::{Span, edited};
use whoswho::world::{FileKey, Settings, World};

use vaults::{TAGGED, VAULTS};

/// The notes of a vault, by path.
#[derive(Clone)]
struct Vault(BTreeMap<String, Arc<str>>);

/// Where links lead: for each note, and each place that its links lead to, how many do.
type Links = BTreeMap<(String, String), usize>;

impl Vault {
    fn read(notes: &[(&str, &str)]) -> Self {
        Self(notes.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(*text))).collect())
    }

    /// A world in which one note is open.
    fn world(&self, open: &str) -> (World, FileId) {
        let mut world = World::new(Settings::default());
        world.load(self.0.iter().map(|(path, text)| (FileKey::new(0, path), Arc::clone(text))).collect());
        let (key, text) = (FileKey::new(0, open), &self.0[open]);
        let note = world.read_incremental(&key, text, key.format());
        world.put(key.clone(), Arc::clone(text), note, Some(1));
        let file = world.find(&key).expect("the note was put");
        if open == TAGGED {
            let note = world.file(file).and_then(|data| data.open.clone()).expect("it is open");
            let tags = resolve::tags(&note.parsed, text, Readers::Both, &mut TagCache::default());
            assert!(world.tag(file, text, Readers::Both, tags), "its text is the same");
        }
        (world, file)
    }

    fn with_texts<R>(&self, world: &World, work: impl FnOnce(Texts<'_>) -> R) -> R {
        work(Texts::new(world, &|key: &FileKey| self.0.get(key.path.as_ref()).cloned()))
    }

    fn with_action_context<R>(&self, world: &World, work: impl FnOnce(&ActionContext<'_>) -> R) -> R {
        self.with_texts(world, |texts| {
            work(&ActionContext {
                world,
                texts,
                can_create: true,
                can_delete: true,
                can_remember: false,
                today: "2025-01-28",
            })
        })
    }

    fn rename(&self, world: &World, at: (FileId, usize), new: &str) -> Result<Change, Refusal> {
        let abilities = RenameAbilities { files: true, labels: false };
        self.with_texts(world, |texts| rename(world, &texts, at, new, abilities))
    }

    /// The vault after a change, and what has become of its paths.
    fn after(&self, world: &World, change: &Change) -> (Self, BTreeMap<String, String>) {
        let mut notes = BTreeMap::new();
        let mut paths = BTreeMap::new();
        for (path, text) in &self.0 {
            let file = world.find(&FileKey::new(0, path)).expect("it is read");
            let edits = change.edits.iter().filter(|edit| edit.place.file == file);
            for edit in edits.clone() {
                assert!(text.get(edit.place.span.range()).is_some(), "{edit:?} fits {path}");
            }
            let moved = change.files.iter().find_map(|one| match one {
                FileChange::Rename { from, to } if *from.path == **path => Some(to.path.to_string()),
                _ => None,
            });
            let now = moved.unwrap_or_else(|| path.clone());
            notes.insert(now.clone(), edited(text, edits.map(|edit| (edit.place.span, edit.text.as_str()))).into());
            paths.insert(path.clone(), now);
        }
        for one in &change.files {
            match one {
                FileChange::Create { key, text } => {
                    let before = notes.insert(key.path.to_string(), text.as_str().into());
                    assert_eq!(before, None, "{} is there already", key.path);
                }
                FileChange::Delete { key, .. } => _ = notes.remove(key.path.as_ref()).expect("it is there"),
                FileChange::Rename { .. } => {}
            }
        }
        assert!(notes.len() >= self.0.len() - 1, "no two notes have got one path");
        (Self(notes), paths)
    }

    /// Where links lead, headings included. `path` says how a path is called.
    fn links(&self, path: impl Fn(&str) -> String) -> Links {
        let mut links = Links::new();
        self.for_each_link(|from, _, to| *links.entry((path(from), path(to))).or_default() += 1);
        links
    }

    /// Calls `each` with every link that leads to a note: the note it is in, and the one it leads to.
    fn for_each_link(&self, mut each: impl FnMut(&str, &Link, &str)) {
        for (from, text) in &self.0 {
            let (world, file) = self.world(from);
            let parsed = parse(text, FileKey::new(0, from).format());
            for link in parsed.links.iter().filter(|link| link.kind != LinkKind::Handle) {
                let to = match world.entity_index().follow(link, file) {
                    Target::Entity(id, _) => world.entity(id).map(|entity| entity.file),
                    Target::Note(file) => Some(file),
                    Target::Entities(_) | Target::Missing | Target::Elsewhere => None,
                };
                if let Some(to) = to.and_then(|file| world.file(file)) {
                    each(from, link, &to.key.path);
                }
            }
        }
    }

    /// The paths that files have got.
    fn paths_of_files(&self, paths: &BTreeMap<String, String>) -> Vec<String> {
        self.0.keys().map(|path| paths[path].clone()).filter(|path| !self.0.contains_key(path)).collect()
    }
}

/// Whether all links lead where they did.
fn assert_links_lead_on(before: &Vault, after: &Vault, paths: &BTreeMap<String, String>, what: &str) {
    let now = after.links(str::to_owned);
    for (link, count) in before.links(|path| paths[path].clone()) {
        assert!(
            now.get(&link).copied().unwrap_or_default() >= count,
            "{what}: {link:?} was there {count} times; {now:?}"
        );
    }
}

/// Whether all links to headings name one that is there, exactly as it is written or as addresses write it.
fn assert_headings_are_found(vault: &Vault, what: &str) {
    vault.for_each_link(|from, link, to| {
        let Some(part) = &link.part else { return };
        let (text, format) = (&vault.0[to], FileKey::new(0, to).format());
        assert!(
            heading(text, format, part).is_some(),
            "{what}: {from} links to {part} in {to}, which has no such heading"
        );
    });
}

/// The name of a note that a path or a link calls, without folders and extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    name.strip_suffix(".md").or_else(|| name.strip_suffix(".org")).unwrap_or(name)
}

/// The links that lead to a renamed file only because accents and capital letters do not matter here: elsewhere they do.
fn stale(vault: &Vault, renamed: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    vault.for_each_link(|from, link, to| {
        let now = logseq_pages::path(to);
        let (name, written) = (stem(&now), stem(&link.target));
        if renamed.iter().any(|path| path == to) && name != written && fold(name) == fold(written) {
            out.push(format!("{} in {from}", link.target));
        }
    });
    out
}

/// A mark at the top and the breaks of lines are those of the note's editor.
fn assert_is_written_alike(before: &Vault, after: &Vault, paths: &BTreeMap<String, String>, what: &str) {
    for (path, text) in &before.0 {
        let Some(now) = after.0.get(&paths[path]) else { continue };
        assert_eq!(text.starts_with('\u{feff}'), now.starts_with('\u{feff}'), "{what}: the mark of {path}");
        let is_alike = text.matches('\n').count() == text.matches("\r\n").count();
        let is_now = now.matches('\n').count() == now.matches("\r\n").count();
        assert_eq!(is_alike && text.contains('\n'), is_now && now.contains('\n'), "{what}: the lines of {path}");
    }
}

/// All places of a note at which an editor may ask: mentions, and what is flagged.
fn places(world: &World, file: FileId, text: &str) -> Vec<Span> {
    let data = world.file(file).expect("it is there");
    let mut places: Vec<Span> = data.mentions.iter().map(|mention| mention.span).collect();
    places.extend(flagged(world, file, text).iter().map(|finding| finding.span));
    places.sort();
    places.dedup();
    places
}

fn flagged(world: &World, file: FileId, text: &str) -> Vec<Finding> {
    check(world, file, text, &Severities::default(), &|_| false)
}

/// How often an entity is mentioned in each note.
fn mentioned(world: &World, entity: EntityId, path: impl Fn(&str) -> String) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    for (_, data) in world.files() {
        let count = data.mentions.iter().filter(|mention| mention.counts() && mention.entity() == Some(entity)).count();
        if count > 0 {
            out.insert(path(&data.key.path), count);
        }
    }
    out
}

/// Whether the edit is one of a name, or of what leads to it.
fn is_about(world: &World, entity: EntityId, edit: &TextEdit) -> bool {
    let file = edit.place.file;
    let Some(subject) = world.entity(entity) else { return false };
    let Some(data) = world.file(file) else { return false };
    let of_mention = data.mentions.iter().any(|mention| {
        mention.candidates().contains(&entity)
            && mention.hit.start <= edit.place.span.end
            && edit.place.span.start <= mention.hit.end
    });
    of_mention || file == subject.file
}

/// Names that are the same but for accents, or for capital letters.
fn nearly(name: &str) -> Vec<String> {
    let accent = |name: &str| name.replacen('e', "é", 1);
    let plain = |name: &str| name.replacen('é', "e", 1);
    let mut out = vec![accent(name), plain(name), name.to_uppercase()];
    out.retain(|one| one != name);
    out
}

fn rename_everywhere(vault: &Vault, at: (&str, Span), new: &str, is_another: bool) {
    let (open, span) = at;
    let (world, file) = vault.world(open);
    let name = |span: Span| span.text(&vault.0[open]).to_owned();
    let what = format!("“{}” of {open} to {new}", name(span));
    let Ok(changed) = vault.rename(&world, (file, span.start as usize), new) else { return };
    let mention = world.mention_at(file, span.start as usize);
    let Some(entity) = mention.and_then(|mention| mention.entity()) else { return };
    let (after, paths) = vault.after(&world, &changed);
    for edit in &changed.edits {
        let links = world.file(edit.place.file).expect("it is there");
        let text = &vault.0[links.key.path.as_ref()];
        let mut found = parse(text, links.format()).links.into_iter();
        // A link may have its destination elsewhere: `[text][label]`.
        let label = text[..edit.place.span.start as usize].rsplit('\n').next().unwrap_or_default();
        let is_link = found.any(|link| link.span.covers(edit.place.span)) || label.ends_with("]: ");
        assert!(is_link || is_about(&world, entity, edit), "{what}: {edit:?} was not announced");
    }
    if is_another {
        // Of a link whose text is another, it is the destination that changes, which may stand at the end of the note.
        let asked = mention.map_or(span, |mention| mention.hit);
        let has_it = changed.edits.iter().any(|edit| edit.place.file == file && asked.covers(edit.place.span));
        let is_by_label = asked.text(&vault.0[open]).ends_with("][ref]");
        assert!(has_it || is_by_label, "{what}: left out {:?}", changed.edits);
    }
    assert_links_lead_on(vault, &after, &paths, &what);
    assert_is_written_alike(vault, &after, &paths, &what);
    assert_headings_are_found(&after, &what);
    let stale = stale(&after, &vault.paths_of_files(&paths));
    assert!(stale.is_empty(), "{what}: spelt as before: {stale:?}");
    let (world_after, _) = after.world(&paths[open]);
    let found = world_after.entity_index().named(new);
    assert_eq!(found.len(), 1, "{what}: somebody has the name now; {:#?}", after.0);
    let now = mentioned(&world_after, found[0], str::to_owned);
    assert_eq!(mentioned(&world, entity, |path| paths[path].clone()), now, "{what}: {:#?}", after.0);
}

#[test]
fn every_rename_is_whole_and_breaks_nothing() {
    for notes in VAULTS {
        let vault = Vault::read(notes);
        for open in vault.0.keys() {
            let (world, file) = vault.world(open);
            for span in places(&world, file, &vault.0[open]) {
                let at = span.start as usize;
                let Ok(found) = vault.with_texts(&world, |texts| prepare_rename(&world, &texts, file, at)) else {
                    continue;
                };
                rename_everywhere(&vault, (open, span), "Quentin Zabel", true);
                for new in nearly(&found.name) {
                    rename_everywhere(&vault, (open, span), &new, false);
                }
            }
        }
    }
}

/// Whether the change does what it said, and no more.
fn assert_is_announced(world: &World, file: FileId, action: &Action, change: &Change, what: &str) {
    let within = |allowed: &[Span]| {
        change
            .edits
            .iter()
            .all(|edit| edit.place.file == file && allowed.iter().any(|span| span.covers(edit.place.span)))
    };
    let inserts_in =
        |note: FileId| change.edits.iter().all(|edit| edit.place.file == note && edit.place.span.is_empty());
    let is_so = match &action.todo {
        ActionEffect::Define { at, .. } | ActionEffect::Copy { at, .. } => {
            change.edits.is_empty() && matches!(&change.files[..], [FileChange::Create { key, .. }] if key == at)
        }
        ActionEffect::AddEntry { to, .. } => inserts_in(*to),
        ActionEffect::AddAlias { of, .. } => {
            let home = world.entity(*of).map(|entity| entity.file);
            change.edits.iter().all(|edit| Some(edit.place.file) == home)
        }
        ActionEffect::Link { places, .. } => within(places),
        ActionEffect::Retarget { link, .. } | ActionEffect::Repath { link, .. } | ActionEffect::Unlink { link } => {
            within(&[*link])
        }
        ActionEffect::Mark { note, .. } => inserts_in(*note),
        ActionEffect::Correct { scope: Scope::Here(span), .. }
        | ActionEffect::Respell { scope: Scope::Here(span), .. } => within(&[*span]),
        ActionEffect::Correct { .. }
        | ActionEffect::Respell { .. }
        | ActionEffect::CorrectAll
        | ActionEffect::Ignore { .. } => change.edits.iter().all(|edit| edit.place.file == file),
        ActionEffect::Merge { .. } => true,
        ActionEffect::Refused { .. } | ActionEffect::TellApart { .. } => false,
    };
    let makes_files =
        matches!(action.todo, ActionEffect::Define { .. } | ActionEffect::Copy { .. } | ActionEffect::Merge { .. });
    assert!(is_so && (makes_files || change.files.is_empty()), "{what} does something else: {change:#?}");
}

/// Where a place of the open note is after the edits before it.
fn shifted(change: &Change, file: FileId, at: usize) -> usize {
    let before = change.edits.iter().filter(|edit| edit.place.file == file && (edit.place.span.end as usize) <= at);
    before.fold(at, |at, edit| at + edit.text.len() - edit.place.span.range().len())
}

fn act(vault: &Vault, open: &str, span: Span, action: &Action) {
    let (world, file) = vault.world(open);
    let what = format!("“{}” at “{}” of {open}", action.title, span.text(&vault.0[open]));
    let changed = vault.with_action_context(&world, |bench| change(bench, file, &action.todo));
    let changed = changed.unwrap_or_else(|| panic!("{what} is offered and cannot be done"));
    assert_is_announced(&world, file, action, &changed, &what);
    let (after, mut paths) = vault.after(&world, &changed);
    if let ActionEffect::Merge { kept, gone } = action.todo {
        let path = |id: EntityId| {
            let file = world.entity(id).and_then(|entity| world.file(entity.file)).expect("it is defined");
            file.key.path.to_string()
        };
        paths.insert(path(gone), path(kept));
    }
    if !matches!(action.todo, ActionEffect::Unlink { .. }) {
        assert_links_lead_on(vault, &after, &paths, &what);
    }
    if matches!(action.todo, ActionEffect::Merge { .. }) {
        return;
    }
    assert_is_written_alike(vault, &after, &paths, &what);
    let (world_after, file_after) = after.world(&paths[open]);
    let at = shifted(&changed, file, span.start as usize);
    let text = &after.0[&paths[open]];
    let offered = after.with_action_context(&world_after, |bench| actions(bench, file_after, Span::at(at)));
    let is_again = offered.iter().any(|one| one.title == action.title);
    assert!(!is_again, "{what} is offered again, in:\n{text}");
    let flaw = flagged(&world, file, &vault.0[open]).into_iter().find(|finding| finding.span == span);
    if let (Some(flaw), ActionKind::Fix) = (flaw, action.kind) {
        let is_left = |finding: &Finding| finding.code == flaw.code && finding.span.touches(at);
        assert!(!flagged(&world_after, file_after, text).iter().any(is_left), "{what} leaves the flaw, in:\n{text}");
    }
}

#[test]
fn every_action_does_what_it_says_and_once() {
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for notes in VAULTS {
        let vault = Vault::read(notes);
        for open in vault.0.keys() {
            let (world, file) = vault.world(open);
            for span in places(&world, file, &vault.0[open]) {
                let mut offered =
                    vault.with_action_context(&world, |bench| actions(bench, file, Span::at(span.start as usize)));
                // Settings and judgements are no notes, and what is refused does nothing.
                offered.retain(|action| {
                    let in_settings = matches!(action.todo, ActionEffect::Ignore { scope: Scope::Workspace, .. });
                    !in_settings
                        && !matches!(action.todo, ActionEffect::Refused { .. } | ActionEffect::TellApart { .. })
                });
                for action in &offered {
                    act(&vault, open, span, action);
                    done.insert(what(&action.todo));
                }
            }
        }
    }
    let all = [
        "alias", "copy", "correct", "define", "entry", "ignore", "link", "mark", "merge", "repath", "respell",
        "retarget", "unlink",
    ];
    assert_eq!(done.into_iter().collect::<Vec<_>>(), all, "the vaults have an occasion for each");
}

fn what(todo: &ActionEffect) -> &'static str {
    match todo {
        ActionEffect::AddAlias { .. } => "alias",
        ActionEffect::AddEntry { .. } => "entry",
        ActionEffect::Copy { .. } => "copy",
        ActionEffect::Correct { .. } | ActionEffect::CorrectAll => "correct",
        ActionEffect::Define { .. } => "define",
        ActionEffect::Ignore { .. } => "ignore",
        ActionEffect::Link { .. } => "link",
        ActionEffect::Mark { .. } => "mark",
        ActionEffect::Merge { .. } => "merge",
        ActionEffect::Refused { .. } => "refuse",
        ActionEffect::Repath { .. } => "repath",
        ActionEffect::Respell { .. } => "respell",
        ActionEffect::Retarget { .. } => "retarget",
        ActionEffect::TellApart { .. } => "tell apart",
        ActionEffect::Unlink { .. } => "unlink",
    }
}

#[test]
fn what_corrects_all_leaves_nothing_to_correct() {
    for notes in VAULTS {
        let vault = Vault::read(notes);
        for open in vault.0.keys() {
            let (world, file) = vault.world(open);
            let Some(action) = fix_all(&world, file) else { continue };
            let changed =
                vault.with_action_context(&world, |bench| change(bench, file, &action.todo)).expect("it can be done");
            let (after, paths) = vault.after(&world, &changed);
            assert_links_lead_on(&vault, &after, &paths, open);
            let (world, file) = after.world(open);
            assert_eq!(fix_all(&world, file), None);
            let left = flagged(&world, file, &after.0[open]);
            assert!(left.iter().all(|finding| finding.code != Code::MisspeltName), "{left:?}");
        }
    }
}
