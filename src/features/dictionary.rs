use std::collections::BTreeSet;

use crate::resolve::{Mention, MentionForm};
use crate::whos_who::FileId;
use crate::world::World;

/// The words of all names, for spell checkers: as definitions have them, as these notes write them (inflected, shortened),
/// each with the possessive endings of English, and the parts of hyphenated ones. `text` is the text of a note.
pub fn dictionary<'t>(world: &World, notes: &[FileId], text: impl Fn(FileId) -> &'t str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for entity in world.whos_who().iter() {
        entity.declared_names().for_each(|name| add(name, &mut words));
    }
    for file in notes {
        let Some(data) = world.file(*file) else { continue };
        let named = data.mentions.iter().filter(|mention| is_written_out(mention));
        named.for_each(|mention| add(mention.span.text(text(*file)), &mut words));
    }
    words
}

/// Whether it is a name in prose, and of somebody who is defined.
fn is_written_out(mention: &Mention) -> bool {
    mention.entity().is_some() && matches!(mention.form, MentionForm::Full | MentionForm::Alias | MentionForm::Short)
}

fn add(name: &str, words: &mut BTreeSet<String>) {
    for word in name.split_whitespace() {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let word = ["'s", "’s"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        let parts = word.split('-').filter(|_| word.contains('-'));
        for word in parts.chain([word]).filter(|word| word.chars().any(char::is_alphabetic)) {
            words.insert(word.to_owned());
            words.extend(["'s", "’s"].map(|ending| [word, ending].concat()));
        }
    }
}
