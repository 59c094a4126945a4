use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{Config, Layer, Level, ShortForms, ignore_edit, schema};
use crate::lint::Code;

/// What a settings file sets in a folder that is not there.
fn from_toml(text: &str) -> Layer {
    Layer::from_toml(text, std::path::Path::new("/nowhere"))
}

/// Each problem of a settings file, with the text that it is about.
fn problems(text: &str) -> String {
    let layer = from_toml(text);
    let line = |problem: &super::Problem| format!("{:?}: {}\n", problem.span.unwrap().text(text), problem.message);
    layer.problems.iter().map(line).collect()
}

#[test]
fn each_bad_value_is_said_at_its_place() {
    let text = r#"
short_forms = "valt"
people_folders = "Crew"
organization_folders = [1, "Firmen", true]
exclude = {}
undefined_names = 7
hover_links = "no"
diagnostics_debounce_ms = -5
[severity]
misspelt-name = "loud"
ambiguous-name = 1.5
unresolved-link = 2025-01-28
"#;
    assert_snapshot!(problems(text), @r#"
    "\"valt\"": “short_forms” must be "note" or "vault", not "valt"; the default is used.
    "\"Crew\"": “people_folders” must be a list of strings, not "Crew"; the default is used.
    "1": An item of “organization_folders” must be a string, not 1; it is left out.
    "true": An item of “organization_folders” must be a string, not true; it is left out.
    "{}": “exclude” must be a list of strings, not {}; the default is used.
    "7": “undefined_names” must be "vault" or "open", not 7; the default is used.
    "\"no\"": “hover_links” must be true or false, not "no"; the default is used.
    "-5": “diagnostics_debounce_ms” must be a whole number, 0 or more, not -5; the default is used.
    "\"loud\"": “severity.misspelt-name” must be "off", "hint", "information", "warning" or "error", not "loud"; the default is used.
    "1.5": “severity.ambiguous-name” must be "off", "hint", "information", "warning" or "error", not 1.5; the default is used.
    "2025-01-28": “severity.unresolved-link” must be "off", "hint", "information", "warning" or "error", not "2025-01-28"; the default is used.
    "#);
}

#[test]
fn what_is_right_counts_beside_what_is_wrong() {
    let text = "short_forms = \"vault\"\norganization_folders = [1, \"Firmen\"]\nhover_links = 3\n[severity]\nx = \"off\"\nmisspelt-name = \"off\"\n";
    let config = Config::of([&from_toml(text)]);
    assert_eq!(config.short_forms, ShortForms::Vault);
    assert_eq!(config.organization_folders, ["Firmen"]);
    assert!(config.hover_links);
    assert_eq!(config.severity.into_iter().collect::<Vec<_>>(), [(Code::MisspeltName, Level::Off)]);
}

#[test]
fn unknown_keys_are_said_with_the_closest_known_one() {
    let text = "colour = 1\nexclud = []\nShort-Forms = \"vault\"\n[severity]\nmispelt-name = \"off\"\nE501 = \"off\"\n[other]\nx = 1\n";
    assert_snapshot!(problems(text), @r#"
    "colour": There is no setting “colour”: `whoswho config schema` prints all there are.
    "exclud": There is no setting “exclud”: did you mean “exclude”?
    "Short-Forms": There is no setting “Short-Forms”: did you mean “short_forms”?
    "mispelt-name": There is no setting “mispelt-name” in “severity”: did you mean “misspelt-name”?
    "E501": There is no setting “E501” in “severity”: `whoswho config schema` prints all there are.
    "other": There is no setting “other”: `whoswho config schema` prints all there are.
    "#);
}

#[test]
fn a_fault_of_syntax_costs_its_line() {
    let text = "hover_links = false\nshort_forms = vault\nexclude = [\"a\"]\n= 1\nlöschen\n";
    assert_snapshot!(problems(text), @r#"
    "vault": This is no valid TOML and is not used: string values must be quoted, expected literal string.
    "": This is no valid TOML and is not used: unquoted keys cannot be empty, expected letters, numbers, `-`, `_`.
    "ö": This is no valid TOML and is not used: invalid unquoted key, expected letters, numbers, `-`, `_`.
    "": This is no valid TOML and is not used: key with no value, expected `=`.
    "#);
    let config = Config::of([&from_toml(text)]);
    assert!(!config.hover_links);
    assert_eq!((config.short_forms, config.exclude), (ShortForms::Note, vec!["a".to_owned()]));
}

#[test]
fn a_byte_order_mark_and_nothing_else_are_fine() {
    assert_eq!(from_toml("\u{feff}hover_links = false\n"), from_toml("hover_links = false\n"));
    assert_eq!(from_toml(""), Layer::default());
    assert_eq!(problems("\u{feff}é = 1\n"), problems("é = 1\n"));
}

#[test]
fn editors_send_keys_bare_or_under_our_name() {
    let bare = json!({ "short_forms": "vault", "exclude": null });
    let expected = Config { short_forms: ShortForms::Vault, ..Config::default() };
    for settings in [bare.clone(), json!({ "whoswho": bare, "python": { "x": 1 } })] {
        let layer = Layer::from_json(&settings);
        assert_eq!((Config::of([&layer]), layer.problems), (expected.clone(), Vec::new()));
    }
    for other in [Value::Null, json!({}), json!({ "whoswho": null }), json!({ "python": { "x": 1 } })] {
        assert_eq!(Layer::from_json(&other), Layer::default(), "{other}");
    }
    let said =
        |settings: Value| Layer::from_json(&settings).problems.into_iter().map(|it| it.message).collect::<Vec<_>>();
    assert_eq!(said(json!({ "whoswho": { "exlude": [] } })), ["There is no setting “exlude”: did you mean “exclude”?"]);
    assert_eq!(said(json!([1])), ["Settings are an object of keys and values, not [1]."]);
}

#[test]
fn lists_and_tables_are_joined_and_the_last_single_value_wins() {
    let file = from_toml("exclude = [\"a\", \"b\"]\nhover_links = false\n[severity]\nmisspelt-name = \"off\"\n");
    let editor = Layer::from_json(&json!({
        "exclude": ["b", "c"], "hover_links": true, "severity": { "misspelt-name": "error", "first-mention": "hint" },
    }));
    let config = Config::of([&file, &editor]);
    assert_eq!(config.exclude, ["a", "b", "c"]);
    assert!(config.hover_links);
    let levels = [(Code::MisspeltName, Level::Error), (Code::FirstMention, Level::Hint)];
    assert_eq!(config.severity.into_iter().collect::<Vec<_>>(), levels);
}

#[test]
fn the_schema_describes_every_key_and_its_default() {
    let schema = schema();
    for (key, property) in schema["properties"].as_object().unwrap() {
        assert!(property["description"].is_string(), "{key} has no description");
        assert!(!property["default"].is_null(), "{key} has no default");
    }
    assert_eq!(schema["additionalProperties"], json!(false));
    let codes = schema["properties"]["severity"]["properties"].as_object().unwrap();
    assert_eq!(codes.len(), Code::ALL.len());
    assert_eq!(codes["first-mention"]["default"], "off");
}

#[test]
fn a_name_is_added_to_those_that_settings_leave_alone() {
    let after = |text: &str, name: &str| {
        let (range, added) = ignore_edit(text, name)?;
        let mut after = text.to_owned();
        after.replace_range(range, &added);
        Some(after)
    };
    let after = |text: &str, name: &str| after(text, name).unwrap_or_else(|| "nothing".to_owned());
    assert_eq!(after("", "Zoë \"Z\" Lane"), "ignore = ['Zoë \"Z\" Lane']\n");
    assert_eq!(after("# Ours\n[more]\nx = 1\n", "Zoë"), "ignore = [\"Zoë\"]\n# Ours\n[more]\nx = 1\n");
    assert_eq!(after("# Ours\r\nx = 1\r\n", "Zoë"), "ignore = [\"Zoë\"]\r\n# Ours\r\nx = 1\r\n");
    assert_eq!(after("ignore = []\n", "Zoë"), "ignore = [\"Zoë\"]\n");
    assert_eq!(after("ignore = [\n  'é', # one\n]\n", "Zoë"), "ignore = [\n  'é', \"Zoë\", # one\n]\n");
    assert_eq!(after("ignore = 3\n", "Zoë"), "nothing");
    assert_eq!(after("ignore = [\n", "Zoë"), "nothing");
}

#[test]
fn a_settings_file_names_no_file_that_is_not_in_its_folder() {
    let text = r#"
person_template = "/etc/passwd"
organization_template = "notes/../../secret.md"
names_files = ["/tmp/uk.names", "C:\\uk.names", "~", "./uk.names", "a/../../b", "..\\b", ".."]
"#;
    assert_snapshot!(problems(text), @r#"
    "\"/etc/passwd\"": “person_template” must be a file in the workspace folder, not "/etc/passwd"; the default is used.
    "\"notes/../../secret.md\"": “organization_template” must be a file in the workspace folder, not "notes/../../secret.md"; the default is used.
    "\"/tmp/uk.names\"": An item of “names_files” must be a file in the workspace folder, not "/tmp/uk.names"; it is left out.
    "\"C:\\\\uk.names\"": An item of “names_files” must be a file in the workspace folder, not "C:\\uk.names"; it is left out.
    "\"a/../../b\"": An item of “names_files” must be a file in the workspace folder, not "a/../../b"; it is left out.
    "\"..\\\\b\"": An item of “names_files” must be a file in the workspace folder, not "..\\b"; it is left out.
    "\"..\"": An item of “names_files” must be a file in the workspace folder, not ".."; it is left out.
    "#);
    assert_eq!(Config::of([&from_toml(text)]).names_files, ["~", "./uk.names"]);
    // Where names files are is for the user to say; a template is a note in any case.
    let editor = Layer::from_json(&json!({ "names_files": ["/tmp/uk.names"], "person_template": "../secret.md" }));
    assert_eq!(Config::of([&editor]).names_files, ["/tmp/uk.names"]);
    assert_eq!(editor.problems.len(), 1);
}

#[cfg(unix)]
#[test]
fn a_settings_file_names_no_file_by_a_link_that_leads_out() {
    let folders = tempfile::tempdir().unwrap();
    let (vault, outside) = (folders.path().join("vault"), folders.path().join("outside"));
    std::fs::create_dir_all(&vault).unwrap();
    std::fs::create_dir_all(&outside).unwrap();
    std::fs::write(outside.join("secret.md"), "Secret.").unwrap();
    std::fs::write(vault.join("own.md"), "# {{name}}").unwrap();
    for (link, to) in
        [("link.md", "../outside/secret.md"), ("folder", "../outside"), ("dead.md", "gone"), ("in.md", "own.md")]
    {
        std::os::unix::fs::symlink(to, vault.join(link)).unwrap();
    }
    let template = |path: &str| {
        let layer = Layer::from_toml(&format!("person_template = '{path}'\nnames_files = ['{path}']\n"), &vault);
        let config = Config::of([&layer]);
        (config.person_template, config.names_files.len(), layer.problems.len())
    };
    for out in ["link.md", "folder/secret.md", "folder/new.md", "dead.md"] {
        assert_eq!(template(out), (String::new(), 0, 2), "{out}");
    }
    for inside in ["own.md", "in.md", "new.md", "new/own.md"] {
        assert_eq!(template(inside), (inside.to_owned(), 1, 0), "{inside}");
    }
}
