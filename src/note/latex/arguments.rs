//! The arguments of commands: where they end, and whether they are prose.

use super::reader::{Brace, LONGEST, Reader};
use crate::text::first_bytes;

/// So many bytes of an argument tell whether it is prose.
const LOOK: usize = 400;

impl<'a> Reader<'a> {
    /// The number of blanks at `from` bytes behind the place.
    pub(super) fn blank(&self, from: usize) -> usize {
        let rest = self.rest().get(from..).unwrap_or_default();
        rest.len() - rest.trim_start_matches([' ', '\t']).len()
    }

    /// The length of the white space before the argument at `from`; 0 if no argument follows.
    pub(super) fn gap(&self, from: usize) -> usize {
        let rest = self.rest().get(from..).unwrap_or_default();
        let blank = first_bytes(rest, LONGEST).find(|char: char| !char.is_ascii_whitespace()).unwrap_or(0);
        let (gap, behind) = rest.split_at_checked(blank).unwrap_or_default();
        let is_one = behind.starts_with('{') && gap.bytes().filter(|byte| *byte == b'\n').count() < 2;
        if is_one { blank } else { 0 }
    }

    /// The length of `[…]` at `from`.
    pub(super) fn options(&self, from: usize) -> usize {
        let rest = first_bytes(self.rest().get(from..).unwrap_or_default(), LONGEST);
        if !rest.starts_with('[') {
            return 0;
        }
        let (mut inner, mut is_escaped) = (0, false);
        for (at, byte) in rest.bytes().enumerate() {
            match byte {
                _ if at < inner || is_escaped => {}
                b']' => return at + 1,
                // Brackets in a group are the group's.
                b'{' => inner = at + self.argument_length(from + at),
                _ => {}
            }
            is_escaped = byte == b'\\' && !is_escaped;
        }
        0
    }

    /// The length of `{…}` at `from`.
    pub(super) fn argument_length(&self, from: usize) -> usize {
        let start = self.at + from;
        self.groups.end(start).filter(|end| *end <= self.end).map_or(0, |end| end - start)
    }

    /// The text in `{…}` at `from`.
    pub(super) fn argument(&self, from: usize) -> &'a str {
        let length = self.argument_length(from);
        self.rest().get(from + 1..(from + length).saturating_sub(1)).unwrap_or_default()
    }

    /// The length of an argument without prose. One that is not closed goes to the end of its paragraph.
    pub(super) fn hidden_argument(&self, from: usize) -> usize {
        let rest = self.rest().get(from..).unwrap_or_default();
        match self.argument_length(from) {
            0 if rest.starts_with('{') => rest.find("\n\n").unwrap_or(rest.len()),
            length => length,
        }
    }

    /// The length of all `[…]` at `from`.
    pub(super) fn all_options(&self, from: usize) -> usize {
        let mut length = 0;
        while length < LONGEST {
            match self.options(from + length) {
                0 => break,
                next => length += next,
            }
        }
        length
    }

    /// The length of all arguments and options at `from`. White space may stand before each (`with_gaps`), or only
    /// before the first.
    pub(super) fn arguments(&self, from: usize, with_gaps: bool) -> usize {
        let mut length = 0;
        loop {
            let blank = if with_gaps { self.blank(from + length) } else { 0 };
            let options = self.options(from + length + blank);
            length += if options > 0 { blank + options } else { 0 };
            let gap = if with_gaps || length == 0 { self.gap(from + length) } else { 0 };
            match self.hidden_argument(from + length + gap) {
                0 if options == 0 => return length,
                0 => {}
                next => length += gap + next,
            }
        }
    }

    /// The length of a definition whose command has `length` bytes: `\x#1{…}`, `\a\b`, `{\x}[1]{…}`.
    pub(super) fn definition(&self, length: usize) -> usize {
        let blank = self.blank(length);
        let rest = self.rest().get(length + blank..).unwrap_or_default();
        let is_bare = rest.starts_with(|char: char| matches!(char, '\\' | '@') || char.is_ascii_digit());
        let own = if is_bare { blank + rest.find(['{', '\n']).unwrap_or(rest.len()) } else { 0 };
        let star = usize::from(rest.starts_with('*'));
        length + own + star + self.arguments(length + own + star, true)
    }

    /// Enters the next argument that looks like prose, of a command that is not known.
    pub(super) fn enter_prose_argument(&mut self, length: usize) {
        let mut whole = length;
        loop {
            let options = self.options(whole);
            let behind = whole + options + if whole == length && length > 0 { self.gap(whole + options) } else { 0 };
            let argument = self.argument_length(behind);
            let is_open = argument == 0 && self.rest().get(behind..).is_some_and(|rest| rest.starts_with('{'));
            if argument > 0 && looks_like_prose(self.argument(behind)) {
                self.barrier(behind + 1);
                self.enter(Brace::Argument);
                return;
            }
            match argument {
                // One that nothing ends yet may be anything.
                0 if is_open => {
                    let line = self.rest().get(behind..).unwrap_or_default().split('\n').next().unwrap_or_default();
                    whole = behind + line.len();
                    break;
                }
                0 if options == 0 => break,
                0 => whole += options,
                _ => whole = behind + argument,
            }
        }
        match whole {
            0 => {}
            _ if whole == length => self.pass(length),
            _ => self.barrier(whole),
        }
    }
}

/// Whether an argument of an unknown command is prose: it has several words, and no signs of code, keys or settings.
pub(super) fn looks_like_prose(argument: &str) -> bool {
    let near = first_bytes(argument, LOOK);
    // What stands between dollars is a formula.
    let is_code = near.split('$').step_by(2).any(has_sign_of_code);
    let parts = near.split(|char: char| char.is_whitespace() || matches!(char, '~' | '，' | '。' | '、'));
    let words = parts.filter(|part| part.contains(char::is_alphabetic) && !is_command(part)).take(2).count();
    !is_code && words == 2
}

/// Whether a word is one command alone, of which nothing is seen: `\bf`.
fn is_command(word: &str) -> bool {
    let name = word.trim_start_matches('{').strip_prefix('\\');
    name.is_some_and(|name| name.chars().all(|char| char.is_ascii_alphabetic()))
}

fn has_sign_of_code(text: &str) -> bool {
    let is_escaped = |at: usize| text.get(..at).is_some_and(|before| before.ends_with('\\'));
    text.match_indices(['=', '_', '^', '#', '|', '<', '>']).any(|(at, _)| !is_escaped(at)) || text.contains("::")
}
