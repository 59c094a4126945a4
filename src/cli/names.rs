//! `whoswho names`: builds and queries names files.

mod register;

use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
#[cfg(unix)]
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::{Value, json};

use self::register::Reading;
use super::messages::warn;
use super::outcome::{Failure, Outcome};
use super::output_format::Format;
use crate::disk::{self, NamesFile};
use crate::features::count;
use crate::gazetteer::{Bearers, Builder, Card, Item, read_all};

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Make a names file from registers
    ///
    /// A register is a file of FollowTheMoney entities, one JSON object per line, or a table with a header, separated by
    /// commas, semicolons or tabs; both may have millions of entries. Contacts (.vcf), family trees (.ged) and lists in JSON,
    /// YAML or TOML are read, too, as a whole. What cannot be read is reported on stderr and skipped; the exit code is
    /// then 1.
    Build {
        /// The names file to write, such as uk.names; an existing file is replaced
        out: PathBuf,
        /// The registers to read
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Show how many entries a names file has, and its size
    Info {
        /// The names file
        file: PathBuf,
    },
    /// Look up a name in a names file
    Find {
        /// The names file
        file: PathBuf,
        /// The name, in quotes if it has spaces
        name: String,
        /// How to print the entries
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

/// The most bad lines of a register that are reported one by one.
const NAMED: usize = 20;
/// The most entries that are shown for a name.
const SHOWN: usize = 10;

pub(super) fn run(command: &Command, out: &mut impl Write) -> Result<Outcome, Failure> {
    match command {
        Command::Build { out: file, files } => build(file, files, out),
        Command::Info { file } => {
            let file = NamesFile::open(file).map_err(Failure::Message)?;
            let (names, index) = (&file.names, file.names.index().bytes() as u64);
            writeln!(out, "{} people and organizations under {} names", names.entries(), names.names())?;
            writeln!(out, "{} on disk, {} of it in memory while in use", size(names.bytes()), size(index))?;
            Ok(Outcome::Clean)
        }
        Command::Find { file, name, format } => {
            let file = NamesFile::open(file).map_err(Failure::Message)?;
            if show(&file, name, *format, out)? {
                return Ok(Outcome::Clean);
            }
            Err(Failure::Message(format!("“{name}” is not in {}", file.path.display())))
        }
    }
}

/// Prints the entries with a name. Returns whether there are any.
pub(super) fn show(file: &NamesFile, name: &str, format: Format, out: &mut impl Write) -> Result<bool, Failure> {
    let damaged = |error: io::Error| Failure::Message(format!("{}: {error}", file.path.display()));
    let found = file.names.index().look_up(name, true).map_err(damaged)?;
    let bearers = file.names.bearers(&found, SHOWN).map_err(damaged)?;
    for (index, card) in bearers.cards.iter().enumerate() {
        match format {
            Format::Json => writeln!(out, "{}", as_json(card, &file.label()))?,
            Format::Text => {
                if index > 0 {
                    writeln!(out)?;
                }
                print(card, &file.label(), out)?;
            }
        }
    }
    if format == Format::Text && bearers.count > bearers.cards.len() {
        let more = bearers.count - bearers.cards.len();
        let or_more = if bearers.count == Bearers::MAX { " or more" } else { "" };
        writeln!(out, "\nand {more}{or_more} other entries of this name")?;
    }
    Ok(bearers.count > 0)
}

fn as_json(card: &Card, file: &str) -> Value {
    let facts = card.facts.iter().map(|(field, value)| json!({ "key": field.label(), "value": value }));
    json!({
        "name": card.name,
        "kind": card.kind.word(),
        "also": card.also,
        "facts": facts.collect::<Vec<Value>>(),
        "namesFile": file,
    })
}

fn print(card: &Card, file: &str, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "{} · {}", card.name, card.kind.word())?;
    for (field, value) in &card.facts {
        writeln!(out, "{}: {value}", field.label())?;
    }
    if !card.also.is_empty() {
        writeln!(out, "also: {}", card.also.join(", "))?;
    }
    writeln!(out, "in {file}")?;
    Ok(())
}

/// Writes to a temporary file beside the target first, so that readers of the old file are not disturbed and a failed run
/// does not damage it.
fn build(file: &Path, sources: &[PathBuf], out: &mut impl Write) -> Result<Outcome, Failure> {
    let failed = |error: io::Error| unwritable(file, &error);
    // What is sorted is no smaller than the file, so that it is where there is room for that.
    let (new, scratch) = (disk::beside(file).map_err(failed)?, disk::beside(file).map_err(failed)?);
    let outcome = write(file, (new.as_file(), scratch.as_file()), sources, out)?;
    disk::put(new, file).map_err(failed)?;
    Ok(outcome)
}

fn write(
    path: &Path,
    (new, scratch): (&File, &File),
    sources: &[PathBuf],
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let failed = |error: io::Error| unwritable(path, &error);
    let mut builder = Builder::new(BufWriter::with_capacity(1 << 20, new), scratch).map_err(failed)?;
    let (mut faults, mut others) = (0, 0);
    for source in sources {
        let report = add(&mut builder, source)?;
        faults += report.faults;
        others += report.others;
    }
    let built = builder.finish().map_err(failed)?;
    write!(out, "{} people and organizations under {} names, {}", built.entries, built.names, size(built.bytes))?;
    if others > 0 {
        write!(out, "; {} left out", count(others, "other thing"))?;
    }
    if faults > 0 {
        write!(out, "; {} skipped", count(faults, "line"))?;
    }
    writeln!(out)?;
    Ok(if faults > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// Whether a file is a device. Registers may come through pipes, which are fine.
#[cfg(unix)]
fn is_device(file: &Metadata) -> bool {
    file.file_type().is_char_device() || file.file_type().is_block_device()
}

#[cfg(not(unix))]
fn is_device(_: &Metadata) -> bool {
    false
}

/// The number of lines that were not imported.
#[derive(Default)]
struct Report {
    faults: usize,
    others: usize,
}

fn add<W, S>(builder: &mut Builder<W, S>, source: &Path) -> Result<Report, Failure>
where
    W: Write + io::Seek,
    S: io::Read + Write + io::Seek,
{
    let failed = |error: io::Error| Failure::Message(format!("{}: {error}", source.display()));
    let file = File::open(source).map_err(failed)?;
    if is_device(&file.metadata().map_err(failed)?) {
        return Err(failed(io::Error::other("it is a device, which may never end")));
    }
    let mut file = BufReader::with_capacity(1 << 20, file);
    let mut report = Report::default();
    let skip = |report: &mut Report, line: u64, why: &str| {
        report.faults += 1;
        if report.faults <= NAMED {
            warn(&format!("{}:{line}: {why}; skipped", source.display()));
        }
    };
    let take = |report: &mut Report, line: u64, item: Item, builder: &mut Builder<W, S>| {
        match item {
            Item::Record(record) => builder.add(&record)?,
            Item::Other => report.others += 1,
            Item::Fault(why) => skip(report, line, &why),
        }
        Ok(())
    };
    let start = file.fill_buf().map_err(failed)?;
    let taken = match register::how(source, start) {
        Reading::Lines => read_all(file, |line, item| take(&mut report, line, item, builder)),
        Reading::Decoded => {
            let text = register::read(source, file).map_err(Failure::Message)?;
            read_all(text.as_bytes(), |line, item| take(&mut report, line, item, builder))
        }
        Reading::Whole(format) => {
            let text = register::read(source, file).map_err(Failure::Message)?;
            register::each(&text, format, |line, item| take(&mut report, line, item, builder))
        }
    };
    taken.map_err(failed)?;
    if report.faults > NAMED {
        warn(&format!("{}: {} more lines skipped", source.display(), report.faults - NAMED));
    }
    Ok(report)
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::Message(format!("cannot write {}: {error}", path.display()))
}

/// `12.3 MB`
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
