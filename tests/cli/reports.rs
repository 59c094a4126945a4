//! How `check` reports: to collectors, to workflows, and only what is new.

use std::fs;

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{story, vault, whoswho, write};

/// A note whose name has all that has to be escaped.
fn odd() -> tempfile::TempDir {
    vault(&[("100% 🧭, a: b/é #1.md", "🙂 [[People/Zhang Wei]]\n")])
}

#[test]
fn sarif_is_complete_and_its_places_are_right() {
    let run = whoswho(story().path(), &["check", "--format", "sarif"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), ""));
    let log: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(log["version"], "2.1.0");
    let sarif = &log["runs"][0];
    assert_eq!(sarif["columnKind"], "utf16CodeUnits");
    let rules = sarif["tool"]["driver"]["rules"].as_array().expect("a list");
    for rule in rules {
        let id = rule["id"].as_str().expect("a code");
        assert!(rule["shortDescription"]["text"].as_str().is_some_and(|text| text.ends_with('.')), "{id}");
        assert!(rule["help"]["markdown"].as_str().is_some_and(|text| text.starts_with(&format!("# {id}"))), "{id}");
        assert_eq!(rule["defaultConfiguration"]["enabled"], id != "first-mention", "{id}");
    }
    let results = sarif["results"].as_array().expect("a list");
    assert_eq!(results.len(), 2);
    let ambiguous = &results[0];
    assert_eq!((&ambiguous["ruleId"], &ambiguous["level"]), (&json!("ambiguous-name"), &json!("note")));
    assert_eq!(
        ambiguous["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "People/Tom%20Ellison.md"
    );
    let link = &results[1];
    assert_eq!(
        link["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": { "uri": "2025-01-28.md" },
            "region": { "startLine": 2, "startColumn": 30, "endLine": 2, "endColumn": 46 },
        })
    );
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("a small one");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn paths_in_sarif_are_encoded_and_fingerprints_outlast_moved_lines() {
    let vault = odd();
    let result = || {
        let run = whoswho(vault.path(), &["check", "--format", "sarif"]);
        let log: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
        log["runs"][0]["results"][0].clone()
    };
    let before = result();
    let place = &before["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "100%25%20%F0%9F%A7%AD%2C%20a%3A%20b/%C3%A9%20%231.md");
    assert_eq!(place["region"]["startColumn"], 6);
    write(vault.path(), "100% 🧭, a: b/é #1.md", "A line more.\n\n🙂 [[People/Zhang Wei]]\n".as_bytes());
    let after = result();
    assert_eq!(after["locations"][0]["physicalLocation"]["region"]["startLine"], 3);
    assert_eq!(after["partialFingerprints"], before["partialFingerprints"]);
}

#[test]
fn annotations_for_github_are_escaped() {
    let run = whoswho(odd().path(), &["check", "--format", "github"]);
    assert_snapshot!(run.stdout, @r#"
        ::warning file=100%25 🧭%2C a%3A b/é #1.md,line=1,endLine=1,col=5,endColumn=20,title=unresolved-link::“People/Zhang Wei” is not defined: no note or definition has this name. Create its note, or correct the link.
        "#);
    assert_eq!(run.code, Some(1));
    let run = whoswho(story().path(), &["check", "--format", "github"]);
    assert_snapshot!(run.stdout, @r#"
        ::notice file=2025-01-28.md,line=2,endLine=2,col=1,endColumn=7,title=ambiguous-name::“Ellison” could be Tom Ellison or Ann Ellison: write the full name, or link the one you mean.
        ::warning file=2025-01-28.md,line=2,endLine=2,col=30,endColumn=45,title=unresolved-link::“People/Zhang Wei” is not defined: no note or definition has this name. Create its note, or correct the link.
        "#);
}

#[test]
fn the_exit_code_depends_on_what_is_asked() {
    let story = story();
    let code = |arguments: &[&str]| whoswho(story.path(), &[&["check"], arguments].concat()).code;
    assert_eq!(code(&["--fail-on", "never"]), Some(0));
    assert_eq!(code(&["--fail-on", "error"]), Some(0));
    assert_eq!(code(&["--fail-on", "warning"]), Some(1));
    write(story.path(), ".whoswho.toml", b"[severity]\nunresolved-link = \"off\"\n");
    assert_eq!(code(&[]), Some(0));
    assert_eq!(code(&["--fail-on", "information"]), Some(1));
    write(story.path(), ".whoswho.toml", b"[severity]\nunresolved-link = \"off\"\nambiguous-name = \"hint\"\n");
    assert_eq!(code(&["--fail-on", "information"]), Some(0));
    assert_eq!(code(&["--fail-on", "hint"]), Some(1));
    // What makes the check fail is shown.
    assert!(whoswho(story.path(), &["check", "--fail-on", "hint"]).stdout.contains("hint[ambiguous-name]"));
}

#[test]
fn settings_that_cannot_be_used_make_a_check_fail_in_every_format() {
    let folder = vault(&[("a.md", "Nobody.\n")]);
    for settings in ["short_forms = \"vault\n", "foo = 1\n", "[severity]\nmisspelt-name = \"eror\"\n"] {
        write(folder.path(), ".whoswho.toml", settings.as_bytes());
        for format in ["text", "json", "sarif", "github"] {
            let run = whoswho(folder.path(), &["check", "--format", format]);
            assert_eq!(run.code, Some(1), "{settings}");
            assert!(run.stderr.contains(".whoswho.toml"), "{}", run.stderr);
        }
    }
    assert_eq!(whoswho(folder.path(), &["check", "--ignore", "invalid-setting"]).code, Some(0));
    assert_eq!(whoswho(folder.path(), &["check", "--fail-on", "error"]).code, Some(0));
    write(folder.path(), ".whoswho.toml", b"foo = 1\n[severity]\ninvalid-setting = \"error\"\n");
    assert_eq!(whoswho(folder.path(), &["check", "--fail-on", "error"]).code, Some(1));
}

#[test]
fn what_a_baseline_knows_is_not_said_again_wherever_it_stands_by_now() {
    let story = story();
    let check =
        |arguments: &[&str]| whoswho(story.path(), &[&["check", "--baseline", "known.json"], arguments].concat());
    let missing = check(&[]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.stderr.contains("--write-baseline"), "{}", missing.stderr);
    let written = check(&["--write-baseline"]);
    assert_eq!((written.code, written.stdout.as_str()), (Some(0), "2 known findings written to known.json\n"));
    let known = fs::read_to_string(story.path().join("known.json")).expect("it is written");
    assert_snapshot!(known, @r#"
        [
        {"file":"2025-01-28.md","code":"ambiguous-name","text":"Ellison","count":1},
        {"file":"2025-01-28.md","code":"unresolved-link","text":"People/Zhang Wei","count":1}
        ]
        "#);
    let note = fs::read_to_string(story.path().join("2025-01-28.md")).expect("it is there");
    write(story.path(), "2025-01-28.md", format!("A line more.\n\n{note}").as_bytes());
    let run = check(&[]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "6 notes, 4 entities: no problems found\n"));
    // One more of a known kind is news, and so is another kind.
    write(story.path(), "2025-01-28.md", format!("{note}\n[[People/Zhang Wei]] and [[People/Zhang Mei]]\n").as_bytes());
    let run = check(&["--format", "json"]);
    let texts: Vec<Value> = super::lines(&run).into_iter().map(|line| line["range"]["start"].clone()).collect();
    assert_eq!((run.code, texts.len()), (Some(1), 2), "{}", run.stdout);
    // Notes that are not asked about keep what is known of them.
    assert_eq!(check(&["--write-baseline", "--root", ".", "quiet.md"]).code, Some(0));
    assert_eq!(fs::read_to_string(story.path().join("known.json")).expect("it is written"), known);
}

#[test]
fn codes_are_explained() {
    let folder = vault(&[]);
    let run = whoswho(folder.path(), &["explain", "misspelt-name"]);
    assert!(run.stdout.starts_with("# misspelt-name\n\nA name that no note defines"), "{}", run.stdout);
    assert!(run.stdout.ends_with('\n'));
    let run = whoswho(folder.path(), &["explain"]);
    assert_snapshot!(run.stdout, @r#"
        unresolved-link       warning      A link or handle that names a person or an organization leads nowhere.
        ambiguous-name        information  A name fits several people or organizations, and nothing in the note decides.
        misspelt-name         warning      A name that no note defines differs from a defined one by a typing error.
        unresolved-name       hint         Prose names a person or an organization that no note defines, and the built-in recognizer is sure.
        inconsistent-name     hint         A name is spelt differently from its definition.
        first-mention         off          A note uses a short form of a name before the full name.
        duplicate-definition  warning      Two definitions claim one name or handle.
        invalid-definition    warning      The properties of a definition cannot be read, or only in part.
        invalid-setting       warning      A setting is unknown, has a value that it cannot have, or names no file.
        "#);
    let run = whoswho(folder.path(), &["explain", "mispelt-name"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.starts_with("error: invalid value 'mispelt-name'"), "{}", run.stderr);
    assert!(run.stderr.contains("unresolved-link, ambiguous-name"), "{}", run.stderr);
    assert!(run.stderr.contains("similar value exists: 'misspelt-name'"), "{}", run.stderr);
}

#[test]
fn the_schema_of_the_settings_is_printed() {
    let run = whoswho(vault(&[]).path(), &["config", "schema"]);
    let schema: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(schema["properties"]["diagnostics_debounce_ms"]["default"], 60);
    assert_eq!(schema["properties"]["short_forms"]["oneOf"][1]["const"], "vault");
    assert_eq!(schema["properties"]["severity"]["properties"]["first-mention"]["default"], "off");
}

#[cfg(debug_assertions)]
#[test]
fn a_note_that_makes_the_check_panic_is_told_and_costs_no_other() {
    let bad = "Their secret.\n\nwhoswho injects a panic while reading.\n";
    let folder = vault(&[("People/Ann Smith.md", ""), ("Bad.md", bad), ("Good.md", "Met [[Ann Smiht]].\n")]);
    let run = whoswho(folder.path(), &["check"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("Good.md:1:7") && run.stdout.contains("3 notes"), "{}", run.stdout);
    assert_eq!(run.stderr.matches("an internal error at").count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("reports") && !run.stderr.contains("secret"), "{}", run.stderr);
}
