//! Compares the facts of two definitions.

#[cfg(test)]
mod tests;

use super::evidence;
use super::pair::SharedFact;
use crate::entity_index::Entity;
use crate::features::entity_or_name::EntityOrName;
use crate::features::relations;
use crate::names::normalize::fold;
use crate::note::definitions::Fact;
use crate::word_lists::word_list;
use crate::world::World;

/// What is found where facts do not rule out that two are one.
#[derive(Default)]
pub(super) struct Compared {
    pub(super) agree: Vec<SharedFact>,
    pub(super) differ: Vec<SharedFact>,
    /// How much that says for one, or, below 0, for two.
    pub(super) weight: i32,
}

/// Keys for the day or the year of birth.
const BORN: &[&str] = word_list!("fact_keys.txt", "births");
/// Keys for the day or the year of death.
const DIED: &[&str] = word_list!("fact_keys.txt", "deaths");
/// Keys for the day or the year in which an organization began.
const FOUNDED: &[&str] = word_list!("fact_keys.txt", "foundings");
/// Keys for whom somebody works.
const EMPLOYER: &[&str] = word_list!("fact_keys.txt", "one employer");
/// Keys that say nothing of who somebody is.
const IDLE: &[&str] = word_list!("fact_keys.txt", "idle");

/// What agreement under a key counts, and what the opposite does.
const AGREED: i32 = 10;
const AGREED_DATE: i32 = 20;
const AGREED_ADDRESS: i32 = 40;
const DIFFERED: i32 = -10;

/// What two say; nothing if it shows that they are not one: other days of birth or death, another sex, a relation of the one
/// to the other, or one list of people that has both.
pub(super) fn compared(world: &World, [one, other]: &[EntityOrName; 2]) -> Option<Compared> {
    let entity = |who: &EntityOrName| who.entity().and_then(|id| world.entity(id));
    if evidence::are_listed_together(world, [one, other]) {
        return None;
    }
    match (entity(one), entity(other)) {
        (Some(first), Some(second)) => of_definitions(world, first, second),
        (Some(first), None) => (!names_other(first, other)).then(Compared::default),
        (None, _) => None,
    }
}

/// Whether the definition names it as another entity: `father: Ann Smith`.
fn names_other(entity: &Entity, other: &EntityOrName) -> bool {
    let EntityOrName::Undefined { name, .. } = other else { return false };
    let name = fold(name);
    let values = entity.definition.facts.iter().flat_map(|fact| &fact.values);
    values.flat_map(|value| value.split([',', ';'])).any(|value| bare(value) == name)
}

fn of_definitions(world: &World, one: &Entity, other: &Entity) -> Option<Compared> {
    let is_other_sex = one.gender.zip(other.gender).is_some_and(|(one, other)| one != other);
    let leads_to = |from: &Entity, to: &Entity| relations(world, from).iter().any(|(_, id)| *id == to.id);
    if is_other_sex || leads_to(one, other) || leads_to(other, one) {
        return None;
    }
    let mut compared = Compared::default();
    let texts = |entity: &Entity| -> Vec<String> {
        let handles = entity.definition.handles.iter().map(|handle| &handle.text);
        let emails = entity.definition.emails.iter().map(|email| &email.text);
        emails.chain(handles).map(|text| fold(text)).collect()
    };
    let own = texts(other);
    for shared in texts(one).into_iter().filter(|text| own.contains(text)) {
        compared.weight += AGREED_ADDRESS;
        compared.agree.push(SharedFact { key: "address".to_owned(), values: [shared.clone(), shared] });
    }
    for fact in &one.definition.facts {
        let topic = topic(&fact.key);
        if IDLE.contains(&topic.as_str()) {
            continue;
        }
        let Some(theirs) = other.definition.facts.iter().find(|theirs| self::topic(&theirs.key) == topic) else {
            continue;
        };
        compared.take(&topic, fact, theirs)?;
    }
    Some(compared)
}

impl Compared {
    /// Takes in what both say under one key; nothing if that cannot be said of one.
    fn take(&mut self, topic: &str, fact: &Fact, theirs: &Fact) -> Option<()> {
        let values = [fact, theirs].map(|fact| fact.values.join(", "));
        let shared = SharedFact { key: fact.key.clone(), values };
        if ["born", "died", "founded"].contains(&topic) {
            let [first, second] = shared.values.each_ref().map(|value| When::of(value));
            if !first.may_be(&second) {
                return None;
            }
            if first.year.is_some() && second.year.is_some() {
                self.weight += AGREED_DATE;
                self.agree.push(shared);
                return Some(());
            }
        }
        let own: Vec<String> = theirs.values.iter().map(|value| bare(value)).collect();
        if fact.values.iter().any(|value| own.contains(&bare(value))) {
            self.weight += AGREED;
            self.agree.push(shared);
        } else {
            self.weight += DIFFERED;
            self.differ.push(shared);
        }
        Some(())
    }
}

/// What a key is about, whichever of its words is used.
fn topic(key: &str) -> String {
    let key = key.trim().replace(['_', '-'], " ").to_lowercase();
    let topics = [("born", BORN), ("died", DIED), ("founded", FOUNDED), ("employer", EMPLOYER)];
    let known = topics.iter().find(|(_, keys)| keys.contains(&key.as_str()));
    known.map_or(key, |(topic, _)| (*topic).to_owned())
}

/// A value without the brackets of a link and the path in it, folded.
fn bare(value: &str) -> String {
    let value = value.trim().trim_start_matches("[[").trim_end_matches("]]");
    let (target, shown) = value.split_once('|').unwrap_or((value, value));
    let shown = if shown == target { target.rsplit('/').next().unwrap_or(target) } else { shown };
    fold(shown.trim().trim_end_matches(".md"))
}

/// What a value says of a day: the year, and with it the month and the day if it says all three as numbers.
struct When {
    year: Option<u32>,
    rest: Option<(u32, u32)>,
}

impl When {
    fn of(value: &str) -> Self {
        let numbers: Vec<&str> =
            value.split(|letter: char| !letter.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let number = |text: &str| text.parse::<u32>().ok();
        let year = numbers.iter().find(|part| part.len() == 4).and_then(|part| number(part));
        let rest = match numbers.as_slice() {
            [first, month, day, ..] if first.len() == 4 => number(month).zip(number(day)),
            _ => None,
        };
        Self { year, rest }
    }

    /// Whether both may be one day, as far as they say.
    fn may_be(&self, other: &Self) -> bool {
        let differs = |one: Option<u32>, other: Option<u32>| one.zip(other).is_some_and(|(one, other)| one != other);
        let is_other_day = self.rest.zip(other.rest).is_some_and(|(one, other)| one != other);
        !differs(self.year, other.year) && !is_other_day
    }
}
