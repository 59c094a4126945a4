//! What commands and environments of LaTeX mean to a reader.

/// What a command is.
#[derive(Clone, Copy)]
pub(super) enum Command {
    Begin,
    End,
    /// A section's title, of this level.
    Heading(u8),
    /// Its argument is a paragraph by itself.
    Paragraph,
    Item,
    /// A paragraph ends here.
    Break,
    /// What the document says of itself, under this key.
    Property(&'static str),
    /// Its argument is a part of the sentence, such as what is emphasised.
    Within,
    /// Its arguments are the two parts of somebody's name.
    Name,
    /// Its argument is prose that no name crosses into.
    Apart,
    /// Its second argument is.
    Second,
    /// Its argument is no prose.
    Reference,
    /// None of its arguments is prose, however many there are.
    Hidden,
    /// What follows up to `\fi` is left out.
    False,
    /// It has no arguments, and nothing is seen of it.
    Nothing,
    /// Something is seen in its place.
    Sign(&'static str),
}

const WITHIN: [&str; 24] = [
    "emph",
    "textbf",
    "textit",
    "textsc",
    "textsf",
    "texttt",
    "textrm",
    "textsl",
    "textup",
    "textmd",
    "textnormal",
    "text",
    "underline",
    "uline",
    "mbox",
    "hbox",
    "fbox",
    "textlf",
    "enquote",
    "foreignquote",
    "MakeUppercase",
    "uppercase",
    "lowercase",
    "lettrine",
];

const NOTHING: [&str; 44] = [
    "bf",
    "it",
    "sc",
    "sf",
    "tt",
    "rm",
    "sl",
    "em",
    "bfseries",
    "itshape",
    "scshape",
    "sffamily",
    "ttfamily",
    "rmfamily",
    "slshape",
    "upshape",
    "normalfont",
    "tiny",
    "scriptsize",
    "footnotesize",
    "small",
    "normalsize",
    "large",
    "Large",
    "LARGE",
    "huge",
    "Huge",
    "centering",
    "raggedright",
    "raggedleft",
    "noindent",
    "indent",
    "protect",
    "relax",
    "maketitle",
    "tableofcontents",
    "appendix",
    "frontmatter",
    "mainmatter",
    "backmatter",
    "fi",
    "else",
    "iftrue",
    "hfill",
];

/// Commands whose argument names something: a file, a place, a source, a length.
const REFERENCES: [&str; 47] = [
    "usepackage",
    "RequirePackage",
    "input",
    "include",
    "includeonly",
    "includegraphics",
    "label",
    "ref",
    "eqref",
    "pageref",
    "autoref",
    "cref",
    "Cref",
    "vref",
    "nameref",
    "cite",
    "Cite",
    "citep",
    "citet",
    "Citep",
    "Citet",
    "citealp",
    "citealt",
    "citeauthor",
    "citeyear",
    "parencite",
    "Parencite",
    "textcite",
    "Textcite",
    "autocite",
    "footcite",
    "fullcite",
    "nocite",
    "url",
    "nolinkurl",
    "path",
    "bibliography",
    "bibliographystyle",
    "addbibresource",
    "vspace",
    "hspace",
    "vskip",
    "hskip",
    "pagestyle",
    "thispagestyle",
    "color",
    "index",
];

/// Commands that define something or set it, by whatever arguments.
const HIDDEN: [&str; 23] = [
    "documentclass",
    "newcommand",
    "renewcommand",
    "providecommand",
    "newenvironment",
    "renewenvironment",
    "newtheorem",
    "DeclareMathOperator",
    "def",
    "let",
    "setlength",
    "addtolength",
    "setcounter",
    "addtocounter",
    "hypersetup",
    "definecolor",
    "geometry",
    "newif",
    "newcounter",
    "newlength",
    "DeclareRobustCommand",
    "NewDocumentCommand",
    "RenewDocumentCommand",
];

const BREAKS: [&str; 14] = [
    "par",
    "hline",
    "toprule",
    "midrule",
    "bottomrule",
    "newpage",
    "clearpage",
    "cleardoublepage",
    "pagebreak",
    "medskip",
    "bigskip",
    "smallskip",
    "endhead",
    "endfirsthead",
];

const SIGNS: [(&str, &str); 28] = [
    ("ss", "ß"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("aa", "å"),
    ("AA", "Å"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("dh", "ð"),
    ("th", "þ"),
    ("ldots", "…"),
    ("dots", "…"),
    ("textellipsis", "…"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textquoteright", "’"),
    ("textquoteleft", "‘"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("textbackslash", "\\"),
    ("LaTeX", "LaTeX"),
    ("TeX", "TeX"),
    ("quad", " "),
];

/// Environments without prose.
const NO_PROSE: [&str; 14] = [
    "verbatim",
    "verbatim*",
    "Verbatim",
    "lstlisting",
    "minted",
    "comment",
    "tikzpicture",
    "pgfpicture",
    "picture",
    "filecontents",
    "filecontents*",
    "thebibliography",
    "algorithmic",
    "forest",
];

/// Environments that are formulas.
const FORMULAS: [&str; 22] = [
    "equation",
    "equation*",
    "align",
    "align*",
    "aligned",
    "alignat",
    "alignat*",
    "gather",
    "gather*",
    "multline",
    "multline*",
    "eqnarray",
    "eqnarray*",
    "math",
    "displaymath",
    "flalign",
    "flalign*",
    "split",
    "array",
    "matrix",
    "pmatrix",
    "bmatrix",
];

/// What an environment is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Environment {
    Hidden,
    /// Nothing of it is prose but what commands such as `\text` say.
    Formula,
    Table,
    Prose,
}

/// What a command is. The argument of one that is not known may be prose.
pub(super) fn of(name: &str) -> Command {
    match name {
        "begin" => Command::Begin,
        "end" => Command::End,
        "part" | "chapter" => Command::Heading(1),
        "section" => Command::Heading(2),
        "subsection" => Command::Heading(3),
        "subsubsection" => Command::Heading(4),
        "paragraph" => Command::Heading(5),
        "subparagraph" => Command::Heading(6),
        "caption" | "frametitle" | "framesubtitle" | "intertext" => Command::Paragraph,
        "item" => Command::Item,
        "name" => Command::Name,
        "iffalse" => Command::False,
        "title" => Command::Property("title"),
        "author" => Command::Property("author"),
        "date" => Command::Property("date"),
        "institute" | "affil" | "affiliation" => Command::Property("affiliation"),
        "href" | "textcolor" | "hyperref" | "colorbox" | "foreignlanguage" | "multicolumn" | "parbox" => {
            Command::Second
        }
        _ if WITHIN.contains(&name) => Command::Within,
        _ if NOTHING.contains(&name) => Command::Nothing,
        _ if REFERENCES.contains(&name) => Command::Reference,
        _ if HIDDEN.contains(&name) => Command::Hidden,
        _ if BREAKS.contains(&name) => Command::Break,
        _ => match SIGNS.iter().find(|(own, _)| *own == name) {
            Some((_, seen)) => Command::Sign(seen),
            None => own_heading(name).map_or(Command::Apart, Command::Heading),
        },
    }
}

/// The level of a heading that a class or package has beside LaTeX's own: `\olsection`, `\bookchapter`.
fn own_heading(name: &str) -> Option<u8> {
    const ENDS: [(&str, u8); 4] = [("subsubsection", 4), ("subsection", 3), ("section", 2), ("chapter", 1)];
    ENDS.iter().find(|(end, _)| name.ends_with(end)).map(|(_, level)| *level)
}

pub(super) fn environment(name: &str) -> Environment {
    match name {
        _ if NO_PROSE.contains(&name) => Environment::Hidden,
        _ if FORMULAS.contains(&name) => Environment::Formula,
        _ if is_table(name) => Environment::Table,
        _ => Environment::Prose,
    }
}

pub(super) fn is_table(name: &str) -> bool {
    matches!(name.trim_end_matches('*'), "tabular" | "tabularx" | "tabulary" | "longtable" | "supertabular" | "tblr")
}
