//! What costs when a vault or a note grows: `cargo bench --bench growth [-- FAMILY…]`.
//!
//! Every input is doubled twice. A line says how much processor time each step took at n, 2n and 4n, and the exponent of the
//! last doubling: 1 where twice the input takes twice as long. Steps above 1.2, 2.3 times as long, are marked if they take
//! long at all. Processor time is that of all threads, so other programs hardly count; where the system does not tell it, it
//! is the time on the clock.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark that fails shows it, and prints what it measures"
)]
#![allow(missing_docs, unreachable_pub, reason = "nobody uses a benchmark")]

#[path = "growth/families.rs"]
mod families;

use std::collections::HashMap;
use std::hint::black_box;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use families::{FAMILIES, Notes};
use whoswho::features::{self, ActionContext, NameStyle, RenameAbilities, Texts};
use whoswho::lint::{self, Severities};
use whoswho::resolve::Readers;
use whoswho::text::Span;
use whoswho::world::{FileKey, Settings, World};

/// Twice the input may take so many times as long.
const MOST: f64 = 2.3;
/// What takes less tells nothing of growth.
const LEAST: Duration = Duration::from_millis(40);
/// Each step is done so often, and the fastest counts.
const TIMES: usize = 2;

const STEPS: [&str; 12] = [
    "read",
    "names",
    "check",
    "open",
    "type",
    "hover",
    "actions",
    "complete",
    "references",
    "tokens",
    "rename",
    "forget",
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str()));
    let mut above = 0;
    for (name, size, make) in FAMILIES.into_iter().filter(|(name, ..)| is_wanted(name)) {
        println!("{name} (n = {size})");
        let sizes = [1, 2, 4].map(|times| measured(&make(size * times)));
        for (at, step) in STEPS.into_iter().enumerate() {
            let [first, second, third] = sizes.map(|times| times[at]);
            if third < LEAST {
                continue;
            }
            let ratio = third.as_secs_f64() / second.as_secs_f64();
            let mark = if ratio > MOST { "  <<<" } else { "" };
            above += usize::from(ratio > MOST);
            println!("  {step:10} {first:>10.1?} {second:>10.1?} {third:>10.1?}  exponent {:.1}{mark}", ratio.log2());
        }
    }
    println!("{above} steps grow faster than {MOST} times when the input doubles");
}

/// How long each step takes in a vault whose last note is the one that is open, with the cursor in its first name.
fn measured(notes: &Notes) -> [Duration; STEPS.len()] {
    let mut best = [Duration::MAX; STEPS.len()];
    for _ in 0..TIMES {
        for (best, now) in best.iter_mut().zip(once(notes)) {
            *best = now.min(*best);
        }
    }
    best
}

/// How much time the processors have spent on all threads of this process.
fn now() -> Duration {
    // Otherwise the system counts the running thread's time only every few milliseconds.
    std::thread::yield_now();
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let of_thread = |task: std::io::Result<std::fs::DirEntry>| -> Option<u64> {
        std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?.split(' ').next()?.parse().ok()
    };
    let threads = std::fs::read_dir("/proc/self/task").ok();
    let spent = threads.and_then(|threads| threads.map(of_thread).sum::<Option<u64>>());
    spent.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

fn once(notes: &Notes) -> [Duration; STEPS.len()] {
    let mut times = [Duration::ZERO; STEPS.len()];
    let mut step = 0;
    let mut time = |work: &mut dyn FnMut()| {
        let start = now();
        work();
        times[step] = now().saturating_sub(start);
        step += 1;
    };
    let texts: Vec<(FileKey, Arc<str>)> =
        notes.iter().map(|(path, text)| (FileKey::new(0, path), Arc::from(text.as_str()))).collect();
    let (key, text) = texts.last().cloned().expect("there is a note");
    let mut world = World::new(Settings::default());
    time(&mut || world.load(texts.clone()));
    time(&mut || {
        for (key, text) in &texts {
            let file = world.find(key).expect("it was loaded");
            if let Some(read) = world.read_closed(file, text, Readers::First) {
                world.tag_closed(read);
            }
        }
    });
    time(&mut || {
        for (key, text) in &texts {
            let file = world.find(key).expect("it was loaded");
            black_box(lint::check(&world, file, text, &Severities::default(), &|_| false));
        }
    });
    let mut put = |text: &Arc<str>, version| {
        let note = world.read_incremental(&key, text, key.format());
        world.put(key.clone(), Arc::clone(text), note, Some(version));
    };
    time(&mut || put(&text, 1));
    let typed: Arc<str> = format!("{text}x").into();
    time(&mut || put(&typed, 2));
    let file = world.find(&key).expect("it is open");
    let first = world.file(file).and_then(|data| data.mentions.first()).map_or(0, |mention| mention.span.start);
    let at = first as usize + 1;
    let by_key: HashMap<&FileKey, &Arc<str>> = texts.iter().map(|(key, text)| (key, text)).collect();
    let fetch = |wanted: &FileKey| by_key.get(wanted).map(|text| Arc::clone(text));
    let bench = ActionContext {
        world: &world,
        texts: Texts::new(&world, &fetch),
        can_create: true,
        can_delete: true,
        can_remember: false,
        today: "2025-01-28",
    };
    let able = RenameAbilities { files: true, labels: false };
    time(&mut || drop(black_box(features::hover(&world, file, at))));
    time(&mut || drop(black_box(features::actions(&bench, file, Span::new(at, at)))));
    time(&mut || drop(black_box(features::completion(&world, file, at, NameStyle::Plain))));
    time(&mut || drop(black_box(features::references(&world, file, at, true))));
    time(&mut || drop(black_box(features::tokens(&world, file, None))));
    time(&mut || drop(black_box(features::rename(&world, &bench.texts, (file, at), "Zora Quillfeather", able))));
    let (first, text) = texts.first().cloned().expect("there is a note");
    time(&mut || {
        world.remove(&first);
        let note = world.read_incremental(&first, &text, first.format());
        world.put(first.clone(), Arc::clone(&text), note, None);
    });
    times
}
