use super::{Conventions, Definition, Found, Name, NameRole, find, promote};
use crate::names::Kind;
use crate::note::{Block, BlockKind, Format, Heading, ParsedNote, Piece, Seen, frontmatter};
use crate::text::Span;

/// Headings, paragraphs and list items by line, as far as these tests need them.
fn parse_for_test(source: &str) -> ParsedNote {
    let head = frontmatter::read(source, Format::Markdown);
    let (mut blocks, mut headings) = (Vec::<Block>::new(), Vec::new());
    let mut start = head.body;
    let mut open = false;
    for line in source.get(head.body..).unwrap_or_default().split_inclusive('\n') {
        let text = line.trim_end();
        let span = Span::new(start, start + text.len());
        start += line.len();
        let level = text.len() - text.trim_start_matches('#').len();
        let title = text.get(level..).and_then(|rest| rest.strip_prefix(' ')).filter(|_| (1..=6).contains(&level));
        let item = text.starts_with("- ");
        if let Some(title) = title {
            let inner = Span::new(span.end as usize - title.len(), span.end as usize);
            headings.push(Heading { level: level as u8, span, text: inner, title: title.to_owned() });
            blocks.push(block(BlockKind::Heading(level as u8), inner));
        } else if open && !text.is_empty() && !item {
            if let Some(block) = blocks.last_mut() {
                let whole = Span { start: block.span.start, end: span.end };
                *block = Block { kind: block.kind, ..self::block(block.kind, whole) };
            }
        } else if !text.is_empty() {
            let inner = if item { Span { start: span.start + 2, ..span } } else { span };
            blocks.push(block(if item { BlockKind::Item } else { BlockKind::Paragraph }, inner));
        }
        open = title.is_none() && !text.is_empty();
    }
    let mut properties = head.properties;
    properties.extend(frontmatter::inline(source, &blocks, &headings, head.body));
    let (body, problems) = (head.body, head.problems);
    ParsedNote { format: Format::Markdown, properties, blocks, headings, links: Vec::new(), body, problems }
}

fn block(kind: BlockKind, span: Span) -> Block {
    Block { kind, span, pieces: vec![Piece { span, seen: Seen::Source }] }
}

fn found(path: &str, source: &str) -> Found {
    find(&parse_for_test(source), source, path, &Conventions::default())
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

const PERSON: Option<Kind> = Some(Kind::Person);
const ORGANIZATION: Option<Kind> = Some(Kind::Organization);

#[test]
fn the_kind_comes_from_what_the_frontmatter_says() {
    let cases = [
        ("type: person", PERSON),
        ("Type: Person", PERSON),
        ("type: \"[[Authors]]\"", PERSON),
        ("type: [[Authors]]", PERSON),
        ("type: company", ORGANIZATION),
        ("type: Organisation", ORGANIZATION),
        ("type: Unternehmen", ORGANIZATION),
        ("tags: [person]", PERSON),
        ("tags: person/friend", PERSON),
        ("tags:\n  - people", PERSON),
        ("tags: \"#type/person\"", PERSON),
        ("tags: \"#NPC\"", PERSON),
        ("tags: idea, person", PERSON),
        ("categories: [\"[[People]]\"]", PERSON),
        ("categories: [[Companies]]", ORGANIZATION),
        ("category: \"[[Categories/Universities|unis]]\"", ORGANIZATION),
        ("fileClass: Person", PERSON),
        ("cr_type: person", PERSON),
        ("entity_type: NPC", PERSON),
        ("tags: [placeholder/author]", None),
        ("tags: [people/ann-smith]", None),
        ("tags: [people/friend]", PERSON),
        ("tags: [team]", None),
        ("type: meeting\ntags: [person]", None),
        ("type: meeting", None),
        ("status: person", None),
    ];
    for (frontmatter, expected) in cases {
        assert_eq!(kind("Ann Smith.md", &format!("---\n{frontmatter}\n---\n")), expected, "{frontmatter}");
    }
}

#[test]
fn other_sources_of_frontmatter_say_it_as_well() {
    assert_eq!(kind("Ann.md", "+++\ntype = \"person\"\n+++\n"), PERSON);
    assert_eq!(kind("Ann.md", "\u{feff}---\ntype: person\n---\n"), PERSON);
    assert_eq!(kind("Ann.md", "type:: [[Person]]\nalias:: Annie\n\nText"), PERSON);
    assert_eq!(kind("Ann.md", "# Ann\n> [!infobox]\n> | Key | Value |\n> |--|--|\n> | Type | NPC |\n"), PERSON);
    assert_eq!(kind("Ann.md", "# Ann\nType: Person\n"), PERSON);
    assert_eq!(kind("Journal.md", "- met somebody\n- type:: person\n"), None);
    let org = "#+title: Ann Smith\n#+filetags: :person:\n";
    let mut note = parse_for_test("");
    note.properties = frontmatter::read(org, Format::Org).properties;
    assert_eq!(find(&note, org, "20210304091500-ann.org", &Conventions::default()).definitions.len(), 1);
}

#[test]
fn folders_tell_the_kind_but_an_explicit_type_wins() {
    let cases = [
        ("People/Ann Smith.md", "", PERSON),
        ("vault/🗂️ People/Ann Smith.md", "", PERSON),
        ("10 People/Ann Smith.md", "", PERSON),
        ("people/work/Ann Smith.md", "", PERSON),
        ("人物/梁文锋.md", "", PERSON),
        ("Personen/Jörg Müller.md", "", PERSON),
        ("Companies/DeepSeek.md", "", ORGANIZATION),
        ("People/Companies/DeepSeek.md", "", ORGANIZATION),
        ("People/DeepSeek.md", "---\ntype: company\n---\n", ORGANIZATION),
        ("People/Standup.md", "---\ntype: meeting\n---\n", None),
        ("People/Overview of people.md", "---\ntype: moc\n---\n", None),
        ("People/Ann Smith.md", "---\ntype: note\n---\n", PERSON),
        ("People/Meetings/Standup.md", "", None),
        ("People/2024-03-04.md", "", None),
        ("People/People.md", "- [[Ann Smith]]\n", None),
        ("People/🗂️ People.md", "", None),
        ("People/index.md", "", None),
        ("People/README.md", "", None),
        ("People/_index.md", "", None),
        ("People/how to remember names.md", "", None),
        ("People/Untitled.md", "", None),
        ("Notes/Missing person.md", "", None),
        ("Ann Smith.md", "", None),
        ("@Rich Hickey.md", "", PERSON),
        ("@smith2020.md", "", None),
    ];
    for (path, source, expected) in cases {
        assert_eq!(kind(path, source), expected, "{path}");
    }
}

#[test]
fn templates_define_nobody_and_an_explicit_one_elsewhere_is_a_problem() {
    assert_eq!(kind("Templates/Person.md", "---\ntype: person\n---\n"), None);
    assert_eq!(kind("Vorlagen/People/Ann.md", ""), None);
    assert_eq!(kind("Person Template.md", "---\ntype: person\n---\n"), None);
    assert_eq!(kind("People/Ann.md", "# {{title}}\n"), None);
    let source = "---\ntype: person\ntitle: {{title}}\n---\n";
    let found = found("Stuff/New.md", source);
    assert!(found.definitions.is_empty());
    assert_eq!(found.problems.len(), 1);
    assert_eq!(found.problems[0].span.text(source), "type: person");
    assert_eq!(super::tests::found("Untitled 1.md", "---\ntype: person\n---\n").problems.len(), 1);
}

#[test]
fn the_canonical_name_and_its_places() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("People/Ann Smith.md", "", &["Ann Smith"]),
        ("People/Ann Smith.md", "# Ann Smith\n", &["Ann Smith@2"]),
        ("People/Ann Smith.md", "# Notes on life\n", &["Ann Smith"]),
        ("People/john-doe.md", "", &["John Doe"]),
        ("People/ludwig_van_beethoven.md", "", &["Ludwig van Beethoven"]),
        ("People/john-doe.md", "# Jonathan Doe\n", &["Jonathan Doe@2"]),
        ("People/John-Doe.md", "", &["John Doe"]),
        ("Companies/High-Flyer.md", "", &["High-Flyer"]),
        ("People/@richhickey.md", "# Rich Hickey\n", &["Rich Hickey@2", "handle:richhickey"]),
        ("@Rich Hickey.md", "", &["Rich Hickey"]),
        ("user.ada.md", "", &["Ada", "handle:ada"]),
        ("user.ada.md", "---\ntitle: Ada Lovelace\n---\n", &["Ada Lovelace@11", "handle:ada"]),
        ("People/Hamming, Richard.md", "", &["Richard Hamming", "alias:Hamming, Richard"]),
        ("Companies/Acme, Inc..md", "", &["Acme, Inc."]),
        ("Companies/Apache Software Foundation (ASF).md", "", &["Apache Software Foundation", "abbreviation:ASF"]),
        ("People/Ann Smith (2).md", "", &["Ann Smith"]),
        ("People/Ann Smith (painter).md", "# Ann Smith (painter)\n", &["Ann Smith@2"]),
        ("People/Liang Wenfeng (梁文锋).md", "", &["Liang Wenfeng", "alias:梁文锋"]),
        ("People/202403041530 Ann Smith.md", "", &["Ann Smith"]),
        ("People/202403041530-ann-smith.md", "", &["Ann Smith"]),
        ("People/50 Cent.md", "", &["50 Cent"]),
        ("People/🎨 Ann Smith.md", "# 🎨 Ann Smith\n", &["Ann Smith@7"]),
        ("People/Liang Wenfeng.md", "---\ntitle: 梁文锋\n---\n", &["梁文锋@11", "alias:Liang Wenfeng"]),
        ("People/Ann Smith.md", "---\ntitle: Head of Research\n---\n", &["Ann Smith"]),
        (
            "People/Liang.md",
            "---\ntitle: \"Liang Wenfeng\"\n---\n# Liang Wenfeng\n",
            &["Liang Wenfeng@12", "Liang Wenfeng@33", "alias:Liang"],
        ),
        (
            "People/Ann Smith.md",
            "---\nname: Ann\nfull name: Ann B. Smith\n---\n",
            &["Ann B. Smith@25", "alias:Ann@10", "alias:Ann Smith"],
        ),
    ];
    for (path, source, expected) in cases {
        let definition = one(path, source);
        assert_eq!(names(&definition), *expected, "{path}");
        assert_eq!(definition.at, definition.names[0].span.unwrap_or_default(), "{path}");
        assert!(definition.whole_note);
    }
}

#[test]
fn aliases_are_cleaned() {
    let cases: &[(&str, &[&str])] = &[
        ("aliases: [Liang, 梁文锋]", &["alias:Liang", "alias:梁文锋"]),
        ("alias: Annie, A. Smith", &["alias:Annie", "alias:A. Smith"]),
        ("Aliases: Annie", &["alias:Annie"]),
        ("aliases:", &[]),
        ("aliases: [\"\", \"[]\", \"[Current 93]\"]", &["alias:Current 93"]),
        ("aliases:\n  - Ann Smith\n  - Annie\n  - annie", &["alias:Annie"]),
        ("aliases:\n  - '{{title}}'\n  - A\n  - none", &[]),
        ("aliases:\n  - \"Smith, Ann\"", &["alias:Smith, Ann"]),
        ("alias: DeepSeek, Inc., Deep", &["alias:DeepSeek, Inc.", "alias:Deep"]),
        (
            "nickname: Annie\nformer names: [Ann Jones]\nacronym: AS",
            &["nickname:Annie", "former:Ann Jones", "abbreviation:AS"],
        ),
        (
            "née: Jones\naka: Annie\nspitzname: Anni\n别名: 安",
            &["former:Jones", "alias:Annie", "nickname:Anni", "alias:安"],
        ),
        ("aliases: [\"@ann\", Annie]", &["alias:Annie", "handle:ann"]),
        ("handles: ['@ann', ann_s]\ntwitter: https://twitter.com/x", &["handle:ann", "handle:ann_s"]),
        ("mastodon: '@anns@example.org'", &["handle:anns"]),
    ];
    for (frontmatter, expected) in cases {
        let shown = bare_names("People/Ann Smith.md", &format!("---\n{frontmatter}\n---\n"));
        assert_eq!(shown.get(1..).unwrap_or_default(), *expected, "{frontmatter}");
    }
}

#[test]
fn aliases_know_where_they_are_written() {
    let source =
        "---\ntype: person\nalias: Annie, 'A'\naliases:\n  - \"[Current 93]\"\n  - \"[[Dr. Smith|Doc]]\"\n---\n";
    let definition = one("Ann.md", source);
    let written: Vec<_> = definition.names.iter().filter_map(|name| Some(name.span?.text(source))).collect();
    assert_eq!(written, ["Annie", "Current 93", "Doc"]);
}

const CAST: &str = "---\ntype: people\n---\n# The DeepSeek story\n\n## Liang Wenfeng (梁文锋)\nalias: Liang\nFounder of DeepSeek.\n\nMore.\n\n## Emma\n\nA friend.\n\n## DeepSeek\ntype: company\nFounded: 2023\n\n## See also\n\nLinks.\n";

#[test]
fn a_note_may_define_many() {
    let found = found("story.md", CAST);
    let names: Vec<_> = found.definitions.iter().map(names).collect();
    assert_eq!(
        names,
        [vec!["Liang Wenfeng@46", "alias:梁文锋@61", "alias:Liang@79"], vec!["Emma@117"], vec!["DeepSeek@137"]]
    );
    let liang = &found.definitions[0];
    assert!(!liang.whole_note);
    assert_eq!(liang.summary.as_deref(), Some("Founder of DeepSeek."));
    assert!(liang.extent.text(CAST).starts_with("## Liang") && liang.extent.text(CAST).ends_with("More.\n\n"));
    let company = &found.definitions[2];
    assert_eq!((company.kind, company.facts[0].key.as_str()), (Kind::Organization, "Founded"));
}

#[test]
fn many_by_file_name_need_prose_and_names() {
    let count = |path: &str, source: &str| found(path, source).definitions.len();
    let prose = "# Personen\n\n## Ann Smith\n\nEine alte Freundin.\n\n## Jörg Müller\n\nEin Kollege.\n";
    assert_eq!(count("Personen.md", prose), 2);
    assert_eq!(count("People/People.md", prose), 2);
    assert_eq!(count("Personen.md", "## Freunde\n\n- [[Ann Smith]]\n\n## Arbeit\n\n- [[Bob]]\n"), 0);
    assert_eq!(count("People/People.md", "## By team\n\nSome prose about it.\n\n## By city\n\nMore prose here.\n"), 0);
    assert_eq!(count("Cast.md", "## [[Ann Smith]]\n\nShe is defined elsewhere.\n"), 0);
    assert_eq!(
        count("Characters.md", "## Main\n\n### Emma Woodhouse\nRole: heroine\n\n### Jane Fairfax\n\nA rival.\n"),
        2
    );
    assert_eq!(count("Companies.md", "## Acme Corp\n\nMakes anvils, mostly.\n\n## Globex\n\nA rival firm.\n"), 2);
    assert_eq!(found("Companies.md", "## Acme Corp\n\nMakes it.\n").definitions[0].kind, Kind::Organization);
    assert_eq!(count("People/Ann Smith.md", "---\ntype: people\n---\n## Notes\n\nx y\n\n## Early years\n\nx y\n"), 1);
    assert_eq!(count("People.md", "---\ntype: people\n---\n- [[Ann]]\n"), 0);
}

#[test]
fn novel_tags_give_handles() {
    let source = "# Jane Doe\n@tag: Jane | Jane Doe\n\nShe is the lead.\n";
    let definition = one("Characters/jane.md", source);
    assert_eq!(names(&definition), ["Jane Doe@2", "alias:Jane@17", "handle:Jane@17"]);
    assert_eq!(definition.summary.as_deref(), Some("She is the lead."));
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
fn dates_come_from_properties_or_the_file_name() {
    let date = |path: &str, source: &str| found(path, source).date;
    assert_eq!(date("x.md", "---\ndate: 2024-01-02T10:00\n---\n").as_deref(), Some("2024-01-02"));
    assert_eq!(date("x.md", "---\ndate: \"[[2024-01-02]]\"\n---\n").as_deref(), Some("2024-01-02"));
    assert_eq!(date("2024-03-04 Call.md", "---\ncreated: 2020-01-01\n---\n").as_deref(), Some("2024-03-04"));
    assert_eq!(date("Call.md", "---\ncreated: 2020-01-01\n---\n").as_deref(), Some("2020-01-01"));
    assert_eq!(date("journals/2024_03_04.md", "").as_deref(), Some("2024-03-04"));
    assert_eq!(date("202403041530 x.md", "").as_deref(), Some("2024-03-04"));
    assert_eq!(date("Call 20240304.md", "").as_deref(), Some("2024-03-04"));
    assert_eq!(date("99999999.md", ""), None);
    assert_eq!(date("Ann.md", "---\ndate: {{date}}\n---\n"), None);
}

#[test]
fn a_note_may_ask_to_be_left_alone() {
    let source = "---\nwhoswho: false\ntype: person\npeople: [Ann]\n---\n";
    assert_eq!(found("People/Ann.md", source), Found { ignored: true, ..Found::default() });
}

#[test]
fn notes_that_others_link_to_as_people_are_promoted() {
    let promoted = |path: &str, source: &str| {
        promote(&parse_for_test(source), source, path, Kind::Person).map(|definition| names(&definition))
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
    let defines =
        |path: &str, source: &str| !find(&parse_for_test(source), source, path, &conventions).definitions.is_empty();
    assert!(defines("ludzie moi/Ann.md", ""));
    assert!(defines("Gandalf.md", "---\ntype: Wizards\n---\n"));
    assert!(!defines("People/Ann.md", ""));
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    fn notes() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "---\n",
            "type: person\n",
            "type: people\n",
            "title: ",
            "aliases: [",
            "- ",
            "[[",
            "]]",
            "]",
            "(",
            ")",
            "（",
            "|",
            ", ",
            "\"",
            "'",
            "# ",
            "## ",
            "\n",
            " ",
            "Ann Smith",
            "梁文锋",
            "é🎨",
            "@",
            "{{",
            "::",
            "alias:: ",
            "people: ",
            "[x](",
            "date: ",
            "2024-01-02",
            "Inc.",
            "née ",
            "@tag: ",
            "\u{feff}",
            "#",
            "/",
            "\\",
            "> [!infobox]\n",
            ". ",
        ]);
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    fn spans(found: &Found) -> Vec<Span> {
        let mut spans: Vec<Span> = found.cast.iter().map(|entry| entry.span).collect();
        for definition in &found.definitions {
            spans.extend([definition.at, definition.extent]);
            spans.extend(definition.names.iter().chain(&definition.handles).filter_map(|name| name.span));
            spans.extend(definition.facts.iter().map(|fact| fact.span));
        }
        spans.extend(found.problems.iter().map(|problem| problem.span));
        spans
    }

    proptest! {
        #[test]
        fn finding_never_panics_and_spans_fit(
            source in notes(),
            path in "(People/|Companies/|)[@A-Za-z0-9梁é🎨(), ._-]{0,12}(\\.md)?",
            opened in any::<bool>(),
        ) {
            let source = if opened { format!("---\n{source}") } else { source };
            let note = parse_for_test(&source);
            let found = find(&note, &source, &path, &Conventions::default());
            for span in spans(&found) {
                prop_assert!(source.get(span.range()).is_some(), "{span:?}");
            }
            for definition in &found.definitions {
                prop_assert_eq!(definition.names.first().map(|name| name.role), Some(NameRole::Canonical));
            }
            let _ = promote(&note, &source, &path, Kind::Organization);
        }
    }
}
