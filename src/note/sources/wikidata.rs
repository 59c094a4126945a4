//! Wikidata JSON: a single entity, the result of `Special:EntityData`, or the lines of a dump.

use rustc_hash::FxHashMap;

use super::Source;
use super::entry::add_values;
use super::entry::{add_name, entry};
use super::placeholder::is_placeholder;
use super::relation::link;
use super::tree::{Entry, Node};
use crate::names::Kind;
use crate::note::definitions::data_words::summary;
use crate::note::definitions::{Definition, Name, NameRole};
use crate::text::{Span, in_one_line};

/// The languages whose labels and aliases are taken, besides the first that an entity has.
const LANGUAGES: [&str; 17] =
    ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "pl", "cs", "hr", "sr", "sk", "zh", "ja"];

/// The most names that are taken of an entity.
const MAX_NAMES: usize = 24;

/// Classes of human beings: human, fictional human.
const HUMANS: [&str; 2] = ["Q5", "Q15632617"];

/// Common classes of organizations, from Wikidata (CC0), each with what it is there.
#[rustfmt::skip]
const ORGANIZATIONS: &[(&str, &str)] = &[
    ("Q43229", "organization"), ("Q4830453", "business"), ("Q6881511", "enterprise"), ("Q783794", "company"),
    ("Q891723", "public company"), ("Q167037", "corporation"), ("Q161726", "multinational corporation"),
    ("Q219577", "holding company"), ("Q778575", "conglomerate"), ("Q1058914", "software company"),
    ("Q18388277", "technology company"), ("Q210167", "video game developer"), ("Q1137109", "video game publisher"),
    ("Q786820", "automobile manufacturer"), ("Q46970", "airline"), ("Q507619", "retail chain"), ("Q22687", "bank"),
    ("Q66344", "central bank"), ("Q650241", "financial institution"), ("Q2085381", "publisher"),
    ("Q1320047", "book publisher"), ("Q18127", "record label"), ("Q1331793", "media company"),
    ("Q15265344", "broadcaster"), ("Q1616075", "television station"), ("Q14350", "radio station"),
    ("Q11032", "newspaper"), ("Q1110794", "daily newspaper"), ("Q192283", "news agency"),
    ("Q1762059", "film production company"), ("Q375336", "film studio"), ("Q3918", "university"),
    ("Q875538", "public university"), ("Q902104", "private university"), ("Q38723", "higher education institution"),
    ("Q4671277", "academic institution"), ("Q189004", "college"), ("Q3914", "school"), ("Q9826", "high school"),
    ("Q31855", "research institute"), ("Q155271", "think tank"), ("Q414147", "academy of sciences"),
    ("Q955824", "learned society"), ("Q33506", "museum"), ("Q7075", "library"), ("Q166118", "archive"),
    ("Q16917", "hospital"), ("Q7278", "political party"), ("Q163740", "nonprofit organization"),
    ("Q79913", "non-governmental organization"), ("Q157031", "foundation"), ("Q48204", "voluntary association"),
    ("Q178790", "labor union"), ("Q484652", "international organization"),
    ("Q245065", "intergovernmental organization"), ("Q327333", "government agency"),
    ("Q2659904", "government organization"), ("Q192350", "ministry"), ("Q35535", "police"),
    ("Q215380", "musical group"), ("Q5741069", "rock band"), ("Q2088357", "musical ensemble"),
    ("Q42998", "orchestra"), ("Q847017", "sports club"), ("Q12973014", "sports team"),
    ("Q476028", "association football club"), ("Q4438121", "sports organization"), ("Q13393265", "basketball team"),
];

/// Statements about days, with the plain words for them.
const DAYS: [(&str, &str); 4] = [("P569", "born"), ("P570", "died"), ("P571", "founded"), ("P576", "dissolved")];

/// Statements that lead to another entity, with the plain words for them.
const RELATIONS: [(&str, &str); 11] = [
    ("P39", "position"),
    ("P108", "employer"),
    ("P102", "party"),
    ("P26", "spouse"),
    ("P22", "father"),
    ("P25", "mother"),
    ("P40", "child"),
    ("P749", "parent organization"),
    ("P112", "founder"),
    ("P127", "owner"),
    ("P463", "member of"),
];

/// A statement that waits until all entities of the file are known.
struct Pending {
    /// Whose it is, among all that were added.
    definition: usize,
    key: &'static str,
    targets: Vec<String>,
    span: Span,
}

/// The entities of a file.
#[derive(Default)]
pub(super) struct Entities {
    definitions: Vec<Definition>,
    pending: Vec<Pending>,
    /// The label of each by its Q-id, and whether it is defined and not left out.
    labels: FxHashMap<String, (String, bool)>,
    problems: Source,
}

impl Entities {
    /// Whether a value is an entity.
    pub(super) fn is_one(node: &Node<'_>) -> bool {
        let id = node.get("id").and_then(Node::text).and_then(|id| id.strip_prefix('Q'));
        let is_id = id.is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()));
        is_id && node.get("labels").is_some()
    }

    /// Adds an entity.
    pub(super) fn add(&mut self, node: &Node<'_>) {
        let Some((id, id_span)) = node.get("id").and_then(|id| Some((id.text()?, id.span))) else { return };
        let labels = node.get("labels").and_then(Node::map).unwrap_or_default();
        let first = labels.first().map(|entry| entry.key.as_ref());
        let label = text_in(labels, "en").or_else(|| labels.iter().find_map(|entry| text_of(&entry.value)));
        let kind = kind(node).filter(|_| label.is_none_or(|(label, _)| !is_placeholder(label)));
        if let Some((label, _)) = label {
            self.labels.insert(id.to_owned(), (in_one_line(label), kind.is_some()));
        }
        let Some(kind) = kind else { return };
        let Some((label, at)) = label else {
            let message = format!("{id} has no label, so it was left out; give it one in some language.");
            return self.problems.leave_out(id_span, message);
        };
        let mut definition = entry(kind, at, node.span);
        definition.id = Some(id.to_owned());
        definition.handles.push(Name { text: id.to_owned(), role: NameRole::Handle, span: Some(id_span) });
        add_name(&mut definition, &in_one_line(label), NameRole::Canonical, at);
        let languages = || LANGUAGES.into_iter().chain(first.filter(|first| !LANGUAGES.contains(first)));
        let aliases = node.get("aliases").and_then(Node::map).unwrap_or_default();
        let of_language = |language| aliases.iter().find(move |entry| entry.key == language);
        let aliases = languages().filter_map(of_language).flat_map(|entry| entry.value.items()).filter_map(text_of);
        let others = languages().filter_map(|language| text_in(labels, language));
        for (text, span) in others.chain(aliases) {
            if definition.names.len() < MAX_NAMES {
                add_name(&mut definition, &in_one_line(text), NameRole::Alias, span);
            }
        }
        let described = node.get("descriptions").and_then(Node::map).unwrap_or_default();
        let described = text_in(described, "en").or_else(|| described.iter().find_map(|entry| text_of(&entry.value)));
        definition.summary = described.and_then(|(text, _)| summary(text));
        self.state(node, &mut definition);
        self.definitions.push(definition);
    }

    fn state(&mut self, node: &Node<'_>, definition: &mut Definition) {
        let claims = node.get("claims").and_then(Node::map).unwrap_or_default();
        for claim in claims {
            let key = claim.key.as_ref();
            let plain =
                |table: &[(&str, &'static str)]| table.iter().find(|(id, _)| *id == key).map(|(_, plain)| *plain);
            if let Some(plain) = plain(&DAYS) {
                let day =
                    values(claim).find_map(|value| day(value.get("time").unwrap_or(value).text()?, precision(value)));
                add_values(definition, plain, day.into_iter().collect(), claim.span());
            } else if key == "P856" {
                let sites = values(claim).filter_map(|value| value.text().map(str::to_owned)).collect();
                add_values(definition, "website", sites, claim.span());
            } else if let Some(key) = plain(&RELATIONS) {
                let targets = values(claim).filter_map(target).collect();
                let definition = self.definitions.len();
                self.pending.push(Pending { definition, key, targets, span: claim.span() });
            }
        }
    }

    /// Adds the entities to `source`, with links between them. References to entities that are not in the file (Q-ids)
    /// are dropped.
    pub(super) fn finish(mut self, source: &mut Source) {
        for Pending { definition, key, targets, span } in self.pending {
            let Some(definition) = self.definitions.get_mut(definition) else { continue };
            let known = targets.iter().filter_map(|id| Some((id, self.labels.get(id)?)));
            let values =
                known.map(|(id, (label, is_defined))| if *is_defined { link(id, label) } else { label.clone() });
            add_values(definition, key, values.collect(), span);
        }
        source.definitions.append(&mut self.definitions);
        source.problems.append(&mut self.problems.problems);
    }
}

/// The text of `{ "language": …, "value": … }`, or of a value that is one itself, and its place.
fn text_of<'n>(node: &'n Node<'_>) -> Option<(&'n str, Span)> {
    let node = node.get("value").unwrap_or(node);
    Some((node.text()?, node.span))
}

fn text_in<'n>(entries: &'n [Entry<'_>], language: &str) -> Option<(&'n str, Span)> {
    entries.iter().find(|entry| entry.key == language).and_then(|entry| text_of(&entry.value))
}

/// The values of the statements with one property, but for those that Wikidata knows to be wrong. Shortened forms of the
/// JSON have the values themselves.
fn values<'n, 'a>(claim: &'n Entry<'a>) -> impl Iterator<Item = &'n Node<'a>> {
    let is_valid = |statement: &&Node<'_>| statement.get("rank").and_then(Node::text) != Some("deprecated");
    claim.value.items().iter().filter(is_valid).filter_map(|statement| match statement.get("mainsnak") {
        Some(snak) => snak.get("datavalue")?.get("value"),
        None => Some(statement),
    })
}

/// The Q-id that a value is of.
fn target(value: &Node<'_>) -> Option<String> {
    if let Some(id) = value.get("id").unwrap_or(value).text() {
        return Some(id.to_owned());
    }
    value.get("numeric-id").and_then(Node::scalar).map(|number| format!("Q{number}"))
}

fn kind(node: &Node<'_>) -> Option<Kind> {
    let claims = node.get("claims").and_then(Node::map)?;
    let classes = claims.iter().find(|claim| claim.key == "P31")?;
    let classes: Vec<String> = values(classes).filter_map(target).collect();
    if classes.iter().any(|class| HUMANS.contains(&class.as_str())) {
        return Some(Kind::Person);
    }
    let is_organization = |class: &String| ORGANIZATIONS.iter().any(|(id, _)| id == class);
    classes.iter().any(is_organization).then_some(Kind::Organization)
}

/// How exact a time is: 11 is a day, 10 a month, 9 a year.
fn precision(value: &Node<'_>) -> u32 {
    value.get("precision").and_then(Node::scalar).and_then(|number| number.parse().ok()).unwrap_or(11)
}

/// `1952-03-11` of `+1952-03-11T00:00:00Z`, as far as it is known.
fn day(time: &str, precision: u32) -> Option<String> {
    let is_before = time.starts_with('-');
    let date = time.trim_start_matches(['+', '-']).split('T').next()?;
    let mut parts = date.split('-');
    let year = parts.next()?;
    let is_number = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(&year) || precision < 9 {
        return None;
    }
    if is_before {
        return Some(format!("{} BC", year.trim_start_matches('0')));
    }
    let known = parts.filter(is_number).take_while(|part| *part != "00").take(precision.saturating_sub(9) as usize);
    Some(std::iter::once(year).chain(known.take(2)).collect::<Vec<&str>>().join("-"))
}
