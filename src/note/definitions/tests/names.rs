use super::*;

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
        ("Companies/Acme (fka Apex).md", "", &["Acme", "former:Apex"]),
        ("People/Ann Smith -.md", "", &["Ann Smith"]),
        ("People/Ann Smith aka Nightjar.md", "", &["Ann Smith", "alias:Nightjar"]),
        ("People/Liang Wenfeng (梁文锋).md", "", &["Liang Wenfeng", "alias:梁文锋"]),
        ("People/202403041530 Ann Smith.md", "", &["Ann Smith"]),
        ("People/202403041530-ann-smith.md", "", &["Ann Smith"]),
        ("People/Ann Smith.md", "---\ntitle: Ann Smith, CEO of Acme\n---\n", &["Ann Smith@11"]),
        ("People/Ann Smith.md", "---\ntitle: What I learned from Ann Smith\n---\n", &["Ann Smith"]),
        ("People/Ann Smith.md", "# Ann Smith — Acme\n", &["Ann Smith@2"]),
        ("People/50 Cent.md", "", &["50 Cent"]),
        ("People/🎨 Ann Smith.md", "# 🎨 Ann Smith\n", &["Ann Smith@7"]),
        ("People/Liang Wenfeng.md", "---\ntitle: 梁文锋\n---\n", &["梁文锋@11", "alias:Liang Wenfeng"]),
        ("People/Ann Smith.md", "---\ntitle: Head of Research\n---\n", &["Ann Smith"]),
        ("People/Ann Smith.md", "---\ntitle: Textile Specialist\n---\n", &["Ann Smith"]),
        ("People/ann-smith.md", "---\ntitle: Dye House Intern\n---\n", &["Ann Smith"]),
        ("People/Ann Smith.md", "# Ann Smith\n\n- **Title:** Textile Intern\n", &["Ann Smith@2"]),
        ("People/Ann Smith.md", "# Ann Smith\n\n- **Title:** Accountant, Audit\n", &["Ann Smith@2"]),
        ("People/Ann.md", "# Ann\n\n- **Title:** Ann Smith\n", &["Ann Smith@20", "alias:Ann@2"]),
        ("People/ann smith.md", "", &["Ann Smith"]),
        ("NPCs/Morwella, Queen of Moths.md", "", &["Morwella, Queen of Moths", "alias:Morwella"]),
        ("NPCs/Thorn, Blacksmith.md", "", &["Thorn, Blacksmith", "alias:Thorn"]),
        ("NPCs/Ysolde, Reine de la Brume.md", "", &["Ysolde, Reine de la Brume", "alias:Ysolde"]),
        ("People/Beethoven, Ludwig van.md", "", &["Ludwig van Beethoven", "alias:Beethoven, Ludwig van"]),
        ("People/Santos, José dos.md", "", &["José dos Santos", "alias:Santos, José dos"]),
        ("Companies/Corvin Pumps.md", "---\ntitle: Corvin Pumps – Home\n---\n", &["Corvin Pumps@11"]),
        ("Companies/Corvin Pumps.md", "---\ntitle: Home | Corvin Pumps\n---\n", &["Corvin Pumps@18"]),
        ("pages/Person___Ann Smith.md", "title:: Person/Ann Smith\n\nText\n", &["Ann Smith@15"]),
        ("people/4fk9.md", "# Ann Smith\n", &["Ann Smith@2"]),
        ("people/xk29.md", "## Ann Smith\n", &["Ann Smith@3"]),
        ("people/20240314T120000.md", "---\ntype: person\n---\n# Ann Smith\n", &["Ann Smith@23"]),
        ("people/p-0042.md", "# Ann Smith\n", &["Ann Smith@2"]),
        ("people/x17.md", "# Ann Smith\n", &["Ann Smith@2"]),
        ("people/01HRZ3K9X5.md", "# Ann Smith\n", &["Ann Smith@2"]),
        ("people/V1StGXR8_Z5jdHi6B.md", "# Ann Smith\n", &["Ann Smith@2"]),
        ("companies/A24.md", "# What they do\n", &["A24"]),
        ("organizations/101st-102nd-airborne.md", "", &["101st 102nd Airborne"]),
        ("people/1718123456-XKCD.md", "---\naliases: [Ann Smith]\n---\n# Notes\n", &["Ann Smith@14"]),
        ("people/9b2e7c1a-4f60-4d2a-9c3b-1a2b3c4d5e6f.md", "# Ann Smith\n", &["Ann Smith@2"]),
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
        ("People/Ann Smith.md", "---\nfull name: Ann B. Smith\n---\n", &["Ann Smith", "alias:Ann B. Smith@15"]),
        ("People/AnnSmith.md", "# Ann Smith\n", &["Ann Smith@2", "alias:AnnSmith"]),
        ("People/JB.md", "# Jonas Berg\n", &["Jonas Berg@2", "alias:JB"]),
        ("People/JB.md", "# Jonas Karl Berg\n", &["Jonas Karl Berg@2", "alias:JB"]),
        ("People/AM.md", "# Anna Marsh\n", &["Anna Marsh@2"]),
        ("People/kl.md", "# Kai Lund\n", &["Kai Lund@2"]),
        ("People/JB.md", "# Just before\n", &["JB"]),
        ("Companies/CPS.md", "# Corvin Pump Systems\n", &["Corvin Pump Systems@2", "alias:CPS"]),
        ("People/Anna.md", "# Anna Lind, née Ferrer\n", &["Anna Lind@2", "former:Anna Ferrer", "alias:Anna"]),
        ("People/Anna Lind geb. Ferrer.md", "", &["Anna Lind", "former:Anna Ferrer"]),
        ("People/rella.md", "# Rella Dunsford (REL-uh DUNS-ford) — Training Office\n", &["Rella Dunsford@2"]),
        ("People/sabriel.md", "# Sabriel — The Naelith Encounter\n", &["Sabriel@2"]),
        ("People/x17.md", "# Ann - Smith\n", &["Ann - Smith@2"]),
        ("People/Erl-konig.md", "---\naliases: [Ann Smith]\n---\n# Ann Smith\n", &["Ann Smith@31", "alias:Erl-konig"]),
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

#[test]
fn a_name_is_one_line_whatever_is_quoted() {
    let source = "---\ntitle: \"Ann\\n  Smith\"\naliases: [\"Annie\\n::error::x\"]\ntype: person\n---\n";
    assert_eq!(super::bare_names("n.md", source), ["Ann Smith", "alias:Annie ::error::x"]);
}

#[test]
fn a_note_without_a_name_goes_by_its_heading() {
    for path in ["Untitled 1.md", "untitled:Untitled-1", "New note.md", "20240314120000.md"] {
        let source = "---\ntype: person\n---\n# Ada Lark\n";
        assert_eq!(super::bare_names(path, source), ["Ada Lark"], "{path}");
    }
}
