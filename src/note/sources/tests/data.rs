use insta::assert_snapshot;
use proptest::prelude::*;

use crate::note::ProblemSeverity;
use crate::note::definitions::{Definition, Name, NameRole};
use crate::note::sources::{Source, SourceFormat, read};
use crate::text::Span;

const FORMATS: [SourceFormat; 4] =
    [SourceFormat::Json, SourceFormat::Yaml, SourceFormat::Toml, SourceFormat::JsonLines];

/// Every place must be in the text and between its characters, and every entry must have a name that leads.
fn check(text: &str, source: &Source) {
    let fits = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?}");
    for problem in &source.problems {
        fits(problem.span);
    }
    for definition in &source.definitions {
        fits(definition.at);
        fits(definition.extent);
        assert_eq!(definition.names.first().map(|name| name.role), Some(NameRole::Canonical), "{definition:?}");
        let all = definition.names.iter().chain(&definition.handles).chain(&definition.emails);
        all.filter_map(|name| name.span).for_each(fits);
        definition.facts.iter().for_each(|fact| fits(fact.span));
    }
}

/// A name with its role; what is written in its place, where that reads otherwise.
fn name(text: &str, name: &Name) -> String {
    let written = name.span.map(|span| span.text(text)).unwrap_or_default();
    let written = if written == name.text { String::new() } else { format!(" (written {written:?})") };
    let role = match name.role {
        NameRole::Canonical | NameRole::Handle | NameRole::Email => String::new(),
        role => format!("{role:?}: ").to_lowercase(),
    };
    format!("{role}{}{written}", name.text)
}

fn definition(text: &str, definition: &Definition) -> Vec<String> {
    let names: Vec<String> = definition.names.iter().map(|of| name(text, of)).collect();
    let mut lines = vec![format!("{}: {}", definition.kind.word(), names.join("; "))];
    lines.extend(definition.id.iter().map(|id| format!("  id {id}")));
    lines.extend(definition.handles.iter().map(|handle| format!("  @{}", name(text, handle))));
    lines.extend(definition.emails.iter().map(|email| format!("  <{}>", name(text, email))));
    lines.extend(definition.summary.iter().map(|summary| format!("  {summary:?}")));
    lines.extend(definition.facts.iter().map(|fact| format!("  {} = {}", fact.key, fact.values.join(" | "))));
    lines
}

pub(super) fn show(text: &str, format: SourceFormat) -> String {
    let source = read(text, format);
    check(text, &source);
    let mut lines: Vec<String> = source.definitions.iter().flat_map(|of| definition(text, of)).collect();
    for problem in &source.problems {
        let start = problem.span.start as usize;
        let before = text.get(..start).unwrap_or_default();
        let behind = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
        let mark = if problem.severity == ProblemSeverity::Warning { "!" } else { "i" };
        lines.push(format!("{mark} line {} {behind:?}: {}", before.matches('\n').count() + 1, problem.message));
    }
    lines.join("\n")
}

#[test]
fn schema_org_on_a_page() {
    let text = r##"{
  "@context": "https://schema.org",
  "@graph": [
    {
      "@type": "Person",
      "@id": "#ilse",
      "name": "Ilse Varnholt",
      "alternateName": ["Illi Varnholt", "I. Varnholt"],
      "email": "mailto:ilse@nordwerk.example",
      "jobTitle": "Chief Engineer",
      "birthDate": "1979-04-02",
      "worksFor": { "@id": "#nordwerk" },
      "knows": [{ "@type": "Person", "name": "Tomas Brekke", "url": "https://brekke.example" }, "Ana Quintal"],
      "sameAs": ["https://social.example/@ilse", "https://code.example/ilse"],
      "image": "ilse.jpg"
    },
    {
      "@type": ["Corporation", "Organization"],
      "@id": "#nordwerk",
      "name": "Nordwerk",
      "legalName": "Nordwerk Antriebe GmbH",
      "description": "Builds drives for\n small boats.",
      "foundingDate": "1998",
      "address": { "@type": "PostalAddress", "streetAddress": "Kai 7", "postalCode": "24103", "addressLocality": "Kiel" },
      "founder": { "@id": "#ilse" },
      "parentOrganization": { "@id": "https://elsewhere.example/#holding" }
    },
    { "@type": "WebPage", "name": "About us", "author": { "@id": "#ilse" } }
  ]
}"##;
    assert_snapshot!(show(text, SourceFormat::Json), @r##"
    person: Ilse Varnholt; alias: Illi Varnholt; alias: I. Varnholt
      id #ilse
      <ilse@nordwerk.example>
      position = Chief Engineer
      born = 1979-04-02
      employer = [[id:%23nordwerk|Nordwerk]]
      knows = Tomas Brekke | Ana Quintal
      website = https://social.example/@ilse | https://code.example/ilse
    person: Tomas Brekke
      website = https://brekke.example
    organization: Nordwerk; alias: Nordwerk Antriebe GmbH
      id #nordwerk
      "Builds drives for small boats."
      founded = 1998
      address = Kai 7, 24103, Kiel
      founder = [[id:%23ilse|Ilse Varnholt]]
    "##);
}

#[test]
fn schema_org_with_iris_and_parts() {
    let text = r#"[
  { "@type": ["http://schema.org/Person"], "http://schema.org/givenName": [{ "@value": "Mara" }],
    "http://schema.org/familyName": [{ "@value": "Lindqvist" }] },
  { "@type": "schema:NGO", "schema:name": "Fjord Watch" },
  { "@type": "Person", "jobTitle": "Nobody" }
]"#;
    assert_snapshot!(show(text, SourceFormat::Json), @r#"
    person: Mara Lindqvist (written "Mara\" }],\n    \"http://schema.org/familyName\": [{ \"@value\": \"Lindqvist")
    organization: Fjord Watch
    i line 5 "{ \"@type\": \"Person\", \"jobTitle\": \"Nobody\" }": This entry has no name, so it was left out; give it a `name`.
    "#);
}

#[test]
fn citation_file() {
    let text = r#"cff-version: 1.2.0
title: Tidewatch
message: Cite this.
authors:
  - given-names: Ilse
    family-names: Varnholt
    alias: ivarn
    orcid: https://orcid.org/0000-0000-0000-0000
    affiliation: University of Kiel
    email: ilse@nordwerk.example
  - given-names: Jan
    name-particle: van der
    family-names: Hoek
    name-suffix: Jr.
  - name: The Tidewatch Project
    website: https://tidewatch.example
  - affiliation: nobody
contributors:
  - given-names: Bo
    family-names: Beas
preferred-citation:
  type: article
  title: Tides
  authors:
    - family-names: Varnholt
      given-names: Ilse
  institution:
    name: Institute of Tides
"#;
    assert_snapshot!(show(text, SourceFormat::Yaml), @r#"
    person: Ilse Varnholt (written "Ilse\n    family-names: Varnholt"); alias: ivarn
      <ilse@nordwerk.example>
      orcid = https://orcid.org/0000-0000-0000-0000
      affiliation = University of Kiel
    person: Jan van der Hoek Jr. (written "Jan\n    name-particle: van der\n    family-names: Hoek\n    name-suffix: Jr.")
    organization: The Tidewatch Project
      website = https://tidewatch.example
    person: Bo Beas (written "Bo\n    family-names: Beas")
    organization: Institute of Tides
    i line 17 "affiliation: nobody": This author has no name, so it was left out; give it `family-names` or `name`.
    "#);
}

#[test]
fn authors_of_a_site() {
    let text = r#"ivarn:
  name: Ilse Varnholt
  title: Maintainer
  url: https://example.org/ilse
  image_url: ilse.png
  socials:
    github: ivarnholt
    x: ilse_v
nordwerk:
  name: "Nordwerk GmbH"
  description: Builds drives.
"#;
    assert_snapshot!(show(text, SourceFormat::Yaml), @r#"
    person: Ilse Varnholt
      id ivarn
      @ivarn
      @ivarnholt
      @ilse_v
      title = Maintainer
      url = https://example.org/ilse
    organization: Nordwerk GmbH
      id nordwerk
      @nordwerk
      "Builds drives."
    "#);
}

#[test]
fn collections_in_yaml() {
    let text = r#"title: The Long Tide
characters:
  - name: Mara Lindqvist
    aliases: [Mara, "The Gull"]
    nickname: Gull
    born: 1952
    company: { name: Fjord Watch, city: Bergen }
    tags: [hero]
  - full_name: Odd Brekke
    type: npc
    e-mail: odd@example.org
  - Signe Holm
  - born: 1900
clients:
  - Alder & Finch
  - Robert Tanner <rob@tanner.example>
places:
  - name: Bergen
"#;
    assert_snapshot!(show(text, SourceFormat::Yaml), @r#"
    person: Mara Lindqvist; alias: Mara; alias: The Gull; nickname: Gull
      born = 1952
      company = Fjord Watch
    person: Odd Brekke
      <odd@example.org>
    person: Signe Holm
    organization: Alder & Finch
    person: Robert Tanner
      <rob@tanner.example>
    i line 13 "born: 1900": This entry has no name, so it was left out; give it a `name`.
    "#);
}

#[test]
fn lists_in_json() {
    let text = r#"[
  { "firstName": "Ilse", "lastName": "Varnholt", "username": "@ivarn", "email": "ilse@nordwerk.example", "id": 7 },
  { "name": "Nordwerk GmbH", "formerName": "Varnholt & Sohn", "industry": "drives" },
  { "name": "Fjord Watch", "type": "NewsMediaOrganization", "staff": [{ "name": "Odd Brekke", "role": "Editor" }] },
  { "name": "Bergen", "type": "city" },
  { "name": "lower case thing" }
]"#;
    assert_snapshot!(show(text, SourceFormat::Json), @r#"
    person: Ilse Varnholt (written "Ilse\", \"lastName\": \"Varnholt")
      id 7
      @ivarn
      <ilse@nordwerk.example>
    organization: Nordwerk GmbH; former: Varnholt & Sohn
      industry = drives
    organization: Fjord Watch
      staff = Odd Brekke
    person: Odd Brekke
      role = Editor
    "#);
}

#[test]
fn tables_in_toml() {
    let text = r#"[package]
name = "tidewatch"
authors = ["Ilse Varnholt <ilse@nordwerk.example>"]

[[people]]
name = "Odd Brekke"
born = 1952-03-11
aliases = ["Oddi", 'Brekke "the Boat"']

[[people]]
name = broken

[[people]]
name = "Signe Holm"
"#;
    assert_snapshot!(show(text, SourceFormat::Toml), @r#"
    person: Ilse Varnholt
      <ilse@nordwerk.example>
    person: Odd Brekke; alias: Oddi; alias: Brekke "the Boat"
      born = 1952-03-11
    person: Signe Holm
    ! line 11 "broken": The table with this was left out, as it is no TOML: string values must be quoted, expected literal string. Correct it.
    "#);
}

#[test]
fn wikidata_lines() {
    let person = r#"{"type":"item","id":"Q900001","labels":{"de":{"language":"de","value":"Ilse Varnholt (Ing.)"},"en":{"language":"en","value":"Ilse Varnholt"},"fi":{"language":"fi","value":"Ilse V."}},"descriptions":{"en":{"language":"en","value":"German engineer"}},"aliases":{"en":[{"language":"en","value":"I. Varnholt"}],"fi":[{"language":"fi","value":"Illi"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"entity-type":"item","numeric-id":5,"id":"Q5"},"type":"wikibase-entityid"}},"rank":"normal"}],"P569":[{"mainsnak":{"datavalue":{"value":{"time":"+1979-04-02T00:00:00Z","precision":11},"type":"time"}},"rank":"normal"}],"P108":[{"mainsnak":{"datavalue":{"value":{"id":"Q900002"}}},"rank":"normal"},{"mainsnak":{"datavalue":{"value":{"id":"Q1"}}},"rank":"normal"}]}}"#;
    let company = r#"{"id":"Q900002","labels":{"en":{"language":"en","value":"Nordwerk"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"numeric-id":4830453}}},"rank":"normal"}],"P571":[{"mainsnak":{"datavalue":{"value":{"time":"+1998-00-00T00:00:00Z","precision":9}}},"rank":"normal"}]}}"#;
    let place = r#"{"id":"Q900003","labels":{"en":{"language":"en","value":"Kiel"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q515"}}}}]}}"#;
    let text = format!("[\n{person},\n{company},\n{place}\n]\n");
    let shown = show(&text, SourceFormat::JsonLines);
    assert_snapshot!(shown, @r#"
    person: Ilse Varnholt; alias: Ilse Varnholt (Ing.); alias: I. Varnholt
      id Q900001
      @Q900001
      "German engineer"
      born = 1979-04-02
      employer = [[id:Q900002|Nordwerk]]
    organization: Nordwerk
      id Q900002
      @Q900002
      founded = 1998
    "#);
    assert_eq!(show(&text, SourceFormat::Json), shown);
    assert_eq!(
        show(&format!("{{\"entities\":{{\"Q900001\":{person},\"Q900002\":{company}}}}}"), SourceFormat::Json),
        shown
    );
}

#[test]
fn json_with_slips() {
    let text = r#"{ "people": [
  { "name": "Ilse Varnholt", "born": 1979, },
  { "name": "Odd Brekke, "born": 1952 },
  { "name": "Signe Holm" "role": "Editor" },
  { "name": "Mara Lindqvist", "aliases": ["Gull", "The Gull" },
  { "name": "Tomas Quint",
  { "name": 'Ana', "role": "Cook" },
  { "name": "Jan van der Hoek" }
"#;
    assert_snapshot!(show(text, SourceFormat::Json), @r#"
    person: Ilse Varnholt
      born = 1979
    person: Signe Holm
      role = Editor
    person: Mara Lindqvist; alias: Gull; alias: The Gull
    person: Tomas Quint
    person: Jan van der Hoek
    ! line 1 "[": The file ends before this is closed; what stands in it was read: add what is missing at the end.
    ! line 2 ", },": Nothing follows this `,`, which JSON does not allow; remove it.
    ! line 3 "\"Odd Brekke, \"born\": 1952 },": This text is not closed before the next one begins, so it was left out; close it with `"`.
    ! line 4 "\"role\": \"Editor\" },": A `,` is missing before this; it was read as if there were one: add it.
    ! line 5 "},": The list before this is not closed, so it was read up to here; add `]`.
    ! line 7 "{ \"name\": 'Ana', \"role\": \"Cook\" },": The entry before this is not closed, so it was read up to here; add `}`.
    ! line 7 "'Ana', \"role\": \"Cook\" },": This is no JSON value, so it was left out; a text stands in double quotes.
    "#);
}

#[test]
fn yaml_with_slips() {
    let text = "people:\n- name: Ilse Varnholt\n  born: 1979\n- name: Odd Brekke: sailor\n  born: 1952\n- name: \"Signe Holm\n- name: Mara Lindqvist\n";
    assert_snapshot!(show(text, SourceFormat::Yaml), @r#"
    person: Ilse Varnholt
      born = 1979
    person: Mara Lindqvist
    ! line 4 ": sailor": This entry was left out, as it is no YAML: mapping values are not allowed in this context. Put texts with `:` or `#` in quotes.
    ! line 6 "\"Signe Holm": This entry was left out, as it is no YAML: unclosed quote. Put texts with `:` or `#` in quotes.
    "#);
}

#[test]
fn yaml_with_a_slip_under_a_key() {
    let text = "ann:\n  name: Ann: Smith\n  born: 1952\nodd:\n  name: Odd Brekke\nilse:\n  name: Ilse Varnholt\nmara:\n  name: Mara Lindqvist\n";
    assert_snapshot!(show(text, SourceFormat::Yaml), @r#"
    person: Odd Brekke
      id odd
      @odd
    person: Ilse Varnholt
      id ilse
      @ilse
    person: Mara Lindqvist
      id mara
      @mara
    ! line 2 ": Smith": This entry was left out, as it is no YAML: mapping values are not allowed in this context. Put texts with `:` or `#` in quotes.
    "#);
}

#[test]
fn lines_of_several_kinds() {
    let text = "{\"name\":\"Ilse Varnholt\",\"born\":1979}\n{\"name\":\"Odd\n{\"@type\":\"Organization\",\"name\":\"Nordwerk\"}\n";
    assert_snapshot!(show(text, SourceFormat::JsonLines), @r#"
    person: Ilse Varnholt
      born = 1979
    organization: Nordwerk
    ! line 2 "\"Odd": This text does not end in its line, so it was left out; close it with `"`.
    "#);
}

#[test]
fn files_about_something_else() {
    for (text, format) in [
        (r#"{ "name": "tidewatch", "version": "1.0.0", "scripts": { "build": "tsc" } }"#, SourceFormat::Json),
        ("name: Build\non: push\njobs:\n  test:\n    name: Test\n    runs-on: linux\n", SourceFormat::Yaml),
        (r#"["apple", "Monday", "pear"]"#, SourceFormat::Json),
        ("[tool]\nname = \"x\"\n", SourceFormat::Toml),
        ("{\"a\":1}\n{\"a\":2}\n", SourceFormat::JsonLines),
    ] {
        let source = read(text, format);
        assert_eq!(source.definitions, [], "{text}");
        assert_eq!(source.problems.len(), 1, "{text}");
        assert!(source.problems.iter().all(|problem| problem.severity == ProblemSeverity::Information), "{text}");
    }
    for format in FORMATS {
        assert_eq!(read(" \n", format), Source::default());
    }
}

#[test]
fn nesting_without_end() {
    for (open, format) in [("[", SourceFormat::Json), ("{\"a\":", SourceFormat::Json), ("[", SourceFormat::Yaml)] {
        let text = open.repeat(20_000);
        let source = read(&text, format);
        check(&text, &source);
        assert!(!source.problems.is_empty());
    }
    let text = format!("a = {}", "[".repeat(20_000));
    check(&text, &read(&text, SourceFormat::Toml));
}

#[test]
fn many_entries_in_json() {
    let entry = |n: usize| {
        format!("{{ \"name\": \"Ilse Varnholt {n}\", \"aliases\": [\"Illi {n}\"], \"born\": {n}, \"role\": \"x\" }}")
    };
    let text = format!("[{}]", (0..10_000).map(entry).collect::<Vec<_>>().join(",\n"));
    assert_eq!(read(&text, SourceFormat::Json).definitions.len(), 10_000);
}

#[test]
fn many_entries_in_yaml() {
    let entry = |n: usize| format!("- name: Ilse Varnholt {n}\n  aliases: [Illi {n}]\n  born: {n}\n");
    let text: String = (0..10_000).map(entry).collect();
    assert_eq!(read(&text, SourceFormat::Yaml).definitions.len(), 10_000);
}

#[test]
fn many_entries_in_toml() {
    let entry = |n: usize| format!("[[people]]\nname = \"Ilse Varnholt {n}\"\nborn = {n}\n");
    let text: String = (0..10_000).map(entry).collect();
    assert_eq!(read(&text, SourceFormat::Toml).definitions.len(), 10_000);
}

proptest! {
    #[test]
    fn arbitrary_text_does_not_panic(text in any::<String>(), index in 0usize..4) {
        let source = read(&text, FORMATS[index]);
        check(&text, &source);
    }

    #[test]
    fn pieces_of_data_do_not_panic(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "{", "}", "[", "]", "\"", ",", ":", "\n", " ", "- ", "name", "\"name\":", "people", "é", "梁", "\\", "\\u12",
                "'", "#", "=", "[[people]]\n", "name = \"Ann\"\n", "name: Ann Smith", "&a ", "*a", "|", "\"Ann Smith\"",
                "@type", "\"@type\":\"Person\"", "\"@id\":\"#a\"", "cff-version: 1.2.0\n", "authors:\n", "\"id\":\"Q5\"",
                "\"labels\":{}", "null", "1", "---\n", "\t", "//", "/*", "\r\n", "\u{feff}",
            ]),
            0..40,
        ),
        index in 0usize..4,
    ) {
        let text: String = pieces.concat();
        let source = read(&text, FORMATS[index]);
        check(&text, &source);
    }
}

#[test]
fn a_single_entry_with_an_address_is_a_person_by_its_name() {
    let names = |text: &str| {
        let source = read(text, SourceFormat::Yaml);
        source.definitions.iter().filter_map(|entry| Some(entry.names.first()?.text.clone())).collect::<Vec<String>>()
    };
    assert_eq!(names("--- !ruby/object:Person\nname: Ann Marsh\nemail: ann@b.example\n"), ["Ann Marsh"]);
    // A program has one, too.
    assert!(names("name: Zorgle\nemail: zorgle@b.example\n").is_empty());
    assert!(names("name: Quick Notes\nemail: notes@b.example\n").is_empty());
}
