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

#[test]
fn headings_that_group_others_are_no_entries() {
    let defined = |kind: &str, body: &str| {
        let found = found("story.md", &format!("---\ntype: {kind}\n---\n{body}"));
        found.definitions.iter().map(|definition| definition.names[0].text.clone()).collect::<Vec<_>>()
    };
    let cases: &[(&str, &[&str])] = &[
        (
            "## Main Characters\n\n### Nell\n\nRuns.\n\n### Hugh\n\nHides.\n\n## Villains\n\n### Vane\n\nHunts.\n",
            &["Nell", "Hugh", "Vane"],
        ),
        (
            "## House Pemberton\n\n### Hugh Pemberton\n\nHeir.\n\n### Ada Pemberton\n\nHeir.\n",
            &["Hugh Pemberton", "Ada Pemberton"],
        ),
        (
            "# Cast\n\n## House Pemberton\n\n### Hugh Pemberton\n\n## Protagonists\n\n### Nell\n",
            &["Hugh Pemberton", "Nell"],
        ),
        (
            "## Protagonists\n### Nell Ashdown\nRuns.\n## The Ashdowns\n### Hugh Ashdown\nHides.\n### Old Tom\nWaits.\n",
            &["Nell Ashdown", "Hugh Ashdown", "Old Tom"],
        ),
        // Sections in sections, and entries beside sections.
        (
            "## Allies\n### The Court\n#### Nell Ashdown\n#### Hugh Ashdown\n### Ada Pemberton\nA friend.\n## Otto Lang\nAlone.\n",
            &["Nell Ashdown", "Hugh Ashdown", "Ada Pemberton", "Otto Lang"],
        ),
        ("## Villains\n### Zorvax\nHunts.\n## Heroes\n### The Baker\nBakes.\n", &["Zorvax", "The Baker"]),
        (
            "## 主要人物\n### 梁文锋\n创始人。\n### 王小明\n朋友。\n## 配角\n### 李雷\n同事。\n",
            &["梁文锋", "王小明", "李雷"],
        ),
        ("## A\n### Ada\nRuns.\n## B\n### Bram\nHides.\n", &["Ada", "Bram"]),
        ("## Les héros\n### Margaux\nCourt.\n## Les méchants\n### Corbeau\nVole.\n", &["Margaux", "Corbeau"]),
        // What stands below an entry is about it.
        ("## Nell\n### Appearance\nTall.\n### Wants\nOut.\n## Hugh\n### Appearance\nSmall.\n", &["Nell", "Hugh"]),
        (
            "## Nell Ashdown\n### Early Life\nIn Hull.\n### Zorvax\nHer dog.\n## Hugh\nHides.\n",
            &["Nell Ashdown", "Hugh"],
        ),
        ("## Nell\nRuns.\n### Ada Pemberton\nHer friend.\n## Hugh\nHides.\n", &["Nell", "Hugh"]),
        ("## Anna\n### Aussehen\nGroß.\n### Ziele\nFort.\n## Jörg\n### Aussehen\nKlein.\n", &["Anna", "Jörg"]),
    ];
    for (body, expected) in cases {
        assert_eq!(defined("cast", body), *expected, "{body}");
    }
    let houses = "## House Pemberton\n### Hugh Pemberton\n### Ada Pemberton\n## House Vane\n### Otto Vane\n";
    assert_eq!(defined("organizations", houses), ["House Pemberton", "House Vane"]);
    let firms = "## Banks\n### Northgate Trust\n### Cordell Bank\n## Shops\n### Pemberton Teas\n";
    assert_eq!(defined("companies", firms), ["Northgate Trust", "Cordell Bank", "Pemberton Teas"]);
}
