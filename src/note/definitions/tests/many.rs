use super::*;

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
