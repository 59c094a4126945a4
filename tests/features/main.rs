//! What an editor asks for, and the rules by which a name means somebody.

#[path = "../support/checks.rs"]
mod checks;
#[path = "../support/fixture.rs"]
mod fixture;

mod definition;
mod homonyms;
mod hover;
mod links;
mod matching;
mod mentions;
mod notation;
mod prose;
mod references;
mod registered;
mod short_forms;
mod single_words;
mod symbols;
