mod kinds;
mod many;
mod names;
mod properties;

use super::{CastEntry, Conventions, Definition, Found, Name, NameRole, find, promote};
use crate::names::Kind;
use crate::note::{Format, parse};
use crate::text::Span;

fn found(path: &str, source: &str) -> Found {
    find(&parse(source, Format::Markdown), source, path, &Conventions::default())
}

/// The only definition of a note.
fn one(path: &str, source: &str) -> Definition {
    let mut found = found(path, source);
    assert_eq!(found.definitions.len(), 1, "{path}: {:?}", found.definitions);
    found.definitions.remove(0)
}

fn kind(path: &str, source: &str) -> Option<Kind> {
    let found = found(path, source);
    assert!(found.definitions.len() < 2, "{:?}", found.definitions);
    found.definitions.first().map(|definition| definition.kind)
}

/// `Name` for a canonical name, `role:name` for others, with `@offset` where they are written.
fn names(definition: &Definition) -> Vec<String> {
    let show = |name: &Name| {
        let role = match name.role {
            NameRole::Canonical => String::new(),
            role => format!("{role:?}:").to_lowercase(),
        };
        let place = name.span.map_or(String::new(), |span| format!("@{}", span.start));
        format!("{role}{}{place}", name.text)
    };
    definition.names.iter().chain(&definition.handles).map(show).collect()
}

fn bare_names(path: &str, source: &str) -> Vec<String> {
    names(&one(path, source)).iter().map(|name| name.split('@').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn summaries_come_from_the_description_or_the_first_prose() {
    let summary = |source: &str| one("People/Ann.md", source).summary;
    assert_eq!(summary("---\ndescription: [[Emma]]'s uncle\n---\nProse.\n").as_deref(), Some("Emma's uncle"));
    assert_eq!(
        summary("# Ann\n\n- a list\n\nThe first\nparagraph.\n\nMore.\n").as_deref(),
        Some("The first paragraph.")
    );
    assert_eq!(summary("- only a list\n").as_deref(), Some("only a list"));
    assert_eq!(summary("> a quote\n\nProse here.\n").as_deref(), Some("Prose here."));
    assert_eq!(summary("role:: host\n\nProse here.\n").as_deref(), Some("Prose here."));
    assert_eq!(
        summary("Met [[People/Bob Ray]], [[Emma Li|Emma]] and [the boss](Cy.md); runs `make`. ![[pic.png]]\n")
            .as_deref(),
        Some("Met Bob Ray, Emma and the boss; runs make.")
    );
    assert_eq!(summary(""), None);
    let long = summary(&format!("First sentence is here. {}", "word ".repeat(100))).unwrap();
    assert!(long.ends_with("word…") && long.chars().count() <= 301, "{long}");
    let sentences = summary(&"This is one sentence of a few. ".repeat(20)).unwrap();
    assert!(sentences.ends_with("few. …"), "{sentences}");
    assert_eq!(summary(&"梁".repeat(400)).unwrap().chars().count(), 301);
}

#[test]
fn facts_are_what_remains() {
    let source = "---\ntype: person\naliases: [Annie]\ntags: [friend]\ncreated: 2024-01-02\ntitle: Ann Smith\nrole: founder\norganization: \"[[DeepSeek]]\"\nemail: ann@example.org\nempty:\n---\n# Ann Smith\n\nProse.\n\nborn:: 1985\n";
    let definition = one("Ann Smith.md", source);
    let facts: Vec<_> = definition.facts.iter().map(|fact| format!("{}={}", fact.key, fact.values.join("|"))).collect();
    assert_eq!(facts, ["role=founder", "organization=[[DeepSeek]]", "email=ann@example.org", "born=1985"]);
    let job = one("People/Ann Smith.md", "---\ntitle: CEO\n---\n");
    assert_eq!(job.facts[0].values, ["CEO"]);
}

#[test]
fn the_full_stop_of_a_cast_line_is_no_part_of_a_name() {
    let source = "---\ndate: 2025-03-04\n---\nAttendees: Otis Bram Jr., Mrs Vasseur.\n";
    let cast = found("Meeting.md", source).cast;
    assert_eq!(cast.iter().map(|entry| entry.span.text(source)).collect::<Vec<_>>(), ["Otis Bram Jr.", "Mrs Vasseur"]);
}

/// The entries of a cast, with their addresses and `?` where nothing says that it is somebody.
fn cast(format: Format, source: &str) -> Vec<String> {
    let found = find(&parse(source, format), source, "Log.x", &Conventions::default());
    let show = |entry: &CastEntry| {
        let address = entry.address.as_deref().map(|address| format!(" <{address}>")).unwrap_or_default();
        format!("{}{address}{}", entry.name, if entry.kind.is_none() { "?" } else { "" })
    };
    found.cast.iter().map(show).collect()
}

#[test]
fn authors_who_are_joined_are_several_in_all_formats() {
    for (format, source) in [
        (Format::Org, "#+AUTHOR: Viktor Rosen and Rasmus Lund\n"),
        (Format::Markdown, "---\nauthor: Viktor Rosen and Rasmus Lund\n---\n"),
        (Format::Rst, ":Authors: Viktor Rosen and Rasmus Lund\n"),
        (Format::AsciiDoc, "= A\n:author: Viktor Rosen and Rasmus Lund\n"),
        (Format::Latex, "\\author{Viktor Rosen and Rasmus Lund}\n"),
        (Format::Typst, "#set document(author: \"Viktor Rosen and Rasmus Lund\")\n"),
    ] {
        assert_eq!(cast(format, source), ["Viktor Rosen", "Rasmus Lund"], "{source}");
    }
    assert_eq!(cast(Format::Org, "#+AUTHOR: Ernst & Young\n"), ["Ernst & Young"]);
    let source = "---\nauthor: Ann Smith <a@b.example> and Bob Jones\n---\n";
    let found = found("Log.md", source);
    let places: Vec<&str> = found.cast.iter().map(|entry| entry.span.text(source)).collect();
    assert_eq!(places, ["Ann Smith", "Bob Jones"]);
}

#[test]
fn groups_programs_and_shops_write_as_nobody() {
    assert_eq!(cast(Format::Org, "#+AUTHOR: Orb-mode People\n"), ["Orb-mode People?"]);
    assert_eq!(cast(Format::Latex, "\\author{The Harbour Foundations Program}"), ["The Harbour Foundations Program?"]);
    let source =
        "From: Mail Delivery Subsystem <md@b.example>\nTo: Pear <p@b.example>, Ann Smith <a@b.example>\n\nHi\n";
    let expected = ["Mail Delivery Subsystem <md@b.example>?", "Pear <p@b.example>?", "Ann Smith <a@b.example>"];
    assert_eq!(cast(Format::Mail, source), expected);
}

#[test]
fn the_address_beside_a_name_is_kept() {
    let source = "From: HL <h@b.example>\nTo: \"Lund, Moira\" (boss) <m@b.example>, z@b.example (Zoë Lane)\n\nHi\n";
    let expected = ["HL <h@b.example>?", "Moira Lund <m@b.example>", "Zoë Lane <z@b.example>"];
    assert_eq!(cast(Format::Mail, source), expected);
    let source = "---\nattendees: HL <h@b.example>, Ann Smith\n---\n";
    assert_eq!(cast(Format::Markdown, source), ["HL <h@b.example>", "Ann Smith"]);
}

#[test]
fn of_an_address_only_the_organizations_are_somebody() {
    for (format, source) in [
        (Format::Org, "#+AFFILIATION: Department of Physics, University of Harrow, Harrow, UK\n"),
        (Format::Markdown, "---\nemployer: Department of Physics, University of Harrow, Harrow, UK\n---\n"),
        (Format::Markdown, "---\naffiliations:\n- Department of Physics, University of Harrow, Harrow, UK\n---\n"),
        (Format::Rst, ":Organization: Department of Physics, University of Harrow, Harrow, UK\n"),
        (Format::AsciiDoc, "= A\n:organization: Department of Physics, University of Harrow, Harrow, UK\n"),
        (Format::Latex, "\\affiliation{Department of Physics, University of Harrow, Harrow, UK}\n"),
    ] {
        let expected = ["Department of Physics", "University of Harrow", "Harrow?", "UK?"];
        assert_eq!(cast(format, source), expected, "{source}");
    }
    let one = |value: &str| cast(Format::Markdown, &format!("---\norganization: {value}\n---\n"));
    assert_eq!(one("Zorgle"), ["Zorgle"]);
    assert_eq!(one("Zorgle, Orbit Works"), ["Zorgle?", "Orbit Works"]);
    assert_eq!(one("Zorgle, Lind"), ["Zorgle?", "Lind?"]);
    assert_eq!(one("Independent Researcher"), ["Independent Researcher?"]);
    assert_eq!(one("Bramble, Inc."), ["Bramble, Inc."]);
    assert_eq!(cast(Format::Markdown, "---\norgs: Zorgle, Lind\n---\n"), ["Zorgle", "Lind"]);
    assert_eq!(cast(Format::Markdown, "---\norganization: [Zorgle, Lind]\n---\n"), ["Zorgle", "Lind"]);
    let source = "---\norganization: \"University of Harrow,\\tLind\\u00e9 Institute\"\n---\n";
    assert_eq!(
        cast(Format::Markdown, source),
        ["University of Harrow?", "Lindé Institute?"],
        "their places are not known"
    );
}

#[test]
fn what_stands_in_the_place_of_an_author_is_nobody() {
    let of = |value: &str| cast(Format::Org, &format!("#+AUTHOR: {value}\n"));
    assert_eq!(of("Your Name"), ["Your Name?"]);
    assert_eq!(of("Author Name"), ["Author Name?"]);
    assert_eq!(of("Package by Ann Smith"), ["Package by Ann Smith?"]);
    assert_eq!(of("Ann Smith (Supervisor)"), ["Ann Smith"]);
    assert_eq!(of("Ann Smith (University of Harrow)"), ["Ann Smith"]);
    assert_eq!(of("Ann Smith (Harrow)"), ["Ann Smith (Harrow)"]);
    assert_eq!(of("Ann Smith, University of Harrow, Berlin"), ["Ann Smith", "University of Harrow?", "Berlin?"]);
    assert_eq!(of("Ann Smith, MIT"), ["Ann Smith", "MIT?"]);
    assert_eq!(of("Ann, Austin"), ["Ann", "Austin"], "Austin is a given name");
}

#[test]
fn cast_properties_have_names_in_many_languages() {
    for key in [
        "aanwezigen",
        "deelnemers",
        "参会人",
        "参会人员",
        "与会人员",
        "成员",
        "與會人員",
        "Teilnehmende",
        "présents",
        "presentes",
        "asistentes",
        "partecipanti",
        "deltagere",
        "deltagare",
        "deltakere",
        "närvarande",
        "til stede",
        "メンバー",
        "participantes",
    ] {
        let source = format!("---\n{key}: [Ann Smith]\n---\n");
        let cast = found("Meeting.md", &source).cast;
        assert_eq!(cast.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["Ann Smith"], "{key}");
    }
    for key in ["aliassen", "bijnaam", "昵称", "あだ名", "pseudonymes", "kælenavn", "apelidos"] {
        let source = format!("---\ntype: person\n{key}: [Annie]\n---\n# Ann Smith\n");
        let found = found("Ann Smith.md", &source);
        assert!(found.definitions.iter().any(|one| one.names.iter().any(|name| name.text == "Annie")), "{key}");
    }
}

#[test]
fn cast_properties_name_people_and_organizations() {
    let source = "---\npeople: [Ann Smith, \"[[Bob|Bobby]]\"]\nattendees:\n  - \"[[People/Carl#x]]\"\n  - '@dora'\n  - [Eve](People/Eve%20Fox.md)\nauthor: Fay, Gus\norg: [[DeepSeek]]\nwith: [[Hal]] and [[Ida]]\nAuthors: {{author}}\nspeaker: https://x.org\n---\ncompany:: [[High-Flyer]]\n";
    let found = found("Meeting.md", source);
    let shown: Vec<_> = found
        .cast
        .iter()
        .map(|entry| {
            let kind = entry.kind.map_or("", Kind::word).chars().next().unwrap_or('?');
            let link = if entry.link { " link" } else { "" };
            format!("{kind} {} ({}){link}", entry.name, entry.span.text(source))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "p Ann Smith (Ann Smith)",
            "p Bob (Bob) link",
            "p People/Carl (People/Carl) link",
            "p dora (dora)",
            "p People/Eve Fox.md (Eve) link",
            "p Fay (Fay)",
            "p Gus (Gus)",
            "o DeepSeek (DeepSeek) link",
            "p Hal (Hal) link",
            "p Ida (Ida) link",
            "o High-Flyer (High-Flyer) link"
        ]
    );
}

#[test]
fn initials_behind_a_comma_stay_with_their_surname() {
    let source = "---\nauthors: Kolb, T., Orth, B. A., & Ek-Lund, J.-P.\npeople: Ann Smith, Bob, CEO\n---\n";
    let found = found("Paper.md", source);
    let names: Vec<&str> = found.cast.iter().map(|entry| entry.span.text(source)).collect();
    assert_eq!(names, ["Kolb, T.", "Orth, B. A.", "Ek-Lund, J.-P.", "Ann Smith", "Bob", "CEO"]);
}

#[test]
fn rows_and_lines_cast_whom_they_list_and_not_what_they_tell() {
    let names = |source: &str| -> Vec<String> {
        found("Signs.md", source).cast.iter().map(|entry| entry.name.clone()).collect()
    };
    let cases: &[(&str, &[&str])] = &[
        ("[[Ann Smith]], [[Bob]] and [[Cy]]", &["Ann Smith", "Bob", "Cy"]),
        ("[[Ann Smith]] (late), [[Bob]] as chair, and many others", &["Ann Smith", "Bob"]),
        ("Ann Smith, Ludwig van Gelder and [[Bob]]", &["Ann Smith", "Bob"]),
        ("The next [[grand-conjunction]] approaches.", &[]),
        ("After the fall, [[Ashdown]], once rich, is poor.", &[]),
        ("what came before the [[fall]]", &[]),
        ("eBay, iRobot Corp, nobody else", &["eBay", "iRobot Corp"]),
    ];
    for (value, expected) in cases {
        let row = format!("# Signs\n\n| When | What |\n|---|---|\n| Present | {value} |\n");
        assert_eq!(names(&row), *expected, "{row}");
        let line = format!("# Signs\n**Present:** {value}\n");
        assert_eq!(names(&line), *expected, "{line}");
    }
}

#[test]
fn drawers_of_headings_say_who_takes_part() {
    let source = "* Standup\n:PROPERTIES:\n:ATTENDEES: Ann Smith, [[Bob]]\n:END:\nText.\n";
    let found = find(&parse(source, Format::Org), source, "a.org", &Conventions::default());
    let names: Vec<&str> = found.cast.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["Ann Smith", "Bob"]);
}

#[test]
fn dates_come_from_properties_or_the_file_name() {
    let date = |path: &str, source: &str| found(path, source).date.map(|date| date.to_string());
    assert_eq!(date("x.md", "---\ndate: 2024-01-02T10:00\n---\n").as_deref(), Some("2024-01-02"));
    assert_eq!(date("x.md", "---\ndate: \"[[2024-01-02]]\"\n---\n").as_deref(), Some("2024-01-02"));
    assert_eq!(date("2024-03-04 Call.md", "---\ncreated: 2020-01-01\n---\n").as_deref(), Some("2024-03-04"));
    assert_eq!(date("Call.md", "---\ncreated: 2020-01-01\n---\n").as_deref(), Some("2020-01-01"));
    assert_eq!(date("journals/2024_03_04.md", "").as_deref(), Some("2024-03-04"));
    assert_eq!(date("202403041530 x.md", "").as_deref(), Some("2024-03-04"));
    assert_eq!(date("Call 20240304.md", "").as_deref(), Some("2024-03-04"));
    assert_eq!(date("x.md", "---\nrevdate: 2024-05-03\n---\n").as_deref(), Some("2024-05-03"));
    assert_eq!(date("99999999.md", ""), None);
    assert_eq!(date("Ann.md", "---\ndate: {{date}}\n---\n"), None);
}

#[test]
fn headings_that_are_dates_begin_days() {
    let days = |source: &str| {
        let days = found("Log.md", source).days.into_vec().into_iter();
        days.map(|(from, day)| format!("{from} {}", day.map_or("-".to_owned(), |day| day.to_string())))
            .collect::<Vec<_>>()
    };
    let source = "# Log\n## 2024-05-03\n### Lunch\n## Friday, 2024-05-10: news\n## Other\n";
    assert_eq!(days(source), ["0 -", "6 2024-05-03", "30 2024-05-10", "58 -"]);
    assert_eq!(days("# [[2024-05-03]]\n# 📅 2024_05_04\n"), ["0 2024-05-03", "17 2024-05-04"]);
    assert!(days("# Log\n## An answer to the letter of 2024-05-03\n## 2024\n## May\n").is_empty());
}

#[test]
fn a_note_may_ask_to_be_left_alone() {
    let source = "---\nwhoswho: false\ntype: person\npeople: [Ann]\n---\n";
    assert_eq!(found("People/Ann.md", source), Found { ignored: true, ..Found::default() });
}

#[test]
fn notes_that_others_link_to_as_people_are_promoted() {
    let promoted = |path: &str, source: &str| {
        promote(&parse(source, Format::Markdown), source, path, Kind::Person).map(|definition| names(&definition))
    };
    assert_eq!(promoted("Ann Smith.md", "# Ann Smith\n"), Some(vec!["Ann Smith@2".to_owned()]));
    for path in ["2024-03-04.md", "index.md", "Templates/Ann.md", "Untitled.md", "how to.md"] {
        assert_eq!(promoted(path, ""), None, "{path}");
    }
    assert_eq!(promoted("Standup.md", "---\ntype: meeting\n---\n"), None);
}

#[test]
fn broken_frontmatter_still_defines() {
    let source = "---\ntype: person\nlocation: [[A]] in [[B]]\naliases:\n- @ann\n- Annie\n\nShe is here.\n";
    let definition = one("Ann.md", source);
    assert_eq!(names(&definition), ["Ann", "alias:Annie@60", "handle:ann@54"]);
}

#[test]
fn folder_names_and_type_words_are_settings() {
    let conventions = Conventions {
        person_folders: vec!["Ludzie moi".to_owned()],
        person_types: vec!["wizard".to_owned()],
        ..Conventions::default()
    };
    let defines = |path: &str, source: &str| {
        !find(&parse(source, Format::Markdown), source, path, &conventions).definitions.is_empty()
    };
    assert!(defines("ludzie moi/Ann.md", ""));
    assert!(defines("Gandalf.md", "---\ntype: Wizards\n---\n"));
    assert!(!defines("People/Ann.md", ""));
}

#[test]
fn more_kinds_of_notes_are_about_somebody_else_by_settings() {
    let conventions = Conventions { other_types: vec!["familiar".to_owned()], ..Conventions::default() };
    for source in
        ["---\ntype: familiar\n---\n", "---\ntags: [person, familiar]\n---\n", "---\ncategory: Familiars\n---\n"]
    {
        let found = find(&parse(source, Format::Markdown), source, "People/Mog.md", &conventions);
        assert!(found.definitions.is_empty() && found.is_about_other, "{source}");
    }
    let source = "---\ntype: person\n---\n";
    assert_eq!(find(&parse(source, Format::Markdown), source, "People/Ann.md", &conventions).definitions.len(), 1);
}
