//! One run of the server over one vault.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use serde_json::{Value, json};
use whoswho::disk;
use whoswho::note::{Format, parse};
use whoswho::world::FileKey;

use super::support::{Client, hover};
use super::vault::Vault;

/// How often each request is made.
const TIMES: usize = 200;
/// How many characters are typed.
const TYPED: usize = 200;

/// A figure of the table.
pub struct Figure {
    pub name: &'static str,
    /// `None` where it could not be measured.
    pub value: Option<f64>,
    unit: &'static str,
}

impl Figure {
    fn new(name: &'static str, value: impl Into<Option<f64>>, unit: &'static str) -> Self {
        Self { name, value: value.into(), unit }
    }

    pub fn shown(&self) -> String {
        self.value.map(|value| format!("{value:.2} {}", self.unit)).unwrap_or_default()
    }
}

/// Runs the server over a vault that is written to `folder` first.
pub fn measure(folder: &Path, vault: &Vault) -> Vec<Figure> {
    vault.write(folder).expect("the vault can be written");
    let mut figures = floor(folder);
    let floor = figures.last().and_then(|figure| figure.value).unwrap_or_default();
    let cache = tempfile::tempdir().expect("a folder for the cache");
    let mut run = Run::start(folder, vault, cache.path());
    let ready = run.until_ready();
    figures.push(Figure::new("ready: first right definition", ready, "ms"));
    figures.push(Figure::new("ready / floor", ready / floor, "x"));
    run.settle();
    figures.push(Figure::new("memory when all is read", run.memory("VmRSS"), "MiB"));
    figures.push(Figure::new("processor time until then", run.cpu(), "ms"));
    figures.extend(run.requests());
    figures.push(Figure::new("a new alias leads elsewhere", run.new_alias(), "ms"));
    figures.extend(run.typing());
    figures.push(Figure::new("memory at the end", run.memory("VmRSS"), "MiB"));
    figures.push(Figure::new("memory at its most", run.memory("VmHWM"), "MiB"));
    run.client.leave();
    // Takes in again what was edited and never saved, and keeps that for the start that is measured.
    let mut tidy = Run::start(folder, vault, cache.path());
    tidy.until_ready();
    tidy.settle();
    tidy.client.leave();
    let mut again = Run::start(folder, vault, cache.path());
    let ready = again.until_ready();
    figures.push(Figure::new("second start: first right definition", ready, "ms"));
    figures.push(Figure::new("second start / floor", ready / floor, "x"));
    again.settle();
    figures.push(Figure::new("second start: processor time", again.cpu(), "ms"));
    figures.push(Figure::new("second start: memory", again.memory("VmRSS"), "MiB"));
    again.client.leave();
    figures
}

/// The least that a server has to do: walk the folder, read and parse the notes, on all cores.
fn floor(folder: &Path) -> Vec<Figure> {
    let timed = |work: &dyn Fn()| {
        work();
        let started = Instant::now();
        work();
        milliseconds(started.elapsed())
    };
    let read = || {
        disk::Folder { root: 0, path: folder, exclude: &[], named: disk::Named::default(), workspace: &[] }.read().notes
    };
    let reading = timed(&|| drop(read()));
    let parsing = timed(&|| {
        let parse_one = |(_, text): &(FileKey, Arc<str>)| parse(text, Format::Markdown).blocks.len();
        std::hint::black_box(read().par_iter().map(parse_one).sum::<usize>());
    });
    vec![Figure::new("floor: walk and read", reading, "ms"), Figure::new("floor: walk, read and parse", parsing, "ms")]
}

/// A server over a vault, and an editor.
struct Run<'a> {
    folder: &'a Path,
    vault: &'a Vault,
    client: Client,
    pid: Option<u32>,
    started: Instant,
}

/// A mention of somebody: the note and the place in it.
#[derive(Clone)]
struct Mention {
    path: String,
    line: u32,
    character: u32,
}

impl<'a> Run<'a> {
    fn start(folder: &'a Path, vault: &'a Vault, cache: &Path) -> Self {
        let started = Instant::now();
        let mut client = Client::start_with_cache(cache);
        let pid = client.pid();
        let folders = json!([{ "uri": uri(folder, ""), "name": "vault" }]);
        let options = json!({ "diagnostics_debounce_ms": 0 });
        let capabilities = json!({ "textDocument": { "hover": { "contentFormat": ["markdown"] } } });
        let params = json!({ "processId": null, "rootUri": null, "workspaceFolders": folders, "capabilities": capabilities, "initializationOptions": options });
        client.call("initialize", &params);
        client.notify("initialized", &json!({}));
        Self { folder, vault, client, pid, started }
    }

    /// Milliseconds from the process's start to the first right answer about a bare name.
    fn until_ready(&mut self) -> f64 {
        let mention = self.mentions(1).remove(0);
        self.open(&mention.path);
        while self.at("textDocument/definition", &mention).is_null() {
            std::thread::sleep(Duration::from_millis(5));
        }
        milliseconds(self.started.elapsed())
    }

    /// Waits until the server has used no processor time for half a second.
    fn settle(&mut self) {
        let mut before = self.cpu();
        loop {
            std::thread::sleep(Duration::from_millis(500));
            let now = self.cpu();
            if now == before {
                return;
            }
            before = now;
        }
    }

    fn requests(&mut self) -> Vec<Figure> {
        let mentions = self.mentions(TIMES);
        for mention in &mentions {
            self.open(&mention.path);
        }
        self.settle();
        let mut figures = Vec::new();
        for (name, p95, method) in [
            ("hover, median", "hover, 95%", "textDocument/hover"),
            ("definition, median", "definition, 95%", "textDocument/definition"),
            ("highlights, median", "highlights, 95%", "textDocument/documentHighlight"),
        ] {
            let times = mentions.iter().map(|mention| self.timed(|run| drop(run.at(method, mention)))).collect();
            figures.extend(quantiles(name, p95, times));
        }
        let after_edit = mentions.iter().enumerate().map(|(at, mention)| {
            let version = i64::try_from(at).unwrap_or_default() + 2;
            self.type_text(mention, version, "x");
            self.timed(|run| drop(run.at("textDocument/hover", mention)))
        });
        let after_edit: Vec<f64> = after_edit.collect();
        figures.extend(quantiles("hover right after an edit, median", "hover right after an edit, 95%", after_edit));
        let most = self.mention_of(&self.vault.people[0].clone());
        let references = (0..20).map(|_| self.timed(|run| drop(run.at("textDocument/references", &most)))).collect();
        figures.extend(quantiles("references of the most mentioned, median", "the same, 95%", references));
        figures
    }

    /// Types into a note: the time from a keystroke to the diagnostics of that version, and the processor's share.
    fn typing(&mut self) -> Vec<Figure> {
        let mention = self.mention_of(&self.vault.people[0].clone());
        self.open(&mention.path);
        self.settle();
        let before = self.cpu();
        let mut times = Vec::with_capacity(TYPED);
        for (number, character) in (1000_i64..).zip("and then nothing happened ".chars().cycle().take(TYPED)) {
            let text = character.to_string();
            let uri = uri(self.folder, &mention.path);
            times.push(self.timed(|run| {
                run.type_text(&mention, number, &text);
                run.client.wait_for("textDocument/publishDiagnostics", |params| {
                    params["uri"] == uri.as_str() && params["version"] == number
                });
            }));
        }
        let used = self.cpu().zip(before).map(|(now, before)| (now - before) / TYPED as f64);
        let mut figures = quantiles("keystroke to diagnostics, median", "keystroke to diagnostics, 95%", times);
        figures.push(Figure::new("processor time a character", used, "ms"));
        let long = "Long.md".to_owned();
        self.client.open(&uri(self.folder, &long), &self.vault.long_note(1 << 20));
        let place = Mention { path: long, line: 4, character: 0 };
        self.settle();
        let times = (2..30).map(|version| {
            self.timed(|run| {
                run.type_text(&place, version, "x");
                drop(run.at("textDocument/hover", &place));
            })
        });
        let times: Vec<f64> = times.collect();
        figures.extend(quantiles("keystroke in a note of 1 MiB, median", "the same, 95%", times));
        figures
    }

    /// Gives somebody who is mentioned often another name, and asks for it in another note.
    fn new_alias(&mut self) -> f64 {
        let name = self.vault.people[0].clone();
        let path = format!("People/{name}.md");
        self.open(&path);
        let other = "Alias.md";
        self.client.open(&uri(self.folder, other), "Nobody but Xanthippe Quorl came.\n");
        self.settle();
        let change = json!({ "range": range(2, 10, 2, 10), "text": "Xanthippe Quorl, " });
        let place = Mention { path: other.to_owned(), line: 0, character: 12 };
        let document = json!({ "uri": uri(self.folder, &path), "version": 2 });
        self.timed(|run| {
            run.client
                .notify("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": [change] }));
            while run.at("textDocument/definition", &place).is_null() {}
        })
    }

    /// So many mentions by full name, in different notes.
    fn mentions(&self, count: usize) -> Vec<Mention> {
        let prose = self.vault.notes.iter().filter(|note| note.path.starts_with("Notes/"));
        prose.take(count).map(|note| first_line_of_prose(&note.path)).collect()
    }

    /// The first note whose first paragraph begins with this name.
    fn mention_of(&self, name: &str) -> Mention {
        let begins = |text: &str| text.lines().nth(2).is_some_and(|line| line.starts_with(name));
        let note = self.vault.notes.iter().find(|note| note.path.starts_with("Notes/") && begins(&note.text));
        first_line_of_prose(&note.expect("everybody is mentioned").path)
    }

    fn open(&mut self, path: &str) {
        let text = fs::read_to_string(self.folder.join(path)).expect("the note was written");
        self.client.open(&uri(self.folder, path), &text);
    }

    fn at(&mut self, method: &str, mention: &Mention) -> Value {
        let mut params = hover(&uri(self.folder, &mention.path), mention.line, mention.character);
        params["context"] = json!({ "includeDeclaration": true });
        let found = self.client.call(method, &params);
        if found == json!([]) { Value::Null } else { found }
    }

    fn type_text(&mut self, mention: &Mention, version: i64, text: &str) {
        let line = mention.line + 2;
        let change = json!({ "range": range(line, 0, line, 0), "text": text });
        let document = json!({ "uri": uri(self.folder, &mention.path), "version": version });
        self.client.notify("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": [change] }));
    }

    fn timed(&mut self, work: impl FnOnce(&mut Self)) -> f64 {
        let started = Instant::now();
        work(self);
        milliseconds(started.elapsed())
    }

    /// A figure from the process's status, in MiB.
    fn memory(&self, key: &str) -> Option<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
        let kib: f64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kib / 1024.0)
    }

    /// The processor time that the server has used, in milliseconds; the system counts it in steps of 10.
    fn cpu(&self) -> Option<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.pid?)).ok()?;
        let mut fields = stat.rsplit(')').next()?.split_whitespace().skip(11);
        let mut ticks = || fields.next()?.parse::<f64>().ok();
        Some((ticks()? + ticks()?) * 10.0)
    }
}

fn first_line_of_prose(path: &str) -> Mention {
    Mention { path: path.to_owned(), line: 2, character: 3 }
}

fn range(line: u32, from: u32, to_line: u32, to: u32) -> Value {
    json!({ "start": { "line": line, "character": from }, "end": { "line": to_line, "character": to } })
}

fn uri(folder: &Path, path: &str) -> String {
    let path = path.replace(' ', "%20").replace('ö', "%C3%B6");
    format!("file://{}/{path}", folder.display()).trim_end_matches('/').to_owned()
}

fn quantiles(median: &'static str, p95: &'static str, mut times: Vec<f64>) -> Vec<Figure> {
    times.sort_unstable_by(f64::total_cmp);
    let at = |part: f64| times.get((times.len() as f64 * part) as usize).copied();
    vec![Figure::new(median, at(0.5), "ms"), Figure::new(p95, at(0.95), "ms")]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
