use super::{Head, inline, read};
use crate::note::{Format, Heading, Origin, ProblemSeverity, Property};
use crate::text::Span;

fn head(source: &str) -> Head {
    let head = read(source, Format::Markdown);
    check_spans(source, &head.properties);
    head
}

/// Every value's span must show its text, quotes aside, so that a rename can edit it.
fn check_spans(source: &str, properties: &[Property]) {
    for property in properties {
        assert!(source.get(property.span.range()).is_some(), "{property:?}");
        for value in &property.values {
            assert!(source.get(value.span.range()).is_some(), "{value:?}");
        }
    }
}

/// `key=[value, value]` a line; a value whose span does not read like it is marked.
fn show(source: &str, properties: &[Property]) -> Vec<String> {
    let value = |value: &crate::note::Value| match value.span.text(source) {
        same if same == value.text => value.text.clone(),
        other => format!("{} (written {other:?})", value.text),
    };
    let values = |property: &Property| property.values.iter().map(value).collect::<Vec<_>>().join(" | ");
    properties.iter().map(|property| format!("{}={}", property.key, values(property))).collect()
}

fn shown(source: &str) -> Vec<String> {
    show(source, &head(source).properties)
}

fn headings(source: &str) -> Vec<Heading> {
    super::fence::lines(source, 0)
        .filter_map(|span| {
            let text = span.text(source);
            let level = text.len() - text.trim_start_matches('#').len();
            let title = text.get(level..)?.strip_prefix(' ')?;
            let inner = Span::new(span.end as usize - title.len(), span.end as usize);
            (1..=6).contains(&level).then(|| Heading { level: level as u8, span, text: inner, title: title.to_owned() })
        })
        .collect()
}

fn inlined(source: &str) -> Vec<String> {
    let (properties, _) = inline(source, &headings(source), 0, true, &[]);
    check_spans(source, &properties);
    show(source, &properties)
}

#[test]
fn yaml_scalars_lists_and_quotes_keep_exact_spans() {
    let source = "---\ntitle: \"Liang Wenfeng\"\naliases:\n  - Liang\n  - '梁文锋'\n  - \"L. W.\"\ntags: [person, \"friend\"]\nborn: 1985-01-01\nnone:\nnull: ~\n---\nText\n";
    assert_eq!(
        shown(source),
        [
            "title=Liang Wenfeng",
            "aliases=Liang | 梁文锋 | L. W.",
            "tags=person | friend",
            "born=1985-01-01",
            "none=",
            "null="
        ]
    );
    let head = head(source);
    assert_eq!(source.get(head.body..), Some("Text\n"));
    assert!(head.problems.is_empty());
    let property = |index: usize| head.properties[index].span.text(source);
    assert_eq!(property(0), "title: \"Liang Wenfeng\"");
    assert!(property(1).ends_with("\"L. W.\""), "{}", property(1));
    assert!(property(2).ends_with("\"friend\"]"), "{}", property(2));
    assert_eq!(property(3), "born: 1985-01-01");
}

#[test]
fn links_and_templates_survive_although_yaml_reads_structures() {
    let source = "---\ncategories: [[Companies]]\norg: [[High-Flyer|the fund]]\nboth: [[[A]], [[B]]]\npeople:\n  - [[Ann Smith]]\n  - \"[[Bob]]\"\ntitle: {{title}}\nname: [[Smith, Ann]]\n---\n";
    assert_eq!(
        shown(source),
        [
            "categories=[[Companies]]",
            "org=[[High-Flyer|the fund]]",
            "both=[[A]] | [[B]]",
            "people=[[Ann Smith]] | [[Bob]]",
            "title={{title}}",
            "name=[[Smith, Ann]]"
        ]
    );
}

#[test]
fn maps_are_flattened_and_duplicates_kept() {
    let source = "---\naddress:\n  city: Hangzhou\n  geo: {lat: 30, lon: 120}\npeople:\n  - name: Ann\n    role: host\n  - Bob\nalias: A\nalias: B\n---\n";
    assert_eq!(
        shown(source),
        [
            "address.city=Hangzhou",
            "address.geo.lat=30",
            "address.geo.lon=120",
            "people=Bob",
            "people.name=Ann",
            "people.role=host",
            "alias=A",
            "alias=B"
        ]
    );
}

#[test]
fn block_scalars_and_escapes_are_read() {
    let source = "---\ndescription: |\n  Founder of DeepSeek.\n  Second line.\nsummary: >-\n  folded\n  text\nname: \"Ann \\\"Annie\\\" Smith\"\n---\n";
    let head = head(source);
    assert_eq!(head.properties[0].values[0].text, "Founder of DeepSeek.\nSecond line.");
    assert!(head.properties[0].values[0].span.text(source).starts_with("Founder"));
    assert_eq!(head.properties[1].values[0].text, "folded text");
    assert_eq!(head.properties[2].values[0].text, "Ann \"Annie\" Smith");
    assert_eq!(head.properties[2].values[0].span.text(source), "Ann \\\"Annie\\\" Smith");
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let source = "\u{feff}---\r\ntitle: Ann Smith\r\naliases:\r\n- Annie\r\n---\r\nText";
    assert_eq!(shown(source), ["title=Ann Smith", "aliases=Annie"]);
    assert_eq!(source.get(head(source).body..), Some("Text"));
    assert_eq!(head("\u{feff}Text").body, 3);
}

#[test]
fn broken_yaml_is_read_by_line_with_one_problem() {
    let cases = [
        ("location: [[Hangzhou]] in [[China]]", "location=[[Hangzhou]] in [[China]]", "begins with a link"),
        ("description: [[Emma]]'s uncle", "description=[[Emma]]'s uncle", "begins with a link"),
        ("handle: @ada", "handle=@ada", "begins with `@`"),
        ("aliases:\n  - @ada\n  - Ada", "aliases=@ada | Ada", "begins with `@`"),
        ("role: CEO: since 2015", "role=CEO: since 2015", "colon"),
        ("orgs: [[DeepSeek]], [[High-Flyer]]", "orgs=[[DeepSeek]] | [[High-Flyer]]", "begins with a link"),
        ("date: {{date}} {{time}}", "date={{date}} {{time}}", "template"),
    ];
    for (line, expected, reason) in cases {
        let source = format!("---\ntype: person\n{line}\nborn: 1985\n---\nText\n");
        let head = head(&source);
        assert_eq!(show(&source, &head.properties), ["type=person", expected, "born=1985"], "{line}");
        assert_eq!(head.problems.len(), 1, "{line}");
        assert_eq!(head.problems[0].severity, ProblemSeverity::Information, "{line}");
        assert!(head.problems[0].message.contains(reason), "{line}: {}", head.problems[0].message);
        assert_eq!(source.get(head.body..), Some("Text\n"));
    }
}

#[test]
fn skipped_lines_are_a_warning_that_names_them() {
    let source = "---\ntype: person\n!!! what is this\nborn: 1985: or 86\n---\n";
    let head = head(source);
    assert_eq!(show(source, &head.properties), ["type=person", "born=1985: or 86"]);
    assert_eq!(head.problems[0].severity, ProblemSeverity::Warning);
    assert!(head.problems[0].message.contains("line 3 was skipped"), "{}", head.problems[0].message);
}

#[test]
fn the_tolerant_reader_knows_lists_blocks_and_nesting() {
    let source = "---\nbad: @x\ntags: [a, \"b c\",\n  d]\nabout: |\n  One.\n  Two.\nplace:\n  city: Ulm # old town\n\"full name\": 'Ann O''Neil'\nlong: first\n  second\n---\n";
    assert_eq!(
        shown(source),
        [
            "bad=@x",
            "tags=a | b c | d",
            "about=One.\nTwo. (written \"One.\\n  Two.\")",
            "place.city=Ulm",
            "full name=Ann O'Neil (written \"Ann O''Neil\")",
            "long=first second (written \"first\\n  second\")"
        ]
    );
}

#[test]
fn unclosed_frontmatter_gives_its_leading_lines() {
    let source = "---\ntype: person\naliases:\n  - Annie\n\nAnn is a friend.\n";
    let head = head(source);
    assert_eq!(show(source, &head.properties), ["type=person", "aliases=Annie"]);
    assert_eq!(source.get(head.body..), Some("\nAnn is a friend.\n"));
    assert_eq!(head.problems.len(), 1);
    assert!(head.problems[0].message.contains("no closing `---`"));
}

#[test]
fn a_rule_at_the_top_is_no_frontmatter() {
    for source in
        ["---\n\nAnn wrote this.\n\n---\n\nMore.\n", "---\nAnn wrote this\n---\n", "---", "----\na: b\n----\n"]
    {
        assert_eq!(head(source), Head::default(), "{source:?}");
    }
    assert_eq!(head("---\n---\nText").body, 8);
}

#[test]
fn toml_between_plus_signs() {
    let source = "+++\ntitle = \"Ann Smith\"\naliases = ['Annie', \"A. S.\"]\ndraft = false\ndate = 2024-01-02\n[extra]\nrole = \"CEO\"\n+++\nText\n";
    assert_eq!(
        shown(source),
        ["title=Ann Smith", "aliases=Annie | A. S.", "draft=false", "date=2024-01-02", "extra.role=CEO"]
    );
    let broken = "+++\ntitle = Ann Smith\ntype = \"person\"\n+++\n";
    let head = head(broken);
    assert_eq!(show(broken, &head.properties), ["title=Ann Smith", "type=person"]);
    assert!(head.problems[0].message.contains("not valid TOML"));
}

#[test]
fn org_keywords_and_drawers() {
    let source = ":PROPERTIES:\n:ID: 42\n:ROAM_ALIASES: \"Ann Smith\" Annie\n:END:\n#+title: Ann B. Smith\n#+filetags: :person:friend:\n\nText\n* Heading\n";
    let head = read(source, Format::Org);
    assert_eq!(
        show(source, &head.properties),
        ["ID=42", "ROAM_ALIASES=Ann Smith | Annie", "title=Ann B. Smith", "filetags=person | friend"]
    );
    assert_eq!(source.get(head.body..), Some("Text\n* Heading\n"));
}

#[test]
fn logseq_and_dataview_properties() {
    let source = "type:: [[Person]]\nalias:: Liang, 梁文锋\n\n- company:: [[DeepSeek]]\n- She [met:: 2024-01-02] him (at:: [[Ulm]]).\n- **Role**:: founder\n- `x:: y` and std::vec and a::b\n";
    assert_eq!(
        inlined(source),
        [
            "type=[[Person]]",
            "alias=Liang, 梁文锋",
            "company=[[DeepSeek]]",
            "met=2024-01-02",
            "at=[[Ulm]]",
            "Role=founder"
        ]
    );
}

#[test]
fn lines_directly_under_a_heading_are_properties() {
    let source = "# Cast\n\n## Liang Wenfeng\nalias: Liang\nHe founded it.\nBorn: 1985\n\n## DeepSeek\nType: Company\nFounded: 2023\n\nProse: this is not one.\n\n## Talk\nNote: we met and\ntalked on.\n";
    assert_eq!(inlined(source), ["alias=Liang", "Type=Company", "Founded=2023"]);
}

#[test]
fn bold_keys_and_novel_tags_are_properties() {
    let source = "# Jane Doe\n@tag: Jane | Jane Doe\n\n- **Born:** 1815\n- **Role**: [[Host]]\n- plain: item\n";
    assert_eq!(inlined(source), ["@tag=Jane | Jane Doe", "Born=1815", "Role=[[Host]]"]);
}

#[test]
fn infobox_callouts_and_tables() {
    let source = "Prose first.\n\n> [!infobox|right]\n> # Ann\n> ![[ann.png]]\n> | Type | Stat |\n> | ---- | ---- |\n> | **Race** | [[Elf\\|elf]] |\n> Role: Mayor\n\nName: no more\n\n# Bob\n\n| Key | Value |\n|:--|--|\n| Born | 1815 |\n| a | b | c |\n";
    let found = inlined(source);
    assert_eq!(found, ["Race=[[Elf\\|elf]]", "Role=Mayor", "Born=1815"]);
    let (properties, _) = inline(source, &headings(source), 0, true, &[]);
    assert!(properties.iter().all(|property| property.origin == Origin::Infobox));
}

#[test]
fn plain_lines_at_the_top_name_a_cast() {
    assert_eq!(inlined("Auteur : [[Ann]]\n\nProse.\n\nAuthor: [[Bob]]\n"), ["Auteur=[[Ann]]"]);
    assert_eq!(inlined("Date: 2024-01-02\nSpeaker: Ann Smith\nPlace: [[Ulm]]\n"), ["Speaker=Ann Smith"]);
    assert_eq!(inlined("Prose.\nSpeaker: Ann Smith\n"), [""; 0]);
}

#[test]
fn code_and_comments_hold_no_properties() {
    let source =
        "# Ann\n```yaml\nalias: A\nkey:: value\n```\n%%\nkey:: value\n%%\n<!--\nkey:: value\n-->\nreal:: yes\n";
    assert_eq!(inlined(source), ["real=yes"]);
}

mod properties {
    use proptest::prelude::*;

    use super::super::{inline, read};
    use crate::note::Format;

    /// Pieces that break readers, in any order.
    fn notes() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "---\n",
            "...\n",
            "+++\n",
            "\u{feff}",
            "key: ",
            "a: b\n",
            "  - x\n",
            "[[",
            "]]",
            "[",
            "]",
            "\"",
            "'",
            "{{",
            "}}",
            "\n",
            "\r\n",
            " ",
            "\t",
            "|",
            ">",
            "|\n",
            "# H\n",
            "## 梁\n",
            "梁文锋",
            "é",
            "::",
            "k:: v\n",
            "@a",
            "*a",
            "&a ",
            "x = 1\n",
            "#+title: x\n",
            ":PROPERTIES:\n",
            ":END:\n",
            "> [!infobox]\n",
            "| a | b |\n",
            "|-|-|\n",
            "```\n",
            "\\",
            ",",
            "#",
            "**K:** v\n",
            "：",
        ]);
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_spans_fit(source in notes(), opened in any::<bool>()) {
            let source = if opened { format!("---\n{source}") } else { source };
            for format in [Format::Markdown, Format::Org, Format::Plain] {
                let head = read(&source, format);
                prop_assert!(source.is_char_boundary(head.body));
                let (inlined, _) = inline(&source, &super::headings(&source), head.body, true, &[]);
                for property in head.properties.iter().chain(&inlined) {
                    prop_assert!(source.get(property.span.range()).is_some());
                    for value in &property.values {
                        prop_assert!(source.get(value.span.range()).is_some());
                    }
                }
                for problem in &head.problems {
                    prop_assert!(source.get(problem.span.range()).is_some());
                }
            }
        }
    }
}
