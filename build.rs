//! Checks the tagger's models before they are built in.

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

/// A model: its file, what is in it, what it begins with, and the version that this source needs.
struct Model {
    path: &'static str,
    file: &'static [u8],
    magic: &'static [u8],
    version: u32,
}

impl Model {
    /// A model of the first reader.
    const fn first(path: &'static str, file: &'static [u8]) -> Self {
        Self { path, file, magic: b"WHOSTAG1", version: 3 }
    }

    /// A model of the second reader.
    #[cfg(feature = "second")]
    const fn second(path: &'static str, file: &'static [u8]) -> Self {
        Self { path, file, magic: b"WHOSENC1", version: 3 }
    }
}

const HEADER: usize = 24;

fn main() -> ExitCode {
    say("cargo::rerun-if-changed=build.rs");
    match check_all() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            say(&format!("cargo::error={message}"));
            ExitCode::FAILURE
        }
    }
}

fn check_all() -> Result<(), String> {
    Model::first("first/first.bin", whoswho_model_first::ENGLISH).check()?;
    #[cfg(feature = "multilingual")]
    Model::first("first/first-multilingual.bin", whoswho_model_first::MULTILINGUAL).check()?;
    #[cfg(feature = "second")]
    Model::second("second/second.bin", whoswho_model_second::ENGLISH).check()?;
    #[cfg(all(feature = "second", feature = "multilingual"))]
    Model::second("second-multilingual/second-multilingual.bin", whoswho_model_second_multilingual::MULTILINGUAL)
        .check()?;
    Ok(())
}

impl Model {
    fn check(&self) -> Result<(), String> {
        let Some(fault) = self.fault() else { return Ok(()) };
        let path = format!("src/tagger/model/{}", self.path);
        // Who trains a model may have none that fits: the program takes it for an empty one.
        if env::var_os("CARGO_FEATURE_TRAIN").is_some() {
            say(&format!("cargo::warning={path} {fault}; this build does without it"));
            return Ok(());
        }
        Err(format!(
            "{path} {fault}. Restore it with `git checkout {path}`, or train it anew: src/tagger/MODEL_CARD.md says how."
        ))
    }

    /// What is wrong with the file.
    fn fault(&self) -> Option<String> {
        let file = self.file;
        let number =
            |from: usize| file.get(from..from + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
        if !file.starts_with(self.magic) {
            return Some("is no model of the tagger (has Git LFS or a merge replaced it?)".into());
        }
        if number(8) != Some(self.version) {
            return Some(format!("is not of version {}, which this source needs", self.version));
        }
        let (Some(length), Some(payload)) = (number(12), file.get(HEADER..)) else {
            return Some("is cut short".into());
        };
        if payload.len() != length as usize {
            return Some(format!("has {} bytes after its header instead of {length}", payload.len()));
        }
        let checksum = file.get(16..HEADER).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes);
        (checksum != Some(fnv(payload))).then(|| "is corrupt: its checksum does not fit".into())
    }
}

/// FNV-1a, 64 bits, as in `src/tagger/bytes.rs`.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn say(line: &str) {
    // Cargo reads what is printed; if it does not, it has gone.
    let _ = writeln!(io::stdout(), "{line}");
}
