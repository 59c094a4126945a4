//! What the keys of lists and maps of people mean, beyond what notes have: names in their parts, addresses, collections.

use crate::names::Kind;
use crate::note::definitions::NameRole;
use crate::note::definitions::data::{Convention, collection, convention, is_key};

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
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "full name", "fullname", "display name", "displayname", "name", "organization name", "organisation name",
    "company name", "legal name", "nom complet", "nombre completo", "nome completo", "nom", "nombre", "nome", "naam",
    "namn", "navn", "nimi", "имя", "姓名", "名称", "名前", "label",
];

/// Keys that give a person's given names.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "given", "given name", "given names", "givenname", "first name", "firstname", "first", "forename", "forenames",
    "vorname", "vornamen", "prénom", "prenom", "voornaam", "förnamn", "fornavn", "imię", "jméno",
];

/// Keys that give a person's surname.
#[rustfmt::skip]
const FAMILY: &[&str] = &[
    "family", "family name", "family names", "familyname", "last name", "lastname", "last", "surname", "surnames",
    "nachname", "familienname", "apellido", "apellidos", "cognome", "sobrenome", "nom de famille", "achternaam",
    "efternamn", "efternavn", "etternavn", "nazwisko", "příjmení",
];

/// Keys that give a part of a person's name.
const PARTS: [(Part, &[&str]); 5] = [
    (Part::Given, GIVEN),
    (Part::Middle, &["middle name", "middlename", "middle", "middle names", "additional name"]),
    (Part::Particle, &["name particle", "particle", "dropping particle", "non dropping particle"]),
    (Part::Family, FAMILY),
    (Part::Suffix, &["name suffix", "suffix", "honorific suffix"]),
];

/// Keys that give addresses for mail.
#[rustfmt::skip]
const EMAILS: &[&str] = &[
    "email", "emails", "e mail", "e mails", "mail", "email address", "email addresses", "e mail address",
    "work email", "personal email", "correo", "courriel",
];

/// Further keys for other names.
const OTHER_NAMES: &[&str] = &["alternate name", "alternate names", "alternative name", "aka names"];

/// Pictures and the like, which say nothing to a reader.
#[rustfmt::skip]
const PICTURES: &[&str] = &[
    "image url", "avatar url", "gravatar", "img", "headshot", "logo", "logo url", "portrait", "profile image",
    "color", "colour",
];

/// Facts that only people have.
#[rustfmt::skip]
const OF_PEOPLE: &[&str] = &[
    "born", "died", "birth date", "date of birth", "birthday", "birthdate", "dob", "death date", "date of death",
    "gender", "pronouns", "job title", "spouse", "occupation", "age", "species", "race", "orcid", "geburtstag",
    "geboren",
];

/// Facts that only organizations have.
#[rustfmt::skip]
const OF_ORGANIZATIONS: &[&str] = &[
    "founded", "founding date", "founder", "founders", "headquarters", "hq", "industry", "sector", "ticker", "ceo",
    "legal form", "number of employees", "revenue", "vat", "vat id", "gegründet", "branche",
];

/// Collections of people that are no folders of notes.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "team", "team members", "members", "member", "staff", "employees", "contributors", "contributor", "maintainers",
    "maintainer", "editors", "editor", "board", "founders", "users", "students", "teachers", "faculty", "alumni",
    "crew", "speakers", "attendees", "participants", "guests", "volunteers", "advisors", "mentors", "managers",
    "owners", "reviewers", "translators", "directors", "officers", "researchers", "artists", "writers", "family",
    "mitarbeiter", "mitglieder", "équipe", "membres", "equipo", "miembros", "medewerkers", "leden",
];

/// Collections of organizations that are no folders of notes.
#[rustfmt::skip]
const ORGANIZATIONS: &[&str] = &[
    "sponsors", "sponsor", "partners", "suppliers", "funders", "investors", "teams", "clubs", "bands", "publishers",
    "banks", "schools", "competitors", "parties", "ngos", "charities", "foundations", "lieferanten", "partenaires",
    "sponsoren",
];

/// Collections of both.
const BOTH: &[&str] =
    &["clients", "client", "customers", "customer", "kunden", "clientes", "donors", "entities", "stakeholders"];

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

/// What a key means.
pub(super) fn key(written: &str) -> Key {
    let key = &apart(written);
    if let Some(rank) = NAMES.iter().position(|name| is_key(&[*name], key)) {
        return Key::Name(rank);
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
