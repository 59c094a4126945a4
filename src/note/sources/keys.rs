//! What the keys of lists and maps of people mean, beyond what notes have: names in their parts, addresses, collections.

use crate::names::Kind;
use crate::names::tabular::{ENGLISH, in_language};
use crate::note::definitions::NameRole;
use crate::note::definitions::data_words::{Convention, TypeWord, collection, convention, is_key, type_word};

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
    "full name", "fullname", "official full", "name", "person name", "organization name", "organisation name",
    "company name", "legal name", "nom complet", "nombre completo", "nome completo", "nom", "nombre", "nome", "naam",
    "namn", "navn", "nimi", "név", "teljes név", "jméno a příjmení", "imię i nazwisko", "имя", "姓名", "名称",
    "名前", "display name", "displayname", "label",
];

/// How many ranks each name key takes: as it is, in English, in another language.
const LANGUAGE_RANKS: usize = 3;

/// The rank of a name that is in a language behind one that is in none.
pub(super) fn language_rank(rank: usize, language: &str) -> usize {
    let is_english = language.split(['-', '_']).next().is_some_and(|code| code.eq_ignore_ascii_case(ENGLISH));
    rank + if is_english { 1 } else { 2 }
}

/// Keys that give a person's given names.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "given", "given name", "given names", "givenname", "first name", "firstname", "first", "forename", "forenames",
    "vorname", "vornamen", "rufname", "prénom", "prénoms", "prenom", "voornaam", "voornamen", "förnamn", "fornamn",
    "fornavn", "jmeno", "imię", "imie", "imiona", "křestní jméno", "jméno", "meno", "etunimi", "etunimet", "keresztnév",
    "utónév", "primeiro nome", "nome próprio", "nombres", "prenume", "eesnimi", "名",
];

/// Keys that give a person's surname.
#[rustfmt::skip]
const FAMILY: &[&str] = &[
    "family", "family name", "family names", "familyname", "last name", "last names", "lastname", "last", "surname",
    "surnames", "nachname", "familienname", "zuname", "apellido", "apellidos", "cognome", "sobrenome", "último nome",
    "nom de famille", "achternaam", "efternamn", "efternavn", "etternavn", "nazwisko", "příjmení", "prijmeni",
    "priezvisko", "sukunimi", "vezetéknév", "családnév", "prezime", "priimek", "perekonnanimi", "фамилия", "прізвище",
    "姓",
];

/// Keys that give a part of a person's name.
const PARTS: [(Part, &[&str]); 5] = [
    (Part::Given, GIVEN),
    (Part::Middle, &["middle name", "middlename", "middle", "middle names", "additional name"]),
    (Part::Particle, &["name particle", "particle", "dropping particle", "non dropping particle", "tussenvoegsel"]),
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
    "color", "colour", "photo", "photo url", "profile pic", "profile picture", "thumbnail", "thumbnail url",
];

/// Pictures that organizations have.
const LOGOS: &[&str] = &["logo", "logo url", "logo image"];

/// Keys and values that grade those who support an event or a project.
const GRADES: &[&str] =
    &["platinum", "platinium", "gold", "silver", "bronze", "diamond", "titanium", "platin", "silber", "gold sponsors"];

/// Facts that people and organizations have and that songs, wares and pages do not.
#[rustfmt::skip]
const OF_BOTH: &[&str] = &[
    "affiliation", "affiliations", "role", "position", "job", "employer", "company", "organization", "organisation",
    "org", "institution", "university", "bio", "biography", "phone", "telephone", "homepage", "headshot",
];

/// Facts that neither has: of songs, wares, pages, programs, talks, places.
#[rustfmt::skip]
const OF_NEITHER: &[&str] = &[
    "price", "cost", "duration", "length", "isbn", "version", "sku", "artist", "album", "track", "path", "file", "href",
    "route", "latitude", "lat", "longitude", "lon", "lng", "coordinates", "capacity", "runs on", "command", "size",
    "stock", "author", "authors", "released", "release date", "genre", "ingredients", "start", "end", "starts", "ends",
    "speaker", "speakers", "room", "quantity", "bpm", "lyrics",
];

/// Facts that only people have.
#[rustfmt::skip]
const OF_PEOPLE: &[&str] = &[
    "born", "died", "birth date", "date of birth", "birthday", "birthdate", "birth year", "sex", "dob", "death date", "date of death",
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
    "owners", "reviewers", "committers", "instructors", "assistants", "lecturers", "professors", "coaches",
    "panelists", "panellists", "presenters", "legislators", "senators", "ministers", "candidates", "postdocs",
    "trustees", "delegates", "players", "actors", "translators", "directors", "officers", "researchers", "artists", "writers", "family",
    "mitarbeiter", "mitglieder", "équipe", "membres", "equipo", "miembros", "medewerkers", "leden",
];

/// Collections of organizations that are no folders of notes.
#[rustfmt::skip]
const ORGANIZATIONS: &[&str] = &[
    "sponsors", "sponsor", "sponsorship", "partners", "partner", "suppliers", "funders", "investors", "teams", "clubs", "bands", "publishers",
    "banks", "schools", "competitors", "parties", "ngos", "charities", "foundations", "lieferanten", "partenaires",
    "sponsoren",
];

/// Collections of what is neither, beyond the types of notes that are.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "tracks", "pages", "links", "menu", "nav", "navigation", "items", "jobs", "steps", "talks", "skills", "features",
    "packages", "plugins", "services", "modules", "variables", "options", "fields", "columns", "colors", "fonts",
    "awards", "prizes", "medals", "ships", "vehicles", "rooms", "streets", "rivers", "mountains", "categories", "tags",
    "icons", "images", "files", "brands", "projects", "streams", "social", "socials", "licenses", "files", "tables",
];

/// Those who stand behind an event.
const HOSTS: &[&str] = &["organizer", "organizers", "organiser", "organisers", "organized by", "organised by", "hosts"];

/// Collections of both.
#[rustfmt::skip]
const BOTH: &[&str] = &[
    "clients", "client", "customers", "customer", "kunden", "clientes", "donors", "entities", "stakeholders", "backers",
    "supporters", "logos",
];

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
pub(super) enum Trait {
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
pub(super) fn tells(written: &str) -> Option<Trait> {
    let key = &apart(written);
    match () {
        () if is_key(LOGOS, key) => Some(Trait::Organization),
        () if is_key(&["level", "tier", "grade"], key) => Some(Trait::Grade),
        () if is_key(OF_NEITHER, key) => Some(Trait::Neither),
        () => is_key(OF_BOTH, key).then_some(Trait::Either),
    }
}

/// Whether a value is a grade: gold.
pub(super) fn is_grade(value: &str) -> bool {
    is_key(GRADES, value)
}

/// Whether a key has somebody's site.
pub(super) fn is_site(written: &str) -> bool {
    is_key(&["website", "web site", "homepage", "site", "url", "link"], &apart(written))
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
