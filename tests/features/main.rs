//! What an editor asks for, and the rules by which a name means somebody.

#[path = "../support/checks.rs"]
mod checks;
#[path = "../support/fixture.rs"]
mod fixture;

mod homonyms;
mod links;
mod matching;
mod notation;
mod prose;
mod short_forms;
mod single_words;
