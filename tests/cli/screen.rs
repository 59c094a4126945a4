//! Colours, and terminals of all kinds.

use std::path::Path;
use std::process::Command;

use super::{Run, story, support, vault};

/// Runs `whoswho` with an environment: into a pipe or, if it has columns, in a terminal.
fn run(folder: &Path, environment: &[(&str, &str)], columns: Option<u16>, arguments: &[&str]) -> Run {
    let cache = tempfile::tempdir().expect("a folder");
    let program = env!("CARGO_BIN_EXE_whoswho");
    let mut command = match columns {
        None => Command::new(program),
        Some(columns) => {
            let mut command = Command::new("python3");
            let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/terminal.py");
            command.arg(script).arg(columns.to_string()).arg(program);
            command
        }
    };
    support::caching_in(&mut command, cache.path()).args(arguments).current_dir(folder);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm-256color").envs(environment.iter().copied());
    let output = command.output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

#[test]
fn colours_come_when_they_are_asked_for() {
    let story = story();
    let is_coloured = |environment: &[(&str, &str)], arguments: &[&str]| {
        let run = run(story.path(), environment, None, arguments);
        assert_eq!(run.code, Some(1), "{arguments:?}: {}", run.stderr);
        run.stdout.contains("\u{1b}[")
    };
    assert!(!is_coloured(&[], &["check"]), "a pipe has none");
    assert!(!is_coloured(&[], &["check", "--color", "auto"]));
    assert!(is_coloured(&[], &["check", "--color", "always"]));
    assert!(is_coloured(&[], &["--color=always", "check"]));
    assert!(is_coloured(&[("CLICOLOR_FORCE", "1")], &["check"]));
    assert!(!is_coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &["check"]));
    assert!(!is_coloured(&[("CLICOLOR_FORCE", "1")], &["check", "--color", "never"]));
    assert!(is_coloured(&[("NO_COLOR", "1")], &["check", "--color", "always"]), "what is asked for comes first");
    let bad = run(story.path(), &[], None, &["check", "--color", "sometimes"]);
    assert_eq!(bad.code, Some(2));
    // JSON is for programs.
    assert!(!is_coloured(&[], &["check", "--color", "always", "--format", "json"]));
}

#[test]
fn a_very_long_line_is_shown_around_the_name() {
    let line = format!("{}Zoë Lnae{}\n", "é🧭 ".repeat(500), " word".repeat(500));
    let notes = vault(&[("People/Zoë Lane.md", ""), ("a.md", &format!("One.\n{line}"))]);
    let shown = run(notes.path(), &[("TERM", "dumb")], Some(80), &["check", "-q"]).stdout;
    let lines: Vec<&str> = shown.lines().map(str::trim_end).collect();
    assert_eq!(lines.get(1).map(|line| line.trim_start()), Some("--> a.md:2:1501"), "{shown}");
    let at = lines.iter().position(|line| line.starts_with("2 | ")).expect("an excerpt");
    let before = lines[at].split("Zoë Lnae").next().expect("a part");
    assert_eq!(lines[at + 1].find('^'), Some(unicode_width::UnicodeWidthStr::width(before)), "{shown}");
}

#[test]
fn a_diff_has_colours_when_they_are_asked_for() {
    let notes = vault(&[("People/Zoë Lane.md", ""), ("a.md", "Zoë Lqne\n")]);
    let diff = run(notes.path(), &[], None, &["check", "--diff", "--color", "always"]).stdout;
    assert!(diff.contains("\u{1b}[31m-Zoë Lqne\u{1b}[0m\n\u{1b}[32m+Zoë Lane\u{1b}[0m\n"), "{diff:?}");
}

#[cfg(unix)]
mod in_a_terminal {
    use super::*;

    #[test]
    fn colours_come_by_themselves_but_not_in_a_dumb_one() {
        let story = story();
        let shown = |environment: &[(&str, &str)], arguments: &[&str]| {
            run(story.path(), environment, Some(80), arguments).stdout
        };
        assert!(shown(&[], &["check"]).contains("\u{1b}["));
        assert!(!shown(&[("TERM", "dumb")], &["check"]).contains('\u{1b}'));
        assert!(!shown(&[("NO_COLOR", "1")], &["check"]).contains('\u{1b}'));
        assert!(!shown(&[], &["check", "--color", "never"]).contains('\u{1b}'));
    }

    #[test]
    fn many_notes_show_progress_but_not_in_a_dumb_one() {
        let notes: Vec<(String, String)> =
            (0..300).map(|number| (format!("{number}.md"), format!("Ann Lee {number}.\n"))).collect();
        let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let notes = vault(&notes);
        let shown = run(notes.path(), &[], Some(40), &["check", "--color", "never"]).stdout;
        assert!(shown.contains("Reading 0 of 300 notes"), "{shown:?}");
        let plain = run(notes.path(), &[("TERM", "dumb")], Some(40), &["check"]).stdout;
        assert_eq!(
            plain,
            "300 notes, 0 entities: no person or organization is defined, so names could not be checked\n"
        );
    }

    #[test]
    fn lists_and_excerpts_fit_a_narrow_terminal() {
        let long = format!("{} Zoë Lnae {}\n", "word 王小明".repeat(30), "🧭 more".repeat(30));
        let notes = vault(&[
            ("People/Zoë Lane.md", ""),
            ("People/Maria Magdalena von Hohenstein-Weissenfels.md", ""),
            ("People/王小明.md", ""),
            ("a.md", &long),
        ]);
        let shown =
            |columns: u16, arguments: &[&str]| run(notes.path(), &[("TERM", "dumb")], Some(columns), arguments).stdout;
        let width = |line: &str| unicode_width::UnicodeWidthStr::width(line);
        for columns in [40, 80] {
            let list = shown(columns, &["list"]);
            assert!(list.lines().all(|line| width(line) <= usize::from(columns)), "{columns}:\n{list}");
            assert!(list.contains("Lane.md") && list.contains("王小明"), "{list}");
            let check = shown(columns, &["check", "-q"]);
            let source: Vec<&str> = check.lines().skip_while(|line| !line.starts_with("1 | ")).take(2).collect();
            let [source, marks] = source[..] else { panic!("no excerpt in {check}") };
            assert!(width(source) <= usize::from(columns), "{columns}:\n{check}");
            // The marks stand under the name.
            let before = source.split("Zoë Lnae").next().expect("a part");
            assert_eq!(marks.find('^'), Some(width(before)), "{check}");
        }
        let whole = run(notes.path(), &[], None, &["list"]).stdout;
        assert!(whole.contains("People/Maria Magdalena von Hohenstein-Weissenfels.md"), "{whole}");
    }

    #[test]
    fn cards_and_mentions_are_broken_between_words() {
        let line =
            "We heard from 王小明 and Maria Magdalena at length about the harbour, the ferry and the new bridge.";
        let card = format!("---\nrole: keeper of the {}\n---\n", "harbour and of the ferry ".repeat(4));
        let notes = vault(&[("People/Maria Magdalena.md", &card), ("People/王小明.md", ""), ("2026-01-02.md", line)]);
        for command in [["show", "Maria Magdalena"], ["timeline", "王小明"], ["mentions", "."]] {
            let whole = run(notes.path(), &[], None, &command).stdout;
            let shown = run(notes.path(), &[("TERM", "dumb")], Some(40), &command).stdout;
            let width = |line: &str| unicode_width::UnicodeWidthStr::width(line);
            assert!(
                shown.lines().all(|line| width(line) <= 40) && whole.lines().any(|line| width(line) > 40),
                "{shown}"
            );
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(words(&shown), words(&whole));
        }
    }
}
