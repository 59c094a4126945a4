//! Environments, and the branches that TeX skips.

use super::arguments::looks_like_prose;
use super::commands::{self, Environment};
use super::reader::{Brace, LONGEST, Reader};
use crate::note::BlockKind;

/// Commands whose argument is text in a formula.
const TEXTS: [&str; 6] = ["\\text", "\\intertext", "\\shortintertext", "\\mbox", "\\textrm", "\\textnormal"];

impl Reader<'_> {
    /// Enters an environment. One without prose is skipped, if it has an end.
    pub(super) fn begin(&mut self, length: usize) {
        self.close();
        let name = self.argument(length);
        let environment = if self.declared.has(name) { Environment::Hidden } else { commands::environment(name) };
        match environment {
            Environment::Hidden | Environment::Formula => {
                let end = format!("\\end{{{name}}}");
                let found = if self.endless.contains(&name) { None } else { self.rest().find(&end) };
                match found {
                    Some(found) => {
                        let behind = self.at + found + end.len();
                        if environment == Environment::Formula && !self.in_formula {
                            self.texts_of_formula(found);
                        }
                        (self.at, self.done) = (behind, behind);
                        return;
                    }
                    // Before a document's text it may be a part of a definition.
                    None if self.is_hidden() => self.endless.push(name),
                    // Code that nothing ends yet is code.
                    None if environment == Environment::Hidden => return self.finish(),
                    None => {
                        self.endless.push(name);
                        let length = self.rest().find("\n\n").unwrap_or(self.rest().len());
                        return self.jump(length);
                    }
                }
            }
            Environment::Table => self.tables += 1,
            Environment::Prose => {}
        }
        let is_table = environment == Environment::Table;
        let mut passed = length + self.argument_length(length);
        let mut has_text = false;
        while passed < LONGEST {
            let behind = passed + self.options(passed);
            // A width, a count or a position is one word; a title or a group that holds text is not.
            has_text = !is_table && looks_like_prose(self.argument(behind));
            let argument = if has_text { 0 } else { self.argument_length(behind) };
            if behind + argument == passed {
                break;
            }
            passed = behind + argument;
        }
        self.jump(passed);
        if self.tables > 0 && !self.is_hidden() {
            self.blocks.open(BlockKind::Cell);
        }
        if has_text && self.rest().starts_with('{') {
            self.jump(1);
            self.enter(Brace::Paragraph);
        }
    }

    /// Reads the text in a formula of so many bytes: `\text{by Ann Smith}`.
    fn texts_of_formula(&mut self, length: usize) {
        let (start, formula) = (self.at, self.rest().get(..length).unwrap_or_default());
        self.in_formula = true;
        for (brace, _) in formula.match_indices('{') {
            let is_text = || formula.get(..brace).is_some_and(|before| TEXTS.iter().any(|text| before.ends_with(text)));
            if start + brace < self.at || !is_text() {
                continue;
            }
            (self.at, self.done) = (start + brace, start + brace);
            let argument = self.argument_length(0).min(length - brace);
            let inner = self.at + 1..(self.at + argument).saturating_sub(1);
            if self.argument(0).contains(char::is_whitespace) && inner.start < inner.end {
                self.read_apart(inner);
            }
        }
        self.in_formula = false;
    }

    /// Skips the false branch of `\iffalse … \fi`; text goes on behind an `\else`.
    pub(super) fn skip_false(&mut self, length: usize) {
        const END: &str = "\\fi";
        if self.endless.contains(&END) {
            return self.pass(length);
        }
        let rest = self.rest();
        let mut depth = 0_usize;
        for (at, _) in rest.match_indices('\\').skip(1) {
            let inner = rest.get(at + 1..).unwrap_or_default();
            let word = inner.split(|char: char| !char.is_ascii_alphabetic()).next().unwrap_or_default();
            match word {
                "fi" | "else" if depth == 0 => {
                    self.flush();
                    let behind = at + 1 + word.len();
                    let blank = self.blank(behind);
                    return self.jump(behind + blank);
                }
                "fi" => depth -= 1,
                // Those of packages have their branches in braces.
                _ if word.starts_with("if") && !matches!(word, "iff" | "ifthenelse") && !is_called(inner, word) => {
                    depth += 1;
                }
                _ => {}
            }
        }
        // What nothing switches on again is off to the end; before a document's text it may be a part of a definition.
        if self.is_hidden() {
            self.endless.push(END);
            return self.pass(length);
        }
        self.finish();
    }
}

fn is_called(text: &str, word: &str) -> bool {
    text.get(word.len()..).is_some_and(|rest| rest.starts_with('{'))
}
