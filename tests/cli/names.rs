//! `whoswho names`, and `show` for names that only a names file has.

use std::fs;

use insta::assert_snapshot;

use super::{vault, whoswho};

const ENTITIES: &str = r#"{"id": "NK-1", "schema": "Company", "properties": {"name": ["Zorgle AG"], "jurisdiction": ["ch"], "registrationNumber": ["CHE-1"]}}
{"id": "NK-2", "schema": "Person", "properties": {"name": ["Petra Lindqvist"], "alias": ["Пётра Линдквист"], "birthDate": ["1980"]}}
{"id": "S", "schema": "Sanction", "properties": {}}
{"id": "NK-3", "schema": "Company"}
nothing
"#;

const TABLE: &str = "company name;number\nNebrovia Holdings Ltd;1\nToo;many;cells\nNebrovia Holdings GmbH;2\n";

#[test]
fn a_names_file_is_built_described_and_asked() {
    let folder = vault(&[("entities.json", ENTITIES), ("companies.csv", TABLE)]);
    let run = whoswho(folder.path(), &["names", "build", "all.names", "entities.json", "companies.csv"]);
    assert_snapshot!(run.stdout, @"4 people and organizations under 7 names, 0.5 kB; 1 other thing left out; 3 lines skipped");
    assert_snapshot!(run.stderr, @"
    whoswho: entities.json:4: it has no name; skipped
    whoswho: entities.json:5: it is not a FollowTheMoney entity: expected ident at line 1 column 2; skipped
    whoswho: companies.csv:3: it has 3 cells, and the header has 2; skipped
    ");
    assert_eq!(run.code, Some(1));
    let mut left: Vec<String> = fs::read_dir(folder.path())
        .expect("it is a folder")
        .map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert_eq!(left, ["all.names", "companies.csv", "entities.json"]);
    assert_snapshot!(whoswho(folder.path(), &["names", "info", "all.names"]).stdout, @"
    4 people and organizations under 7 names
    0.5 kB on disk, 0.1 kB of it in memory while in use
    ");
    assert_snapshot!(whoswho(folder.path(), &["names", "find", "all.names", "петра линдквист"]).stdout, @"
    Petra Lindqvist · person
    born: 1980
    id: NK-2
    also: Пётра Линдквист
    in all.names
    ");
    assert_snapshot!(whoswho(folder.path(), &["names", "find", "all.names", "Nebrovia Holdings"]).stdout, @"
    Nebrovia Holdings Ltd · organization
    number: 1
    in all.names

    Nebrovia Holdings GmbH · organization
    number: 2
    in all.names
    ");
    let run = whoswho(folder.path(), &["names", "find", "all.names", "Nobody Atall"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), "whoswho: “Nobody Atall” is not in all.names\n"));
}

#[test]
fn what_cannot_be_read_or_written_is_said() {
    let folder = vault(&[("note.md", "Nothing.\n"), ("old.names", "precious")]);
    let run = whoswho(folder.path(), &["names", "build", "old.names", "missing.csv"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("whoswho: missing.csv: "), "{}", run.stderr);
    let old = fs::read_to_string(folder.path().join("old.names")).expect("it is still there");
    assert_eq!(old, "precious", "a run that fails changes nothing");
    let run = whoswho(folder.path(), &["names", "build", "no/such/folder", "note.md"]);
    assert!(run.stderr.starts_with("whoswho: cannot write no/such/folder: "), "{}", run.stderr);
    let run = whoswho(folder.path(), &["names", "info", "note.md"]);
    let message = "whoswho: note.md: it is not a names file; `whoswho names build` creates one\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), message));
    let run = whoswho(folder.path(), &["names", "build", "new.names", "note.md"]);
    assert_snapshot!(run.stderr, @"whoswho: note.md:1: no column of the header has names; one must be called “name”, “company name” or the like; skipped");
}

#[test]
fn only_some_bad_lines_are_named_one_by_one() {
    let table = format!("name\n{}", "a,b\n".repeat(50));
    let folder = vault(&[("bad.csv", &table)]);
    let run = whoswho(folder.path(), &["names", "build", "bad.names", "bad.csv"]);
    assert_eq!(run.stderr.lines().count(), 21);
    assert_eq!(run.stderr.lines().last(), Some("whoswho: bad.csv: 30 more lines skipped"));
}

#[test]
fn show_says_what_names_files_know_of_a_name_that_no_note_defines() {
    let settings = "names_files = [\"all.names\", \"missing.names\"]\n";
    let folder =
        vault(&[("entities.json", ENTITIES), (".whoswho.toml", settings), ("People/Zoë Lane.md", "A pilot.\n")]);
    whoswho(folder.path(), &["names", "build", "all.names", "entities.json"]);
    let run = whoswho(folder.path(), &["show", "Petra Lindqvist"]);
    assert_snapshot!(run.stdout, @"
    Petra Lindqvist · person
    born: 1980
    id: NK-2
    also: Пётра Линдквист
    in all.names
    ");
    assert!(run.stderr.contains("missing.names: "), "{}", run.stderr);
    assert_eq!(run.code, Some(0));
    assert!(whoswho(folder.path(), &["show", "Zoë Lane"]).stdout.starts_with("Zoë Lane · person\nA pilot."));
    assert_eq!(whoswho(folder.path(), &["show", "Nobody Atall"]).code, Some(2));
}

#[test]
fn tables_of_offices_are_registers_too() {
    let folder = vault(&[]);
    let table = "First Name\tLast Name\tCompany\r\nZoë\tLane\tNebrovia Ltd\r\n\t\tNebrovia Holdings Ltd\r\n";
    let bytes: Vec<u8> = std::iter::once(0xfeff).chain(table.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("contacts.csv"), bytes).expect("it can be written");
    let run = whoswho(folder.path(), &["names", "build", "all.names", "contacts.csv"]);
    assert_eq!((run.stderr.as_str(), run.code), ("", Some(0)));
    assert_snapshot!(whoswho(folder.path(), &["names", "find", "all.names", "Zoë Lane"]).stdout, @"
    Zoë Lane · person
    in all.names
    ");
    assert_eq!(whoswho(folder.path(), &["names", "find", "all.names", "Nebrovia Holdings"]).code, Some(0));
}

#[test]
fn a_register_below_notes_names_its_bad_rows_by_line() {
    let folder = vault(&[("c.csv", "Notes:\n\nFirst Name,Last Name,Company\nAnn,Example,Zorgle\nToo few\n,,\n")]);
    let run = whoswho(folder.path(), &["names", "build", "all.names", "c.csv"]);
    assert_snapshot!(run.stderr, @"whoswho: c.csv:5: it has 1 cells, and the header has 3; skipped");
    assert!(run.stdout.ends_with("; 1 line skipped\n"), "{}", run.stdout);
}

#[test]
#[cfg(target_os = "linux")]
fn a_register_that_is_a_device_is_refused() {
    let folder = vault(&[]);
    let run = whoswho(folder.path(), &["names", "build", "x.names", "/dev/zero"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("/dev/zero: it is a device"), "{}", run.stderr);
}
