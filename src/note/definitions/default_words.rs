//! The word lists of the default conventions, in the languages that people keep notes in.

use crate::word_lists::word_list;

/// Folders whose notes are about people.
pub(super) const PERSON_FOLDERS: &[&str] = word_list!("note_folders.txt", "people");

/// Folders whose notes are about organizations.
pub(super) const ORGANIZATION_FOLDERS: &[&str] = word_list!("note_folders.txt", "organizations");

/// Types, tags and categories of people.
pub(super) const PERSON_TYPES: &[&str] = word_list!("note_types.txt", "people");

/// Types, tags and categories of organizations.
pub(super) const ORGANIZATION_TYPES: &[&str] = word_list!("note_types.txt", "organizations");

/// Keys that list other names.
pub(super) const ALIAS_KEYS: &[&str] = word_list!("note_keys.txt", "aliases");

/// Keys that put people into a note's cast.
pub(super) const CAST_KEYS: &[&str] = word_list!("note_keys.txt", "people");

/// Keys that put organizations into a note's cast.
pub(super) const ORGANIZATION_CAST_KEYS: &[&str] = word_list!("note_keys.txt", "organizations");

/// Keys that give a nickname.
pub(super) const NICKNAME_KEYS: &[&str] = word_list!("note_keys.txt", "nicknames");

/// Keys that give a former name.
pub(super) const FORMER_KEYS: &[&str] = word_list!("note_keys.txt", "former names");

/// Keys that give an abbreviation.
pub(super) const ABBREVIATION_KEYS: &[&str] = word_list!("note_keys.txt", "abbreviations");

/// Keys that say what a note is about.
pub(super) const TYPE_KEYS: &[&str] = word_list!("note_keys.txt", "types");

/// Keys that may say what a note is about, among much else.
pub(super) const CATEGORY_KEYS: &[&str] = word_list!("note_keys.txt", "categories");

/// Keys that list tags.
pub(super) const TAG_KEYS: &[&str] = word_list!("note_keys.txt", "tags");

/// Types that are too common as topics to make an entity of a note that is merely tagged with them.
pub(super) const WEAK_TAGS: &[&str] = word_list!("note_types.txt", "weak tags");

/// Tags of a kind that are topics, too: a note in a folder of the other kind is merely about them.
pub(super) const TOPICAL_TAGS: &[&str] = word_list!("note_types.txt", "topical tags");

/// Tags of people that groups have as well: a tag for a group beside them counts if it comes first.
pub(super) const SHARED_TAGS: &[&str] = word_list!("note_types.txt", "tags of people and groups");

/// Tags that say of a note in a folder of people or organizations that it is about something that happens or is used.
pub(super) const THING_TAGS: &[&str] = word_list!("note_types.txt", "tags of things");

/// Keys by which libraries and journals find a publication.
pub(super) const CATALOGUE_KEYS: &[&str] = word_list!("note_keys.txt", "catalogues of publications");

/// Keys that describe a publication, among much else.
pub(super) const PUBLICATION_KEYS: &[&str] = word_list!("note_keys.txt", "publications");

/// Keys that list who wrote a publication.
pub(super) const AUTHORS_KEYS: &[&str] = word_list!("note_keys.txt", "authors of publications");

/// Keys that say when it came out.
pub(super) const YEAR_KEYS: &[&str] = word_list!("note_keys.txt", "years of publications");

/// What tags begin with that say what a note still lacks.
pub(super) const UNFINISHED: &[&str] = word_list!("note_types.txt", "beginnings of tags for unfinished notes");

/// What tags begin with that order notes whatever they are about.
pub(super) const ORGANIZING: &[&str] = word_list!("note_types.txt", "beginnings of tags for the order of notes");

/// Words that say nothing about what a note is about.
pub(super) const GENERIC_TYPES: &[&str] = word_list!("note_types.txt", "generic");

/// Types of notes that are about something other than people and organizations.
pub(super) const OTHER_TYPES: &[&str] = word_list!("note_types.txt", "others");

/// Words that head a collection of entities rather than name one.
pub(super) const COLLECTIONS: &[&str] = word_list!("note_words.txt", "collections");

/// File names of notes that lead to others.
pub(super) const INDEX_STEMS: &[&str] = word_list!("note_folders.txt", "index files");

/// Headings that structure a note about anybody.
pub(super) const SECTION_WORDS: &[&str] = word_list!("note_words.txt", "headings");

/// Folders and tags of the people whom the players of a campaign play.
pub(super) const PARTIES: &[&str] = word_list!("note_folders.txt", "parties");

/// Folders around the notes of a campaign.
pub(super) const CAMPAIGNS: &[&str] = word_list!("note_folders.txt", "campaigns");

/// Keys that a note about a character in a game has.
pub(super) const CHARACTER_KEYS: &[&str] = word_list!("note_keys.txt", "characters in games");

/// Folders whose notes are patterns for notes.
pub(super) const TEMPLATE_FOLDERS: &[&str] = word_list!("note_folders.txt", "templates");

/// Folders that hold something else, also within a folder of people.
pub(super) const OTHER_FOLDERS: &[&str] = word_list!("note_folders.txt", "others");

/// Words of a person's position and forms of address.
pub(super) const POSITIONS: &[&str] = word_list!("note_words.txt", "positions");

/// Words in the names of notes about meetings and plans rather than people.
pub(super) const OCCASIONS: &[&str] = word_list!("note_words.txt", "occasions");

/// Small words within names.
pub(super) const PARTICLES: &[&str] = word_list!("note_words.txt", "particles");

/// What programs call a note that has no name yet, in lower case.
pub(super) const UNTITLED: &[&str] = word_list!("note_folders.txt", "untitled files");

/// Words that end the name under which a group, a program or an office writes, besides those of organizations.
pub(super) const SENDERS: &[&str] = word_list!("note_words.txt", "senders");
