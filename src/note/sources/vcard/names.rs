//! The names of a card's person or organization.

use super::field::Field;
use super::lines::Property;
use super::value::Part;
use crate::names::normalize::fold;
use crate::names::script::{is_east_asian, joined};
use crate::names::{Kind, east_asian, lexicon, tabular};
use crate::note::definitions::NameRole;
use crate::note::sources::placeholder::is_placeholder;
use crate::text::{Span, in_one_line};

/// How many nicknames are read of one list.
const MAX_NICKNAMES: usize = 50;

/// The names in a card, as written.
#[derive(Default)]
pub(super) struct Names {
    formatted: Vec<Part>,
    components: Option<Components>,
    nicknames: Vec<Part>,
    maiden_name: Option<Part>,
    phonetic_given_name: Option<Part>,
    phonetic_surname: Option<Part>,
    organization: Option<Part>,
    /// What the first property says that gives a name and does not.
    none: Option<NoName>,
}

/// Why a card has no name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NoName {
    /// An address for mail.
    Address,
    /// A number for calls.
    Number,
    /// What programs and people write where they know none.
    Placeholder,
}

impl NoName {
    /// What a text is, if it is no name but something.
    fn of(text: &str) -> Option<Self> {
        let text = text.trim_matches([';', ' ']);
        if text.contains('@') && !text.contains(char::is_whitespace) {
            return Some(Self::Address);
        }
        match text.contains(char::is_alphabetic) {
            false => text.contains(char::is_numeric).then_some(Self::Number),
            true => is_placeholder(text).then_some(Self::Placeholder),
        }
    }
}

/// A person's name in components (RFC 6350, section 6.2.2), without titles before it.
struct Components {
    surname: String,
    given: String,
    middle: String,
    suffix: String,
    span: Span,
}

impl Components {
    fn of(property: &Property) -> Option<Self> {
        let parts = property.value.as_ref()?.parts(';');
        // A component is a list if there are several.
        let part =
            |index: usize| parts.get(index).map(|part| joined(&[&part.text.replace(',', " ")])).unwrap_or_default();
        let name =
            Self { surname: part(0), given: part(1), middle: part(2), suffix: part(4), span: property.value_span };
        let is_named = [&name.surname, &name.given, &name.middle].into_iter().any(|part| is_name(part));
        is_named.then_some(name)
    }

    /// The components that are there, joined as names of their script are.
    fn joined(&self, with_all: bool) -> String {
        if is_east_asian(&self.surname) && is_east_asian(&self.given) {
            return joined(&[&self.surname, &self.given]);
        }
        let rest = |part| if with_all { part } else { "" };
        joined(&[&self.given, rest(&self.middle), &self.surname, rest(&self.suffix)])
    }

    /// Whether it has the given name and the surname.
    fn is_whole(&self) -> bool {
        !self.given.is_empty() && !self.surname.is_empty()
    }

    fn part(&self, with_all: bool) -> Part {
        Part { text: self.joined(with_all), span: self.span }
    }

    /// Whether the name is written with the surname in front: `Weber, Anna`, or `Weber Anna` where that is not how such
    /// names are written.
    fn is_turned(&self, name: &str) -> bool {
        let Some(rest) = name.strip_prefix(self.surname.as_str()).filter(|_| self.is_whole()) else { return false };
        if let Some(rest) = rest.strip_prefix(',') {
            return rest.trim().starts_with(self.given.as_str());
        }
        let surname = fold(&self.surname);
        let first = fold(self.given.split(' ').next().unwrap_or_default());
        let is_eastern = is_east_asian(&self.surname)
            || is_east_asian(&self.given)
            || east_asian::is_romanized_surname(&surname) && !lexicon::is_given_name(&first);
        let rest = rest.strip_prefix(' ').map(|rest| joined(&[rest]));
        let is_rest = |rest: &String| *rest == self.given || *rest == joined(&[&self.given, &self.middle]);
        !is_eastern && self.surname != self.given && rest.as_ref().is_some_and(is_rest)
    }
}

impl Names {
    pub(super) fn of(properties: &[(Field, Property)]) -> Self {
        let mut names = Self::default();
        for (field, property) in properties {
            let Some(value) = &property.value else { continue };
            let whole = || Some(one_line(&value.whole())).filter(|part| is_name(&part.text));
            if matches!(field, Field::Formatted | Field::Name | Field::Nickname | Field::Organization) {
                names.none = names.none.or_else(|| NoName::of(&value.whole().text));
            }
            match field {
                Field::Formatted => {
                    let is_preferred = property.parameter("PREF").any(|rank| rank == "1");
                    let place = if is_preferred { 0 } else { names.formatted.len() };
                    whole().into_iter().for_each(|part| names.formatted.insert(place, part));
                }
                Field::Name => names.components = names.components.or_else(|| Components::of(property)),
                Field::Nickname => names.nicknames.extend(nicknames(value.parts(','))),
                Field::Android => names.nicknames.extend(nicknames(android(value.parts(';'), "nickname"))),
                Field::MaidenName => names.maiden_name = names.maiden_name.or_else(whole),
                Field::PhoneticGivenName => names.phonetic_given_name = names.phonetic_given_name.or_else(whole),
                Field::PhoneticSurname => names.phonetic_surname = names.phonetic_surname.or_else(whole),
                Field::Organization if names.organization.is_none() => {
                    let first = value.parts(';').first().map(one_line);
                    names.organization = first.filter(|part| is_name(&part.text));
                }
                _ => {}
            }
        }
        names
    }

    /// Why the card has no name, if it has none.
    pub(super) fn none(&self) -> Option<NoName> {
        self.none
    }

    /// Whether only an organization is named: by ORG alone, or by a name that equals ORG and is no person's.
    pub(super) fn is_of_organization(&self) -> bool {
        let Some(organization) = &self.organization else { return false };
        let is_it = |name: &str| name.to_lowercase() == organization.text.to_lowercase();
        // A person who trades under their own name stays a person, and so does one with the firm's name in one place
        // only. A shop may have its words spread over the parts of a name.
        let is_own_name = |name: &Components| {
            let words = fold(&organization.text);
            let has =
                |part: &str| words.split(' ').any(|word| word == fold(part.split(' ').next().unwrap_or_default()));
            has(&name.given) && has(&name.surname)
        };
        let is_person = self.components.as_ref().is_some_and(|name| match name.is_whole() {
            true => {
                let looks_like_person = || tabular::probable_kind(&name.joined(false)) == Some(Kind::Person);
                self.formatted.is_empty() || is_own_name(name) || looks_like_person()
            }
            false => !is_it(&name.joined(true)),
        });
        !is_person && self.formatted.iter().all(|part| is_it(&part.text)) && self.nicknames.is_empty()
    }

    /// Whether the name has the form of an organization's. A single word for a shop or the like is a surname, too, so
    /// that one counts only where the name is not in its parts.
    pub(super) fn has_organization_form(&self) -> bool {
        let is_whole = self.components.as_ref().is_some_and(Components::is_whole);
        let [name] = self.formatted.as_slice() else { return false };
        let is_one = tabular::kind(&name.text) == Some(Kind::Organization);
        is_one && (!is_whole || tabular::has_form(&name.text) || tabular::is_institution(&name.text))
    }

    /// All names, the canonical one first, and its span; `None` if there is none.
    pub(super) fn list(self, kind: Kind) -> Option<(Vec<(Part, NameRole)>, Span)> {
        let mut list = Vec::new();
        let Self { formatted, components, nicknames, organization, .. } = &self;
        let components = components.as_ref();
        if let Some(name) = components
            .filter(|name| kind == Kind::Person && formatted.first().is_some_and(|first| name.is_turned(&first.text)))
        {
            list.push(name.part(true));
        }
        list.extend(formatted.iter().cloned());
        match kind {
            Kind::Organization if list.is_empty() => {
                list.extend(organization.clone().or_else(|| components.map(|name| name.part(true))));
            }
            Kind::Organization => {}
            Kind::Person => {
                let is_without = list.is_empty();
                list.extend(components.filter(|_| is_without).map(|name| name.part(true)));
                list.extend(components.filter(|name| name.is_whole()).and_then(|name| other_than(&list, name)));
            }
        }
        let mut list: Vec<(Part, NameRole)> = list.into_iter().map(|part| (part, NameRole::Alias)).collect();
        if kind == Kind::Person {
            list.extend(self.maiden_name().map(|part| (part, NameRole::Former)));
            list.extend(self.phonetic_name().map(|part| (part, NameRole::Alias)));
        }
        list.extend(nicknames.iter().cloned().map(|part| (part, NameRole::Nickname)));
        let (first, role) = list.first_mut()?;
        *role = NameRole::Canonical;
        let at = first.span;
        Some((list, at))
    }

    /// The given name with the surname before a marriage.
    fn maiden_name(&self) -> Option<Part> {
        let Part { text, span } = self.maiden_name.clone()?;
        let given = self.components.as_ref().map(|name| name.given.as_str()).filter(|given| !given.is_empty())?;
        let is_whole = text.split_whitespace().any(|word| word == given);
        Some(Part { text: if is_whole { text } else { format!("{given} {text}") }, span })
    }

    /// How an East Asian name is spelt in letters, or read in kana. For other names it is no name but a help to say it.
    fn phonetic_name(&self) -> Option<Part> {
        let name = self.components.as_ref().filter(|name| is_east_asian(&name.joined(true)))?;
        let (given, surname) = (self.phonetic_given_name.as_ref()?, self.phonetic_surname.as_ref()?);
        let is_kana = is_east_asian(&given.text);
        let order = if is_kana { [&surname.text, &given.text] } else { [&given.text, &surname.text] };
        let text = joined(&order.map(String::as_str));
        name.is_whole().then_some(Part { text, span: surname.span })
    }
}

/// The name by given name and surname alone, if that is other than those in the list.
fn other_than(list: &[Part], name: &Components) -> Option<Part> {
    let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let part = name.part(false);
    let known = bare(&part.text);
    list.iter().all(|other| bare(&other.text) != known).then_some(part)
}

fn nicknames(parts: Vec<Part>) -> impl Iterator<Item = Part> {
    let bare = |part: Part| {
        let part = one_line(&part);
        Part { text: part.text.trim_matches(['"', '“', '”']).trim().to_owned(), ..part }
    };
    parts.into_iter().take(MAX_NICKNAMES).map(bare).filter(|part| is_name(&part.text))
}

/// The parts of Android's own property if it has this type: `vnd.android.cursor.item/nickname;Lizzy;1`.
pub(super) fn android(parts: Vec<Part>, about: &str) -> Vec<Part> {
    let is_it = parts.first().is_some_and(|kind| kind.text.rsplit('/').next() == Some(about));
    parts.into_iter().skip(1).take(if is_it { 2 } else { 0 }).collect()
}

fn one_line(part: &Part) -> Part {
    Part { text: in_one_line(&part.text), span: part.span }
}

/// Whether the text may be a name. Some programs put a number or an address for mail where they know none.
fn is_name(text: &str) -> bool {
    text.contains(char::is_alphabetic) && NoName::of(text).is_none()
}
