//! Annotated texts as notes: one paragraph a sentence, with the entity of each name.

use super::corpus::{self, Sentence};
use crate::names::Kind;
use crate::text::Span;

/// The line before each document.
const DOCUMENT: &str = "# doc = ";

/// A document with the entities of its names.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    /// Its identifier in the file.
    pub id: String,
    /// Its prose, an empty line between sentences.
    pub text: String,
    /// The people and organizations in it with an annotated entity, in order.
    pub names: Vec<LinkedName>,
}

/// A name in a document.
#[derive(Clone, Debug)]
pub struct LinkedName {
    /// Its span in the text.
    pub span: Span,
    /// The span of its sentence.
    pub sentence: Span,
    /// Its kind.
    pub kind: Kind,
    /// The entity in the document.
    pub entity: String,
}

/// Reads a file in columns.
pub fn linked(text: &str) -> Vec<Linked> {
    let documents = text.split(DOCUMENT).filter(|document| !document.trim().is_empty());
    documents.map(|document| read(document.split_once('\n').unwrap_or_default())).collect()
}

fn read((id, lines): (&str, &str)) -> Linked {
    let mut document = Linked { id: id.trim().to_owned(), ..Linked::default() };
    corpus::read(lines).iter().flatten().for_each(|sentence| document.add(sentence));
    document
}

impl Linked {
    fn add(&mut self, sentence: &Sentence) {
        let start = self.text.len();
        let places = corpus::write_line(&sentence.words, &mut self.text);
        let span = Span::new(start, self.text.len());
        self.text.push_str("\n\n");
        for (name, entity) in sentence.names.iter().zip(&sentence.entities) {
            let (first, last) = (places.get(name.start), places.get(name.end.saturating_sub(1)));
            let (Some(kind), Some(entity)) = (name.class.kind(), entity) else { continue };
            let (Some(first), Some(last)) = (first, last) else { continue };
            let (name, entity) = (Span::new(first.start, last.end), entity.clone());
            self.names.push(LinkedName { span: name, sentence: span, kind, entity });
        }
    }
}
