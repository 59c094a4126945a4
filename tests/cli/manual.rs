//! Help, manual pages and completions: all say the same.

use std::fs;

use tempfile::tempdir;

use super::{Run, whoswho};

fn run(arguments: &[&str]) -> Run {
    whoswho(tempdir().expect("a folder").path(), arguments)
}

/// The commands that a page of help lists.
fn commands(help: &str) -> Vec<&str> {
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let name = |line: &'_ str| line.starts_with("  ") && !line.starts_with("   ");
    list.filter(|line| name(line)).filter_map(|line| line.split_whitespace().next()).collect()
}

#[test]
fn each_shell_completes_every_command() {
    let help = run(&["--help"]).stdout;
    assert!(commands(&help).len() > 10, "{help}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let Run { code, stdout, stderr } = run(&["completions", shell]);
        assert_eq!((code, stderr.as_str()), (Some(0), ""));
        for word in commands(&help).into_iter().chain(["fail-on", "schema"]) {
            assert!(stdout.contains(word), "{shell} does not complete {word}");
        }
        // The others complete no values of options.
        if ["bash", "fish", "zsh"].contains(&shell) {
            assert!(stdout.contains("sarif"), "{shell} does not complete the formats");
        }
    }
}

#[test]
fn codes_are_completed() {
    assert!(run(&["completions", "bash"]).stdout.contains("misspelt-name"));
}

#[test]
fn an_unknown_shell_is_refused_with_those_that_are_known() {
    let Run { code, stdout, stderr } = run(&["completions", "tcsh"]);
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert!(stderr.contains("tcsh") && stderr.contains("bash, elvish, fish, powershell, zsh"), "{stderr}");
}

#[test]
fn the_manual_page_has_the_name_the_version_and_all_commands() {
    let page = run(&["man"]).stdout;
    let title = page.lines().find(|line| line.starts_with(".TH")).expect("a title");
    assert_eq!(title, format!(".TH whoswho 1 \" \" \"whoswho {}\" ", env!("CARGO_PKG_VERSION")));
    let help = run(&["--help"]).stdout;
    for command in commands(&help).into_iter().filter(|command| *command != "help") {
        assert!(page.contains(&format!("whoswho\\-{command}(1)")), "{command} is not in\n{page}");
    }
}

#[test]
fn there_is_a_page_for_each_command_and_for_those_below_it() {
    let folder = tempdir().expect("a folder");
    let run = whoswho(folder.path(), &["man", "share/man1"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    let mut expected = vec!["whoswho.1".to_owned()];
    let top = whoswho(folder.path(), &["--help"]).stdout;
    for command in commands(&top).into_iter().filter(|command| *command != "help") {
        expected.push(format!("whoswho-{command}.1"));
        let help = whoswho(folder.path(), &[command, "--help"]).stdout;
        let below = commands(&help).into_iter().filter(|command| *command != "help");
        expected.extend(below.map(|below| format!("whoswho-{command}-{below}.1")));
    }
    let pages = fs::read_dir(folder.path().join("share/man1")).expect("the folder is there");
    let mut pages: Vec<String> =
        pages.map(|page| page.expect("a page").file_name().into_string().expect("a name")).collect();
    pages.sort();
    expected.sort();
    assert_eq!(pages, expected);
    assert!(pages.contains(&"whoswho-names-build.1".to_owned()), "{pages:?}");
}

#[test]
fn a_page_has_every_option_of_its_command() {
    let folder = tempdir().expect("a folder");
    whoswho(folder.path(), &["man", "."]);
    let page = fs::read_to_string(folder.path().join("whoswho-check.1")).expect("a page").replace('\\', "");
    let help = whoswho(folder.path(), &["check", "--help"]).stdout;
    let options: Vec<&str> = help.split_whitespace().filter(|word| word.starts_with("--")).collect();
    assert!(options.len() > 6, "{help}");
    for option in options {
        assert!(page.contains(option), "{option} is not in\n{page}");
    }
}

#[test]
fn pages_that_cannot_be_written_are_told_of() {
    let folder = tempdir().expect("a folder");
    fs::write(folder.path().join("taken"), "").expect("a file");
    let Run { code, stderr, .. } = whoswho(folder.path(), &["man", "taken"]);
    assert_eq!(code, Some(2));
    assert!(stderr.starts_with("whoswho: taken: ") && stderr.contains("no manual pages were written"), "{stderr}");
}

#[test]
fn help_is_no_wider_than_a_hundred_columns() {
    let help = run(&["--help"]).stdout;
    for command in commands(&help) {
        let arguments = if command == "help" { vec!["help"] } else { vec![command, "--help"] };
        let long: Vec<String> =
            run(&arguments).stdout.lines().filter(|line| line.chars().count() > 100).map(str::to_owned).collect();
        assert!(long.is_empty(), "{command}: {long:#?}");
    }
}
