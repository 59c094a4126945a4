//! The formats that notes are written in.

use super::SourceFormat;

/// The format of a note.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Format {
    /// CommonMark with the extensions that note takers use.
    Markdown,
    /// Org mode: keywords and drawers are read, the rest is plain text.
    Org,
    /// Anything else: paragraphs between blank lines.
    Plain,
    /// AsciiDoc, as Asciidoctor reads it.
    AsciiDoc,
    /// LaTeX.
    Latex,
    /// reStructuredText, with the roles and directives of Sphinx.
    Rst,
    /// A page of HTML.
    Html,
    /// A mail: headers, and what of its body is plain text.
    Mail,
    /// The message of a git commit, as it is being written.
    Commit,
    /// Djot, of Markdown's author.
    Djot,
    /// Typst.
    Typst,
    /// Data in which people and organizations are listed, without prose.
    Source(SourceFormat),
}

impl Format {
    /// The format of a path by its extension; `None` if such files are not notes by default.
    pub fn from_path(path: &str) -> Option<Self> {
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        if MESSAGES.contains(&name) {
            return Some(Self::Commit);
        }
        let (_, extension) = path.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" | "rmd" => Some(Self::Markdown),
            "org" => Some(Self::Org),
            "txt" | "text" => Some(Self::Plain),
            "adoc" | "asciidoc" | "asc" => Some(Self::AsciiDoc),
            "tex" | "ltx" => Some(Self::Latex),
            "rst" | "rest" => Some(Self::Rst),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "eml" => Some(Self::Mail),
            "dj" | "djot" => Some(Self::Djot),
            "typ" => Some(Self::Typst),
            _ => None,
        }
    }

    /// The format of a file in the workspace, be it a note or a source.
    pub fn of_file(path: &str) -> Self {
        let source = || SourceFormat::from_path(path).map(Self::Source);
        Self::from_path(path).or_else(source).unwrap_or(Self::Plain)
    }

    /// Whether it is a source: a data file, which is never edited.
    pub fn is_source(self) -> bool {
        matches!(self, Self::Source(_))
    }

    /// Whether files of this format are notes by default. HTML pages and mails are mostly made by programs, and many:
    /// they are notes only if they are open in an editor, requested, or named in the settings.
    pub fn is_of_notes(self) -> bool {
        !matches!(self, Self::Html | Self::Mail | Self::Commit)
    }

    /// Whether files of this format are notes only if the settings name them.
    pub fn can_be_named(self) -> bool {
        matches!(self, Self::Html | Self::Mail)
    }

    /// Whether inline properties are read in the body: `key:: value`, or lines with keys under a heading. YAML
    /// frontmatter can be inserted in these formats, too.
    pub fn has_frontmatter(self) -> bool {
        matches!(self, Self::Markdown | Self::Plain | Self::Djot)
    }

    /// Whether the markup is another than Markdown's.
    pub fn has_markup(self) -> bool {
        matches!(self, Self::Org | Self::AsciiDoc | Self::Latex | Self::Rst | Self::Html | Self::Djot | Self::Typst)
    }

    /// Whether `[[name]]` is a link.
    pub fn has_wikilinks(self) -> bool {
        matches!(self, Self::Markdown | Self::Org | Self::Plain)
    }
}

/// What git calls the messages that it has people write.
const MESSAGES: [&str; 6] =
    ["COMMIT_EDITMSG", "MERGE_MSG", "TAG_EDITMSG", "SQUASH_MSG", "NOTES_EDITMSG", "EDIT_DESCRIPTION"];
