//! Tables with a header, as registers of companies publish them.

use super::card::{Card, Facts, Field};
use super::source::{Item, record};
use crate::names::normalize::fold;
use crate::names::token::tokenize;
use crate::names::{Kind, legal_forms};

/// What a column has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Column {
    Name,
    Given,
    Family,
    Also,
    Kind,
    Fact(Field),
}

/// What the columns of a table have; nothing for those that are not used.
pub(super) struct Columns(Vec<Option<Column>>);

impl Columns {
    /// Reads a header. Nothing if no column has names.
    pub(super) fn read<'h>(header: impl Iterator<Item = &'h str>) -> Option<Self> {
        let mut columns: Vec<Option<Column>> = header.map(column).collect();
        let is_name = |column: &&mut Option<Column>| **column == Some(Column::Name);
        // A second column of names has other names.
        columns.iter_mut().filter(is_name).skip(1).for_each(|column| *column = Some(Column::Also));
        let has = |wanted| columns.contains(&Some(wanted));
        (has(Column::Name) || has(Column::Family)).then_some(Self(columns))
    }

    /// Reads a row.
    pub(super) fn record<'r>(&self, row: impl Iterator<Item = &'r str>) -> Item {
        let (mut name, mut given, mut family) = ("", "", "");
        let (mut also, mut kind, mut address) = (Vec::new(), "", Vec::new());
        let mut facts = Facts::default();
        for (column, cell) in self.0.iter().zip(row.map(str::trim)).filter(|(_, cell)| !is_empty(cell)) {
            match column {
                Some(Column::Name) => name = cell,
                Some(Column::Given) => given = cell,
                Some(Column::Family) => family = cell,
                Some(Column::Also) => also.extend(cell.split([';', '|']).map(str::to_owned)),
                Some(Column::Kind) => kind = cell,
                Some(Column::Fact(Field::Address)) => address.push(cell),
                Some(Column::Fact(field)) => cell.split(';').for_each(|value| facts.add(*field, value)),
                None => {}
            }
        }
        // One column an address line, or all of it in one.
        facts.add(Field::Address, &address.join(", "));
        let is_person = !family.is_empty() || facts.has(Field::Born);
        let whole = if name.is_empty() { format!("{given} {family}") } else { name.to_owned() };
        let kind = match kind_of(kind) {
            Some(Stated::Neither) => return Item::Other,
            Some(Stated::Kind(stated)) => stated,
            None if is_person && !has_legal_form(&whole) => Kind::Person,
            None => {
                facts.add(Field::Type, kind);
                Kind::Organization
            }
        };
        let card = Card { kind, name: String::new(), also: Vec::new(), facts: facts.finish() };
        record(card, &std::iter::once(whole).chain(also).collect::<Vec<String>>())
    }
}

/// Cells in which registers write that they know nothing. OFAC's is `-0-`.
fn is_empty(cell: &str) -> bool {
    cell.is_empty() || matches!(fold(cell).as_str(), "-" | "-0-" | "n/a" | "null" | "none" | "nan")
}

/// What a column has, by its title, whatever its spaces and letter case.
fn column(title: &str) -> Option<Column> {
    let title: String = fold(title).chars().filter(|letter| letter.is_alphanumeric()).collect();
    Some(match title.as_str() {
        "name" | "companyname" | "entityname" | "legalname" | "fullname" | "organizationname" | "organisationname"
        | "organization" | "organisation" | "company" | "businessname" | "registeredname" | "primaryname"
        | "entitylegalname" | "caption" | "label" | "firma" | "firmenname" | "denomination" | "nom" | "nombre"
        | "naam" | "sdnname" => Column::Name,
        "firstname" | "givenname" | "forename" | "vorname" | "prenom" => Column::Given,
        "lastname" | "surname" | "familyname" | "nachname" => Column::Family,
        "alias" | "aliases" | "aka" | "alsoknownas" | "othername" | "othernames" | "altname" | "altnames"
        | "alternativename" | "alternativenames" | "tradingname" | "tradename" | "previousname" | "previousnames"
        | "formername" | "formernames" | "shortname" => Column::Also,
        "kind" | "type" | "schema" | "entitytype" | "sdntype" | "category" | "companycategory" | "companytype"
        | "legalform" | "rechtsform" => Column::Kind,
        "jurisdiction" | "jurisdictioncode" | "entitylegaljurisdiction" => Column::Fact(Field::Jurisdiction),
        "country" | "countries" | "countrycode" | "nationality" | "citizenship" | "countryoforigin" | "land"
        | "pays" => Column::Fact(Field::Country),
        "number" | "registrationnumber" | "companynumber" | "registernumber" | "identifier" | "identifiers" | "lei"
        | "leicode" | "siren" | "kvknumber" | "taxnumber" | "vatnumber" => Column::Fact(Field::Number),
        "status" | "companystatus" | "entitystatus" | "entityentitystatus" => Column::Fact(Field::Status),
        "incorporationdate"
        | "incorporated"
        | "dateofincorporation"
        | "registrationdate"
        | "foundingdate"
        | "founded"
        | "date" => Column::Fact(Field::Founded),
        "dissolutiondate" | "dissolved" => Column::Fact(Field::Dissolved),
        "birthdate" | "dateofbirth" | "dob" | "born" => Column::Fact(Field::Born),
        "deathdate" | "dateofdeath" | "died" => Column::Fact(Field::Died),
        "position" | "positions" | "role" | "title" | "occupation" => Column::Fact(Field::Position),
        "topics" | "sanctions" | "program" | "programs" | "listtype" => Column::Fact(Field::Topics),
        "sector" | "industry" | "activity" | "siccodesictext1" => Column::Fact(Field::Sector),
        "website" | "homepage" => Column::Fact(Field::Website),
        "url" | "uri" | "source" | "sourceurl" | "dataset" | "datasets" => Column::Fact(Field::Source),
        "id" | "uid" | "entnum" | "entityid" => Column::Fact(Field::Id),
        "address" | "addresses" | "fulladdress" | "registeredaddress" | "street" | "city" | "town" | "postcode"
        | "postalcode" | "zip" => Column::Fact(Field::Address),
        // The columns of Companies House: RegAddress.PostTown, PreviousName_1.CompanyName.
        title if title.starts_with("regaddress") => Column::Fact(Field::Address),
        title if title.starts_with("previousname") && title.ends_with("companyname") => Column::Also,
        _ => return None,
    })
}

/// What a register says that an entry is.
enum Stated {
    Kind(Kind),
    Neither,
}

fn kind_of(cell: &str) -> Option<Stated> {
    Some(match fold(cell).trim() {
        "person" | "people" | "individual" | "natural person" | "human" => Stated::Kind(Kind::Person),
        "organization" | "organisation" | "company" | "entity" | "legalentity" | "legal entity" | "publicbody"
        | "public body" | "legal person" => Stated::Kind(Kind::Organization),
        "vessel" | "aircraft" | "airplane" | "vehicle" | "address" | "ship" | "cryptowallet" | "security"
        | "sanction" => Stated::Neither,
        _ => return None,
    })
}

fn has_legal_form(name: &str) -> bool {
    let words: Vec<String> = tokenize(name).iter().map(|token| fold(token.text)).collect();
    legal_forms::longest_at_end(&words.iter().map(String::as_str).collect::<Vec<&str>>()).is_some()
}
