//! Reads annotated texts in columns: `# doc = ID` lines, one token a line with a tab and its label, an empty line
//! between sentences. A third column may have the entity of the document that a name refers to.

use std::ops::Range;

use crate::tagger::labels::{Class, Name};
use crate::tagger::tokenize::{self, is_elided};

/// A sentence with its names, in tokens.
#[derive(Clone, Default, Debug)]
pub(super) struct Sentence {
    pub(super) words: Vec<String>,
    pub(super) names: Vec<Name>,
    /// The entity of each name, if the file has it.
    pub(super) entities: Vec<Option<String>>,
}

/// The sentences of one document.
pub(super) type Document = Vec<Sentence>;

/// Files with more sentences than this in a document have no document boundaries: each sentence stands alone.
const MAX_SENTENCES: usize = 300;

/// Reads a file in columns.
pub(super) fn read(text: &str) -> Vec<Document> {
    let mut documents: Vec<Document> = vec![Vec::new()];
    let mut words = Vec::new();
    let mut labels: Vec<&str> = Vec::new();
    let mut entities: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        if line.is_empty() || line.starts_with("# doc = ") {
            if let (false, Some(document)) = (words.is_empty(), documents.last_mut()) {
                let names = names(&labels);
                let entities = std::mem::take(&mut entities);
                let entities = names.iter().map(|name| entity(entities.get(name.start).copied())).collect();
                document.push(Sentence { words: std::mem::take(&mut words), names, entities });
                labels.clear();
            }
            if !line.is_empty() {
                documents.push(Vec::new());
            }
            continue;
        }
        let mut columns = line.split('\t');
        words.push(columns.next().unwrap_or_default().replace('ſ', "s"));
        labels.push(columns.next().unwrap_or("O"));
        entities.push(columns.next().unwrap_or_default());
    }
    documents.retain(|document| !document.is_empty());
    documents
}

/// The names in BIO labels; an I without a name before it begins one.
fn names(labels: &[&str]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut before = "O";
    for (at, label) in labels.iter().copied().enumerate() {
        let (mark, class) = label.split_once('-').unwrap_or(("O", ""));
        let continues = mark == "I" && before != "O" && before.ends_with(class);
        before = label;
        match names.last_mut() {
            Some(name) if continues && name.end == at => name.end += 1,
            _ => names.extend(class_of(class).map(|class| Name { start: at, end: at + 1, class })),
        }
    }
    names
}

/// The entity that the third column names; `?` stands for none.
fn entity(column: Option<&str>) -> Option<String> {
    column.filter(|id| !matches!(*id, "" | "?")).map(str::to_owned)
}

fn class_of(name: &str) -> Option<Class> {
    match name {
        "PER" => Some(Class::Person),
        "ORG" => Some(Class::Organization),
        "LOC" => Some(Class::Place),
        _ => None,
    }
}

/// The groups of sentences that are read as one note.
pub(super) fn units(documents: &[Document]) -> Vec<&[Sentence]> {
    documents
        .iter()
        .flat_map(|document| document.chunks(if document.len() > MAX_SENTENCES { 1 } else { document.len() }))
        .collect()
}

/// Sentences as a text of one line each, with the bytes of each token.
pub(super) fn plain(sentences: &[Sentence]) -> (String, Vec<Vec<Range<usize>>>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for sentence in sentences {
        places.push(write_line(&sentence.words, &mut text));
        text.push('\n');
    }
    (text, places)
}

/// Tokens that no blank precedes.
const CLOSING: [&str; 32] = [
    ",", ".", ";", ":", "!", "?", ")", "]", "}", "’", "”", "%", "n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve",
    "'ll", "’ll", "'m", "’m", "'d", "’d", "''", "'S", "N'T", "..", "...", "…",
];
/// Tokens that no blank follows.
const OPENING: [&str; 11] = ["(", "[", "{", "“", "‘", "``", "`", "$", "£", "€", "#"];

/// Characters beside which no blanks are written: Han, Kana, and the marks between them.
fn is_unspaced(character: char) -> bool {
    tokenize::is_unspaced(character) || matches!(character, '\u{3000}'..='\u{30ff}' | '\u{ff00}'..='\u{ffef}' | '·')
}

/// Writes a sentence as prose, with blanks where they belong. Hyphens and slashes are joined to the words.
pub(super) fn write_line(words: &[String], text: &mut String) -> Vec<Range<usize>> {
    let start = text.len();
    let mut places = Vec::new();
    let (mut in_double, mut in_single, mut glued) = (false, false, true);
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).map(String::as_str).unwrap_or_default();
        let rest = words.get(at + 1..).unwrap_or_default();
        let next = rest.first().map(String::as_str).unwrap_or_default();
        let unspaced = before.ends_with(is_unspaced) || word.starts_with(is_unspaced);
        let mut blank = !glued && !unspaced && !CLOSING.contains(&word.as_str());
        glued = false;
        match word.as_str() {
            "\"" => {
                (blank, glued) = if in_double { (false, false) } else { (blank, true) };
                in_double = !in_double;
            }
            "'" if in_single => (blank, in_single) = (false, false),
            "'" if rest.iter().any(|word| word == "'") && !before.ends_with(['s', 'S']) => {
                (glued, in_single) = (true, true);
            }
            "'" => blank = false,
            "-" | "/" if before.ends_with(char::is_alphanumeric) && next.starts_with(char::is_alphanumeric) => {
                (blank, glued) = (false, true);
            }
            mark => glued = OPENING.contains(&mark) || is_elided(mark),
        }
        if blank && text.len() > start {
            text.push(' ');
        }
        places.push(text.len()..text.len() + word.len());
        text.push_str(word);
    }
    places
}
