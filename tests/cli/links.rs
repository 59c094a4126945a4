//! Vaults as anybody may have made them, with links that lead out: nothing outside is written, and nothing waits for ever.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::{vault, whoswho};

const SLIP: &str = "Yesterday Zoë Lqne came.\n";
const FIXED: &str = "Yesterday Zoë Lane came.\n";

fn slips() -> TempDir {
    vault(&[("v/People/Zoë Lane.md", ""), ("v/a.md", SLIP), ("out/precious.md", SLIP), ("out/precious.conf", SLIP)])
}

fn text(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).expect("the file is there")
}

#[test]
fn a_link_under_the_name_of_a_temporary_file_is_not_written_through() {
    let folder = slips();
    let v = folder.path().join("v");
    fs::set_permissions(v.join("a.md"), fs::Permissions::from_mode(0o640)).expect("it is ours");
    // The number of the process that a shell becomes is known beforehand.
    let script = format!(
        "ln -s ../out/precious.md .a.md.whoswho-$$ && exec {} check --fix --fail-on never",
        env!("CARGO_BIN_EXE_whoswho")
    );
    let mut command = Command::new("sh");
    let ran = super::support::caching_in(&mut command, &folder.path().join("cache")).args(["-c", &script]);
    assert!(ran.current_dir(&v).output().expect("it runs").status.success());
    assert_eq!(text(&v, "a.md"), FIXED);
    assert_eq!(text(folder.path(), "out/precious.md"), SLIP);
    assert!(!v.join("a.md").is_symlink());
    assert_eq!(fs::metadata(v.join("a.md")).expect("it is there").permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(&v).expect("a folder").count(), 3, "nothing is left beside the notes");
}

#[test]
fn what_a_link_leads_to_outside_is_left_as_it_is_and_said() {
    let folder = slips();
    let v = folder.path().join("v");
    fs::write(v.join("script.sh"), SLIP).expect("it can be made");
    for (link, to) in [("l.md", "../out/precious.md"), ("m.md", "../out/precious.conf"), ("n.md", "script.sh")] {
        symlink(to, v.join(link)).expect("a link");
    }
    let run = whoswho(&v, &["check", "--fix", "--fail-on", "never"]);
    for (path, before) in
        [("out/precious.md", SLIP), ("out/precious.conf", SLIP), ("v/script.sh", SLIP), ("v/a.md", FIXED)]
    {
        assert_eq!(text(folder.path(), path), before, "{path}");
    }
    let outside = "it is a link to a file outside of the workspace folder; it is left as it is";
    let expected = format!(
        "whoswho: l.md: {outside}\nwhoswho: m.md: {outside}\n\
         whoswho: n.md: it is a link to a file that is not a note; it is left as it is\n"
    );
    assert_eq!(run.stderr, expected);
    assert!(run.stdout.starts_with("a.md:1:15: “Lqne” is now “Lane”\n1 name corrected in 1 note\n"), "{}", run.stdout);
}

#[test]
fn of_a_link_to_another_note_the_note_is_corrected() {
    let folder = slips();
    let v = folder.path().join("v");
    symlink("a.md", v.join("0.md")).expect("a link");
    let run = whoswho(&v, &["check", "--fix", "--fail-on", "never"]);
    assert_eq!((run.stderr.as_str(), text(&v, "a.md").as_str()), ("", FIXED));
    assert!(v.join("0.md").is_symlink());
}

#[test]
fn a_baseline_is_not_written_through_a_link() {
    let folder = slips();
    let v = folder.path().join("v");
    let write = |name: &str| whoswho(&v, &["check", "--baseline", name, "--write-baseline"]);
    super::write(folder.path(), "out/others.json", b"[]");
    symlink("../out/others.json", v.join("known.json")).expect("a link");
    assert_eq!((write("known.json").code, text(folder.path(), "out/others.json").as_str()), (Some(0), "[]"));
    assert!(text(&v, "known.json").contains("misspelt-name"));
    // What is no baseline is left alone, wherever it lies.
    symlink("../out/precious.conf", v.join("more.json")).expect("a link");
    let run = write("more.json");
    assert_eq!((run.code, text(folder.path(), "out/precious.conf").as_str()), (Some(2), SLIP), "{}", run.stderr);
    assert!(run.stderr.contains("no baseline"), "{}", run.stderr);
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe")).status().expect("it runs").success());
    for to in ["/dev/zero", "../pipe"] {
        fs::remove_file(v.join("more.json")).expect("it is there");
        symlink(to, v.join("more.json")).expect("a link");
        assert_eq!(whoswho(&v, &["check", "--baseline", "more.json"]).code, Some(2), "{to}");
    }
}

#[test]
fn a_names_file_is_not_written_through_a_link() {
    let folder = vault(&[("v/r.csv", "name,kind\nJane Example,person\n"), ("out/precious", "!")]);
    let v = folder.path().join("v");
    for name in ["uk.names.new", "uk.names.sort", "uk.names"] {
        symlink("../out/precious", v.join(name)).expect("a link");
    }
    let run = whoswho(&v, &["names", "build", "uk.names", "r.csv"]);
    assert_eq!((run.code, text(folder.path(), "out/precious").as_str()), (Some(0), "!"), "{}", run.stderr);
    assert!(whoswho(&v, &["names", "find", "uk.names", "Jane Example"]).stdout.starts_with("Jane Example"));
    assert_eq!(fs::read_dir(&v).expect("a folder").count(), 4, "nothing is left beside it");
}

#[test]
fn settings_that_are_no_regular_file_are_not_opened() {
    for to in ["/dev/zero", "../pipe"] {
        let folder = slips();
        assert!(Command::new("mkfifo").arg(folder.path().join("pipe")).status().expect("it runs").success());
        symlink(to, folder.path().join("v/.whoswho.toml")).expect("a link");
        symlink("../pipe", folder.path().join("v/x.md")).expect("a link");
        let run = whoswho(&folder.path().join("v"), &["list"]);
        assert_eq!(run.stdout.lines().count(), 1);
        let mut said = run.stderr.lines();
        let settings = said.next().expect("a line");
        assert!(
            settings.ends_with(".whoswho.toml: it cannot be read and is not used: not a regular file"),
            "{settings}"
        );
        assert!(said.next().expect("a line").ends_with("x.md: not a regular file; it is left out"));
    }
}
