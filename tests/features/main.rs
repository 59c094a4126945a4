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
mod completion;
mod constructs;
mod cooccurrence;
mod declaration;
mod deduplication;
mod definition;
mod document_links;
mod edges;
mod formats;
mod gazetteer_lookup;
mod homonyms;
mod hover;
mod inlay_hints;
mod languages;
mod layouts;
mod links;
mod matching;
mod mentions;
mod name_punctuation;
mod names;
mod notation;
mod prose;
mod references;
mod relations;
mod rename;
mod rivals;
mod short_forms;
mod single_words;
mod sources;
mod symbols;
mod timeline;
mod titles;
mod tokens;
