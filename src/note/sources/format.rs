//! The formats of sources.

/// The format of a source, by its extension. The kind of its entries is detected from their content.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SourceFormat {
    /// Contacts: vCard 2.1, 3 and 4.
    VCard,
    /// A family tree: GEDCOM 5.5.1 and 7.
    Gedcom,
    /// A table with a header: CSV or TSV.
    Table,
    /// A JSON value a line: FollowTheMoney, Wikidata.
    JsonLines,
    /// One JSON value: JSON-LD, Wikidata, lists and maps of people.
    Json,
    /// Lists and maps of people in YAML, CITATION.cff.
    Yaml,
    /// Lists and maps of people in TOML.
    Toml,
}

impl SourceFormat {
    /// The extensions of sources, in lower case.
    pub const EXTENSIONS: [(&'static str, Self); 14] = [
        ("vcf", Self::VCard),
        ("vcard", Self::VCard),
        ("ged", Self::Gedcom),
        ("gedcom", Self::Gedcom),
        ("csv", Self::Table),
        ("tsv", Self::Table),
        ("jsonl", Self::JsonLines),
        ("ndjson", Self::JsonLines),
        ("json", Self::Json),
        ("jsonld", Self::Json),
        ("yml", Self::Yaml),
        ("yaml", Self::Yaml),
        ("cff", Self::Yaml),
        ("toml", Self::Toml),
    ];

    /// The format of a path by its extension; `None` if it is not a source.
    pub fn from_path(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        Self::EXTENSIONS.iter().find(|(own, _)| *own == extension).map(|(_, format)| *format)
    }
}
