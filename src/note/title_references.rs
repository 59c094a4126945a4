//! References to a section of the same note by its title: `` `Harbour`_ `` in reStructuredText, `[Harbour][]` in Djot,
//! `<<Harbour>>` in AsciiDoc. Their text must equal the title, so it is not prose and changes only with the title.

use rustc_hash::FxHashSet;

use super::{Heading, Link, LinkKind};
use crate::text::Span;

/// A reference by a name: its whole span, and that of the name.
pub(super) type Reference = (Span, Span);

/// The normalized form by which section titles are compared.
pub(super) fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The links for references whose name is the title of a section. Other references are ignored.
pub(super) fn links(source: &str, headings: &[Heading], references: &[Reference]) -> Vec<Link> {
    if references.is_empty() {
        return Vec::new();
    }
    let titles: FxHashSet<String> = headings.iter().map(|heading| key(&heading.title)).collect();
    let link = |(whole, name): &Reference| {
        titles.contains(&key(name.text(source))).then(|| Link {
            kind: LinkKind::Wiki,
            span: *whole,
            name: Span { start: name.start, end: name.start },
            target: String::new(),
            part: Some(name.text(source).to_owned()),
            part_span: Some(*name),
            shown: None,
            embed: false,
            property: None,
        })
    };
    references.iter().filter(|(_, name)| !name.text(source).trim().is_empty()).filter_map(link).collect()
}
