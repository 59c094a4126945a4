//! What an editor asks for, and the rules by which a name means somebody.

#[path = "../support/checks.rs"]
mod checks;
#[path = "../support/fixture.rs"]
mod fixture;
#[path = "../support/remedies.rs"]
mod remedies;

mod actions_define;
mod actions_ignore;
mod actions_link;
mod actions_spelling;
mod completion;
mod definition;
mod homonyms;
mod hover;
mod links;
mod matching;
mod mentions;
mod notation;
mod prose;
mod references;
mod rename;
mod short_forms;
mod single_words;
mod symbols;
