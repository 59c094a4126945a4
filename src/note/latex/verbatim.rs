//! Text that LaTeX prints as it stands, mostly code.

use std::collections::HashSet;

use super::Reader;
use crate::note::prefix::floor;

/// No name or options in a declaration have more bytes; the bound keeps the time linear.
const LONGEST_NAME: usize = 200;

/// Commands that make an environment of code or comments of their own.
const DECLARING: [&str; 12] = [
    "\\lstnewenvironment",
    "\\DefineVerbatimEnvironment",
    "\\RecustomVerbatimEnvironment",
    "\\newminted",
    "\\newtcblisting",
    "\\NewTCBListing",
    "\\DeclareTCBListing",
    "\\newverbatim",
    "\\excludecomment",
    "\\specialcomment",
    "\\newmintinline",
    "\\CustomVerbatimCommand",
];

/// Commands that make a sign begin and end verbatim text.
const SHORT: [&str; 4] = ["\\MakeShortVerb", "\\DefineShortVerb", "\\lstMakeShortInline", "\\MakeSpecialShortVerb"];

/// What a document says that verbatim text is in it.
#[derive(Default)]
pub(super) struct Declared<'a> {
    /// Names of environments and commands.
    names: HashSet<&'a str>,
    signs: HashSet<char>,
}

impl<'a> Declared<'a> {
    pub(super) fn read(source: &'a str) -> Self {
        let behind = |command: &'static str| {
            let all = source.match_indices(command);
            all.map(move |(at, _)| floor(source.get(at + command.len()..).unwrap_or_default(), LONGEST_NAME))
        };
        let name = |rest: &'a str| {
            let inner = rest.trim_start_matches('*').strip_prefix(['{', '['])?;
            inner.split(['}', ']', '\n']).next().map(|name| name.trim().trim_start_matches('\\'))
        };
        let sign = |rest: &'a str| {
            let rest = rest.trim_start_matches('*');
            let rest = match rest.strip_prefix('[') {
                Some(options) => options.split_once(']')?.1,
                None => rest,
            };
            rest.trim_start_matches(['{', '\\']).chars().next().filter(|sign| is_delimiter(*sign))
        };
        Self {
            names: DECLARING.into_iter().flat_map(behind).filter_map(name).filter(|name| !name.is_empty()).collect(),
            signs: SHORT.into_iter().flat_map(behind).filter_map(sign).collect(),
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    pub(super) fn has_sign(&self, sign: char) -> bool {
        !self.signs.is_empty() && self.signs.contains(&sign)
    }
}

/// Whether verbatim text may stand between two such signs.
fn is_delimiter(sign: char) -> bool {
    !sign.is_alphanumeric() && !sign.is_whitespace()
}

impl Reader<'_> {
    /// Verbatim text of a command of so many bytes, behind so many arguments: `\verb|a|`, `\mintinline{c}{a}`.
    pub(super) fn verbatim(&mut self, length: usize, arguments: u8) {
        let mut whole = length + self.all_options(length);
        for _ in 0..arguments {
            whole += self.argument_length(whole);
        }
        whole += self.all_options(whole);
        whole += self.blank(whole);
        let rest = self.rest().get(whole..).unwrap_or_default();
        match rest.chars().next() {
            Some('{') => whole += self.hidden_argument(whole),
            Some(sign) if is_delimiter(sign) => whole += between(rest, sign).unwrap_or_else(|| line(rest).len()),
            _ => {}
        }
        self.barrier(whole);
    }

    /// Verbatim text between two signs that a document has made such.
    pub(super) fn short_verbatim(&mut self, sign: char) -> bool {
        if !self.declared.has_sign(sign) {
            return false;
        }
        // What nothing ends yet goes to the end of its line.
        self.barrier(between(self.rest(), sign).unwrap_or_else(|| line(self.rest()).len()));
        true
    }

    /// A command about a sign that begins and ends verbatim text: `\MakeShortVerb{\|}`, `\lstMakeShortInline[a=b]|`.
    pub(super) fn one_sign(&mut self, length: usize) {
        let behind = length + self.options(length);
        let argument = self.argument_length(behind);
        let rest = self.rest().get(behind..).unwrap_or_default();
        let signs = usize::from(rest.starts_with('\\')) + 1;
        let bare = rest.chars().take(signs).map(char::len_utf8).sum();
        self.barrier(behind + if argument > 0 { argument } else { bare });
    }

    /// What is left of a group that is written like code; a whole document may be.
    pub(super) fn typewriter(&mut self, length: usize) {
        let end = self.braces.last().and_then(|(_, end)| *end).filter(|end| *end <= self.end);
        match end.and_then(|end| end.checked_sub(self.at + 1)) {
            Some(inner) => self.barrier(inner),
            None => self.pass(length),
        }
    }

    /// What stands up to a command that ends it.
    pub(super) fn skip_to(&mut self, length: usize, command: &'static str) {
        let end = format!("\\{command}");
        let found = if self.endless.contains(&command) { None } else { self.rest().find(&end) };
        match found {
            Some(found) => self.barrier(found + end.len()),
            None => {
                self.endless.push(command);
                self.barrier(length);
            }
        }
    }
}

/// How long a text is that begins with a sign and ends with the next one on its line.
fn between(text: &str, sign: char) -> Option<usize> {
    let inner = line(text).strip_prefix(sign)?;
    inner.find(sign).map(|end| end + 2 * sign.len_utf8())
}

fn line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}
