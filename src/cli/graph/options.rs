//! The options of `whoswho graph`.

use clap::ValueEnum;

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Format {
    /// One object: entities, together, relations, notes; lines are counted from 0
    #[default]
    Json,
    /// A page for any browser, in one file that works offline: search, choose whom to look around, narrow the dates
    Html,
    /// A drawing, of at most 150: those who are mentioned most
    Svg,
    /// For Graphviz
    Dot,
    /// For Gephi, yEd, Cytoscape and most others
    Graphml,
    /// A table of who is joined to whom, for spreadsheets and Gephi
    Csv,
    /// FollowTheMoney, an entity a line: everybody, notes, a Mention for each note that mentions somebody, links
    Ftm,
    /// RDF in the words of schema.org
    Turtle,
}

#[derive(clap::Args, Debug)]
pub(crate) struct Options {
    /// Print only those around this person or organization: a name, an alias, an @handle, or the note that defines them
    #[arg(long, value_name = "NAME")]
    pub(super) around: Option<String>,
    /// How many steps around them: 1 for those they appear with, 2 for those whom these appear with, too
    #[arg(long, value_name = "STEPS", default_value_t = 1, requires = "around")]
    pub(super) depth: usize,
    /// Join two only if they share so many paragraphs, and leave out who is then joined to nobody
    #[arg(long, value_name = "PARAGRAPHS", default_value_t = 0)]
    pub(super) min: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}
