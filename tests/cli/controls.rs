//! Notes that would give orders to a terminal.

use super::{lines, vault, whoswho};

const ORDERS: &str = "\u{1b}[31mRed\u{9b}2J\u{7f}\u{202e}";

#[test]
fn a_terminal_is_given_no_orders_by_notes() {
    let definition = format!(
        "---\ntype: person\ntitle: \"\\e[31mRed\\x9b2J\\x7f\\u202e Person\"\naliases: [Plain Name]\nrole: \"\\e]0;x\\a\"\n---\n{ORDERS}\n"
    );
    let dated = format!("---\ndate: 2024-01-01\n---\n{ORDERS} Plain Name met Plain Naem and [[{ORDERS} Zz]].\n");
    let mut notes = vec![("People/Plain Name.md".to_owned(), definition), ("n.md".to_owned(), dated)];
    if cfg!(unix) {
        notes.push((format!("{ORDERS}.md"), "Plain Name and [[Nobody Known]].\n".to_owned()));
        notes.push(("bad\u{1b}[2J.md".to_owned(), "---\na: [\n---\n".to_owned()));
    }
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let vault = vault(&notes);
    std::fs::write(vault.path().join("latin\u{1b}.md"), b"\xff").expect("it can be written");
    let commands: [&[&str]; 16] = [
        &["list"],
        &["list", "--undefined"],
        &["show", "Plain Name"],
        &["mentions"],
        &["mentions", "--format", "json"],
        &["timeline", "Plain Name"],
        &["timeline", "Plain Name", "--format", "json"],
        &["report", "--format", "html"],
        &["export", "dictionary", "--format", "ltex"],
        &["graph"],
        &["graph", "--format", "graphml"],
        &["graph", "--format", "dot"],
        &["check", "--hints", "--fail-on", "never"],
        &["check", "--fail-on", "never", "--format", "json"],
        &["check", "--fail-on", "never", "--format", "sarif"],
        &["check", "--fail-on", "never", "--format", "github"],
    ];
    for command in commands {
        let run = whoswho(vault.path(), command);
        assert_eq!(run.code, Some(0), "{command:?}: {}", run.stderr);
        for (what, text) in [("stdout", &run.stdout), ("stderr", &run.stderr)] {
            let is_order = |letter: char| (letter.is_control() && !"\n\t".contains(letter)) || letter == '\u{202e}';
            assert!(!text.contains(is_order), "{command:?}, {what}: {text:?}");
        }
    }
    let shown = whoswho(vault.path(), &["show", "Plain Name"]).stdout;
    assert!(shown.starts_with("31mRed\\u009b2J\\u007f\\u202e Person · person\n"), "{shown}");
    assert!(shown.contains("\nrole: \\u001b]0;x\\u0007\n"), "{shown}");
    // Programs read what the notes say.
    let run = whoswho(vault.path(), &["mentions", "--of", "Plain Name", "--format", "json"]);
    let name = "31mRed\u{9b}2J\u{7f}\u{202e} Person";
    assert!(lines(&run).iter().any(|line| line["entity"]["name"] == name), "{}", run.stdout);
}

#[test]
#[cfg(unix)]
fn the_name_of_a_file_stays_on_its_line() {
    let vault = vault(&[
        ("People/Liang Wenfeng.md", "---\ntype: person\n---\n"),
        ("x\n::error::y.md", "Liang Wenfeng met Liang Wenfng and [[People/Zhang Wei]].\n"),
    ]);
    std::fs::write(vault.path().join("y\n::error::z.md"), b"\xff").expect("it can be written");
    for command in [
        &["check", "--hints"][..],
        &["check", "--format", "github"],
        &["check", "--diff"],
        &["mentions"],
        &["list", "--undefined"],
        &["check", "--fix"],
    ] {
        let run = whoswho(vault.path(), command);
        for text in [&run.stdout, &run.stderr] {
            assert!(!text.lines().any(|line| line.starts_with("::error::")), "{command:?}: {text}");
        }
    }
}
