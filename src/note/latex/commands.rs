//! Classifies the commands and environments of LaTeX.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The class of a command.
#[derive(Clone, Copy, PartialEq, Debug)]
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
    /// Its arguments are the two parts of a person's name.
    Name,
    /// Its argument is prose that no name crosses into.
    Apart,
    /// So many of its arguments are no prose, and the next is.
    Behind(u8),
    /// Its first argument is no prose; of the others each is judged by itself.
    Keyed,
    /// Its argument is no prose.
    Reference,
    /// None of its arguments is prose, however many there are.
    Hidden,
    /// The same; what it defines may stand without braces.
    Definition,
    /// A file, whose name may stand without braces.
    Input,
    /// Verbatim text, behind so many arguments.
    Verbatim(u8),
    /// Its argument is a sign, with or without a backslash or braces.
    OneSign,
    /// What follows up to this command is no text.
    Until(&'static str),
    /// What is left of its group is written like code.
    Typewriter,
    /// What follows up to `\fi` is left out.
    False,
    /// Nobody reads what stands behind it.
    Last,
    /// It has no arguments, and nothing is seen of it.
    Nothing,
    /// Something is seen in its place.
    Sign(&'static str),
    /// It is not known: of its arguments each is judged by itself.
    Unknown,
}

/// Commands by name; prefixes and suffixes of others.
static COMMANDS: LazyLock<Table<Command>> = LazyLock::new(|| Table::read(include_str!("commands.txt"), kind));
/// Environments by name in small letters; prefixes, suffixes and parts of others.
static ENVIRONMENTS: LazyLock<Table<Environment>> =
    LazyLock::new(|| Table::read(include_str!("environments.txt"), kind_of_environment));

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

/// The class of an environment.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Environment {
    Hidden,
    /// Nothing of it is prose but what commands such as `\text` say.
    Formula,
    Table,
    Prose,
}

/// Classifies a command by its name, else by a prefix or suffix of it.
pub(super) fn of(name: &str) -> Command {
    match name {
        "begin" => return Command::Begin,
        "end" => return Command::End,
        "part" | "chapter" => return Command::Heading(1),
        "section" => return Command::Heading(2),
        "subsection" => return Command::Heading(3),
        "subsubsection" => return Command::Heading(4),
        "paragraph" => return Command::Heading(5),
        "subparagraph" => return Command::Heading(6),
        "caption" | "frametitle" | "framesubtitle" | "intertext" => return Command::Paragraph,
        "item" => return Command::Item,
        "name" => return Command::Name,
        "iffalse" => return Command::False,
        "endinput" => return Command::Last,
        "title" => return Command::Property("title"),
        "author" => return Command::Property("author"),
        "date" => return Command::Property("date"),
        "institute" | "affil" | "affiliation" => return Command::Property("affiliation"),
        _ => {}
    }
    // `\foo@bar` and `\tl_set:Nn` are of packages, and nothing that a writer says.
    if name.contains(['@', '_', ':']) {
        return Command::Definition;
    }
    if let Some(command) = COMMANDS.names.get(name) {
        return *command;
    }
    match SIGNS.iter().find(|(own, _)| *own == name) {
        Some((_, seen)) => Command::Sign(seen),
        None => own_heading(name).map(Command::Heading).or_else(|| COMMANDS.by_form(name)).unwrap_or(Command::Unknown),
    }
}

/// The level of a heading that a class or package has beside LaTeX's own: `\olsection`, `\bookchapter`.
fn own_heading(name: &str) -> Option<u8> {
    const ENDS: [(&str, u8); 4] = [("subsubsection", 4), ("subsection", 3), ("section", 2), ("chapter", 1)];
    ENDS.iter().find(|(end, _)| name.ends_with(end)).map(|(_, level)| *level)
}

pub(super) fn environment(name: &str) -> Environment {
    let name = name.trim().trim_end_matches('*').to_ascii_lowercase();
    let known = ENVIRONMENTS.names.get(name.as_str()).copied();
    known.or_else(|| ENVIRONMENTS.by_form(&name)).unwrap_or(Environment::Prose)
}

/// Names with what they mean.
struct Table<T> {
    names: HashMap<&'static str, T>,
    prefixes: Vec<(&'static str, T)>,
    parts: Vec<(&'static str, T)>,
    suffixes: Vec<(&'static str, T)>,
}

impl<T: Copy> Table<T> {
    /// Reads lines `kind: name name`; before a kind may stand that the names are parts of names.
    fn read(text: &'static str, kind: fn(&'static str) -> Option<T>) -> Self {
        let mut table = Self { names: HashMap::new(), prefixes: Vec::new(), parts: Vec::new(), suffixes: Vec::new() };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((what, names)) = line.split_once(": ") else { continue };
            let (place, word) = match what.split_once(' ') {
                Some((place @ ("prefix" | "part" | "suffix"), word)) => (place, word),
                _ => ("", what),
            };
            let Some(kind) = kind(word) else { continue };
            let names = names.split_whitespace().map(|name| (name, kind));
            match place {
                "prefix" => table.prefixes.extend(names),
                "part" => table.parts.extend(names),
                "suffix" => table.suffixes.extend(names),
                _ => table.names.extend(names),
            }
        }
        table
    }

    /// What a name means that is not in the table, by how it looks.
    fn by_form(&self, name: &str) -> Option<T> {
        let begins = self.prefixes.iter().find(|(own, _)| name.starts_with(own));
        let has = || self.parts.iter().find(|(own, _)| name.contains(own));
        let ends = || self.suffixes.iter().find(|(own, _)| name.ends_with(own));
        begins.or_else(has).or_else(ends).map(|(_, kind)| *kind)
    }
}

fn kind(word: &'static str) -> Option<Command> {
    let number = |digits: &str| digits.parse::<u8>().ok();
    Some(match word {
        "within" => Command::Within,
        "apart" => Command::Apart,
        "keyed" => Command::Keyed,
        "reference" => Command::Reference,
        "hidden" => Command::Hidden,
        "definition" => Command::Definition,
        "input" => Command::Input,
        "sign" => Command::OneSign,
        "typewriter" => Command::Typewriter,
        "nothing" => Command::Nothing,
        "break" => Command::Break,
        "unknown" => Command::Unknown,
        _ => match word.split_once(' ')? {
            ("behind", count) => Command::Behind(number(count)?),
            ("verbatim", count) => Command::Verbatim(number(count)?),
            ("until", command) => Command::Until(command),
            _ => return None,
        },
    })
}

fn kind_of_environment(word: &'static str) -> Option<Environment> {
    match word {
        "hidden" => Some(Environment::Hidden),
        "formula" => Some(Environment::Formula),
        "table" => Some(Environment::Table),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::note::latex::commands::{kind, kind_of_environment};

    /// The kinds in a file of names.
    fn kinds(text: &'static str) -> impl Iterator<Item = &'static str> {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(|line| {
            let (what, _) = line.split_once(": ").expect("a kind and names");
            let parts = ["prefix ", "part ", "suffix "];
            parts.iter().find_map(|part| what.strip_prefix(part)).unwrap_or(what)
        })
    }

    #[test]
    fn all_kinds_are_known() {
        assert!(kinds(include_str!("commands.txt")).all(|word| kind(word).is_some()));
        assert!(kinds(include_str!("environments.txt")).all(|word| kind_of_environment(word).is_some()));
    }
}
