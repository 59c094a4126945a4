//! Decides whether a note as a whole defines an entity, and which.

use super::default_words::{CAMPAIGNS, CHARACTER_KEYS, GENERIC_TYPES, PARTIES};
use super::kind::{self, StatedKind};
use super::path::{self, Shape, Stem};
use super::word_matching::{bare, has_capital, is_key, is_template};
use super::{Conventions, Definition, Found, aliases, build, names, sections, title_parsing};
use crate::names::Kind;
use crate::note::{Date, Format, Heading, Origin, ParsedNote, Problem, ProblemSeverity, Property};
use crate::text::Span;
use crate::word_lists::word_list;

/// Whether the note opts out (`whoswho: false`).
pub(super) fn is_ignored(note: &ParsedNote) -> bool {
    let asks = |property: &&Property| is_key(&["whoswho"], &property.key);
    let says_no = |text: &str| is_key(&["false", "no", "off", "ignore"], text.trim());
    note.properties.iter().filter(asks).flat_map(|property| &property.values).any(|value| says_no(&value.text))
}

/// Whether the note is a message, which may lie in the folder of its recipient. A message as a whole is not about an
/// entity.
fn is_message(note: &ParsedNote) -> bool {
    matches!(note.format, Format::Mail | Format::Commit)
}

/// The date of a note: from a date property, else from the file name, else from a property for its creation.
pub(super) fn date(note: &ParsedNote, path: &str) -> Option<Date> {
    let dated = |keys: &'static [&str]| {
        let properties = note.properties.iter().filter(move |property| is_key(keys, &property.key));
        properties.flat_map(|property| &property.values).find_map(|value| {
            let text = value.text.trim_start_matches(['[', '"', '<']);
            path::leading_date(text)
        })
    };
    dated(word_list!("note_keys.txt", "dates"))
        .or_else(|| path::date(path))
        .or_else(|| dated(word_list!("note_keys.txt", "dates of files")))
}

/// The offsets at which the date changes, by headings that are dates and the ends of their sections.
pub(super) fn days(note: &ParsedNote) -> Box<[(u32, Option<Date>)]> {
    // The sections around, each with its level and its day.
    let mut open: Vec<(u8, Option<Date>)> = Vec::new();
    let mut days = Vec::new();
    for heading in &note.headings {
        open.retain(|(level, _)| *level < heading.level);
        let around = open.last().and_then(|(_, day)| *day);
        let day = path::date_of_heading(&heading.title).or(around);
        open.push((heading.level, day));
        days.push((heading.span.start, day));
    }
    days.dedup_by(|(_, later), (_, earlier)| later == earlier);
    if days.iter().all(|(_, day)| day.is_none()) {
        return Box::default();
    }
    days.into_boxed_slice()
}

/// The definitions in a note, and the problems found with them.
pub(super) fn definitions(note: &ParsedNote, source: &str, path: &str, conventions: &Conventions) -> Found {
    let properties = leading(note, source);
    let said = kind::stated(&properties, conventions);
    let nobody = Found { is_about_other: said.is_of_other_type, ..Found::default() };
    if path::is_template(path) || is_message(note) {
        return nobody;
    }
    if let Some(definitions) = sections::find(note, source, path, said, conventions) {
        return Found { definitions, ..nobody };
    }
    let by_note = kind_of_note(note, &properties, said, path, conventions);
    let is_played = || by_note.is_none() && is_played(said, &properties, path, conventions);
    let Some(kind) = by_note.or_else(|| is_played().then_some(Kind::Person)) else { return nobody };
    let template = template_title(&properties, note);
    let stem = path::stem(path, conventions);
    let nameless = template || !has_name(note, &properties, &stem, kind, said.by_type.is_some(), conventions);
    if nameless {
        let problem = said.by_type.map(|span| no_name(span, kind, template));
        return Found { problems: problem.into_iter().collect(), ..nobody };
    }
    let definition = whole(note, source, &properties, &stem, kind, conventions);
    Found { definitions: definition.into_iter().collect(), ..nobody }
}

/// The note as the definition of an entity that other notes refer to.
pub(super) fn promoted(
    note: &ParsedNote,
    source: &str,
    path: &str,
    kind: Kind,
    conventions: &Conventions,
) -> Option<Definition> {
    let properties = leading(note, source);
    let said = kind::stated(&properties, conventions);
    let stem = path::stem(path, conventions);
    let fits = !is_ignored(note)
        && !is_message(note)
        && !said.other
        && !path::is_template(path)
        && !path::is_index(path, conventions)
        && !path::is_dated(path)
        && !template_title(&properties, note)
        && has_name(note, &properties, &stem, kind, false, conventions);
    fits.then(|| whole(note, source, &properties, &stem, kind, conventions)).flatten()
}

fn whole(
    note: &ParsedNote,
    source: &str,
    properties: &[&Property],
    stem: &Stem<'_>,
    kind: Kind,
    conventions: &Conventions,
) -> Option<Definition> {
    let heading = heading_of(note, stem);
    let extent = Span::new(0, source.len());
    let stated = stated(note, properties, conventions);
    let entity = build::Entity { note, source, kind, properties, stated: &stated, heading, stem: Some(stem), extent };
    build::definition(&entity, conventions)
}

/// The kind of the entity that the note as a whole is about.
fn kind_of_note(
    note: &ParsedNote,
    properties: &[&Property],
    said: StatedKind,
    path: &str,
    conventions: &Conventions,
) -> Option<Kind> {
    if said.by_type.is_some() {
        return said.kind.filter(|_| !(said.many && path::is_index(path, conventions)));
    }
    if said.other {
        return None;
    }
    let by_folder = || {
        let has_initials = || is_called_by_initials(note, properties, path);
        let kind = path::folder_kind(path, conventions);
        let kind = kind.filter(|kind| path::fits_folder(path, *kind) || has_initials())?;
        Some(if path::names_family(path) { Kind::Organization } else { kind })
    };
    let by_stem = || path::stem(path, conventions).kind;
    let kind = by_folder().filter(|_| said.is_topic).or(said.kind).or_else(by_folder).or_else(by_stem)?;
    (!path::is_index(path, conventions) && !path::is_dated(path)).then_some(kind)
}

/// Whether the file has the initials of whom a title of the note names: `AM` of Anna Marsh, although that is a word,
/// too.
fn is_called_by_initials(note: &ParsedNote, properties: &[&Property], path: &str) -> bool {
    let of_property = properties.iter().filter(|property| is_key(names::TITLE_KEYS, &property.key));
    let titles = of_property.flat_map(|property| &property.values).map(|value| value.text.as_str());
    let mut titles = titles.chain(title_heading(note).map(|heading| heading.title.as_str()));
    let stem = path::raw_stem(path);
    titles.any(|title| names::is_initials_of(stem, &title_parsing::read(title, Kind::Person).name))
}

/// Whether the note is about a player character of a campaign: it is tagged so or lies in a folder of such
/// notes, and something else speaks of a game.
fn is_played(said: StatedKind, properties: &[&Property], path: &str, conventions: &Conventions) -> bool {
    let is_of_many = path::is_index(path, conventions)
        || path::is_called_as_folder(path)
        || is_key(PARTIES, bare(path::raw_stem(path)));
    if said.other || is_of_many || path::is_dated(path) || !path::fits_folder(path, Kind::Person) {
        return false;
    }
    let has_key = |keys: &[&str]| properties.iter().any(|property| is_key(keys, &property.key));
    let is_tagged = kind::has_tag(properties, PARTIES);
    let is_in_folder = path::has_folder(path, PARTIES);
    let is_of_game = has_key(CHARACTER_KEYS) || path::has_folder(path, CAMPAIGNS);
    is_tagged && is_in_folder || (is_tagged || is_in_folder) && is_of_game
}

/// Whether the file name or a title can be a name. A note with a type needs less evidence.
fn has_name(
    note: &ParsedNote,
    properties: &[&Property],
    stem: &Stem<'_>,
    kind: Kind,
    explicit: bool,
    conventions: &Conventions,
) -> bool {
    let word = bare(stem.raw);
    let titled = properties.iter().any(|property| {
        let title = property.values.first().map(|value| value.text.trim());
        is_key(names::TITLE_KEYS, &property.key) && title.is_some_and(names::is_title)
    });
    if titled {
        return true;
    }
    if stem.shape == Shape::Id {
        let has_heading = heading_of(note, stem).is_some_and(|heading| names::is_heading_name(heading.title.trim()));
        let has_alias = properties.iter().any(|property| {
            is_key(&conventions.alias_keys, &property.key)
                && property.values.iter().any(|value| names::is_title(&value.text))
        });
        return has_heading || has_alias;
    }
    let sentence =
        !has_capital(&stem.name) || stem.name.split_whitespace().count() > 10 || stem.raw.ends_with(['?', '!']);
    let letters = stem.name.chars().filter(|c| c.is_alphabetic()).count();
    // F5 and 3M are companies; A1 is rather a number than a name.
    let is_code = kind == Kind::Organization && letters == 1 && stem.name.chars().any(|c| c.is_ascii_digit());
    (is_code || letters > usize::from(stem.name.is_ascii())) && (explicit || !(sentence || is_key(GENERIC_TYPES, word)))
}

/// Whether the note's title is left to a template engine.
fn template_title(properties: &[&Property], note: &ParsedNote) -> bool {
    let titles = properties.iter().filter(|property| is_key(&["title", "name"], &property.key));
    let by_property = titles.flat_map(|property| &property.values).any(|value| is_template(&value.text));
    by_property || title_heading(note).is_some_and(|heading| is_template(&heading.title))
}

fn no_name(span: Span, kind: Kind, template: bool) -> Problem {
    let why = if template { "its title is a template" } else { "neither its title nor its file name is a name" };
    let message = format!("This note defines no {}: {why}; give it a `title:`.", kind.word());
    Problem { span, message, severity: ProblemSeverity::Warning }
}

/// The heading that titles the note: the first of level 1, unless another section comes before it.
fn title_heading(note: &ParsedNote) -> Option<&Heading> {
    note.headings.first().filter(|heading| heading.level == 1)
}

/// The heading that may name whom the note is about. Where the file is named after a number, it is the first of any
/// level.
fn heading_of<'a>(note: &'a ParsedNote, stem: &Stem<'_>) -> Option<&'a Heading> {
    if stem.shape == Shape::Id { note.headings.first() } else { title_heading(note) }
}

/// The titles by which links may name the note, besides its path: its title, first heading and aliases.
pub(super) fn titles(note: &ParsedNote, source: &str) -> Vec<String> {
    let leading = leading(note, source);
    let of_keys = |keys: &'static [&str]| leading.iter().filter(move |property| is_key(keys, &property.key));
    let values = |property: &Property| property.values.iter().map(|value| value.text.clone()).collect::<Vec<String>>();
    let mut titles: Vec<String> = of_keys(&["title", "name"]).flat_map(|property| values(property)).collect();
    titles.extend(note.headings.iter().find(|heading| heading.level == 1).map(|heading| heading.title.clone()));
    for property in of_keys(&["alias", "aliases"]) {
        let are_links = property.values.iter().any(|value| aliases::target(&value.text).is_some());
        match property.origin {
            Origin::Frontmatter if !are_links => titles.extend(values(property)),
            _ => titles.extend(aliases::pieces(source, property).into_iter().map(|(text, _)| text.to_owned())),
        }
    }
    // Logseq writes an alias as a link, with the namespace in it; links call the note so, and by the last part.
    let linked: Vec<String> = titles.iter().filter_map(|title| aliases::target(title)).map(str::to_owned).collect();
    titles.iter_mut().for_each(|title| *title = aliases::unlinked(title).to_owned());
    titles.extend(linked.into_iter().filter(|target| target.contains('/')));
    titles.retain(|title| !title.is_empty());
    titles
}

/// The properties that are about the note as a whole: the frontmatter, and others up to the first prose.
pub(super) fn leading<'a>(note: &'a ParsedNote, source: &str) -> Vec<&'a Property> {
    let mut leading = Vec::with_capacity(note.properties.len());
    let mut behind = note.body;
    for property in &note.properties {
        if property.origin != Origin::Frontmatter {
            let gap = source.get(behind..property.span.start as usize).unwrap_or_default();
            if !gap.lines().all(is_no_prose) || passes_section(note, source, property.span) {
                break;
            }
            behind = behind.max(property.span.end as usize);
        }
        leading.push(property);
    }
    leading
}

/// The leading properties, and those further down that are not about a meeting or the like.
fn stated<'a>(note: &'a ParsedNote, leading: &[&'a Property], conventions: &Conventions) -> Vec<&'a Property> {
    let further = note.properties.iter().skip(leading.len());
    let about_others = |property: &&Property| is_key(&conventions.cast_keys, &property.key);
    leading.iter().copied().chain(further.filter(|property| !about_others(property))).collect()
}

fn is_no_prose(line: &str) -> bool {
    let line = line.trim();
    line.trim_matches(['-', '*', '+', ' ']).is_empty()
        || line.starts_with(['#', '>', '|'])
        || line.starts_with("![")
        || line.starts_with("==")
}

/// Whether a second heading of the note's own stands before the place; headings in a callout are not its own.
fn passes_section(note: &ParsedNote, source: &str, place: Span) -> bool {
    let own = |heading: &&Heading| {
        let before = source.get(..heading.span.start as usize).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        !line.contains('>') && !heading.span.text(source).starts_with('>')
    };
    let before = note.headings.iter().take_while(|heading| heading.span.start < place.start);
    before.filter(own).skip(1).any(|heading| heading.level < 3)
}
