//! Addresses for mail in the properties.

use super::words::is_key;
use super::{Name, NameRole};
use crate::note::Property;

/// Keys whose values are addresses for mail, as contacts in notes have them.
const EMAIL_KEYS: &[&str] =
    &["email", "emails", "e-mail", "e-mails", "mail", "email address", "e-mail address", "courriel", "correo"];

/// The addresses that properties give, in source order.
pub(super) fn of(properties: &[&Property]) -> Vec<Name> {
    let given = properties.iter().filter(|property| is_key(EMAIL_KEYS, &property.key));
    let values = given.flat_map(|property| &property.values);
    let address = values.filter_map(|value| {
        let text = value.text.trim();
        is_address(text).then(|| Name { text: text.to_owned(), role: NameRole::Email, span: Some(value.span) })
    });
    address.collect()
}

/// Whether a text is an address and nothing else, as far as its form tells.
pub(in crate::note) fn is_address(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && !part.contains(|letter: char| letter.is_whitespace() || "@<>[]()".contains(letter))
    };
    text.split_once('@').is_some_and(|(own, host)| is_part(own) && is_part(host) && host.contains('.'))
}
