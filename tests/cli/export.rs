//! `whoswho export`: what spell checkers are told of names.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::time::Instant;

use super::*;

fn desk() -> TempDir {
    vault(&[
        ("People/Zoë Quill-Aarn.md", "---\naliases: [Zo]\n---\n# Zoë Quill-Aarn\n"),
        ("Companies/Vornholm & Søn A-S.md", "# Vornholm & Søn A/S\n"),
        ("2025-01-01.md", "Zoë Quill-Aarn’s office. Vornholm & Søn called.\n"),
    ])
}

fn words(format: &str) -> String {
    let run = whoswho(desk().path(), &["export", "dictionary", "--format", format]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    run.stdout
}

#[test]
fn every_word_of_a_name_is_told_with_its_possessives() {
    let told: Vec<String> = words("ltex").lines().map(str::to_owned).collect();
    for word in ["Zoë", "Zoë's", "Zoë’s", "Quill-Aarn", "Quill", "Aarn", "Zo", "Vornholm", "Søn", "Vornholm's"] {
        assert!(told.iter().any(|own| own == word), "{word}: {told:?}");
    }
    assert!(!told.iter().any(|word| word.contains("office") || word.contains('&')), "{told:?}");
    let mut sorted = told.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(told, sorted, "each once, in order");
}

#[test]
fn each_checker_gets_its_own_form() {
    let hunspell = words("hunspell");
    let (count, rest) = hunspell.split_once('\n').expect("a count");
    assert_eq!(count.parse(), Ok(rest.lines().count()));
    assert!(rest.contains("A\\/S\n"), "{rest}");
    assert!(words("cspell").starts_with("# "));
    assert!(words("vale").contains("Quill\\-Aarn\n"));
    assert!(words("ltex").contains("\nQuill-Aarn\n"));
    assert!(
        words("harper").contains("\nQuill-Aarn's\n") && !words("harper").contains('’'),
        "it knows none but straight ones"
    );
    let setting: Value = serde_json::from_str(&words("vscode")).expect("it is JSON");
    assert!(setting["cSpell.words"].as_array().expect("a list").contains(&json!("Zoë")));
}

#[test]
fn a_file_gets_what_is_printed_and_is_left_alone_if_it_has_it() {
    let desk = desk();
    let export = |file: &str| whoswho(desk.path(), &["export", "dictionary", "--format", "cspell", "--out", file]);
    fs::create_dir(desk.path().join(".cspell")).expect("a folder");
    let run = export(".cspell/names.txt");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert!(run.stdout.ends_with(" words written to .cspell/names.txt\n"), "{}", run.stdout);
    let file = desk.path().join(".cspell/names.txt");
    assert_eq!(fs::read_to_string(&file).expect("it is written"), words("cspell"));
    let written = || fs::metadata(&file).expect("it is there").modified().expect("a time");
    let before = written();
    let run = export(".cspell/names.txt");
    assert!(run.stdout.ends_with(" words already in .cspell/names.txt\n"), "{}", run.stdout);
    assert_eq!(written(), before);
}

#[test]
fn a_file_that_would_be_a_note_is_told_and_names_nobody() {
    let desk = desk();
    let export = || whoswho(desk.path(), &["export", "dictionary", "--format", "harper", "--out", "names.txt"]);
    assert!(export().stderr.contains("names.txt will be read as one of your notes"), "{}", export().stderr);
    let before = fs::read_to_string(desk.path().join("names.txt")).expect("it is written");
    export();
    assert_eq!(fs::read_to_string(desk.path().join("names.txt")).expect("it is there"), before);
}

#[test]
fn where_nothing_can_be_written_it_says_why() {
    let desk = desk();
    let export = |more: &[&str]| whoswho(desk.path(), &[&["export", "dictionary", "--format", "ltex"], more].concat());
    for (arguments, why) in [
        (["--watch"].as_slice(), "--watch needs --out FILE"),
        (&["--out", "nowhere/names.dic"], "there is no folder nowhere; create it first"),
        (&["--out", "People"], "it is a folder"),
    ] {
        let run = export(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.contains(why), "{}", run.stderr);
    }
    let left = fs::read_dir(desk.path()).expect("it is there").flatten();
    assert_eq!(left.filter(|entry| entry.path().is_file()).count(), 1, "nothing is left of what failed");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_a_device_is_not_replaced() {
    let desk = desk();
    let elsewhere = tempfile::tempdir().expect("a folder");
    write(elsewhere.path(), "names.dic", b"");
    std::os::unix::fs::symlink(elsewhere.path().join("names.dic"), desk.path().join("names.dic")).expect("a link");
    let export = |file: &str| whoswho(desk.path(), &["export", "dictionary", "--format", "harper", "--out", file]);
    assert_eq!(export("names.dic").code, Some(0));
    assert!(desk.path().join("names.dic").is_symlink());
    assert_eq!(fs::read_to_string(elsewhere.path().join("names.dic")).expect("it is there"), words("harper"));
    let run = export("/dev/null");
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("it is not a file"), "{}", run.stderr);
}

/// An export that goes on. Dropping it kills it.
struct Exporting(Child);

impl Drop for Exporting {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_file_follows_the_notes_and_is_written_only_if_words_change() {
    let desk = desk();
    let cache = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_whoswho"));
    support::caching_in(&mut command, cache.path()).current_dir(desk.path()).stdout(Stdio::piped());
    let mut child = command
        .args(["export", "dictionary", "--format", "harper", "--out", "names.dic", "--watch"])
        .spawn()
        .expect("it runs");
    let output = child.stdout.take().expect("a pipe");
    let _exporting = Exporting(child);
    let mut told = BufReader::new(output).lines().map_while(Result::ok);
    assert!(told.next().is_some_and(|line| line.ends_with(" words written to names.dic")));
    assert_eq!(told.next().as_deref(), Some("Watching for changes; press Ctrl-C to stop."));
    let file = desk.path().join("names.dic");
    let until = |what: &str| {
        let start = Instant::now();
        while !fs::read_to_string(&file).expect("it is whole at any time").lines().any(|word| word == what) {
            assert!(start.elapsed() < support::DEADLINE, "{what} did not come");
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    };
    // Nobody is named in it, so it is no reason to write.
    write(desk.path(), "quiet.md", b"Nothing of interest.\n");
    write(desk.path(), "People/Maeve O'Hara.md", b"");
    until("O'Hara's");
    assert!(told.next().is_some_and(|line| line.ends_with(" words written to names.dic")));
    fs::remove_file(desk.path().join("People/Maeve O'Hara.md")).expect("it is there");
    let start = Instant::now();
    while fs::read_to_string(&file).expect("it is there").contains("Maeve") {
        assert!(start.elapsed() < support::DEADLINE, "who is gone is still there");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

#[test]
fn no_output_takes_the_place_of_another_file() {
    let desk = desk();
    let note = "Zoë wrote this.\n";
    let outputs: [&[&str]; 8] = [
        &["export", "dictionary", "--format", "cspell", "--out"],
        &["export", "dictionary", "--format", "hunspell", "--out"],
        &["export", "dictionary", "--format", "vale", "--out"],
        &["export", "dictionary", "--format", "harper", "--out"],
        &["export", "dictionary", "--format", "ltex", "--out"],
        &["export", "dictionary", "--format", "vscode", "--out"],
        &["report", "--format", "html", "--out"],
        &["review", "--export-judgements"],
    ];
    for arguments in outputs {
        for name in ["note.md", "words.txt", "page.html", "data.json"] {
            write(desk.path(), name, note.as_bytes());
            let run = whoswho(desk.path(), &[arguments, &[name]].concat());
            assert_eq!(run.code, Some(2), "{arguments:?} {name}: {}", run.stdout);
            assert!(run.stderr.contains("there is another file"), "{}", run.stderr);
            assert_eq!(fs::read_to_string(desk.path().join(name)).ok().as_deref(), Some(note), "{arguments:?}");
        }
        // What it has written itself is written anew.
        for _ in 0..2 {
            let run = whoswho(desk.path(), &[arguments, &["own.out"]].concat());
            assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.stderr);
            write(desk.path(), "People/Ann Lind.md", b"# Ann Lind\n");
        }
        fs::remove_file(desk.path().join("own.out")).expect("it is there");
        fs::remove_file(desk.path().join("People/Ann Lind.md")).expect("it is there");
    }
    write(desk.path(), "settings.json", b"{\"cSpell.words\": [], \"editor.fontSize\": 12}\n");
    let run = whoswho(desk.path(), &["export", "dictionary", "--format", "vscode", "--out", "settings.json"]);
    assert_eq!(run.code, Some(2), "{}", run.stdout);
}

#[test]
fn somebodys_own_words_are_not_overwritten() {
    let desk = desk();
    for format in ["hunspell", "cspell", "vale", "harper", "ltex"] {
        for own in ["zyzzyva\n", "milk\neggs\nflour\n"] {
            std::fs::write(desk.path().join("words.dic"), own).expect("it can be written");
            let run = whoswho(desk.path(), &["export", "dictionary", "--format", format, "--out", "words.dic"]);
            assert!(run.stderr.contains("there is another file"), "{format}: {}", run.stderr);
            assert_eq!(std::fs::read_to_string(desk.path().join("words.dic")).expect("it is there"), own);
        }
    }
}
