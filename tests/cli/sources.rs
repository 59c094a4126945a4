//! Data files that define people and organizations, by the command line.

use std::fs;

use insta::assert_snapshot;

use super::{vault, whoswho};

const CONTACTS: &str =
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ann Ellison\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nTEL:1\nEND:VCARD\n";

#[test]
fn only_files_that_the_settings_name_are_read() {
    let folder = vault(&[
        (".whoswho.toml", "sources = [\"contacts.vcf\", \"data/*.csv\"]\n"),
        ("contacts.vcf", CONTACTS),
        ("other.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Lane\nEND:VCARD\n"),
        ("data/people.csv", "name,born\nTom Lane,1985\n"),
        ("a.md", "Ann Ellison and Tom Lane met Zoë Lane.\n"),
    ]);
    assert_snapshot!(whoswho(folder.path(), &["list"]).stdout, @r"
    Ann Ellison  person  1 mention  contacts.vcf
    Tom Lane     person  1 mention  data/people.csv
    ");
    assert_snapshot!(whoswho(folder.path(), &["check"]).stdout, @r"
    information[invalid-definition]: This contact has no name and was left out; give it an FN, an N, an ORG or a NICKNAME.
     --> contacts.vcf:5:1
      |
    5 | BEGIN:VCARD
      | ^^^^^^^^^^^

    1 note, 2 sources, 2 entities: 1 information
    ");
    let before = fs::read_to_string(folder.path().join("contacts.vcf")).expect("it is there");
    whoswho(folder.path(), &["check", "--fix"]);
    assert_eq!(fs::read_to_string(folder.path().join("contacts.vcf")).expect("it is there"), before);
}

#[test]
fn a_pattern_that_names_nothing_is_said_but_fails_no_check() {
    let settings = "sources = [\"*.vcf\", \"contcts.csv\"]\n";
    let folder = vault(&[(".whoswho.toml", settings), ("contacts.vcf", CONTACTS), ("a.md", "Nobody.\n")]);
    let run = whoswho(folder.path(), &["check"]);
    let expected =
        ".whoswho.toml:1:21: “contcts.csv” in “sources” names no file that is read: correct it, or take it out.\n";
    assert!(run.stderr.ends_with(expected) && run.stderr.lines().count() == 1, "{}", run.stderr);
    assert!(!run.stdout.contains("wrong settings"), "{}", run.stdout);
    assert_eq!(run.code, Some(0));
}

#[test]
fn sources_in_other_encodings_are_read_and_never_written() {
    let folder = vault(&[
        (".whoswho.toml", "sources = [\"contacts.vcf\", \"tree.ged\", \"old.ged\"]\n"),
        ("a.md", "Jürgen Lind met Zoë Quist and Åsa Holm.\n"),
    ]);
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("it can be written");
    put(
        "contacts.vcf",
        b"BEGIN:VCARD\nVERSION:3.0\nFN:J\xfcrgen Lind\nEND:VCARD\nBEGIN:VCARD\nFN:lind@lind.example\nEND:VCARD\n",
    );
    let tree = "\u{feff}0 HEAD\n1 CHAR UNICODE\n0 @I1@ INDI\n1 NAME Zoë /Quist/\n0 TRLR\n";
    put("tree.ged", &tree.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    put("old.ged", b"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME \xeaAsa /Holm/\n0 TRLR\n");
    let listed = whoswho(folder.path(), &["list"]);
    assert_snapshot!(listed.stdout, @r"
    Åsa Holm     person  1 mention  old.ged
    Jürgen Lind  person  1 mention  contacts.vcf
    Zoë Quist    person  1 mention  tree.ged
    ");
    assert_eq!(listed.stderr, "");
    assert_snapshot!(whoswho(folder.path(), &["check", "--fix"]).stdout, @r"
    information[invalid-definition]: The name of this contact is an address for mail, so it was left out; to have it found, put a name into its FN.
     --> contacts.vcf:5:1
      |
    5 | BEGIN:VCARD
      | ^^^^^^^^^^^

    1 note, 3 sources, 3 entities: 1 information
    ");
    let after = fs::read(folder.path().join("contacts.vcf")).expect("it is there");
    assert!(after.windows(2).any(|bytes| bytes == b"J\xfc"));
}

#[test]
fn a_source_that_defines_nobody_says_why() {
    let folder = vault(&[
        (".whoswho.toml", "sources = [\"a.csv\", \"b.ged\"]\n"),
        ("a.csv", "name,email\n,a@b.example\n"),
        ("b.ged", "0 HEAD\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Leopold //\n0 TRLR\n"),
        ("n.md", "A note.\n"),
    ]);
    let shown = whoswho(folder.path(), &["check"]).stdout;
    assert!(shown.contains("a.csv:2:1") && shown.contains("b.ged:"), "{shown}");
}

#[test]
fn check_counts_whom_list_has() {
    let folder = vault(&[
        (".whoswho.toml", "sources = [\"a.csv\"]\n"),
        ("a.csv", "name,party,term\nAnn Ellison,Green,1\nAnn Ellison,Green,2\nTom Lane,Green,2\n"),
        ("n.md", "A note.\n"),
    ]);
    assert_eq!(whoswho(folder.path(), &["list"]).stdout.lines().count(), 2);
    let shown = whoswho(folder.path(), &["check"]).stdout;
    assert!(shown.contains("2 entities"), "{shown}");
}
