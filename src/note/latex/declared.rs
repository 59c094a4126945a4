//! Declarations of verbatim text: the environments, commands and signs that a document makes itself.

use crate::text::first_bytes;
use std::collections::HashSet;

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

/// The verbatim environments, commands and delimiters that a document declares.
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
            all.map(move |(at, _)| first_bytes(source.get(at + command.len()..).unwrap_or_default(), LONGEST_NAME))
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

/// Whether a character can delimit verbatim text.
pub(super) fn is_delimiter(sign: char) -> bool {
    !sign.is_alphanumeric() && !sign.is_whitespace()
}
