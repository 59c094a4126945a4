//! What runs `whoswho check` for others: the hooks for pre-commit and the action for GitHub.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{Run, support, vault, whoswho};

const VERDICT: &str = "“Zoë Lnae” is not defined";

fn notes() -> tempfile::TempDir {
    vault(&[("People/Zoë Lane.md", ""), ("a b.md", "Zoë Lnae left.\n"), ("c.md", "Zoë Lane left.\n")])
}

fn yaml(path: &str) -> Value {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("it is there");
    serde_saphyr::from_str(&text).expect("it is YAML")
}

#[test]
fn hooks_run_and_get_all_notes_that_there_may_be() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_array().expect("a list");
    assert_eq!(hooks.len(), 2);
    for hook in hooks {
        for key in ["id", "name", "entry", "language"] {
            assert!(hook[key].is_string(), "{key} is missing in {hook}");
        }
        let entry: Vec<&str> = hook["entry"].as_str().expect("a command").split(' ').collect();
        let (program, arguments) = entry.split_first().expect("a program");
        assert_eq!(*program, "whoswho");
        let files = |names: &[&'static str]| [arguments, names].concat();
        let run = whoswho(notes().path(), &files(&["a b.md", "c.md"]));
        assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
        assert!(run.stdout.contains(VERDICT), "{}", run.stdout);
        assert_eq!(whoswho(notes().path(), &files(&["c.md"])).code, Some(0));
        let pattern = hook["files"].as_str().expect("a pattern");
        let endings = pattern.trim_start_matches("\\.(").trim_end_matches(")$").split('|');
        for ending in endings {
            let name = format!("x.{ending}");
            let run = whoswho(vault(&[(&name, "")]).path(), &["check", &name]);
            assert!(run.stdout.starts_with("1 note, "), "{name}: {}{}", run.stdout, run.stderr);
        }
        assert_eq!(pattern.matches('|').count(), 9, "all endings of notes");
    }
}

/// Runs the steps of the action that are scripts, with the program on the path, as GitHub does.
#[cfg(unix)]
fn act(folder: &Path, inputs: &[(&str, &str)]) -> Run {
    let action = yaml("action.yml");
    assert_eq!(action["runs"]["using"], "composite");
    let steps = action["runs"]["steps"].as_array().expect("steps");
    let scripts: Vec<&Value> = steps.iter().filter(|step| step["run"].is_string()).collect();
    assert_eq!(scripts.len(), 3);
    let cache = tempfile::tempdir().expect("a folder");
    let program = Path::new(env!("CARGO_BIN_EXE_whoswho")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").expect("a path"));
    let mut last = Run { code: None, stdout: String::new(), stderr: String::new() };
    for step in scripts {
        assert_eq!(step["shell"], "bash", "composite steps need a shell");
        let mut command = Command::new("bash");
        let script = step["run"].as_str().expect("a script");
        support::caching_in(&mut command, cache.path()).args([
            "--noprofile",
            "--norc",
            "-eo",
            "pipefail",
            "-c",
            script,
        ]);
        command.current_dir(folder).env("PATH", &path).env("GITHUB_PATH", cache.path().join("path"));
        command.env("GITHUB_ACTION_PATH", env!("CARGO_MANIFEST_DIR")).env("GITHUB_OUTPUT", cache.path().join("output"));
        for (name, value) in step["env"].as_object().into_iter().flatten() {
            let value = value.as_str().expect("a text");
            let input = value.trim_start_matches("${{ inputs.").trim_end_matches(" }}");
            let given = inputs.iter().find(|(name, _)| *name == input).map(|(_, value)| *value);
            let default = action["inputs"][input]["default"].as_str().expect("each input has a default");
            command.env(name, given.unwrap_or(default));
        }
        let output = command.output().expect("bash is there");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
        last = Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) };
    }
    let output = std::fs::read_to_string(cache.path().join("output")).expect("the first step tells its version");
    let hash = output.trim().strip_prefix("hash=").expect("a hash");
    assert!(hash.len() == 40 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()), "{output}");
    last
}

#[cfg(unix)]
#[test]
fn the_action_annotates_and_fails() {
    let notes = notes();
    let run = act(notes.path(), &[]);
    assert_eq!(run.code, Some(1), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.starts_with("::warning file=a b.md,line=1,"), "{}", run.stdout);
    let run = act(notes.path(), &[("paths", "a b.md\nc.md\n"), ("args", "--fail-on never --select misspelt-name")]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains(VERDICT), "{}", run.stdout);
    let run = act(notes.path(), &[("paths", "c.md"), ("args", "")]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
}
