//! Titles of table columns, as used by registers of companies (Companies House, OpenCorporates, GLEIF), sanctions lists
//! and address books (Google, Outlook in three languages, LinkedIn).

use super::card::Field;
use super::column::{Column, letters_of};
use super::entry::Role;
use super::translated_titles;
use crate::names::tabular::{ENGLISH, in_language};

/// Titles of columns that have whole names, normalized by [`letters_of`] like all here. Some of them have given names where a column of
/// surnames stands beside them: nome, cognome.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "name", "entityname", "fullname", "displayname", "vollstandigername", "nomcomplet", "nombrecompleto",
    "nomecompleto", "primaryname", "denomination", "nom", "nombre", "nome", "naam", "namn", "navn",
    "nimi", "kokonimi", "jmeno", "meno", "nev", "teljesnev", "nume", "ime",
    "volledigenaam", "fullstandigtnavn", "sdnname", "имя", "імя", "名前", "이름",
];

/// Given names.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "firstname", "firstnames", "givenname", "givennames", "forename", "forenames", "vorname", "vornamen", "rufname",
    "prenom", "prenoms", "voornaam", "voornamen", "roepnaam", "fornamn", "tilltalsnamn", "fornavn", "etunimi",
    "etunimet", "imie", "imiona", "krestnijmeno", "krstnemeno", "keresztnev", "utonev", "primeironome", "nomeproprio",
    "nombres", "nombredepila", "prenume", "eesnimi", "vards", "vardas", "ονομα", "名",
];

/// Titles for further given names, and for the particles of Dutch surnames.
#[rustfmt::skip]
const MIDDLE: &[&str] = &[
    "middlename", "middlenames", "additionalname", "weiterevornamen", "zweitervorname", "deuxiemeprenom",
    "tussenvoegsel", "tussenvoegsels", "mellannamn", "mellomnavn", "mellemnavn", "nomedomeio", "отчество",
    "побатькові",
];

/// Surnames.
#[rustfmt::skip]
const FAMILY: &[&str] = &[
    "lastname", "lastnames", "surname", "surnames", "familyname", "familynames", "nachname", "familienname",
    "zuname", "nomdefamille", "nomdusage", "achternaam", "achternamen", "efternamn", "efternavn", "etternavn",
    "sukunimi", "nazwisko", "prijmeni", "priezvisko", "vezeteknev", "csaladnev", "apellido", "apellidos",
    "primerapellido", "segundoapellido", "sobrenome", "ultimonome", "cognome", "numedefamilie", "prezime", "priimek",
    "perekonnanimi", "uzvards", "pavarde", "фамилия", "прізвище", "επωνυμο", "姓",
];

/// Keys that only people have: a row with one of them is a person.
pub(super) const OF_A_PERSON: [&str; 4] = ["gender", "pronouns", "constituency", "ORCID"];

/// Keys that usually only lists of people have.
pub(super) const OF_PEOPLE: [&str; 3] = ["party", "parliamentary group", "affiliation"];

/// All titles, by column, normalized by [`letters_of`].
const TITLES: &[(Column, &[&str])] = &[
    (Column::Name, NAMES),
    (Column::Label, &["label", "caption"]),
    (Column::OrganizationName, &["businessname", "registeredname", "entitylegalname", "legalname", "nazwa", "nazev"]),
    (
        Column::Organization,
        &[
            "organization",
            "organisation",
            "company",
            "companyname",
            "organizationname",
            "organisationname",
            "employer",
            "firma",
            "firmenname",
            "unternehmen",
            "societe",
            "entreprise",
        ],
    ),
    (Column::Given, GIVEN),
    (Column::Middle, MIDDLE),
    (Column::Family, FAMILY),
    (
        Column::Also(Role::Alias),
        &[
            "alias",
            "aliases",
            "aka",
            "alsoknownas",
            "othername",
            "othernames",
            "altname",
            "altnames",
            "alternativename",
            "alternativenames",
            "alternativelegalname",
            "currentalternativelegalname",
            "tradingname",
            "tradename",
            "shortname",
            "entityotherentitynamesotherentityname",
            "entitytransliteratedotherentitynamestransliteratedotherentityname",
        ],
    ),
    (
        Column::Also(Role::Former),
        &[
            "previousname",
            "previousnames",
            "formername",
            "formernames",
            "maidenname",
            "geburtsname",
            "nomdejeunefille",
            "previousnamecompanyname",
        ],
    ),
    (Column::Also(Role::Nickname), &["nickname", "nicknames", "spitzname", "surnom"]),
    (Column::Also(Role::Abbreviation), &["abbreviation", "acronym", "abkurzung"]),
    (Column::AlsoIs, &["entityotherentitynamesotherentitynametype"]),
    (
        Column::Kind,
        &[
            "kind",
            "type",
            "schema",
            "entitytype",
            "sdntype",
            "category",
            "companycategory",
            "companytype",
            "legalform",
            "rechtsform",
        ],
    ),
    (Column::Email, &["email", "emails", "mail", "courriel", "adressedemessagerie", "adresseemail"]),
    (Column::Id, &["id", "uid", "entnum", "entityid"]),
    (Column::Title, &["title", "titre"]),
    (Column::Relationship, &["relationtype", "relationlabel"]),
    (Column::Related, &["relationvalue"]),
    (
        Column::Said("gender"),
        &["gender", "sex", "geschlecht", "sexe", "sexo", "sesso", "geslacht", "kon", "kjonn", "plec"],
    ),
    (Column::Said("pronouns"), &["pronouns", "pronomen"]),
    (Column::Said("party"), &["party", "politicalparty", "partei", "parti", "partito", "partido", "partij"]),
    (
        Column::Said("parliamentary group"),
        &[
            "faction",
            "parliamentarygroup",
            "caucus",
            "fraktion",
            "fractie",
            "groupeparlementaire",
            "grupoparlamentario",
        ],
    ),
    (Column::Said("constituency"), &["constituency", "wahlkreis", "circonscription", "electoraldistrict"]),
    (Column::Said("ORCID"), &["orcid", "orcidid", "orcidids"]),
    (Column::Said("affiliation"), &["affiliation", "affiliations", "institution", "zugehorigkeit"]),
    (
        Column::OfPeople,
        &["sortname", "salutation", "anrede", "civilite", "honorificprefix", "honorificsuffix", "bioguideid"],
    ),
    (Column::Said("spouse"), &["spouse", "ehepartner", "partner", "partnerin", "conjoint"]),
    (Column::Said("manager"), &["manager", "managersname", "vorgesetzter", "namedesdervorgesetzten"]),
    (Column::Said("assistant"), &["assistant", "assistantsname", "nameassistent", "assistentin"]),
    (Column::Said("children"), &["children", "kinder", "enfants"]),
    (Column::Said("department"), &["department", "organizationdepartment", "abteilung", "service", "departement"]),
    (
        Column::Said("phone"),
        &["phone", "phones", "phonevalue", "mobile", "telefon", "mobiltelefon", "telephone", "primaryphone"],
    ),
    (Column::Summary, &["notes", "notizen", "remarques", "description", "beschreibung"]),
    (
        Column::Fact(Field::Jurisdiction),
        &["jurisdiction", "jurisdictioncode", "legaljurisdiction", "entitylegaljurisdiction"],
    ),
    (
        Column::Fact(Field::Country),
        &["country", "countries", "countrycode", "nationality", "citizenship", "countryoforigin", "land", "pays"],
    ),
    (
        Column::Fact(Field::Number),
        &[
            "number",
            "registrationnumber",
            "companynumber",
            "registernumber",
            "identifier",
            "identifiers",
            "lei",
            "leicode",
            "siren",
            "kvknumber",
            "taxnumber",
            "vatnumber",
        ],
    ),
    (Column::Fact(Field::Status), &["status", "companystatus", "currentstatus", "entitystatus", "entityentitystatus"]),
    (
        Column::Fact(Field::Founded),
        &[
            "incorporationdate",
            "incorporated",
            "dateofincorporation",
            "registrationdate",
            "foundingdate",
            "founded",
            "date",
            "entityentitycreationdate",
        ],
    ),
    (Column::Fact(Field::Dissolved), &["dissolutiondate", "dissolved"]),
    (
        Column::Fact(Field::Born),
        &[
            "birthdate",
            "dateofbirth",
            "dob",
            "born",
            "birthday",
            "birthyear",
            "yearofbirth",
            "geburtstag",
            "geburtsdatum",
            "geburtsjahr",
            "anniversaire",
            "fodelsear",
        ],
    ),
    (Column::Fact(Field::Died), &["deathdate", "dateofdeath", "died"]),
    (
        Column::Fact(Field::Position),
        &[
            "position",
            "positions",
            "role",
            "occupation",
            "jobtitle",
            "organizationtitle",
            "profession",
            "beruf",
            "fonction",
        ],
    ),
    (Column::Fact(Field::Topics), &["topics", "sanctions", "program", "programs", "listtype"]),
    (Column::Fact(Field::Sector), &["sector", "industry", "activity", "siccodesictext"]),
    (Column::Fact(Field::Website), &["website", "homepage", "webpage", "websitevalue", "webseite", "pageweb"]),
    (Column::Fact(Field::Source), &["url", "uri", "source", "sourceurl", "registryurl", "dataset", "datasets"]),
    (
        Column::Address,
        &["address", "addresses", "fulladdress", "registeredaddress", "addressformatted", "registeredaddressinfull"],
    ),
    (
        Column::AddressPart,
        &[
            "street",
            "city",
            "town",
            "postcode",
            "postalcode",
            "zip",
            "businessstreet",
            "businesscity",
            "businessstate",
            "businesspostalcode",
            "businesscountryregion",
            "strassegeschaftlich",
            "postleitzahlgeschaftlich",
            "ortgeschaftlich",
            "landregiongeschaftlich",
            "ruebureau",
            "codepostalbureau",
            "villebureau",
            "paysregionbureau",
            "registeredaddressstreetaddress",
            "registeredaddresslocality",
            "registeredaddressregion",
            "registeredaddresspostalcode",
            "registeredaddresscountry",
            "entitylegaladdressfirstaddressline",
            "entitylegaladdressadditionaladdressline",
            "entitylegaladdresscity",
            "entitylegaladdressregion",
            "entitylegaladdresscountry",
            "entitylegaladdresspostalcode",
        ],
    ),
];

/// Prefixes of titles of a kind, and in [`NOT`] the suffixes of those that belong to something else: `E-mail 1 -
/// Value`, `E-mail 1 - Type`.
const BEGINNINGS: [(&str, Column); 4] = [
    // Companies House: RegAddress.PostTown.
    ("regaddress", Column::AddressPart),
    ("email", Column::Email),
    ("mobilephone", Column::Said("phone")),
    ("businessphone", Column::Said("phone")),
];
const NOT: [&str; 7] = ["type", "typ", "label", "name", "date", "status", "xmllang"];

/// The kind of entity that the title of a column of names tells: Speaker name, author_name.
#[rustfmt::skip]
const BEARERS: [(&str, Column); 21] = [
    ("person", Column::PersonName), ("speaker", Column::PersonName), ("author", Column::PersonName),
    ("member", Column::PersonName), ("employee", Column::PersonName), ("student", Column::PersonName),
    ("candidate", Column::PersonName), ("legislator", Column::PersonName), ("politician", Column::PersonName),
    ("player", Column::PersonName), ("contact", Column::Name), ("customer", Column::Name), ("client", Column::Name),
    ("donor", Column::Name), ("sponsor", Column::Name), ("partner", Column::Name),
    ("supplier", Column::OrganizationName), ("vendor", Column::OrganizationName),
    ("institution", Column::OrganizationName), ("funder", Column::OrganizationName), ("org", Column::OrganizationName),
];

/// The titles of a date of birth in three columns, as Thunderbird writes it.
const BIRTH: [&str; 3] = ["birthyear", "birthmonth", "birthday"];

/// The columns of a table by their titles.
pub(super) fn columns(titles: &[&str]) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = titles.iter().map(|title| column(title)).collect();
    let is_named = |column: &Option<Column>| {
        matches!(
            column,
            Some(
                Column::Name
                    | Column::PersonName
                    | Column::NameAbroad
                    | Column::Label
                    | Column::OrganizationName
                    | Column::Given
                    | Column::Family
            )
        )
    };
    // Beside an organization somebody's contact is no more than that.
    let has_organization = columns.contains(&Some(Column::Organization));
    let bearer = titles.iter().find_map(|title| of_bearer(title));
    let bearer = bearer.filter(|(_, has)| *has == Column::PersonName || !has_organization);
    if !columns.iter().any(is_named)
        && let Some((bearer, has)) = bearer
    {
        for (title, column) in titles.iter().zip(&mut columns) {
            let Some(own) = behind(title, bearer) else { continue };
            *column = match of_title(own) {
                Some(Column::Name) => Some(has),
                own => own.or(*column),
            };
        }
    }
    let normalized: Vec<String> = titles.iter().map(|title| letters_of(title)).collect();
    if BIRTH.iter().all(|part| normalized.iter().any(|title| title == part)) {
        for (title, column) in normalized.iter().zip(&mut columns) {
            let part = BIRTH.iter().position(|part| title == part);
            *column = part.map(Column::BirthPart).or(*column);
        }
    }
    columns
}

/// The bearer that the title of a column of names tells.
fn of_bearer(title: &str) -> Option<(&'static str, Column)> {
    let is_it = |(bearer, _): &(&str, Column)| {
        behind(title, bearer).is_some_and(|own| matches!(of_title(own), Some(Column::Name)))
    };
    BEARERS.into_iter().find(is_it)
}

/// The rest of a title after its first word, if that is `word`: `position` of `person_position`.
fn behind<'t>(title: &'t str, word: &str) -> Option<&'t str> {
    let (first, own) = title.trim().split_once(['_', ' ', '.', '-'])?;
    first.eq_ignore_ascii_case(word).then_some(own)
}

/// The column of a title, ignoring its spaces, numbers and letter case; `None` if it is not used.
fn column(title: &str) -> Option<Column> {
    // Birthday (YYYY-MM-DD).
    let without_note = || title.split_once('(').and_then(|(title, _)| of_normalized(&letters_of(title)));
    of_title(title).or_else(without_note)
}

fn of_title(title: &str) -> Option<Column> {
    if let Some((own, language)) = in_language(title) {
        return match of_normalized(&letters_of(own)) {
            Some(Column::Name) if language != ENGLISH => Some(Column::NameAbroad),
            // What else is said is said in the first of the languages, and in English.
            column => column,
        };
    }
    of_normalized(&letters_of(title))
}

fn of_normalized(title: &str) -> Option<Column> {
    if let Some((column, _)) = TITLES.iter().find(|(_, titles)| titles.contains(&title)) {
        return Some(*column);
    }
    if let Some(column) = translated_titles::column(title) {
        return Some(column);
    }
    // Google has the organizations numbered: Organization 1 - Name is one of the above, Organization 1 - Title, too.
    let of_kind = BEGINNINGS.iter().find(|(beginning, _)| title.starts_with(beginning))?;
    (!NOT.iter().any(|end| title.ends_with(end))).then_some(of_kind.1)
}
