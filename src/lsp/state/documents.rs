//! Documents that the editor has open.

use crate::disk::Named;
use crate::note::Format;
use crate::text::Document;
use crate::world::FileKey;

/// A document that the editor has open.
pub(crate) struct OpenDocument {
    pub(crate) document: Document,
    /// What the editor calls its language.
    language: String,
    /// Whether an edit did not fit, so that the editor's text is another than ours.
    pub(crate) out_of_sync: bool,
}

impl OpenDocument {
    pub(crate) fn new(text: &str, version: i32, language: String) -> Self {
        Self { document: Document::new(text, version), language, out_of_sync: false }
    }

    /// The text and its version.
    pub(crate) fn versioned_text(&self) -> (String, i32) {
        (self.document.text(), self.document.version)
    }

    /// How the document is written, by its language; for languages that we do not know, by the file's name.
    pub(crate) fn format(&self, key: &FileKey, named: Named<'_>) -> Format {
        match self.language.as_str() {
            "markdown" | "mdx" | "quarto" | "rmd" | "rmarkdown" | "pandoc" | "vimwiki" | "telekasten" => {
                Format::Markdown
            }
            "org" => Format::Org,
            "asciidoc" | "asciidoctor" | "adoc" => Format::AsciiDoc,
            "latex" | "tex" | "plaintex" | "context" => Format::Latex,
            "restructuredtext" | "rst" => Format::Rst,
            "html" | "xhtml" => Format::Html,
            "mail" | "eml" => Format::Mail,
            "gitcommit" | "git-commit" | "git-commit-msg" => Format::Commit,
            "djot" => Format::Djot,
            "typst" => Format::Typst,
            // Data is a source only if the settings name it.
            _ if key.format().is_source() && !named.is_source(key) => Format::Plain,
            _ => key.format(),
        }
    }
}
