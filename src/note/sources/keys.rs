//! What the keys of lists and maps of people mean, beyond what notes have: names in their parts, addresses, collections.

use crate::names::Kind;
use crate::names::tabular::{ENGLISH, in_language};
use crate::note::definitions::NameRole;
use crate::note::definitions::data_words::{Convention, TypeWord, collection, convention, is_key, type_word};
use crate::word_lists::word_list;

/// What the value of a key is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Key {
    /// The name; of several keys the one with the smallest rank leads.
    Name(usize),
    /// A part of a person's name.
    Part(Part),
    /// A name where nothing else gives one, as it often is a position: `title`.
    Title,
    Other(NameRole),
    Type,
    Handle,
    /// A handle, and where it is used.
    Network,
    Email,
    Summary,
    Id,
    /// Nothing about the entity.
    Bookkeeping,
    /// Anything else, and the kind of entity that has such a fact, if only one has.
    Fact(Option<Kind>),
}

/// A part of a person's name, in the order in which they are put together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Part {
    Given,
    Middle,
    Particle,
    Family,
    Suffix,
}

/// Who stands under a key that is the name of a collection.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hint {
    /// All are of this kind unless they say otherwise.
    Kind(Kind),
    /// Some are people and some organizations: clients.
    Mixed,
    /// There is no such key.
    Nothing,
}

/// Keys that give the name, the strongest first.
const NAMES: &[&str] = word_list!("data_keys.txt", "names, in order");

/// How many ranks each name key takes: as it is, in English, in another language.
const LANGUAGE_RANKS: usize = 3;

/// The rank of a name that is in a language behind one that is in none.
pub(super) fn language_rank(rank: usize, language: &str) -> usize {
    let is_english = language.split(['-', '_']).next().is_some_and(|code| code.eq_ignore_ascii_case(ENGLISH));
    rank + if is_english { 1 } else { 2 }
}

/// Keys that give a person's given names.
const GIVEN: &[&str] = word_list!("data_keys.txt", "given names");

/// Keys that give a person's surname.
const FAMILY: &[&str] = word_list!("data_keys.txt", "surnames");

/// Keys that give a part of a person's name.
const PARTS: [(Part, &[&str]); 5] = [
    (Part::Given, GIVEN),
    (Part::Middle, word_list!("data_keys.txt", "middle names")),
    (Part::Particle, word_list!("data_keys.txt", "particles")),
    (Part::Family, FAMILY),
    (Part::Suffix, word_list!("data_keys.txt", "suffixes")),
];

/// Keys that give addresses for mail.
const EMAILS: &[&str] = word_list!("data_keys.txt", "emails");

/// Further keys for other names.
const OTHER_NAMES: &[&str] = word_list!("data_keys.txt", "other names");

/// Pictures and the like, which say nothing to a reader.
const PICTURES: &[&str] = word_list!("data_keys.txt", "pictures");

/// Pictures that organizations have.
const LOGOS: &[&str] = word_list!("data_keys.txt", "logos");

/// Keys and values that grade those who support an event or a project.
const GRADES: &[&str] = word_list!("data_keys.txt", "grades");

/// Facts that people and organizations have and that songs, wares and pages do not.
const OF_BOTH: &[&str] = word_list!("data_keys.txt", "facts of people and organizations");

/// Facts that neither has: of songs, wares, pages, programs, talks, places.
const OF_NEITHER: &[&str] = word_list!("data_keys.txt", "facts of neither");

/// Facts that only people have.
const OF_PEOPLE: &[&str] = word_list!("data_keys.txt", "facts of people");

/// Facts that only organizations have.
const OF_ORGANIZATIONS: &[&str] = word_list!("data_keys.txt", "facts of organizations");

/// Collections of people that are no folders of notes.
const PEOPLE: &[&str] = word_list!("data_keys.txt", "collections of people");

/// Collections of organizations that are no folders of notes.
const ORGANIZATIONS: &[&str] = word_list!("data_keys.txt", "collections of organizations");

/// Collections of what is neither, beyond the types of notes that are.
const THINGS: &[&str] = word_list!("data_keys.txt", "collections of things");

/// Those who stand behind an event.
const HOSTS: &[&str] = word_list!("data_keys.txt", "hosts");

/// Collections of both.
const BOTH: &[&str] = word_list!("data_keys.txt", "collections of both");

/// A key as its parts are compared: words that capitals part, `familyName`, stand apart.
pub(super) fn apart(key: &str) -> String {
    let mut apart = String::with_capacity(key.len() + 4);
    let mut was_small = false;
    for c in key.trim().chars() {
        if was_small && c.is_uppercase() {
            apart.push(' ');
        }
        was_small = c.is_lowercase();
        apart.push(c);
    }
    apart
}

/// How early a key that gives the name comes among them, if it is one.
fn name_rank(key: &str) -> Option<usize> {
    NAMES.iter().position(|name| is_key(&[*name], key)).map(|rank| rank * LANGUAGE_RANKS)
}

/// What a key tells of whom its entry is about, besides what it states.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum KindHint {
    /// Organizations have it as a rule.
    Organization,
    /// Organizations that support something have it, if its value is a grade.
    Grade,
    /// People and organizations have it.
    Either,
    /// Neither has it.
    Neither,
}

/// What an entry with this key is likely to be.
pub(super) fn tells(written: &str) -> Option<KindHint> {
    let key = &apart(written);
    match () {
        () if is_key(LOGOS, key) => Some(KindHint::Organization),
        () if is_key(&["level", "tier", "grade"], key) => Some(KindHint::Grade),
        () if is_key(OF_NEITHER, key) => Some(KindHint::Neither),
        () => is_key(OF_BOTH, key).then_some(KindHint::Either),
    }
}

/// Whether a value is a grade: gold.
pub(super) fn is_grade(value: &str) -> bool {
    is_key(GRADES, value)
}

/// Whether a key has somebody's site.
pub(super) fn is_site(written: &str) -> bool {
    is_key(word_list!("data_keys.txt", "sites"), &apart(written))
}

/// What a key means.
pub(super) fn key(written: &str) -> Key {
    let key = &apart(written);
    if let Some(rank) = name_rank(key) {
        return Key::Name(rank);
    }
    if let Some((own, language)) = in_language(written)
        && let Some(rank) = name_rank(&apart(own))
    {
        return Key::Name(language_rank(rank, language));
    }
    if let Some((part, _)) = PARTS.iter().find(|(_, keys)| is_key(keys, key)) {
        return Key::Part(*part);
    }
    if is_key(EMAILS, key) {
        return Key::Email;
    }
    if is_key(&["title", "titel"], key) {
        return Key::Title;
    }
    if is_key(&["id", "uid", "key", "slug", "@id"], key) {
        return Key::Id;
    }
    if is_key(OTHER_NAMES, key) {
        return Key::Other(NameRole::Alias);
    }
    if written == "@type" {
        return Key::Type;
    }
    if is_key(PICTURES, key) || key.starts_with('$') {
        return Key::Bookkeeping;
    }
    match convention(key) {
        Some(Convention::OtherName(role)) => Key::Other(role),
        Some(Convention::Type) => Key::Type,
        Some(Convention::Handle) => Key::Handle,
        Some(Convention::Network) => Key::Network,
        Some(Convention::Summary) => Key::Summary,
        Some(Convention::Bookkeeping) => Key::Bookkeeping,
        None if is_key(&["login"], key) => Key::Handle,
        None if is_key(&["x", "linkedin", "gitlab", "matrix"], key) => Key::Network,
        None if is_key(OF_PEOPLE, key) => Key::Fact(Some(Kind::Person)),
        None if is_key(OF_ORGANIZATIONS, key) => Key::Fact(Some(Kind::Organization)),
        None => Key::Fact(None),
    }
}

/// Whom a key collects.
pub(super) fn hint(written: &str) -> Option<Hint> {
    let key = &apart(written);
    if is_key(PEOPLE, key) {
        return Some(Hint::Kind(Kind::Person));
    }
    if is_key(ORGANIZATIONS, key) {
        return Some(Hint::Kind(Kind::Organization));
    }
    if is_key(BOTH, key) {
        return Some(Hint::Mixed);
    }
    collection(key).map(Hint::Kind)
}

/// Whom a key or the title of a group collects by its last word: `PhD Students`, `general_sponsors`, `Gold Sponsor`.
pub(super) fn hint_by_last_word(written: &str) -> Option<Hint> {
    let words = apart(written);
    let last = words.rsplit([' ', '_', '-']).next()?;
    let is_graded = is_key(GRADES, &words) || is_key(GRADES, last);
    hint(written).or_else(|| hint(last)).or(is_graded.then_some(Hint::Mixed))
}

/// Whether a key or the title of a group collects people or organizations, nobody knows which: organizers.
pub(super) fn is_of_hosts(written: &str) -> bool {
    let words = apart(written);
    words.rsplit([' ', '_', '-']).next().is_some_and(|last| is_key(HOSTS, last)) || is_key(HOSTS, &words)
}

/// Whether a key collects what is neither a person nor an organization: tracks, products, pages.
pub(super) fn is_of_things(written: &str) -> bool {
    let words = apart(written);
    let last = words.rsplit([' ', '_', '-']).next().unwrap_or(&words);
    is_key(THINGS, last) || [words.as_str(), last].iter().any(|word| type_word(word) == TypeWord::Other)
}
