//! An open document, kept by incremental edits.

use ropey::{Rope, RopeSlice};

use super::{Encoding, Position};

/// An open document: its text as in the editor, kept by incremental edits.
#[derive(Clone, Debug)]
pub struct Document {
    rope: Rope,
    /// The editor's version number of this text.
    pub version: i32,
}

/// A change of a document as editors send it: a range to replace, or `None` for the whole text.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The replaced range, half-open; `None` for the whole text.
    pub range: Option<(Position, Position)>,
    /// The new text.
    pub text: String,
}

/// An edit that does not fit the text: the texts of editor and server differ.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EditError {
    /// The reason, for a log line.
    pub message: String,
}

impl Document {
    /// A document as the editor opened it.
    pub fn new(text: &str, version: i32) -> Self {
        Self { rope: Rope::from_str(text), version }
    }

    /// The whole text.
    pub fn text(&self) -> String {
        String::from(&self.rope)
    }

    /// Applies one edit; the text is unchanged when it does not fit.
    ///
    /// # Errors
    /// When the range ends before it starts. A column behind the line's end is the line's end, as the protocol says, and a
    /// line behind the last is the text's end.
    pub fn apply(&mut self, edit: &Edit, encoding: Encoding) -> Result<(), EditError> {
        let Some((start, end)) = edit.range else {
            self.rope = Rope::from_str(&edit.text);
            return Ok(());
        };
        if end < start {
            return Err(EditError {
                message: format!(
                    "the range ends at {}:{} before it starts at {}:{}",
                    end.line, end.column, start.line, start.column
                ),
            });
        }
        let from = self.char_at(start, encoding);
        let to = self.char_at(end, encoding);
        self.rope.remove(from..to);
        self.rope.insert(from, &edit.text);
        Ok(())
    }

    /// The char index of a position.
    fn char_at(&self, position: Position, encoding: Encoding) -> usize {
        let line_number = position.line as usize;
        let Some(line) = self.rope.get_line(line_number) else { return self.rope.len_chars() };
        let content = line.len_chars() - break_length(line);
        let column = position.column as usize;
        let in_line = match encoding {
            Encoding::Utf8 => line.byte_to_char(column.min(line.len_bytes())),
            Encoding::Utf16 => line.utf16_cu_to_char(column.min(line.len_utf16_cu())),
            Encoding::Utf32 => column,
        };
        self.rope.line_to_char(line_number) + in_line.min(content)
    }
}

/// How many chars of a line are its line break.
fn break_length(line: RopeSlice<'_>) -> usize {
    let from_end = |back: usize| line.len_chars().checked_sub(back).and_then(|index| line.get_char(index));
    match (from_end(2), from_end(1)) {
        (Some('\r'), Some('\n')) => 2,
        (_, Some('\n' | '\r')) => 1,
        _ => 0,
    }
}
