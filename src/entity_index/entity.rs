//! An entity: a definition with what is derived from its names.

use rustc_hash::FxHashSet;

use super::FileId;
use crate::names::forms::{Declared, Pattern, patterns};
use crate::names::generation::Generation;
use crate::names::honorifics::{Rank, Title};
use crate::names::legal_forms::{self, LegalForm};
use crate::names::lexicon::{self, Gender};
use crate::names::normalize::fold;
use crate::names::organization::is_family_word;
use crate::names::person::PersonName;
use crate::names::token::tokenize;
use crate::names::{EntityId, Kind, honorifics, word_hash};
use crate::note::definitions::{Definition, NameRole};

/// A person or an organization, as defined in one place of the workspace.
#[derive(Clone, PartialEq, Debug)]
pub struct Entity {
    /// Its identifier.
    pub id: EntityId,
    /// The note that defines it.
    pub file: FileId,
    /// The definition.
    pub definition: Definition,
    /// The gender of a person, if a title or the given name tells it.
    pub gender: Option<Gender>,
    /// The legal forms that an organization's names carry.
    pub legal_forms: Vec<LegalForm>,
    /// The generations in the names of a person: Jr., III.
    pub generations: Vec<Generation>,
    /// The titles of a person who is called by a title and one name (Inspector Crail): the [`word_hash`] of the word,
    /// and [`Title::id`].
    ///
    /// [`Title::id`]: crate::names::honorifics::Title::id
    pub called_by_titles: Vec<(u32, &'static str)>,
    /// The titles in the names of a person: Dr. Ann Baker.
    pub titles: Vec<Title>,
}

impl Entity {
    pub(super) fn new(id: EntityId, file: FileId, definition: Definition) -> Self {
        let gender = (definition.kind == Kind::Person).then(|| gender(&definition)).flatten();
        let legal_forms = match definition.kind {
            Kind::Person => Vec::new(),
            Kind::Organization => definition.names.iter().filter_map(|name| legal_form(&name.text)).collect(),
        };
        let names = || definition.names.iter().map(|name| PersonName::parse(&name.text));
        let names: Vec<PersonName> = if definition.kind == Kind::Person { names().collect() } else { Vec::new() };
        let generations = names.iter().filter_map(|name| name.generation).collect();
        let mononyms = names.iter().filter(|name| name.is_mononym());
        let of = |name: &'_ PersonName| {
            let word = name.words.first().map(|word| word_hash(&word.text)).unwrap_or_default();
            name.titles.iter().map(move |title| (word, title.id)).collect::<Vec<_>>()
        };
        let called_by_titles = mononyms.flat_map(of).collect();
        let mut titles: Vec<Title> = names.iter().flat_map(|name| &name.titles).copied().collect();
        titles.sort_unstable_by_key(|title| title.id);
        titles.dedup();
        Self { id, file, definition, gender, legal_forms, generations, called_by_titles, titles }
    }

    /// Whether one of the names has a title of nobility: Sir Walter.
    pub fn is_noble(&self) -> bool {
        self.titles.iter().any(|title| title.rank == Some(Rank::Noble))
    }

    /// Whether it is a family or a house, by the first or the last word of its name.
    pub fn is_family(&self) -> bool {
        let words: Vec<String> = tokenize(self.name()).iter().map(|token| fold(token.text)).collect();
        let says_it = |word: Option<&String>| word.is_some_and(|word| is_family_word(word));
        self.kind() == Kind::Organization && (says_it(words.first()) || says_it(words.last()))
    }

    /// The canonical name.
    pub fn name(&self) -> &str {
        self.definition.names.first().map(|name| name.text.as_str()).unwrap_or_default()
    }

    /// Person or organization.
    pub fn kind(&self) -> Kind {
        self.definition.kind
    }

    /// All declared names, the canonical one first; without handles.
    pub fn declared_names(&self) -> impl Iterator<Item = &str> {
        self.definition.names.iter().map(|name| name.text.as_str())
    }

    /// Mail addresses.
    pub fn emails(&self) -> impl Iterator<Item = &str> {
        self.definition.emails.iter().map(|email| email.text.as_str())
    }

    /// The key by which other entries of the same source link to it; see [`Definition::id`].
    pub(super) fn entry_key(&self) -> Option<String> {
        let id = self.definition.id.as_deref().filter(|_| self.definition.from_source)?;
        Some(fold(&format!("id:{id}")))
    }

    /// The other names, each once.
    pub fn other_names(&self) -> Vec<&str> {
        let mut seen: FxHashSet<&str> = FxHashSet::from_iter([self.name()]);
        self.declared_names().skip(1).filter(|name| seen.insert(name)).collect()
    }

    /// The patterns under which prose may write its names.
    pub fn patterns(&self) -> Vec<Pattern> {
        let declared: Vec<Declared<'_>> = self
            .definition
            .names
            .iter()
            .map(|name| Declared {
                text: &name.text,
                canonical: name.role == NameRole::Canonical,
                former: name.role == NameRole::Former,
            })
            .collect();
        patterns(self.kind(), &declared)
    }
}

fn gender(definition: &Definition) -> Option<Gender> {
    definition.names.iter().find_map(|name| {
        let words: Vec<String> = tokenize(&name.text).iter().map(|token| fold(token.text)).collect();
        let first = words.first()?;
        match honorifics::title(first) {
            Some(title) => title.gender,
            // Jean-Pierre is a man as Jean is.
            None if words.len() > 1 => {
                lexicon::gender(first).or_else(|| lexicon::gender(first.split_once('-').map_or(first, |(one, _)| one)))
            }
            None => None,
        }
    })
}

fn legal_form(name: &str) -> Option<LegalForm> {
    let words: Vec<String> = tokenize(name).iter().map(|token| fold(token.text)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    legal_forms::longest_at_end(&words).or_else(|| legal_forms::longest_at_start(&words)).map(|(_, form)| form)
}
