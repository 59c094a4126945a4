//! Verbatim text, which is mostly code.

use super::declared::is_delimiter;
use super::reader::Reader;

impl Reader<'_> {
    /// Masks the verbatim text of a command of `length` bytes, behind so many arguments: `\verb|a|`,
    /// `\mintinline{c}{a}`.
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

    /// Masks verbatim text between two delimiters that the document declares.
    pub(super) fn short_verbatim(&mut self, sign: char) -> bool {
        if !self.declared.has_sign(sign) {
            return false;
        }
        // What nothing ends yet goes to the end of its line.
        self.barrier(between(self.rest(), sign).unwrap_or_else(|| line(self.rest()).len()));
        true
    }

    /// Masks a command that declares a delimiter: `\MakeShortVerb{\|}`, `\lstMakeShortInline[a=b]|`.
    pub(super) fn one_sign(&mut self, length: usize) {
        let behind = length + self.options(length);
        let argument = self.argument_length(behind);
        let rest = self.rest().get(behind..).unwrap_or_default();
        let signs = usize::from(rest.starts_with('\\')) + 1;
        let bare = rest.chars().take(signs).map(char::len_utf8).sum();
        self.barrier(behind + if argument > 0 { argument } else { bare });
    }

    /// Masks the rest of a group in typewriter font; a whole document may be in it.
    pub(super) fn typewriter(&mut self, length: usize) {
        let end = self.braces.last().and_then(|(_, end)| *end).filter(|end| *end <= self.end);
        match end.and_then(|end| end.checked_sub(self.at + 1)) {
            Some(inner) => self.barrier(inner),
            None => self.pass(length),
        }
    }

    /// Masks everything up to a command that ends it.
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
