//! The names in a note that nobody has defined, in short: so that the whole workspace can be asked for them.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::{FileData, World};
use crate::entity_index::{FileId, stem};
use crate::names::Kind;
use crate::names::normalize::fold;
use crate::names::prefix_index::{NamePrefix, PrefixIndex};
use crate::note::Link;
use crate::resolve::{Mention, MentionForm, Resolution};
use crate::text::Span;

/// A name in a note that nobody has defined.
#[derive(Clone, PartialEq, Debug)]
pub struct UndefinedName {
    /// Equal for names that fold alike, and for no others.
    pub key: u64,
    /// The name as its first mention has it.
    pub name: Arc<str>,
    /// What it most likely names.
    pub kind: Kind,
    /// How often the note mentions it.
    pub mentions: usize,
    /// Its first mention.
    pub first: Span,
}

/// So many names without a note say how a workspace links.
const MANY: usize = 20;

/// Links that lead nowhere, to one name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeadLinks {
    /// How many there are.
    pub links: usize,
    /// In how many notes.
    pub notes: usize,
    /// The first of these by path.
    pub first: Option<FileId>,
    /// The one that was counted last.
    last: Option<FileId>,
}

/// What names have in common that fold alike.
pub fn name_key(name: &str) -> u64 {
    let mut hasher = FxHasher::default();
    fold(name).hash(&mut hasher);
    hasher.finish()
}

/// The undefined names among mentions, in the order in which they appear.
pub(super) fn undefined_names(mentions: &[Mention]) -> Box<[UndefinedName]> {
    let mut names: Vec<UndefinedName> = Vec::new();
    for mention in mentions {
        let Resolution::Undefined { kind, name, .. } = &mention.resolution else { continue };
        let key = name_key(name);
        match names.iter_mut().find(|known| known.key == key) {
            Some(known) => known.mentions += 1,
            None => {
                names.push(UndefinedName {
                    key,
                    name: Arc::clone(name),
                    kind: *kind,
                    mentions: 1,
                    first: mention.span,
                });
            }
        }
    }
    names.into()
}

/// The keys of the names to which a note has links that lead nowhere, as often as it has one; sorted.
pub(super) fn unwritten(mentions: &[Mention], links: &[Link]) -> Box<[u64]> {
    let dead = mentions.iter().filter(|mention| mention.form == MentionForm::Link && mention.is_dead_link());
    let name = |mention: &Mention| {
        let next = links.partition_point(|link| link.span.start < mention.hit.start);
        links.get(next).filter(|link| link.span == mention.hit).map(|link| name_key(stem(link.target.trim())))
    };
    let mut keys: Vec<u64> = dead.filter_map(name).collect();
    keys.sort_unstable();
    keys.into()
}

/// The undefined names of a closed note; none of an open one, where they change as one types.
pub(super) fn names_if_closed(file: Option<&FileData>) -> &[UndefinedName] {
    file.filter(|file| file.open.is_none()).map(|file| file.undefined.as_ref()).unwrap_or_default()
}

/// The undefined names of all closed notes, put in order once somebody asks for them.
#[derive(Debug, Default)]
pub(super) struct ClosedNames {
    by_beginning: OnceLock<ByBeginning>,
    /// The links that lead nowhere, by the keys of their names.
    linked: OnceLock<FxHashMap<u64, DeadLinks>>,
    /// To how many names such links are.
    ahead: OnceLock<usize>,
    /// The notes that have a name, by number.
    notes: OnceLock<FxHashMap<u64, Vec<FileId>>>,
}

/// The names to be searched by how they begin.
#[derive(Debug)]
struct ByBeginning {
    roll: PrefixIndex,
    /// By folded name, each with its mentions in all of the notes.
    names: FxHashMap<String, UndefinedName>,
}

impl ByBeginning {
    fn of(world: &World) -> Self {
        let mut names: FxHashMap<String, UndefinedName> = FxHashMap::default();
        for name in world.files().flat_map(|(_, file)| names_if_closed(Some(file))) {
            let unmentioned = || UndefinedName { mentions: 0, ..name.clone() };
            names.entry(fold(&name.name)).or_insert_with(unmentioned).mentions += name.mentions;
        }
        Self { roll: PrefixIndex::new(names.keys().map(String::as_str)), names }
    }
}

fn notes_by_name(world: &World) -> FxHashMap<u64, Vec<FileId>> {
    let mut notes: FxHashMap<u64, Vec<FileId>> = FxHashMap::default();
    for (id, file) in world.files() {
        for name in names_if_closed(Some(file)) {
            notes.entry(name.key).or_default().push(id);
        }
    }
    notes
}

impl World {
    /// The notes that have an undefined name of this [`name_key`].
    pub fn undefined_in(&self, key: u64) -> Vec<FileId> {
        let closed = self.closed_names.notes.get_or_init(|| notes_by_name(self)).get(&key);
        let has_it = |data: &FileData| data.undefined.iter().any(|name| name.key == key);
        let open = self.open_files().filter(|(_, data)| has_it(data)).map(|(id, _)| id);
        closed.into_iter().flatten().copied().chain(open).collect()
    }

    /// The links of all notes that lead nowhere to one name, by its [`name_key`].
    pub fn dead_links(&self, key: u64) -> DeadLinks {
        let closed = self.closed_names.linked.get_or_init(|| {
            let mut linked = FxHashMap::default();
            let closed = self.files().filter(|(_, file)| file.open.is_none());
            closed.for_each(|(id, file)| file.unwritten.iter().for_each(|key| self.count_link(&mut linked, *key, id)));
            linked
        });
        let mut linked: FxHashMap<u64, DeadLinks> = closed.get(&key).map(|links| (key, *links)).into_iter().collect();
        for (id, file) in self.open_files() {
            file.unwritten.iter().filter(|other| **other == key).for_each(|key| self.count_link(&mut linked, *key, id));
        }
        linked.remove(&key).unwrap_or_default()
    }

    /// Counts a link; those of a note one after the other.
    fn count_link(&self, linked: &mut FxHashMap<u64, DeadLinks>, key: u64, id: FileId) {
        let links = linked.entry(key).or_default();
        links.links += 1;
        links.notes += usize::from(links.last != Some(id));
        links.last = Some(id);
        let place = |id: FileId| self.file(id).map(|file| &file.key);
        links.first = links.first.filter(|first| place(*first) <= place(id)).or(Some(id));
    }

    /// Whether the closed notes link to more names that have no note than anybody has one: there a link that leads nowhere is
    /// a note to be written.
    pub fn links_ahead(&self) -> bool {
        let count = || {
            let keys = self.files().filter(|(_, file)| file.open.is_none()).flat_map(|(_, file)| &file.unwritten);
            keys.collect::<FxHashSet<&u64>>().len()
        };
        let names = *self.closed_names.ahead.get_or_init(count);
        names >= MANY && names > self.entity_index.iter().count()
    }

    /// Whether all notes are there in both, and say the same to others: by what names they go, what they are not about, and
    /// which names in them nobody has defined.
    pub fn has_notes_like(&self, other: &Self) -> bool {
        let are_alike = |one: &FileData, other: &FileData| {
            (one.ignored, one.is_about_other) == (other.ignored, other.is_about_other)
                && one.titles == other.titles
                && one.undefined == other.undefined
                && one.unwritten == other.unwritten
        };
        let is_same = |index| match (self.files.get(index), other.files.get(index)) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other) || are_alike(one, other),
            (None, None) => true,
            _ => false,
        };
        (0..self.files.len().max(other.files.len())).all(is_same)
    }

    /// The undefined names of other notes than `file` that somebody begins to write: of all closed ones together, and
    /// then of each open one.
    pub fn undefined_begun_by(&self, beginning: &NamePrefix, file: FileId) -> Vec<&UndefinedName> {
        let closed = self.closed_names.by_beginning.get_or_init(|| ByBeginning::of(self));
        let in_closed = closed.roll.begun_by(beginning).into_iter().filter_map(|name| closed.names.get(name));
        let open = self.open_files().filter(|(other, _)| *other != file);
        let in_open = open.flat_map(|(_, data)| &data.undefined);
        in_closed.chain(in_open.filter(|name| beginning.end_in(&fold(&name.name)).is_some())).collect()
    }
}
