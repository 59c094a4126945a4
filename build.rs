//! Checks the tagger's models before they are built in.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

/// A model's file: its name, what it begins with, the version that this source needs.
struct Model {
    name: &'static str,
    magic: &'static [u8],
    version: u32,
}

const FIRST: Model = Model { name: "first.bin", magic: b"WHOSTAG1", version: 3 };
const SECOND: Model = Model { name: "second.bin", magic: b"WHOSENC1", version: 3 };
const HEADER: usize = 24;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            say(&format!("cargo::error={message}"));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    say("cargo::rerun-if-changed=build.rs");
    let has = |feature: &str| env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    FIRST.build_in()?;
    if has("SECOND") {
        SECOND.build_in()?;
    }
    if has("MULTILINGUAL") {
        Model { name: "first-multilingual.bin", ..FIRST }.build_in()?;
    }
    if has("MULTILINGUAL") && has("SECOND") {
        Model { name: "second-multilingual.bin", ..SECOND }.build_in()?;
    }
    Ok(())
}

impl Model {
    fn build_in(&self) -> Result<(), String> {
        let path = format!("src/tagger/model/{}", self.name);
        say(&format!("cargo::rerun-if-changed={path}"));
        let is_training = env::var_os("CARGO_FEATURE_TRAIN").is_some();
        let model = match self.read(&path) {
            Ok(model) => model,
            // Whoever trains a model may have none that fits.
            Err(fault) if is_training => {
                say(&format!("cargo::warning={path} {fault}; this build does without it"));
                Vec::new()
            }
            Err(fault) => {
                return Err(format!(
                    "{path} {fault}. Restore it with `git checkout {path}`, or train it anew: src/tagger/MODEL_CARD.md says how."
                ));
            }
        };
        let out = env::var_os("OUT_DIR").ok_or("cargo has not set OUT_DIR")?;
        fs::write(Path::new(&out).join(self.name), model).map_err(|error| format!("{path} cannot be copied: {error}"))
    }

    /// The model file, if it is whole.
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let model = fs::read(path).map_err(|error| format!("cannot be read ({error})"))?;
        let number =
            |from: usize| model.get(from..from + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
        if !model.starts_with(self.magic) {
            return Err("is no model of the tagger (has Git LFS or a merge replaced it?)".into());
        }
        if number(8) != Some(self.version) {
            return Err(format!("is not of version {}, which this source needs", self.version));
        }
        let (Some(length), Some(payload)) = (number(12), model.get(HEADER..)) else {
            return Err("is cut short".into());
        };
        if payload.len() != length as usize {
            return Err(format!("has {} bytes after its header instead of {length}", payload.len()));
        }
        let checksum = model.get(16..HEADER).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes);
        if checksum != Some(fnv(payload)) {
            return Err("is corrupt: its checksum does not fit".into());
        }
        Ok(model)
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
