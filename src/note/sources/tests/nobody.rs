//! Entries that name nobody.

use crate::note::sources::{SourceFormat, read};

fn names(text: &str, format: SourceFormat) -> Vec<String> {
    let source = read(text, format);
    assert_eq!(source.problems, [], "{text}");
    source.definitions.iter().filter_map(|entry| Some(entry.names.first()?.text.clone())).collect()
}

#[test]
fn placeholders_define_nobody_in_any_format() {
    let card = |name: &str| format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:1\nEND:VCARD\n");
    let entity =
        |name: &str| format!("{{\"id\":\"{name}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"{name}\"]}}}}\n");
    let nobody = [
        "Unknown",
        "TBA",
        "N.N.",
        "Vacant",
        "No name",
        "You?",
        "Guest Speaker",
        "Admin",
        "Anonymous",
        "Voicemail",
        "Security",
        "Reception",
    ];
    let all = || nobody.iter().chain(&["Ann Lind"]);
    let collected = |line: &dyn Fn(&str) -> String| all().map(|name| line(name)).collect::<String>();
    let cases = [
        (collected(&card), SourceFormat::VCard),
        (format!("name,role\n{}", collected(&|name| format!("{name},Chair\n"))), SourceFormat::Table),
        (collected(&entity), SourceFormat::JsonLines),
        (format!("people:\n{}", collected(&|name| format!("- name: \"{name}\"\n"))), SourceFormat::Yaml),
        (
            format!("[{}{{}}]", collected(&|name| format!("{{\"name\":\"{name}\",\"email\":\"a@lind.example\"}},"))),
            SourceFormat::Json,
        ),
        (collected(&|name| format!("[[people]]\nname = \"{name}\"\n")), SourceFormat::Toml),
    ];
    for (text, format) in cases {
        assert_eq!(names(&text, format), ["Ann Lind"], "{format:?}");
    }
}

#[test]
fn an_alias_that_is_a_placeholder_is_none() {
    let text = "people:\n- name: Ann Lind\n  aliases: [N.N., Annie]\n";
    let source = read(text, SourceFormat::Yaml);
    let names: Vec<&str> = source.definitions.iter().flat_map(|entry| &entry.names).map(|name| &*name.text).collect();
    assert_eq!(names, ["Ann Lind", "Annie"]);
}

#[test]
fn a_name_with_letters_that_cannot_be_read_is_left_out_and_said() {
    let row = "name,nickname\nAnn Lind,Annie\n\u{fffd}\u{fffd}rg Lind,\nTom Marsh,T\u{fffd}m\n";
    let source = read(row, SourceFormat::Table);
    let names: Vec<&str> = source.definitions.iter().flat_map(|entry| &entry.names).map(|name| &*name.text).collect();
    assert_eq!(names, ["Ann Lind", "Annie", "Tom Marsh"]);
    let said: Vec<&str> = source.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(said.len(), 1);
    let expected = "This name has letters that cannot be read, so it was left out; correct them, and save the file as UTF-8. (1 more";
    assert!(said.iter().all(|message| message.starts_with(expected)), "{said:?}");
    assert_eq!(source.problems.first().map(|problem| problem.span.text(row)), Some("\u{fffd}\u{fffd}rg Lind"));
}
