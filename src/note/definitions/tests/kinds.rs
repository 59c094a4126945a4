use super::*;

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
        ("tags: [wiki/person]", PERSON),
        ("tags: [kb/company]", ORGANIZATION),
        ("tags: area/work/contact", PERSON),
        ("tags: [book/author]", None),
        ("tags: [topic/school]", None),
        ("tags: \"[[Person]]\"", PERSON),
        ("tags: \"[[Person/Ada Pottinger]]\"", None),
        ("type: \"[[Person/Ada Pottinger]]\"", None),
        ("tags: [placeholder/author]", None),
        ("tags: [people/ann-smith]", None),
        ("tags: [people/friend]", PERSON),
        ("tags: [team]", None),
        ("type: meeting\ntags: [person]", None),
        ("type: meeting", None),
        ("status: person", None),
        ("tags: [faction, npc]", PERSON),
        ("tags: [npc, faction]", PERSON),
        ("tags: [faction, villain]", ORGANIZATION),
        ("tags: [faction, npc/villain]", PERSON),
        ("tags: [company, contact]", ORGANIZATION),
        ("tags: [company, people]", ORGANIZATION),
        ("kind: team\nauthors: [Otto Lang]\nyear: 2020\ndoi: 10.1/x", None),
        ("category: company\nauthor: Otto Lang\nisbn: 978-1", None),
        ("tags: [company]\nauthors: [Otto Lang]\npublished: 2021", None),
        ("kind: company\nauthor: me\nyear: 1990", ORGANIZATION),
        ("type: person\nauthors: [Otto Lang]\nyear: 2020", PERSON),
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
    let note = parse(org, Format::Org);
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
        ("People/Call with Ann.md", "", None),
        ("People/Ann - meeting notes.md", "", None),
        ("People/What to ask Bob next time.md", "", None),
        ("People/Bob the plumber.md", "", PERSON),
        ("People/jill prior.md", "", PERSON),
        ("People/ines da rocha.md", "", PERSON),
        ("People/gift ideas.md", "", None),
        ("People/things to say.md", "", None),
        ("People/People (Home).md", "", None),
        ("NPCs/Villains/Villains.md", "", None),
        ("People/Ann Smith/Ann Smith.md", "", PERSON),
        ("People/Ann Smith (1).md", "", PERSON),
        ("Companies/Companies - Index.md", "", None),
        ("pages/Person___Ada Pottinger.md", "", PERSON),
        ("pages/Work%2FPeople%2FAda Pottinger.md", "", PERSON),
        ("pages/Company.Brindle & Sons.md", "", ORGANIZATION),
        ("pages/St. Brindle.md", "", None),
        ("pages/People___Friends___Ada Pottinger.md", "", PERSON),
        ("pages/Person___Ada Pottinger___Kilns.md", "", None),
        ("pages/Docs___@ Marks___@Other Rules.md", "", None),
        ("People/Ann Smith.md", "---\ntags: [founder, startup]\n---\n", PERSON),
        ("Companies/Quill.md", "---\ntags: [author]\n---\n", ORGANIZATION),
        ("Quill.md", "---\ntags: [startup]\n---\n", ORGANIZATION),
        ("People/DeepSeek.md", "---\ntags: [company]\n---\n", ORGANIZATION),
        ("People/_DATA-SCHEMA.md", "", None),
        ("People/_format_people.md", "", None),
        ("People/SUMMARY.md", "", None),
        ("NPCs/00 SUMMARY.md", "", None),
        ("NPCs/House Falkmere.md", "", ORGANIZATION),
        ("NPCs/Семья Орловых.md", "", ORGANIZATION),
        ("People/Rod Falkmere.md", "", PERSON),
        ("People/Gregory House.md", "", PERSON),
        ("Lending.md", "---\ntags: [type/claim, charity]\n---\n", None),
        ("Quill.md", "---\ntags: [type/note, company]\n---\n", ORGANIZATION),
        ("People/TO DO.md", "", None),
        ("People/ANNA QUILL.md", "", PERSON),
        ("People/202409060035.md", "---\naliases: [Anna Quill]\n---\n", PERSON),
        ("Companies/IBM.md", "", ORGANIZATION),
        ("Companies/F5.md", "", ORGANIZATION),
        ("F5.md", "---\ntype: company\n---\n", ORGANIZATION),
        ("People/F5.md", "", None),
        ("Notes/Missing person.md", "", None),
        ("factions/cult/npcs/Mara.md", "", PERSON),
        ("factions/Cassian Vell.md", "---\ntags: [faction, npc]\n---\n", PERSON),
        ("factions/cult/The Ashen Hand.md", "", ORGANIZATION),
        ("factions/cult/quests/raid.md", "---\ntags: [quest]\n---\n", None),
        ("factions/cult/Raid.md", "---\ntags: [quest]\n---\n", None),
        ("factions/cult/story/1_leaving.md", "", None),
        ("factions/cult/Sessions/The Raid.md", "", None),
        ("NPCs/Events/The Raid.md", "", None),
        ("People/AM.md", "# Anna Marsh\n", PERSON),
        ("People/AM.md", "---\ntitle: Anna Marsh, CEO\n---\n", PERSON),
        ("People/PM.md", "# Project Management\n", None),
        ("People/PM.md", "", None),
        ("Ann Smith.md", "", None),
        ("@Rich Hickey.md", "", PERSON),
        ("@smith2020.md", "", None),
    ];
    for (path, source, expected) in cases {
        assert_eq!(kind(path, source), expected, "{path}");
    }
}

#[test]
fn the_party_of_a_campaign_is_people() {
    let cases = [
        ("Party/Ondrel.md", "---\nplayer: Mo\nclass: Druid\n---\n", PERSON),
        ("Ondrel.md", "---\ntags: [party]\nlevel: 3\n---\n", PERSON),
        ("Party/Ondrel.md", "---\ntags: [campaign/party]\n---\n", PERSON),
        ("Campaigns/Salt/Player Characters/Ondrel.md", "", PERSON),
        ("Party/Ondrel.md", "", None),
        ("Campaign/Party/Party.md", "", None),
        ("Campaign/Party/TheSaltCrew/The Salt Crew.md", "", None),
        ("world/party/_party-creation-rules.md", "---\ntags: [party]\nclass: any\n---\n", None),
        ("Reform.md", "---\ntags: [party]\n---\n", None),
    ];
    for (path, source, expected) in cases {
        assert_eq!(kind(path, source), expected, "{path} {source}");
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
    assert_eq!(super::found("Untitled 1.md", "---\ntype: person\n---\n").problems.len(), 1);
}
