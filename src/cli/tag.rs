//! `whoswho tag`: named entity recognition on plain text from stdin, without definitions.

use std::io::{self, BufRead, BufReader, Read, Write};

use clap::ValueEnum;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::error::Category;

use super::messages::warn;
use super::outcome::{Failure, Outcome};
use super::output_format::Format;
use crate::tagger::{Language, Readers, Tagged, tag_text};
use crate::text::{Encoding, LineIndex};

/// Who reads.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Reader {
    /// The fast one
    First,
    /// The fast one and a slower, more accurate one, if built in
    #[default]
    Both,
}

impl From<Reader> for Readers {
    fn from(reader: Reader) -> Self {
        match reader {
            Reader::First => Self::First,
            Reader::Both => Self::Both,
        }
    }
}

/// A language, or `None` to detect it for each paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice(pub(super) Option<Language>);

/// Parses a language: `auto`, or a known code.
pub(super) fn language(code: &str) -> Result<Choice, String> {
    match Language::of_code(code) {
        _ if code == "auto" => Ok(Choice(None)),
        Language::Other => {
            let known: Vec<&str> = Language::ALL.iter().flat_map(|language| language.codes()).copied().collect();
            Err(format!("no reader knows this language; use auto or one of {}", known.join(", ")))
        }
        known => Ok(Choice(Some(known))),
    }
}

/// The recognizers and the language to use.
#[derive(Clone, Copy)]
struct Reading {
    readers: Readers,
    language: Option<Language>,
}

impl Reading {
    fn tag(self, text: &str) -> Vec<Tagged> {
        tag_text(text, self.language, self.readers)
    }
}

/// Runs `whoswho tag`.
pub(super) fn run(reader: Reader, choice: Choice, format: Format, out: &mut impl Write) -> Result<Outcome, Failure> {
    let reading = Reading { readers: Readers::from(reader), language: choice.0 };
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    match format {
        Format::Text => table(reading, &mut input, out),
        Format::Json => answers(reading, &mut input, out),
    }
}

/// Tags the whole input as one text, and prints one mention a line with its position.
fn table(reading: Reading, input: &mut impl BufRead, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    let text = String::from_utf8_lossy(&bytes);
    let lines = LineIndex::new(&text);
    for Tagged { span, kind, score } in reading.tag(&text) {
        let place = lines.position(span.start, Encoding::Utf32);
        let place = format!("{}:{}", place.line + 1, place.column + 1);
        let words: Vec<&str> = span.text(&text).split_whitespace().collect();
        writeln!(out, "{place:<8} {:<12} {score:.3}  {}", kind.word(), words.join(" "))?;
    }
    Ok(Outcome::Clean)
}

fn unreadable(error: &io::Error) -> Failure {
    Failure::Message(format!("cannot read stdin: {error}"))
}

/// A line of input.
#[derive(Deserialize)]
struct Request {
    id: Value,
    text: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Value,
    mentions: Vec<Mention<'a>>,
}

/// A mention; `start` and `end` count Unicode code points.
#[derive(Serialize)]
struct Mention<'a> {
    start: usize,
    end: usize,
    kind: &'static str,
    score: f64,
    text: &'a str,
}

/// Answers each valid line with a line. Invalid ones are reported on stderr and skipped.
fn answers(reading: Reading, input: &mut BufReader<impl Read>, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clean;
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        // Whoever waits for an answer before asking on gets it.
        if input.buffer().is_empty() {
            out.flush()?;
        }
        if input.read_until(b'\n', &mut line).map_err(|error| unreadable(&error))? == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Request>(&line) {
            Ok(Request { id, text }) => {
                let answer = Answer { id, mentions: mentions(&text, &reading.tag(&text)) };
                serde_json::to_writer(&mut *out, &answer).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            Err(error) => {
                let why = match error.classify() {
                    Category::Data => "a text is missing, or is not one".to_owned(),
                    Category::Io | Category::Syntax | Category::Eof => error.to_string(),
                };
                warn(&format!("line {number} skipped: it is not {{\"id\": …, \"text\": \"…\"}} ({why})"));
                outcome = Outcome::Findings;
            }
        }
    }
    Ok(outcome)
}

/// Converts byte spans to code points in one pass over the text.
fn mentions<'a>(text: &'a str, tagged: &[Tagged]) -> Vec<Mention<'a>> {
    let (mut at, mut counted) = (0, 0);
    let mut count_to = |offset: usize| {
        counted += text.get(at..offset).unwrap_or_default().chars().count();
        at = offset;
        counted
    };
    let mention = |tagged: &Tagged| Mention {
        start: count_to(tagged.span.start as usize),
        end: count_to(tagged.span.end as usize),
        kind: tagged.kind.word(),
        score: (f64::from(tagged.score) * 1000.0).round() / 1000.0,
        text: tagged.span.text(text),
    };
    tagged.iter().map(mention).collect()
}
