//! Cuts a stream of bytes into messages, and finds back to them after whatever is none.

use tower_lsp::jsonrpc::ErrorCode;

use crate::lsp::transport::frames::{fault::Fault, message};

/// A longer message is not waited for: no note is that long, and a mistyped length would make the server deaf.
const MAX_LENGTH: u64 = 256 * 1024 * 1024;
/// A line of headers is short; what is longer is garbage.
const MAX_LINE: usize = 8 * 1024;
/// As much of a long line of garbage as may be the beginning of a header is kept.
const KEPT_OF_LINE: usize = 128;
/// The memory that is kept after a large message.
const KEPT_CAPACITY: usize = 1024 * 1024;

const LENGTH_HEADER: &[u8] = b"content-length:";

/// What the parser finds.
#[derive(Debug)]
pub(crate) enum Item {
    /// The body of a message that tower-lsp understands.
    Message(Vec<u8>),
    /// A message that could not be read.
    Fault(Fault),
    /// So many bytes before a message that belong to none.
    Garbage(usize),
}

/// Takes bytes as they come and gives [`Item`]s.
#[derive(Default)]
pub(crate) struct Parser {
    buffer: Vec<u8>,
    /// Everything before is consumed. It is removed when more bytes come, not at each message.
    start: usize,
    /// From `start`: everything before holds no line break that is still to be looked at.
    scanned: usize,
    /// From `start`, in a body: where its current line starts.
    line: usize,
    /// The length of the body that is being read; `None` between messages.
    body: Option<usize>,
    /// What the headers so far say.
    length: Option<usize>,
    other_headers: bool,
    /// So many bytes have been skipped since the last message.
    garbage: usize,
    /// So many bytes from `start` are a body that was reported already.
    reported: usize,
}

impl Parser {
    /// Adds bytes from the stream.
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.start.min(self.buffer.len()));
        self.start = 0;
        if self.buffer.is_empty() && self.buffer.capacity() > KEPT_CAPACITY {
            self.buffer = Vec::new();
        }
        self.buffer.extend_from_slice(bytes);
    }

    /// The next item that is complete.
    pub(crate) fn next(&mut self) -> Option<Item> {
        loop {
            let item = match self.body {
                Some(length) => self.read_body(length),
                None => self.read_line(),
            };
            match item {
                Step::Found(item) => return Some(item),
                Step::Onward => {}
                Step::Starved => return None,
            }
        }
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    fn consume(&mut self, bytes: usize) {
        self.start += bytes;
        self.reported = self.reported.saturating_sub(bytes);
        self.scanned = 0;
        self.line = 0;
    }

    fn end_of_line(&self, within: usize) -> Option<usize> {
        let unread = self.rest().get(self.scanned..within)?;
        unread.iter().position(|&byte| byte == b'\n').map(|found| self.scanned + found)
    }

    fn read_body(&mut self, length: usize) -> Step {
        let within = length.min(self.rest().len());
        // A raw line break cannot stand in a JSON string, so a line in the body that ends like a header is one: the
        // message before it is shorter than it says. To wait for the rest would swallow the messages that follow.
        while let Some(end) = self.end_of_line(within) {
            let header = find_length(self.rest().get(self.line..end).unwrap_or_default());
            if let Some((offset, Some(_))) = header {
                self.consume(self.line + offset);
                self.body = None;
                return Step::Found(Item::Fault(Fault::unreadable("it is shorter than its Content-Length")));
            }
            self.scanned = end + 1;
            self.line = end + 1;
        }
        self.scanned = within;
        let Some(body) = self.rest().get(..length) else { return Step::Starved };
        let read = message::read(body).map(std::borrow::Cow::into_owned);
        self.body = None;
        match read {
            Ok(body) => {
                self.consume(length);
                Step::Found(Item::Message(body))
            }
            Err(fault) => {
                // What is no JSON may have swallowed the header of the next message, so it is searched as garbage.
                if fault.code == ErrorCode::ParseError {
                    self.scanned = 0;
                    self.reported = length;
                } else {
                    self.consume(length);
                }
                Step::Found(Item::Fault(fault))
            }
        }
    }

    fn read_line(&mut self) -> Step {
        let unread = self.rest().len();
        let Some(end) = self.end_of_line(unread) else {
            self.scanned = unread;
            if unread > MAX_LINE {
                let skipped = unread - KEPT_OF_LINE;
                self.skip(skipped);
                self.scanned = KEPT_OF_LINE;
            }
            return Step::Starved;
        };
        let line = self.rest().get(..end).unwrap_or_default().trim_ascii();
        let (empty, named) = (line.is_empty(), is_header(line));
        match find_length(line) {
            Some((offset, Some(length))) if length <= MAX_LENGTH => {
                if offset > 0 {
                    self.skip(offset);
                    return Step::Onward;
                }
                self.length = usize::try_from(length).ok();
                self.consume(end + 1);
            }
            Some((_, length)) => {
                self.length = None;
                self.other_headers = false;
                self.consume(end + 1);
                return Step::Found(Item::Fault(Fault::unreadable(match length {
                    Some(length) => format!("a Content-Length of {length} is more than the limit of {MAX_LENGTH}"),
                    None => "its Content-Length is not a number".to_owned(),
                })));
            }
            None if empty => {
                self.consume(end + 1);
                let other_headers = std::mem::take(&mut self.other_headers);
                self.body = self.length.take();
                if self.body.is_some() && self.garbage > 0 {
                    return Step::Found(Item::Garbage(std::mem::take(&mut self.garbage)));
                }
                if self.body.is_none() && other_headers {
                    return Step::Found(Item::Fault(Fault::unreadable("it has no Content-Length")));
                }
            }
            None if named => {
                self.other_headers = true;
                self.consume(end + 1);
            }
            None => self.skip(end + 1),
        }
        Step::Onward
    }

    /// Leaves garbage behind; headers before it were none of a message.
    fn skip(&mut self, bytes: usize) {
        self.garbage += bytes.saturating_sub(self.reported);
        self.length = None;
        self.other_headers = false;
        self.consume(bytes);
    }
}

enum Step {
    Found(Item),
    Onward,
    Starved,
}

/// Where in the line the last length header stands, and the number it names.
///
/// It need not stand at the start of the line: a message that is longer than it says leaves its tail before it.
fn find_length(line: &[u8]) -> Option<(usize, Option<u64>)> {
    let offset = line.windows(LENGTH_HEADER.len()).rposition(|window| window.eq_ignore_ascii_case(LENGTH_HEADER))?;
    let value = line.get(offset + LENGTH_HEADER.len()..).unwrap_or_default().trim_ascii();
    let digits = std::str::from_utf8(value).ok().filter(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    Some((offset, digits.and_then(|digits| digits.parse().ok())))
}

/// Whether the line reads as a header of any name.
fn is_header(line: &[u8]) -> bool {
    let name = line.split(|&byte| byte == b':').next().unwrap_or_default();
    !name.is_empty()
        && name.len() < line.len()
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
