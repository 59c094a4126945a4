//! Environments of LaTeX, and what TeX itself passes over.

use super::commands::{self, Environment};
use super::{Brace, LONGEST, Reader};
use crate::note::BlockKind;

/// Commands whose argument is text in a formula.
const TEXTS: [&str; 6] = ["\\text", "\\intertext", "\\shortintertext", "\\mbox", "\\textrm", "\\textnormal"];

impl Reader<'_> {
    /// An environment: what in it is no prose is left out, if something ends it.
    pub(super) fn begin(&mut self, length: usize) {
        self.close();
        let name = self.argument(length);
        let environment = commands::environment(name);
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
                    None => self.endless.push(name),
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
            has_text = !is_table && self.argument(behind).contains(char::is_whitespace);
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
            self.braces.push(Brace::Paragraph);
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

    /// `\iffalse … \fi`, of which nothing is seen. With `\else` in it, that is where text goes on.
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
                _ if word.starts_with("if") && !matches!(word, "iff" | "ifthenelse") => depth += 1,
                _ => {}
            }
        }
        self.endless.push(END);
        let blank = self.blank(length);
        self.pass(length + blank);
    }
}
