//! Lists and maps in which no key says that they are of people: what they are is told by what stands in them.

use insta::assert_snapshot;

use super::data::show;
use crate::note::sources::{SourceFormat, read};

#[test]
fn a_surname_beside_the_name() {
    for (name, family) in [
        ("name", "surname"),
        ("name", "last_name"),
        ("name", "lastname"),
        ("name", "familyName"),
        ("name", "family"),
        ("nome", "cognome"),
        ("nombre", "apellidos"),
        ("jmeno", "příjmení"),
        ("imię", "nazwisko"),
    ] {
        let text = format!("- {name}: Adi\n  {family}: Sharvit\n");
        let shown = show(&text, SourceFormat::Yaml);
        assert_eq!(
            shown.lines().next().and_then(|line| line.split(" (").next()),
            Some("person: Adi Sharvit"),
            "{name}"
        );
    }
    assert_snapshot!(show("- name: Patrice Auffrey\n  last: Auffrey\n- Name: Lind\n  Vorname: Ann\n- name: Adi\n  first_name: Adi\n  last_name: Sharvit\n", SourceFormat::Yaml), @r#"
    person: Patrice Auffrey
    person: Ann Lind (written "Lind\n  Vorname: Ann")
    person: Adi Sharvit (written "Adi\n  last_name: Sharvit")
    "#);
}

#[test]
fn a_given_name_alone_is_no_other_name() {
    let text = r#"{"persons":[{"name":"Siim Kabrel","given_name":"Siim"},{"name":"Kaja Kallos","family_name":"Kallos"},
        {"name":"Per Holm","given_name":"Per","family_name":"Holm"},{"name":"Bo Moss","first_name":"Robert"}]}"#;
    assert_snapshot!(show(text, SourceFormat::Json), @"
    person: Siim Kabrel
    person: Kaja Kallos
    person: Per Holm
    person: Bo Moss
    ");
}

#[test]
fn names_in_maps() {
    let text = "- name: {first: Maria, last: Cantrell, official_full: Maria E. Cantrell}\n  bio: {gender: F}\n\
        - id: ray\n  name: {zh: 劉瑞元, en: Ray Liou}\n\
        - name: {given: Tom, family: Moss, nickname: Tommy}\n\
        - name_ne: Rubi K.\n  name_en: Rubi Kumar\n";
    assert_snapshot!(show(text, SourceFormat::Yaml), @r#"
    person: Maria E. Cantrell; alias: Maria Cantrell (written "Maria, last: Cantrell")
    person: Ray Liou; alias: 劉瑞元
      id ray
    person: Tom Moss (written "Tom, family: Moss"); nickname: Tommy
    person: Rubi Kumar; alias: Rubi K.
    "#);
}

#[test]
fn groups_under_any_key() {
    let text = r#"title: A course
instructors:
  - name: Yaoyu Tao
    webpage: https://tao.example
teaching_assistants:
  - name: Bowen Wang
PhD Students:
  - name: Zhe Zhan
organisers:
  - name: Neill Cambrell
    job: General Chair
organizers:
  - name: GDX Lvov
tsc:
  - username: nzak
    name: Nicholas C. Zakar
data:
  2020:
    - name: Titouan Vervack
      email: t@v.example
"#;
    assert_snapshot!(show(text, SourceFormat::Yaml), @"
    person: Yaoyu Tao
      webpage = https://tao.example
    person: Bowen Wang
    person: Zhe Zhan
    person: Neill Cambrell
      job = General Chair
    organization: GDX Lvov
    person: Nicholas C. Zakar
      @nzak
    person: Titouan Vervack
      <t@v.example>
    ");
}

#[test]
fn groups_of_organizations() {
    let text = r#"[
  { "group": "General Sponsor", "elements": [{ "name": "Zorgle", "link": "https://zorgle.example" }] },
  { "title": "Diamond sponsor", "logos": [{ "name": "Malkos", "logoUrl": "m.svg" }] },
  { "platinum": [{ "name": "Quillwave", "url": "x" }, { "name": "Ann Lind", "url": "y" }] }
]"#;
    assert_snapshot!(show(text, SourceFormat::Json), @"
    organization: Zorgle
      link = https://zorgle.example
    organization: Malkos
    organization: Quillwave
      url = x
    person: Ann Lind
      url = y
    ");
}

#[test]
fn lists_of_organizations_without_a_key() {
    assert_snapshot!(show("- name: Deloine\n  level: gold\n- name: ThreatQuill\n  level: platinum\n- name: Bosk GmbH\n", SourceFormat::Yaml), @"
    organization: Deloine
      level = gold
    organization: ThreatQuill
      level = platinum
    organization: Bosk GmbH
    ");
    let text = "- name: Alphabet Energy\n- name: Ciscoe\n- name: Médecins Sans Frontières\n- name: Conrad N. Hilton Foundation\n";
    assert_snapshot!(show(text, SourceFormat::Yaml), @"
    organization: Alphabet Energy
    organization: Ciscoe
    organization: Médecins Sans Frontières
    organization: Conrad N. Hilton Foundation
    ");
    assert_snapshot!(show("sponsors:\n  - name: Morgan Stanmore\n  - Ann Linden\n", SourceFormat::Yaml), @"
    organization: Morgan Stanmore
    organization: Ann Linden
    ");
}

#[test]
fn names_of_one_entry() {
    assert_snapshot!(show("- name: Nora Hallora\n  display_name: Nora H.\n- display_name: Benoit Baudrin\n- name: pmoss\n  display_name: Per Moss\n", SourceFormat::Yaml), @"
    person: Nora Hallora; alias: Nora H.
    person: Benoit Baudrin
    person: Per Moss; alias: pmoss
    ");
    assert_snapshot!(show("people:\n  - name: Karunasena S.D.D.D.\n  - DUPOND Marie\n  - name: \"Baldrey, Tammy\"\n", SourceFormat::Yaml), @r#"
    person: S.D.D.D. Karunasena (written "Karunasena S.D.D.D.")
    person: Marie Dupond (written "DUPOND Marie")
    person: Tammy Baldrey (written "Baldrey, Tammy")
    "#);
}

#[test]
fn lists_of_other_things() {
    for text in [
        "tracks:\n  - name: Ruby Tuesday\n    duration: 3:20\n  - name: Ann Marie\n    duration: 2:10\n",
        "album:\n  - name: Ann Marie\n    length: 200\n  - name: Mary Lind\n    length: 220\n",
        "products:\n  - name: Maria Lind\n    price: 9\n",
        "catalogue:\n  - name: Marie Lamp\n    price: 9\n  - name: Blue Chair\n    price: 20\n",
        "pages:\n  - name: About Us\n    url: /about\n",
        "main:\n  - name: About Us\n    url: /about\n  - name: Contact\n    url: /contact\n",
        "- name: Ann Marie\n  duration: 3:20\n  artist: Somebody\n",
        "plugins:\n  - name: Blue Plugin\n    version: 1\n",
        "places:\n  - name: Bergen\n",
    ] {
        assert_eq!(read(text, SourceFormat::Yaml).definitions, [], "{text}");
    }
}

#[test]
fn many_entries_without_a_name_are_said_once() {
    let entry = |n: usize| format!("  - role: Member {n}\n");
    let text = format!("people:\n{}", (0..300).map(entry).collect::<String>());
    assert_eq!(read(&text, SourceFormat::Yaml).problems.len(), 1);
    let named: String = (0..300).map(|n| format!("  - name_en: Rubi Kumar {n}\n    name_ne: x\n")).collect();
    let source = read(&format!("people:\n{named}"), SourceFormat::Yaml);
    assert_eq!((source.definitions.len(), source.problems.len()), (300, 0));
}

#[test]
fn keys_that_are_symbols_of_ruby() {
    assert_snapshot!(show("- :login: ann\n  :name: Ann Lind\n  :url: https://x.example\n- :login: tom\n  :name: Tom Marsh\n", SourceFormat::Yaml), @"
    person: Ann Lind
      @ann
      url = https://x.example
    person: Tom Marsh
      @tom
    ");
}

#[test]
fn lists_of_one_are_judged_with_those_like_them() {
    let text = "[[team_official]]\ndescription = [{ name = \"Ann Lind\" }]\n[[team_official]]\ndescription = [{ name = \"Jagoda Kurosad\" }]\n[[team_official]]\ndescription = [{ name = \"Tom Marsh\" }]\n";
    assert_snapshot!(show(text, SourceFormat::Toml), @"
    person: Ann Lind
    person: Jagoda Kurosad
    person: Tom Marsh
    ");
    let things = "- parts: [{ name: Blue Moon, path: a }]\n- parts: [{ name: Ann Lind, path: b }]\n- parts: [{ name: Left Wheel, path: c }]\n";
    assert!(!show(things, SourceFormat::Yaml).contains("Wheel"));
}

#[test]
fn organizations_may_be_called_by_a_title() {
    let text = r#"{"platinium":[{"title":"Zorgle Telecom","id":"zt","website":"https://z.example"}],"gold":[{"title":"Quillwave","url":"https://q.example"}],
        "links":[{"title":"Home Page","url":"https://h.example"}],"our_team":[{"title":"Lead Pilot","url":"https://p.example"}]}"#;
    assert_snapshot!(show(text, SourceFormat::Json), @"
    organization: Zorgle Telecom
      id zt
      website = https://z.example
    organization: Quillwave
      url = https://q.example
    ");
}

#[test]
fn entries_that_say_their_type_under_any_key() {
    let text = r#"{"kind":"x","items":[{"name":"Ann Lind","@type":"Person","jobTitle":"Pilot"},{"name":"Spring","@type":"Event"}],
        "people":[{"@type":"Person","name":"Tom Marsh"}]}"#;
    assert_snapshot!(show(text, SourceFormat::Json), @"
    person: Ann Lind
      position = Pilot
    person: Tom Marsh
    ");
}

#[test]
fn names_of_many_words() {
    let text = "- type: house\n  name: House Select Committee on the Strategic Competition Between the United States and the Wider World\n  url: https://x.example\n- type: house\n  name: House Committee on Widgets\n  url: https://y.example\n";
    assert_snapshot!(show(text, SourceFormat::Yaml), @"
    organization: House Select Committee on the Strategic Competition Between the United States and the Wider World
      type = house
      url = https://x.example
    organization: House Committee on Widgets
      type = house
      url = https://y.example
    ");
}

#[test]
fn several_people_in_one_text() {
    let text = r#"[{"title":"A","authors":"J.-R. Courtet, D. Galmet, and D. Pymm"},{"title":"B","authors":"Ann Lind and Tom Marsh"},
        {"title":"C","authors":"Ann Lind; Zoë Lane"},{"title":"D","authors":"Lind, Bo"}]"#;
    let shown = show(text, SourceFormat::Json);
    let names: Vec<&str> = shown.lines().filter(|line| line.starts_with("person")).collect();
    let expected = ["J.-R. Courtet", "D. Galmet", "D. Pymm", "Ann Lind", "Tom Marsh", "Zoë Lane", "Bo Lind"];
    assert_eq!(names.len(), expected.len(), "{shown}");
    assert!(names.iter().zip(expected).all(|(line, name)| line.contains(name)), "{shown}");
}
