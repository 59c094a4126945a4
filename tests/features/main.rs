//! What an editor asks for, and the rules by which a name means somebody.

#[path = "../support/checks.rs"]
mod checks;
#[path = "../support/fixture.rs"]
mod fixture;
#[path = "../support/remedies.rs"]
mod remedies;

mod actions_define;
mod actions_define_links;
mod actions_ignore;
mod actions_link;
mod actions_merge;
mod actions_spelling;
mod capitals;
mod company;
mod completion;
mod constructs;
mod declaration;
mod definition;
mod edges;
mod formats;
mod homonyms;
mod hover;
mod inlay_hints;
mod languages;
mod layouts;
mod links;
mod matching;
mod mentions;
mod names;
mod notation;
mod note_links;
mod prose;
mod references;
mod registered;
mod relations;
mod rename;
mod rivals;
mod sameness;
mod short_forms;
mod single_words;
mod sources;
mod symbols;
mod timeline;
mod tokens;
