//! What the path of a note says: its folders, its file name, a date.

use super::Conventions;
use super::default_words::{
    COLLECTIONS, INDEX_STEMS, OCCASIONS, OTHER_FOLDERS, OTHER_TYPES, PARTICLES, TEMPLATE_FOLDERS, UNTITLED,
};
use super::word_matching::{bare, has_capital, is_caseless, is_key, lists, tokens};
use crate::names::Kind;
use crate::names::lexicon::{is_given_name, is_ordinary, is_surname};
use crate::names::normalize::fold;
use crate::names::organization::is_family_word;
use crate::note::{Date, logseq_pages};

/// How a file name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// As one writes a name: `Ann Smith`.
    Written,
    /// For a URL: `ann-smith`.
    Slug,
    /// A handle: `@ann`, `user.ann`.
    Handle,
    /// A date, a number or what a program made up, which is no name.
    Id,
}

/// A parsed file name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stem<'a> {
    /// The file name without its extension.
    pub(super) raw: &'a str,
    /// The name that it contains.
    pub(super) name: String,
    pub(super) shape: Shape,
    pub(super) handle: Option<&'a str>,
    /// The kind that follows from the file name alone: `user.ada.md`, `@Rich Hickey.md`.
    pub(super) kind: Option<Kind>,
}

/// The folders of a path, the outermost first.
fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.rsplit_once('/').map_or("", |(folders, _)| folders).split('/').filter(|folder| !folder.is_empty())
}

/// The file name without its extension.
pub(super) fn raw_stem(path: &str) -> &str {
    let file = path.rsplit_once('/').map_or(path, |(_, file)| file);
    file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem })
}

/// The kind from the innermost folder that gives one. In a Logseq namespace, a page below that of an entity is about a
/// thing of it: `Person/Ada Pottinger/Kilns`; a page below a word for a group is about a member: `Person/Friends/Ada
/// Pottinger`.
pub(super) fn folder_kind(path: &str, conventions: &Conventions) -> Option<Kind> {
    telling_folder(path, conventions).map(|(_, kind)| kind)
}

/// The kind from the folders in a link's target, read as a namespace: a path in a link names what is directly in that
/// folder.
pub(super) fn kind_of_target(target: &str, conventions: &Conventions) -> Option<Kind> {
    let folders = folders(target).enumerate().collect::<Vec<_>>();
    telling(&folders, 0, conventions).map(|(_, kind)| kind)
}

/// The innermost folder that gives a kind, with that kind.
pub(super) fn telling_folder<'p>(path: &'p str, conventions: &Conventions) -> Option<(&'p str, Kind)> {
    let folders = folders(path).enumerate().collect::<Vec<_>>();
    telling(&folders, namespace_start(path), conventions)
}

/// The same among folders by number, of which those from a number on are parts of a namespace.
fn telling<'p>(folders: &[(usize, &'p str)], namespace: usize, conventions: &Conventions) -> Option<(&'p str, Kind)> {
    let mut is_below_groups = true;
    for &(index, folder) in folders.iter().rev() {
        if let Some(kind) = kind_of_folder(folder, conventions) {
            return (is_below_groups || index < namespace).then_some((folder, kind));
        }
        is_below_groups &= tokens(folder).all(|word| is_ordinary(&fold(word)) && !is_given_name(&fold(word)));
        if is_key(OTHER_FOLDERS, bare(folder)) {
            return None;
        }
    }
    None
}

/// How many folders of a path are none of a namespace: all, unless it is of a page of Logseq.
fn namespace_start(path: &str) -> usize {
    let is_pages = |folder: &str| folder.eq_ignore_ascii_case(logseq_pages::FOLDER);
    folders(path).position(is_pages).map_or(usize::MAX, |pages| pages + 1)
}

/// Whether the note is a page of Logseq in a namespace.
fn is_in_namespace(path: &str) -> bool {
    folders(path).count() > namespace_start(path)
}

/// Whether the innermost folder states a type that is neither a person nor an organization.
pub(super) fn says_other_kind(path: &str, conventions: &Conventions) -> bool {
    let Some(folder) = folders(path).next_back().map(bare) else { return false };
    let last = tokens(folder).last().unwrap_or(folder);
    let says_it = |word: &&str| lists(OTHER_TYPES, word) || lists(&conventions.other_types, word);
    is_key(OTHER_FOLDERS, folder) || [folder, last].iter().any(says_it)
}

fn kind_of_folder(folder: &str, conventions: &Conventions) -> Option<Kind> {
    let word = bare(folder);
    if word.is_empty() {
        return None;
    }
    let says = |list: &[String]| is_key(list, word) || (word != folder && is_key(list, folder));
    match (says(&conventions.person_folders), says(&conventions.organization_folders)) {
        (true, _) => Some(Kind::Person),
        (_, true) => Some(Kind::Organization),
        _ => None,
    }
}

/// Whether the note has the name of its folder, spaces aside.
pub(super) fn is_called_as_folder(path: &str) -> bool {
    let letters =
        |name: &str| name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    folders(path).next_back().is_some_and(|folder| letters(folder) == letters(raw_stem(path)))
}

/// Whether a folder of the path is one of these words.
pub(super) fn has_folder(path: &str, words: &[&str]) -> bool {
    folders(path).any(|folder| is_key(words, bare(folder)) || is_key(words, folder))
}

/// Whether the note is a template.
pub(super) fn is_template(path: &str) -> bool {
    let stem = bare(raw_stem(path));
    let named = tokens(stem).any(|word| is_key(&["template", "vorlage", "plantilla"], word));
    named
        || super::word_matching::is_template(path)
        || folders(path).any(|folder| is_key(TEMPLATE_FOLDERS, bare(folder)))
}

/// Whether the note is an index of others.
pub(super) fn is_index(path: &str, conventions: &Conventions) -> bool {
    let word = bare(raw_stem(path));
    let is_kind = |folder: &str| kind_of_folder(folder, conventions).is_some();
    // `NPCs/Villains/Villains.md` leads to others, `People/Ann Smith/Ann Smith.md` does not.
    let is_plural = word.ends_with('s') && is_ordinary(&fold(word));
    let own = |folder: &str| is_key(&[bare(folder)], word) && (is_kind(folder) || is_plural);
    let last = word.rsplit([' ', '-', '_']).next().unwrap_or_default().trim_start_matches(['(', '[']);
    let ends_in_index = last.len() < word.len() && is_key(INDEX_STEMS, last);
    word.is_empty() && !raw_stem(path).chars().any(char::is_alphanumeric)
        || is_key(INDEX_STEMS, word)
        || ends_in_index
        || is_key(COLLECTIONS, word)
        || folders(path).next_back().is_some_and(own)
}

/// The kind of the entities that a note of this name collects: `Personen.md`.
pub(super) fn collection_kind(path: &str, conventions: &Conventions) -> Option<Kind> {
    let word = bare(raw_stem(path));
    if !is_key(COLLECTIONS, word) {
        return None;
    }
    let organizations = lists(&conventions.organization_types, word) || is_key(&conventions.organization_folders, word);
    Some(if organizations { Kind::Organization } else { Kind::Person })
}

/// Reads the file name.
pub(super) fn stem<'a>(path: &'a str, conventions: &Conventions) -> Stem<'a> {
    let raw = raw_stem(path);
    let stem = |name: String, shape, handle, kind| Stem { raw, name, shape, handle, kind };
    if let Some(name) = raw.strip_prefix('@').map(str::trim).filter(|name| !name.is_empty()) {
        let spaced = name.contains(char::is_whitespace);
        // Notes on literature are named after citation keys: `@smith2020`.
        let is_name = spaced && has_capital(name) && !name.contains(|c: char| c.is_ascii_digit());
        let kind = (is_name && !is_in_namespace(path)).then_some(Kind::Person);
        let shape = if spaced { Shape::Written } else { Shape::Handle };
        let shown = if spaced { name.to_owned() } else { titled(name) };
        return stem(shown, shape, (!spaced).then_some(name), kind);
    }
    if let Some((hierarchy, name)) =
        raw.split_once('.').filter(|(_, name)| !name.contains(['.', ' ']) && !name.is_empty())
    {
        let user = is_key(&["user", "users"], hierarchy);
        let kind = if user { Some(Kind::Person) } else { kind_of_folder(hierarchy, conventions) };
        if kind.is_some() {
            let shape = if user { Shape::Handle } else { shape_of(name) };
            return stem(titled(name), shape, user.then_some(name), kind);
        }
    }
    let name = if shape_of(raw) == Shape::Id { raw } else { without_id(raw) };
    match shape_of(name) {
        Shape::Slug => stem(titled(name), Shape::Slug, None, None),
        _ if is_lower_case_name(name) => stem(titled(name), Shape::Slug, None, None),
        Shape::Id => stem(raw.to_owned(), Shape::Id, None, None),
        shape => stem(name.replace('_', " ").trim().to_owned(), shape, None, None),
    }
}

fn shape_of(name: &str) -> Shape {
    let is_stamp = is_stamped(name) || is_timestamp(name);
    let is_made =
        is_random(name) || is_code(name) || is_numbered(name) || is_uuid(name) || is_stamp || is_untitled(name);
    // One letter, `p.md`, is not a name: the heading gives the name.
    let is_letter = name.len() == 1;
    if !name.chars().any(char::is_alphabetic) || is_made || is_letter {
        return Shape::Id;
    }
    let slug = !has_capital(name) && !name.contains(char::is_whitespace);
    if slug { Shape::Slug } else { Shape::Written }
}

/// Whether the name is what programs call a note that has none yet.
fn is_untitled(name: &str) -> bool {
    let name = name.to_lowercase();
    UNTITLED.iter().any(|untitled| name.starts_with(untitled))
}

/// Whether the name is one that a program made up: small letters and digits in no order (`8xk2`), as zk names notes.
fn is_random(name: &str) -> bool {
    let has_other = name.bytes().any(|byte| !byte.is_ascii_lowercase() && !byte.is_ascii_digit());
    let mut pairs = name.bytes().zip(name.bytes().skip(1));
    let has_vowel = name.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let is_short = name.len() == SHORTEST_RANDOM;
    let has_digit = name.bytes().any(|byte| byte.is_ascii_digit());
    (SHORTEST_RANDOM..=12).contains(&name.len())
        && !has_other
        && (pairs.any(|(one, next)| one.is_ascii_digit() && next.is_ascii_lowercase())
            || is_short && has_digit && !has_vowel)
}

/// Whether a part of the name is a longer one that a program made up: letters and digits in turns, as ULIDs
/// (`01HRZ3K9X5`), NanoIDs and hashes have them.
fn is_code(name: &str) -> bool {
    let turns = |part: &str| {
        let pairs = part.bytes().zip(part.bytes().skip(1));
        pairs.filter(|(one, next)| one.is_ascii_digit() && next.is_ascii_alphabetic()).count()
    };
    let is_made = |part: &str| part.len() >= SHORTEST_CODE && turns(part) >= 2;
    !name.contains(char::is_whitespace) && name.split(['-', '_']).any(is_made)
}

/// A shorter one may be a name: `C3PO`.
const SHORTEST_CODE: usize = 8;

/// Whether the name is a number with a letter before it: `x17`, `p-0042`. `A24` and `G20` are organizations.
fn is_numbered(name: &str) -> bool {
    let mut letters = name.chars();
    let Some(first) = letters.next().filter(char::is_ascii_alphabetic) else { return false };
    let number = letters.as_str().trim_start_matches(['-', '_']);
    let is_number = number.len() >= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && (first.is_ascii_lowercase() || number.starts_with('0'))
}

/// Whether the name is a date with a time: `20240314T120000`, `2024-03-14T12-00Z`.
fn is_timestamp(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, 'T' | 't' | 'Z' | 'z' | '-' | '_' | ':' | '.' | '+');
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    digits >= SHORTEST_TIME && name.chars().all(is_part)
}

/// As long are the names that zk generates by default.
const SHORTEST_RANDOM: usize = 4;

/// Whether the name is a universally unique identifier: groups of hexadecimal digits.
fn is_uuid(name: &str) -> bool {
    let is_group =
        |group: &str, length: usize| group.len() == length && group.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut groups = name.split('-');
    [8, 4, 4, 4, 12].into_iter().all(|length| groups.next().is_some_and(|group| is_group(group, length)))
        && groups.next().is_none()
}

/// Whether the name is a time and four letters that a program made up: `1718123456-XKCD`, as obsidian.nvim names notes.
fn is_stamped(name: &str) -> bool {
    let parts = name.split_once('-');
    parts.is_some_and(|(time, letters)| {
        time.len() >= SHORTEST_TIME
            && time.bytes().all(|byte| byte.is_ascii_digit())
            && letters.len() == 4
            && letters.bytes().all(|byte| byte.is_ascii_uppercase())
    })
}

/// Whether the name is that of a person in lower case, `jill prior`, rather than a few words: one of its two or three
/// is a given name or no word of the language.
fn is_lower_case_name(name: &str) -> bool {
    let is_word = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
    let words: Vec<&str> = name.split_whitespace().collect();
    let names = words.iter().filter(|word| !PARTICLES.contains(word));
    let tells = |word: &&str| is_given_name(&fold(word)) || !is_ordinary(&fold(word));
    !has_capital(name)
        && words.iter().all(|word| is_word(word))
        && (2..=3).contains(&names.clone().count())
        && words.first().is_some_and(|first| !PARTICLES.contains(first))
        && names.clone().any(tells)
        && !words.iter().any(|word| is_key(OCCASIONS, word))
}

/// The file name without a leading date or a long number: `2024-03-04 Ann Smith`, `202403041530-ann-smith`.
fn without_id(raw: &str) -> &str {
    let digits = raw.len() - raw.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let cut = if digits >= 8 { digits } else { leading_date(raw).map_or(0, |_| 10) };
    let rest = raw.get(cut..).unwrap_or(raw);
    let name = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '_' | '.'));
    if cut == 0 || name.is_empty() || name.len() == rest.len() { raw } else { name }
}

/// `ludwig-van-beethoven` as one writes it.
pub(super) fn titled(slug: &str) -> String {
    let mut words: Vec<&str> = slug.split(['-', '_', ' ', '.']).filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words.last().is_some_and(|last| last.chars().all(|c| c.is_ascii_digit())) {
        words.pop();
    }
    let mut name = String::with_capacity(slug.len());
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            name.push(' ');
        }
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if index == 0 || !PARTICLES.contains(word) => {
                name.extend(first.to_uppercase());
                name.push_str(letters.as_str());
            }
            _ => name.push_str(word),
        }
    }
    name
}

/// Whether the folder alone is enough evidence that a note is about an entity of this kind. It is not for `Call with
/// Ann` and `What to ask Bob next time`.
pub(super) fn fits_folder(path: &str, kind: Kind) -> bool {
    let stem = raw_stem(path);
    let small = |word: &&str| word.starts_with(char::is_lowercase) && !PARTICLES.contains(word);
    let sentence = stem.contains(' ') && stem.split_whitespace().filter(small).count() > 2;
    let occasion = tokens(stem).count() > 1 && tokens(stem).any(|word| is_key(OCCASIONS, word));
    !is_about_folder(stem, kind) && (kind == Kind::Organization || is_lower_case_name(stem) || !(sentence || occasion))
}

/// Whether the file's name is a family's: `House Falkmere`, `The Falkmere Clan`.
pub(super) fn names_family(path: &str) -> bool {
    let words: Vec<String> = tokens(bare(raw_stem(path))).map(fold).collect();
    let says_it = |word: &String| is_family_word(word) && !is_given_name(word);
    words.len() > 1
        && (words.first().is_some_and(says_it) || words.last().is_some_and(|last| says_it(last) && !is_surname(last)))
}

/// Whether the note is about its folder rather than an entity: `_format`, `SUMMARY`.
fn is_about_folder(stem: &str, kind: Kind) -> bool {
    let stem = if stem.starts_with('_') { stem } else { bare(stem) };
    if stem.is_empty() {
        // A number or a time says nothing.
        return false;
    }
    let is_plain = |word: &str| is_ordinary(&fold(word)) && !is_given_name(&fold(word));
    let is_all_capitals = !stem.chars().any(char::is_lowercase);
    match stem.strip_prefix('_') {
        Some(name) => {
            is_all_capitals || tokens(name).any(is_plain) && !tokens(name).any(|word| is_given_name(&fold(word)))
        }
        None => kind == Kind::Person && is_all_capitals && !is_caseless(stem) && tokens(stem).all(is_plain),
    }
}

/// Whether a file name can be an alias next to a title: it must be written as names are.
pub(super) fn is_alias(stem: &Stem<'_>) -> bool {
    stem.shape == Shape::Written && has_capital(&stem.name) && !stem.name.contains(['(', '（'])
}

/// The date in a file name.
pub(super) fn date(path: &str) -> Option<Date> {
    let stem = raw_stem(path);
    if !stem.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let starts = stem.char_indices().filter(|(offset, character)| {
        let before = stem.get(..*offset).and_then(|before| before.chars().next_back());
        character.is_ascii_digit() && !before.is_some_and(|c| c.is_ascii_digit())
    });
    starts.filter_map(|(offset, _)| leading_date(stem.get(offset..)?)).next()
}

/// The date that a heading is: at its start, or behind a single word such as a weekday.
pub(super) fn date_of_heading(title: &str) -> Option<Date> {
    let begin = |text: &'_ str| leading_date(text.trim_start_matches(|c: char| !c.is_alphanumeric()));
    begin(title)
        .or_else(|| begin(title.trim_start_matches(|c: char| !c.is_ascii_digit() && !c.is_whitespace()).trim_start()))
}

/// Whether the file is named after a day, as journals and minutes are. A longer number of time is an identifier.
pub(super) fn is_dated(path: &str) -> bool {
    let stem = raw_stem(path);
    let digits = stem.len() - stem.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_number = digits == stem.len();
    let is_id = is_number && digits >= SHORTEST_TIME;
    !(is_id || stem.chars().any(char::is_alphabetic)) || (digits <= 8 && leading_date(stem).is_some())
}

/// A number of so many digits is a time down to minutes or a longer identifier, not a day.
const SHORTEST_TIME: usize = 10;

/// The date that a text begins with: `2024-03-04`, `2024_03_04`, `2024.03.04`, `20240304` or a longer number of time.
pub(super) fn leading_date(text: &str) -> Option<Date> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let separator = text.get(4..5).filter(|_| digits == 4);
    let (year, month, day, rest) = match separator {
        Some(mark @ ("-" | "_" | "." | "/")) if text.get(7..8) == Some(mark) => {
            (text.get(..4)?, text.get(5..7)?, text.get(8..10)?, text.get(10..)?)
        }
        None if matches!(digits, 8 | 12 | 14) => (text.get(..4)?, text.get(4..6)?, text.get(6..8)?, ""),
        _ => return None,
    };
    let number =
        |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    let date = Date::new(number(year)?, number(month)?, number(day)?);
    date.filter(|_| !rest.starts_with(|c: char| c.is_ascii_digit()))
}
