//! JSON-LD with the vocabulary of schema.org, as web pages embed it. Vocabularies with the same terms, such as FOAF, are
//! read too.

use rustc_hash::FxHashMap;

use super::Source;
use super::entry::add_values;
use super::entry::{add_email, add_name, entry};
use super::relation::link;
use super::tree::{Entry, Node, Value};
use crate::names::Kind;
use crate::note::definitions::data_words::summary;
use crate::note::definitions::{Definition, NameRole};
use crate::text::{Span, in_one_line};

/// Types of people.
const PEOPLE: &[&str] = &["Person", "Patient", "PersonalProfile"];

/// Types of organizations: schema.org's with those of its subtypes that are in use, and `Agent`s of other vocabularies.
#[rustfmt::skip]
const ORGANIZATIONS: &[&str] = &[
    "Organization", "Organisation", "Group", "Airline", "Consortium", "Cooperative", "Corporation",
    "EducationalOrganization", "CollegeOrUniversity", "ElementarySchool", "HighSchool", "MiddleSchool", "Preschool",
    "School", "FundingScheme", "FundingAgency", "GovernmentOrganization", "GovernmentOffice", "LibrarySystem",
    "MedicalOrganization", "Hospital", "Dentist", "MedicalClinic", "Pharmacy", "Physician", "VeterinaryCare",
    "DiagnosticLab", "NGO", "NewsMediaOrganization", "OnlineBusiness", "OnlineStore", "PerformingGroup", "DanceGroup",
    "MusicGroup", "TheaterGroup", "PoliticalParty", "Project", "ResearchOrganization", "ResearchProject",
    "SearchRescueOrganization", "SportsOrganization", "SportsTeam", "SportsClub", "WorkersUnion", "LocalBusiness",
    "AccountingService", "AnimalShelter", "ArchiveOrganization", "AutoDealer", "AutoRepair", "AutomotiveBusiness",
    "Attorney", "Bakery", "BankOrCreditUnion", "BarOrPub", "BookStore", "Brewery", "CafeOrCoffeeShop", "ChildCare",
    "ClothingStore", "ComputerStore", "Distillery", "DryCleaningOrLaundry", "Electrician", "EmergencyService",
    "EmploymentAgency", "EntertainmentBusiness", "FastFoodRestaurant", "FinancialService", "FireStation", "Florist",
    "FoodEstablishment", "FurnitureStore", "GeneralContractor", "GroceryStore", "HairSalon", "HardwareStore",
    "HealthAndBeautyBusiness", "HomeAndConstructionBusiness", "HousePainter", "InsuranceAgency", "InternetCafe",
    "LegalService", "Library", "LodgingBusiness", "Hotel", "Hostel", "Locksmith", "MedicalBusiness", "MovingCompany",
    "MusicStore", "Notary", "Optician", "Plumber", "PoliceStation", "ProfessionalService", "RadioStation",
    "RealEstateAgent", "Restaurant", "RoofingContractor", "ShoppingCenter", "SportsActivityLocation", "Store",
    "TelevisionStation", "TouristInformationCenter", "TravelAgency", "Winery",
];

/// Properties that lead from one entity to another, with the plain words for them.
#[rustfmt::skip]
const RELATIONS: &[(&str, &str)] = &[
    ("worksFor", "employer"), ("affiliation", "affiliation"), ("memberOf", "member of"), ("alumniOf", "alma mater"),
    ("parentOrganization", "parent organization"), ("subOrganization", "subsidiary"), ("department", "department"),
    ("founder", "founder"), ("founders", "founder"), ("employee", "employee"), ("employees", "employee"),
    ("member", "member"), ("members", "member"), ("musicGroupMember", "member"), ("athlete", "athlete"),
    ("coach", "coach"), ("spouse", "spouse"), ("children", "child"), ("parent", "parent"), ("parents", "parent"),
    ("sibling", "sibling"), ("siblings", "sibling"), ("relatedTo", "relative"), ("colleague", "colleague"),
    ("colleagues", "colleague"), ("knows", "knows"), ("funder", "funder"), ("sponsor", "sponsor"),
];

/// Properties that state something, with the plain words for them.
#[rustfmt::skip]
const FACTS: &[(&str, &str)] = &[
    ("jobTitle", "position"), ("hasOccupation", "occupation"), ("birthDate", "born"),
    ("birthPlace", "place of birth"), ("deathDate", "died"), ("deathPlace", "place of death"),
    ("nationality", "nationality"), ("foundingDate", "founded"), ("foundingLocation", "place of founding"),
    ("dissolutionDate", "dissolved"), ("url", "website"), ("sameAs", "website"), ("homepage", "website"),
    ("address", "address"), ("telephone", "phone"), ("faxNumber", "fax"), ("award", "award"),
    ("numberOfEmployees", "employees"), ("leiCode", "LEI"), ("taxID", "tax ID"), ("vatID", "VAT ID"),
    ("tickerSymbol", "ticker"), ("genre", "genre"), ("sport", "sport"), ("honorificPrefix", "title"),
];

/// The parts of a postal address, in the order in which they are put together.
const ADDRESS: [&str; 6] =
    ["streetAddress", "postOfficeBoxNumber", "postalCode", "addressLocality", "addressRegion", "addressCountry"];

/// Whether a value is JSON-LD.
pub(super) fn is_linked(node: &Node<'_>) -> bool {
    let is_mark = |entry: &Entry<'_>| {
        let key = entry.key.as_ref();
        matches!(key, "@context" | "@graph" | "@type" | "@id")
            || key.contains("://schema.org/")
            || key.starts_with("schema:")
    };
    node.map().is_some_and(|entries| entries.iter().any(is_mark))
}

/// The entities with a schema.org type within a value that is not JSON-LD itself. The depth of the tree is at most 64.
pub(super) fn within<'n, 'a>(node: &'n Node<'a>, found: &mut Vec<&'n Node<'a>>) {
    for child in children(node) {
        if child.get("@type").is_some() && kind(child).is_some() {
            found.push(child);
        } else {
            within(child, found);
        }
    }
}

/// Reads the values of a file, which may refer to each other.
pub(super) fn read(nodes: &[&Node<'_>], source: &mut Source) {
    if nodes.is_empty() {
        return;
    }
    let mut graph = Graph::default();
    nodes.iter().for_each(|node| graph.learn(node));
    for node in nodes {
        graph.visit(node, source);
    }
}

/// The entities of a file by their identifiers.
#[derive(Default)]
struct Graph<'n> {
    names: FxHashMap<&'n str, String>,
    /// Where those stand who are defined already, among all definitions.
    defined: FxHashMap<&'n str, usize>,
}

impl<'n> Graph<'n> {
    /// Learns who has which identifier. The tree is nowhere deeper than 64.
    fn learn(&mut self, node: &'n Node<'_>) {
        if let (Some(_), Some(id)) = (kind(node), id(node))
            && let Some((name, _)) = canonical(node)
        {
            self.names.entry(id).or_insert(name);
        }
        for child in children(node) {
            self.learn(child);
        }
    }

    fn visit(&mut self, node: &'n Node<'_>, source: &mut Source) {
        if let Some(kind) = kind(node) {
            self.define(kind, node, source);
        }
        for child in children(node) {
            self.visit(child, source);
        }
    }

    fn define(&mut self, kind: Kind, node: &'n Node<'_>, source: &mut Source) {
        let id = id(node);
        let Some((name, at)) = canonical(node) else {
            // What is nothing but a reference has no name.
            let says_something = node
                .map()
                .unwrap_or_default()
                .iter()
                .any(|entry| !entry.key.starts_with('@') && entry.key != "id" && entry.key != "type");
            if says_something && id.is_none_or(|id| !self.names.contains_key(id)) {
                let at = Span { end: node.span.start, ..node.span };
                source.pass_over(at, "This entry has no name, so it was left out; give it a `name`.");
            }
            return;
        };
        // A page may write the same entity in several places: all of them count.
        let known = id.and_then(|id| self.defined.get(id)).and_then(|index| source.definitions.get_mut(*index));
        let mut own = entry(kind, at, node.span);
        own.id = id.map(str::to_owned);
        let is_known = known.is_some();
        let definition = known.unwrap_or(&mut own);
        add_name(definition, &name, if is_known { NameRole::Alias } else { NameRole::Canonical }, at);
        for entry in node.map().unwrap_or_default() {
            self.state(entry, definition);
        }
        if !is_known {
            if let Some(id) = id {
                self.defined.insert(id, source.definitions.len());
            }
            source.definitions.push(own);
        }
    }

    fn state(&self, entry: &Entry<'_>, definition: &mut Definition) {
        let key = local(&entry.key);
        let plain =
            |table: &[(&str, &'static str)]| table.iter().find(|(word, _)| *word == key).map(|(_, plain)| *plain);
        match key {
            "name" | "alternateName" | "legalName" | "nick" | "additionalType" => {
                let role = if key == "nick" { NameRole::Nickname } else { NameRole::Alias };
                for (text, span) in texts(&entry.value).into_iter().filter(|_| key != "additionalType") {
                    add_name(definition, &in_one_line(text), role, span);
                }
            }
            "email" | "mbox" => {
                texts(&entry.value).into_iter().for_each(|(text, span)| add_email(definition, text, span));
            }
            "description" if definition.summary.is_none() => {
                definition.summary = texts(&entry.value).first().and_then(|(text, _)| summary(text));
            }
            _ => {
                if let Some(plain) = plain(RELATIONS) {
                    let values = entry.value.items().iter().filter_map(|item| self.related(key, item, true)).collect();
                    add_values(definition, plain, values, entry.span());
                } else if let Some(plain) = plain(FACTS) {
                    let values = entry.value.items().iter().filter_map(stated).collect();
                    add_values(definition, plain, values, entry.span());
                }
            }
        }
    }

    /// Who a value of a relation is: a link, if the file has an entry for it.
    fn related(&self, key: &str, node: &Node<'_>, may_be_role: bool) -> Option<String> {
        let linked = |id: &str| self.names.get(id).map(|name| link(id, name));
        if let Some(text) = text(node) {
            let is_address = text.contains("://") || text.starts_with("_:") || text.starts_with('#');
            return linked(text).or_else(|| (!is_address).then(|| in_one_line(text)));
        }
        if let Some(known) = id(node).and_then(linked) {
            return Some(known);
        }
        if let Some((name, _)) = canonical(node) {
            return Some(name);
        }
        // A role stands between: `worksFor: { @type: OrganizationRole, worksFor: … }`.
        let inner = node.map()?.iter().find(|entry| local(&entry.key) == key)?;
        inner.value.items().first().filter(|_| may_be_role).and_then(|inner| self.related(key, inner, false))
    }
}

/// The values within a value.
fn children<'n, 'a>(node: &'n Node<'a>) -> impl Iterator<Item = &'n Node<'a>> {
    let entries = node.map().unwrap_or_default().iter().map(|entry| &entry.value);
    entries.chain(node.list().unwrap_or_default()).filter(|child| matches!(child.value, Value::List(_) | Value::Map(_)))
}

/// A key or type without the vocabulary before it: `name` of `http://schema.org/name` and of `schema:name`.
fn local(word: &str) -> &str {
    let separators: &[char] = if word.contains("://") { &['/', '#'] } else { &[':'] };
    word.rsplit(separators).next().unwrap_or(word)
}

/// The value under a key of whatever vocabulary.
fn get<'n, 'a>(node: &'n Node<'a>, key: &str) -> Option<&'n Node<'a>> {
    node.map()?.iter().find(|entry| local(&entry.key) == key).map(|entry| &entry.value)
}

fn kind(node: &Node<'_>) -> Option<Kind> {
    let types = node.get("@type").or_else(|| node.get("type"))?;
    types.items().iter().filter_map(Node::text).find_map(|text| {
        let word = local(text);
        let is_person = PEOPLE.contains(&word);
        let is_organization = || ORGANIZATIONS.contains(&word);
        if is_person { Some(Kind::Person) } else { is_organization().then_some(Kind::Organization) }
    })
}

fn id<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.get("@id").or_else(|| node.get("id")).and_then(Node::text)
}

/// The text of a value, be it written by itself or as `{ "@value": … }`.
fn text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    node.scalar().or_else(|| node.get("@value").and_then(Node::scalar))
}

/// The texts of a value, each with its place.
fn texts<'n>(node: &'n Node<'_>) -> Vec<(&'n str, Span)> {
    let items = node.items().iter();
    items.filter_map(|item| Some((text(item)?, item.get("@value").unwrap_or(item).span))).collect()
}

/// The name that leads: the first `name`, else that of its parts, else the name in law.
fn canonical(node: &Node<'_>) -> Option<(String, Span)> {
    let first = |key: &str| get(node, key).and_then(|value| texts(value).into_iter().find(|(text, _)| is_name(text)));
    if let Some((name, span)) = first("name") {
        return Some((in_one_line(name), span));
    }
    let parts: Vec<(&str, Span)> =
        ["givenName", "additionalName", "familyName"].iter().filter_map(|key| first(key)).collect();
    let start = parts.iter().map(|(_, span)| span.start).min();
    let end = parts.iter().map(|(_, span)| span.end).max();
    if let (Some(start), Some(end)) = (start, end) {
        let words: Vec<&str> = parts.iter().map(|(text, _)| *text).collect();
        return Some((in_one_line(&words.join(" ")), Span { start, end }));
    }
    first("legalName").map(|(name, span)| (in_one_line(name), span))
}

fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric) && !text.contains("://")
}

/// What a value of a fact says: its text, an address in one line, the name of a place, the number of a quantity.
fn stated(node: &Node<'_>) -> Option<String> {
    if let Some(text) = text(node) {
        return Some(in_one_line(text));
    }
    let parts = ADDRESS.iter().filter_map(|key| get(node, key));
    let parts: Vec<String> =
        parts.filter_map(|part| text(part).or_else(|| get(part, "name").and_then(text)).map(in_one_line)).collect();
    if !parts.is_empty() {
        return Some(parts.join(", "));
    }
    let said = get(node, "name").or_else(|| get(node, "value")).and_then(text).map(in_one_line);
    said.or_else(|| get(node, "address").and_then(text).map(in_one_line)).or_else(|| id(node).map(str::to_owned))
}
