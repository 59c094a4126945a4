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
    warning[invalid-definition]: This contact has no name and was left out; give it an FN, an N, an ORG or a NICKNAME.
     --> contacts.vcf:5:1
      |
    5 | BEGIN:VCARD
      | ^^^^^^^^^^^

    3 notes, 2 entities: 1 warning
    ");
    let before = fs::read_to_string(folder.path().join("contacts.vcf")).expect("it is there");
    whoswho(folder.path(), &["check", "--fix"]);
    assert_eq!(fs::read_to_string(folder.path().join("contacts.vcf")).expect("it is there"), before);
}

#[test]
fn a_pattern_that_is_none_is_said() {
    let folder = vault(&[(".whoswho.toml", "sources = [\"[\"]\n"), ("a.md", "Nobody.\n")]);
    assert_snapshot!(whoswho(folder.path(), &["list"]).stderr, @"");
}
