//! `whoswho init` and `whoswho define`: what a new user does first.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::*;

/// A vault with people in a folder of its own and under a key of its own.
fn films() -> TempDir {
    let mut notes: Vec<(String, String)> = vec![("People/Ida Quellen.md".to_owned(), "# Ida Quellen\n".to_owned())];
    for name in ["Anna Bergmann", "Peter Sandmann", "Maria Grabow", "Clara Lindqvist", "Julia Vance"] {
        notes.push((format!("Crew/{name}.md"), "Notes.\n".to_owned()));
    }
    for number in 1..=6 {
        let text = format!("---\nregie: \"[[Anna Bergmann]]\"\n---\nGoran Milosz liked film {number} very much.\n");
        notes.push((format!("Films/Film {number}.md"), text));
    }
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    vault(&notes)
}

#[test]
fn init_says_what_is_known_and_proposes_what_would_be() {
    let folder = films();
    let run = whoswho(folder.path(), &["init"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_snapshot!(run.stdout, @r#"
    12 notes: 1 person, 0 organizations
      known: 1 by the folder People/

    `whoswho check --hints` finds: names that nobody has defined

    These settings would make more known:
      `regie` lists people in 6 notes; 1 note it leads to would be about people
        cast_keys = ["regie"]
      5 of 5 notes in Crew/ are named like people; 5 would be known
        people_folders = ["Crew"]

    This would be written to .whoswho.toml; run again with --yes to write it:

    # Settings of whoswho. `whoswho config schema` describes all of them.
    cast_keys = ["regie"]
    people_folders = ["Crew"]
    "#);
    assert!(!folder.path().join(".whoswho.toml").exists());
}

#[test]
fn init_writes_settings_that_are_read_and_never_over_others() {
    let folder = films();
    let run = whoswho(folder.path(), &["init", "--yes"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let settings = fs::read_to_string(folder.path().join(".whoswho.toml")).expect("it is written");
    assert!(settings.contains("people_folders = [\"Crew\"]"), "{settings}");
    let list = whoswho(folder.path(), &["list"]);
    assert!(list.stdout.contains("Julia Vance") && list.stderr.is_empty(), "{}{}", list.stdout, list.stderr);

    let own = "short_forms = \"note\"\n";
    fs::write(folder.path().join(".whoswho.toml"), own).expect("it can be written");
    let run = whoswho(folder.path(), &["init", "--yes"]);
    let expected = ".whoswho.toml already exists and was not changed. You can add this to it; lists of keys that it has get more items:\n\ncast_keys = [\"regie\"]\npeople_folders = [\"Crew\"]\n";
    assert!(run.stdout.ends_with(expected), "{}", run.stdout);
    assert_eq!(fs::read_to_string(folder.path().join(".whoswho.toml")).expect("it is there"), own);
}

#[test]
fn init_prints_no_settings_where_none_is_recommended() {
    let paths: Vec<String> = (1..=10).map(|number| format!("Log {number}.md")).collect();
    let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "Quellen was late.\n")).collect();
    files.extend([(".whoswho.toml", "hover_links = true\n"), ("People/Ida Quellen.md", "# Ida Quellen\n")]);
    let run = whoswho(vault(&files).path(), &["init", "--yes"]);
    assert!(run.stdout.contains("short_forms = \"vault\""), "{}", run.stdout);
    let expected = "\n.whoswho.toml already exists and was not changed. None of this suits every vault.\n";
    assert!(run.stdout.ends_with(expected), "{}", run.stdout);
}

#[test]
fn init_tells_programs_the_same() {
    let folder = films();
    let run = whoswho(folder.path(), &["init", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(report["people"], 1);
    assert_eq!(report["proposals"][0]["value"], json!(["regie"]));
    assert_eq!(report["written"], false);
}

#[test]
fn init_says_that_there_is_nothing() {
    let folder = vault(&[]);
    let run = whoswho(folder.path(), &["init"]);
    assert!(run.stdout.starts_with("There are no notes here"), "{}", run.stdout);
    let run = whoswho(folder.path(), &["init", "nowhere"]);
    assert_eq!(run.code, Some(2));
}

#[test]
fn a_list_of_undefined_names_becomes_notes() {
    let folder = films();
    let list = whoswho(folder.path(), &["list", "--undefined"]).stdout;
    assert!(list.contains("Goran Milosz"), "{list}");
    let cache = tempfile::tempdir().expect("a folder for the cache");
    let mut command = Command::new(env!("CARGO_BIN_EXE_whoswho"));
    let mut child = support::caching_in(&mut command, cache.path())
        .args(["define", "-"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    child.stdin.take().expect("a pipe").write_all(list.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "People/Goran Milosz.md  person\n1 note created\n");
    assert_eq!(whoswho(folder.path(), &["list", "--undefined"]).stdout, "");
}

#[test]
fn names_that_the_settings_ignore_are_not_listed() {
    let folder = films();
    fs::write(folder.path().join(".whoswho.toml"), "ignore = [\"goran milosz\"]\n").expect("it can be written");
    let list = whoswho(folder.path(), &["list", "--undefined"]);
    assert_eq!((list.code, list.stdout.as_str()), (Some(0), ""));
}

#[test]
fn define_leaves_alone_what_is_there() {
    let folder = vault(&[("People/Ida Quellen.md", "# Ida Quellen\n"), ("People/Cordell Works.txt", "A list.\n")]);
    fs::write(folder.path().join("People/Ben Cordell.md"), "").expect("it can be written");
    let run = whoswho(folder.path(), &["define", "Ida Quellen", "Ben Cordell", "Zoe Quince", "Zoe Quince"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.stdout, "People/Zoe Quince.md  person\n1 note created\n");
    assert!(run.stderr.contains("“Ida Quellen” is defined already"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("People/Ben Cordell.md")).expect("it is there"), "");
}

#[test]
fn define_refuses_what_would_be_read_as_something_else() {
    let folder = vault(&[("a.md", "Nobody.\n")]);
    for name in ["[[Zoe Quince]]", "# Zoe Quince", "Zoe\u{202e} Quince", "Zoe\tQuince", "**Zoe** Quince"] {
        let run = whoswho(folder.path(), &["define", name]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), "0 notes created\n"), "{name:?}");
        assert!(run.stderr.contains("would not be read as it is written"), "{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn define_copies_no_template_from_outside_of_the_folder() {
    let outside = vault(&[("secret.md", "The key is 42.\n")]);
    let folder = vault(&[(".whoswho.toml", "person_template = \"form.md\"\n"), ("a.md", "Nobody.\n")]);
    std::os::unix::fs::symlink(outside.path().join("secret.md"), folder.path().join("form.md"))
        .expect("a link can be made");
    let run = whoswho(folder.path(), &["define", "Zoe Quince"]);
    assert_eq!(run.stdout, "People/Zoe Quince.md  person\n1 note created\n", "{}", run.stderr);
    let made = fs::read_to_string(folder.path().join("People/Zoe Quince.md")).expect("it is made");
    assert_eq!(made, "---\ntype: person\n---\n# Zoe Quince\n");
}

#[cfg(unix)]
#[test]
fn define_makes_nothing_outside_of_the_folder() {
    let outside = tempfile::tempdir().expect("another folder");
    let folder = vault(&[("a.md", "Nobody.\n")]);
    std::os::unix::fs::symlink(outside.path(), folder.path().join("People")).expect("a link can be made");
    let run = whoswho(folder.path(), &["define", "Zoe Quince"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("leads out of the folder"), "{}", run.stderr);
    assert_eq!(fs::read_dir(outside.path()).expect("it is there").count(), 0);
}

#[test]
fn a_misspelt_name_is_not_listed_to_be_defined() {
    let folder = vault(&[
        ("People/Harriet Bloomquist.md", ""),
        ("a.md", "Harriet Bloomqiust said so. On Monday Petra Lindqvist called her mother.\n"),
    ]);
    let list = whoswho(folder.path(), &["list", "--undefined"]).stdout;
    assert!(list.contains("Petra Lindqvist") && !list.contains("Bloomqiust"), "{list}");
}

#[test]
fn define_asks_before_it_makes_what_is_hardly_meant() {
    let folder = vault(&[
        ("People/Tomas Lindqvist.md", ""),
        ("a.md", "We met [[Tomas Lindquist]], and bell hooks came, too.\n"),
    ]);
    let names = ["define", "Tomas Lindquist", "bell hooks", "Fenner Ltd"];
    let run = whoswho(folder.path(), &names);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.stdout, "Organizations/Fenner Ltd.md  organization\n1 note created\n");
    assert_snapshot!(run.stderr, @r"
    whoswho: “Tomas Lindquist” is nearly Tomas Lindqvist, who is defined in People/Tomas Lindqvist.md; --force defines it all the same
    whoswho: “bell hooks” has no capital letter; --force defines it all the same
    ");
    let run = whoswho(folder.path(), &["define", "--force", "Tomas Lindquist", "bell hooks"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(run.stdout, "People/Tomas Lindquist.md  person\nPeople/bell hooks.md  person\n2 notes created\n");
}

#[test]
fn names_may_be_asked_for_in_small_letters() {
    let folder = vault(&[
        ("People/Raman Iyer.md", ""),
        ("People/Nils van der Berg.md", ""),
        ("2025-03-02.md", "Raman Iyer said hello to Nils van der Berg.\n"),
    ]);
    for (asked, name) in [("raman", "Raman Iyer"), ("van der berg", "Nils van der Berg"), ("raman iyer", "Raman Iyer")]
    {
        let run = whoswho(folder.path(), &["show", asked]);
        assert!(run.stdout.starts_with(name), "{asked}: {}{}", run.stdout, run.stderr);
        let run = whoswho(folder.path(), &["timeline", asked]);
        assert!(run.stdout.starts_with("2025-03-02  "), "{asked}: {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn init_proposes_the_data_that_lists_people() {
    let card = |name: &str| format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEND:VCARD\n");
    let folder = vault(&[
        ("a.md", "Ann Ellison came.\n"),
        ("phone.vcf", &(card("Ann Ellison") + &card("Tom Lane"))),
        ("family/tree.ged", "0 HEAD\n0 @I1@ INDI\n1 NAME Edmund /Halloran/\n0 TRLR\n"),
        ("package.json", "[{\"name\": \"Ann Ellison\"}]\n"),
        ("empty.vcf", ""),
    ]);
    let run = whoswho(folder.path(), &["init", "--yes"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert!(run.stdout.contains("phone.vcf lists 2 people\n"), "{}", run.stdout);
    let settings = fs::read_to_string(folder.path().join(".whoswho.toml")).expect("it was written");
    assert!(settings.contains("sources = [\"phone.vcf\", \"family/tree.ged\"]\n"), "{settings}");
    let run = whoswho(folder.path(), &["init"]);
    assert!(run.stdout.contains("known: 3 by entries of sources"), "{}", run.stdout);
    assert!(!run.stdout.contains("lists"), "what is named is not proposed again: {}", run.stdout);
}
