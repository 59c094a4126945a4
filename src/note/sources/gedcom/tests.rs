use proptest::prelude::*;

use super::dates::date;
use super::names::Written;
use super::read;
use crate::note::sources::tests::check;

/// Each entry with its names as `role: name written "…"`, then addresses and facts, a line each.
fn shown(text: &str) -> String {
    let source = read(text);
    check(text, &source);
    let mut out = Vec::new();
    for definition in &source.definitions {
        out.push(format!("{} {:?}", definition.kind.word(), definition.id.as_deref().unwrap_or_default()));
        for name in definition.names.iter().chain(&definition.emails) {
            let written = name.span.map_or("", |span| span.text(text));
            out.push(format!("  {:?}: {} written {written:?}", name.role, name.text));
        }
        out.extend(definition.summary.iter().map(|summary| format!("  summary: {summary}")));
        out.extend(definition.facts.iter().map(|fact| format!("  {} = {}", fact.key, fact.values.join(" | "))));
    }
    out.extend(source.problems.iter().map(|problem| format!("{:?}: {}", problem.span.text(text), problem.message)));
    out.join("\n")
}

#[test]
fn three_generations() {
    let text = "\u{feff}0 HEAD\r\n1 GEDC\r\n2 VERS 5.5.1\r\n2 FORM LINEAGE-LINKED\r\n1 CHAR UTF-8\r\n1 SUBM @U1@\r\n\
        0 @U1@ SUBM\r\n1 NAME Somebody /Who Submits/\r\n\
        0 @I1@ INDI\r\n1 NAME Konrad /Thalberg/\r\n2 GIVN Konrad\r\n2 SURN Thalberg\r\n1 SEX M\r\n1 BIRT\r\n\
        2 DATE ABT 1858\r\n2 PLAC Rosenau, Sachsen\r\n1 DEAT\r\n2 DATE BET 1920 AND 1922\r\n1 OCCU Glockengießer\r\n\
        1 OCCU Ratsherr\r\n1 FAMS @F1@\r\n\
        0 @I2@ INDI\r\n1 NAME Elise /Morgenroth/\r\n2 NICK Liesl\r\n2 _MARNM Thalberg\r\n1 SEX F\r\n1 FAMS @F1@\r\n\
        0 @I3@ INDI\r\n1 NAME August \"Gustl\" /Thalberg/ jun.\r\n1 SEX M\r\n1 BIRT\r\n2 DATE 12 APR 1885\r\n1 FAMC @F1@\r\n\
        1 FAMS @F2@\r\n1 NOTE Er zog nach Lü\r\n2 CONC beck und\r\n2 CONT baute Schiffe.\r\n\
        0 @I4@ INDI\r\n1 NAME Clara /Thalberg/\r\n1 NAME Clara /Ohm/\r\n2 TYPE birth\r\n1 NAME Klara /Thalberg/\r\n2 TYPE aka\r\n\
        1 SEX F\r\n1 RESI\r\n2 EMAIL clara@@thalberg.example\r\n\
        0 @I5@ INDI\r\n1 NAME Konrad /Thalberg/\r\n1 BIRT\r\n2 DATE MAR 1911\r\n1 FAMC @F2@\r\n2 PEDI adopted\r\n1 NOTE @N1@\r\n\
        0 @I6@ INDI\r\n1 NAME Living /Thalberg/\r\n1 FAMC @F2@\r\n\
        0 @I7@ INDI\r\n1 NAME Marie //\r\n1 SEX F\r\n1 FAMC @F2@\r\n\
        0 @F1@ FAM\r\n1 HUSB @I1@\r\n1 WIFE @I2@\r\n1 CHIL @I3@\r\n\
        0 @F2@ FAM\r\n1 HUSB @I3@\r\n1 WIFE @I4@\r\n1 CHIL @I5@\r\n1 CHIL @I6@\r\n1 CHIL @I7@\r\n\
        0 @N1@ NOTE Er führte das\r\n1 CONC  Kirchenbuch.\r\n0 TRLR\r\n";
    insta::assert_snapshot!(shown(text), @r#"
    person "I1"
      Canonical: Konrad Thalberg written "Konrad /Thalberg/"
      born = about 1858
      birthplace = Rosenau, Sachsen
      died = 1920–1922
      occupation = Glockengießer | Ratsherr
      spouse = [[id:I2|Elise Morgenroth]]
      children = [[id:I3|August Thalberg jun.]]
    person "I2"
      Canonical: Elise Morgenroth written "Elise /Morgenroth/"
      Nickname: Liesl written "Liesl"
      Alias: Elise Thalberg written "Thalberg"
      spouse = [[id:I1|Konrad Thalberg]]
      children = [[id:I3|August Thalberg jun.]]
    person "I3"
      Canonical: August Thalberg jun. written "August \"Gustl\" /Thalberg/ jun."
      Nickname: Gustl written "August \"Gustl\" /Thalberg/ jun."
      summary: Er zog nach Lübeck und baute Schiffe.
      born = 1885-04-12
      father = [[id:I1|Konrad Thalberg]]
      mother = [[id:I2|Elise Morgenroth]]
      spouse = [[id:I4|Clara Thalberg]]
      children = [[id:I5|Konrad Thalberg]] | Marie
    person "I4"
      Canonical: Clara Thalberg written "Clara /Thalberg/"
      Former: Clara Ohm written "Clara /Ohm/"
      Alias: Klara Thalberg written "Klara /Thalberg/"
      Email: clara@thalberg.example written "clara@@thalberg.example"
      spouse = [[id:I3|August Thalberg jun.]]
      children = [[id:I5|Konrad Thalberg]] | Marie
    person "I5"
      Canonical: Konrad Thalberg written "Konrad /Thalberg/"
      summary: Er führte das Kirchenbuch.
      born = 1911-03
      adoptive father = [[id:I3|August Thalberg jun.]]
      adoptive mother = [[id:I4|Clara Thalberg]]
    "Marie //": This person has only one name, by which many are known, and was left out; add a NAME with given name and surname.
    "#);
    let extent = read(text).definitions[1].extent;
    assert!(extent.text(text).starts_with("0 @I2@") && extent.text(text).ends_with("1 FAMS @F1@"));
}

#[test]
fn version_7_and_what_only_persons_say_of_families() {
    let text = "0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME\n2 NPFX Dr.\n2 GIVN Wren\n2 SURN Ashdown\n1 SEX X\n\
        1 FAMS @F9@\n1 TITL Baronet\n1 SNOTE @N1@\n0 @I2@ INDI\n1 NAME 森田 /健二/\n2 TRAN Kenji /Morita/\n3 LANG ja-Latn\n\
        1 FAMC @F9@\n1 FAMC @VOID@\n1 BIRT\n2 DATE GREGORIAN 4 AUG 1959\n0 @N1@ SNOTE Keeps owls.\n0 TRLR\n";
    insta::assert_snapshot!(shown(text), @r#"
    person "I1"
      Canonical: Dr. Wren Ashdown written "Wren"
      summary: Keeps owls.
      title = Baronet
      children = [[id:I2|森田健二]]
    person "I2"
      Canonical: 森田健二 written "森田 /健二/"
      Alias: Kenji Morita written "Kenji /Morita/"
      born = 1959-08-04
      parents = [[id:I1|Dr. Wren Ashdown]]
    "#);
}

#[test]
fn what_is_malformed_costs_no_more_than_itself() {
    let text = "  0 HEAD\n1 NAME no person\n   0 @I1@ INDI\n      1 NAME Ada /Quist/\n   3 NICK Addy\nraw text\n99999 X\n\
        1 FAMC @F1@\n1 FAMS @F1@\n1 FAMS @GONE@\n0 @I1@ INDI\n1 NAME Second /Quist/\n0 @F1@ FAM\n1 HUSB @I1@\n\
        1 CHIL @I1@\n1 WIFE @NOBODY@\n0 INDI\n1 NAME Bo|b [x] /Quist/\n1 FAMC @F1@\n0 @I4@ INDI\n0 @I5@ INDI\n1 NAME ? /?/";
    insta::assert_snapshot!(shown(text), @r#"
    person "I1"
      Canonical: Ada Quist written "Ada /Quist/"
      Nickname: Addy written "Addy"
      children = Bo b x Quist
    person "I1"
      Canonical: Second Quist written "Second /Quist/"
    person ""
      Canonical: Bo|b [x] Quist written "Bo|b [x] /Quist/"
      father = [[id:I1|Ada Quist]]
    "#);
    insta::assert_snapshot!(shown("Some text\nand more\n"), @r#""Some text": This file is no family tree in GEDCOM and was left out: no line begins with 0; export the tree once more."#);
    assert_eq!(shown("0 @I1@ INDI\r1 NAME Ada /Quist/\r0 TRLR\r").lines().count(), 2, "lines end in CR alone as well");
}

#[test]
fn names() {
    let cases = [
        ("Anna Maria /Weber/", Some("Anna Maria Weber"), Some("Anna Maria Weber")),
        ("Anna/Weber/Jr.", Some("Anna Weber Jr."), Some("Anna Weber Jr.")),
        ("Anna /Weber", Some("Anna Weber"), Some("Anna Weber")),
        ("/Nagy/ János", Some("Nagy János"), Some("Nagy János")),
        ("/梁/文锋", Some("梁文锋"), Some("梁文锋")),
        ("Plato", None, Some("Plato")),
        ("Henri", None, Some("Henri")),
        ("Brother", None, Some("Brother")),
        ("/Wilhelm Karl Thalberg/", Some("Wilhelm Karl Thalberg"), None),
        ("/Miriam Likelike/", Some("Miriam Likelike"), None),
        ("/Zorgle, Inc./", Some("Zorgle, Inc."), None),
        ("/University of Leeds/", Some("University of Leeds"), None),
        ("/Ordaz Lemos/", None, None),
        ("/von der Thalberg/", None, None),
        ("N.N. de Thalberg //", None, None),
        ("of Thalberg //", None, None),
        ("De Thalberg //", Some("De Thalberg"), Some("De Thalberg")),
        ("NN Wife of Meilir Thalberg //", None, None),
        ("Wife of Meilir Thalberg", None, None),
        ("5sons 1dau //", None, None),
        ("Olaf Hansen //", Some("Olaf Hansen"), Some("Olaf Hansen")),
        ("Anna //", None, Some("Anna")),
        ("Anna /?/", None, Some("Anna")),
        ("Anna /N.N./", None, Some("Anna")),
        ("/Weber/", None, None),
        ("? /Weber/", None, None),
        ("Unknown /Weber/", None, None),
        ("Living", None, None),
        ("N. N.", None, None),
        ("//", None, None),
        ("", None, None),
        ("Henry_VIII /Tudor/", Some("Henry VIII Tudor"), Some("Henry VIII Tudor")),
        ("Alix of_Rosenau /von_Thal/", Some("Alix of Rosenau von Thal"), Some("Alix of Rosenau von Thal")),
        ("Anna /_____/", None, Some("Anna")),
        ("Christopher /Guest/", Some("Christopher Guest"), Some("Christopher Guest")),
        ("Lee /Child/", Some("Lee Child"), Some("Lee Child")),
        ("Ragnhild ? /Lind/", Some("Ragnhild Lind"), Some("Ragnhild Lind")),
        ("Ragnhild? /Lind/", Some("Ragnhild Lind"), Some("Ragnhild Lind")),
        ("Mary [Unknown] /Lind/", Some("Mary Lind"), Some("Mary Lind")),
        ("Mary Unknown /Lind/", Some("Mary Lind"), Some("Mary Lind")),
        ("Boy /Jensen/", Some("Boy Jensen"), Some("Boy Jensen")),
        ("N. /Lind/", Some("N. Lind"), Some("N. Lind")),
        ("Son /Lind/", None, None),
        ("Daughter /Stillborn/", None, None),
        ("Infant Son /Lind/", None, None),
        ("Child 3 /Lind/", None, None),
        ("Baby Boy /Lind/", None, None),
        ("Mrs /Lind/", None, None),
        ("Wife of /Lind/", None, None),
        ("Unknown Daughter /Lind/", None, None),
        ("N /LIND/", None, None),
        ("N*** /LIND/", None, None),
        ("? (unnamed Son)/Lind/", None, None),
    ];
    for (written, name, shown) in cases {
        let read = Written::of(written);
        assert_eq!((read.name().as_deref(), read.shown().as_deref()), (name, shown), "{written}");
    }
}

#[test]
fn names_beside_a_name() {
    let cases: [(&str, bool, &[&str]); 9] = [
        ("John /Jones/ or /Johnson/", false, &["John Johnson"]),
        ("John /Jones/ or Jack /Johnson/ Jr.", false, &["Jack Johnson Jr."]),
        ("Mary or Maria /Lind/", false, &["Maria Lind"]),
        ("Mary /Lind or Lindh/", false, &["Mary Lindh"]),
        ("Henry_VIII /Tudor/", false, &["Henry VIII"]),
        ("Otto_I of_Thal /Rosenau/", true, &["Otto I"]),
        ("John V /Lind/", false, &[]),
        ("Victor /Lind/ III", false, &[]),
        ("Oda /Or/", false, &[]),
    ];
    for (written, is_titled, expected) in cases {
        let read = Written::of(written);
        let others = read.others().filter_map(|other| other.name());
        let names: Vec<String> = read.regnal_name(is_titled).into_iter().chain(others).collect();
        assert_eq!(names, expected, "{written}");
    }
}

#[test]
fn rulers_and_those_with_one_name() {
    let text = "0 HEAD\n0 @I1@ INDI\n1 NAME Otto_XII /Thalberg/\n1 TITL Duke of Rosenau\n\
        0 @I2@ INDI\n1 NAME Ludolf_III //\n1 TITL Duke of Rosenau\n\
        0 @I3@ INDI\n1 NAME /Kekuilani/\n1 BIRT\n2 DATE 1720\n0 @I4@ INDI\n1 NAME /Thalberg/\n1 BIRT\n2 DATE 1720\n\
        0 @I5@ INDI\n1 NAME /Quistorp/\n1 FAMC @F1@\n0 @I6@ INDI\n1 NAME Kekuiapa //\n1 BIRT\n2 DATE 1720\n\
        0 @I7@ INDI\n1 NAME Son /Thalberg/\n1 FAMC @F1@\n0 @I8@ INDI\n1 NAME Living\n\
        0 @I9@ INDI\n1 NAME Emma /Thalberg/\n1 BIRT\n2 DATE 0/0/00\n1 BIRT\n2 DATE 3 MAY 1801\n1 DEAT\n2 DATE --\n\
        0 @IA@ INDI\n1 NAME Liholani //\n1 TITL Queen of Rosenau\n0 @IB@ INDI\n1 NAME /WIFE/\n1 BIRT\n2 DATE 1406\n\
        0 @F1@ FAM\n1 HUSB @I1@\n1 CHIL @I5@\n1 CHIL @I7@\n";
    insta::assert_snapshot!(shown(text), @r#"
    person "I1"
      Canonical: Otto XII Thalberg written "Otto_XII /Thalberg/"
      Alias: Otto XII written "Otto_XII /Thalberg/"
      title = Duke of Rosenau
    person "I2"
      Canonical: Ludolf III written "Ludolf_III //"
      title = Duke of Rosenau
    person "I3"
      Canonical: Kekuilani written "/Kekuilani/"
      born = 1720
    person "I9"
      Canonical: Emma Thalberg written "Emma /Thalberg/"
      born = 1801-05-03
    "/Thalberg/": This person has only one name, by which many are known, and was left out; add a NAME with given name and surname.
    "/Quistorp/": This person has only one name, by which many are known, and was left out; add a NAME with given name and surname.
    "Kekuiapa //": This person has only one name, by which many are known, and was left out; add a NAME with given name and surname.
    "Liholani //": This person has only one name, by which many are known, and was left out; add a NAME with given name and surname.
    "#);
    let source = crate::note::sources::read(text, crate::note::SourceFormat::Gedcom);
    assert_eq!(source.problems.len(), 1, "{:?}", source.problems);
    assert_eq!(source.problems[0].severity, crate::note::ProblemSeverity::Information);
}

#[test]
fn companies_and_given_names_alone() {
    let text = "0 HEAD\n0 @I1@ INDI\n1 NAME /Zorgle Holding GmbH/\n1 FAMC @F1@\n0 @I2@ INDI\n1 NAME Henri\n\
        1 BIRT\n2 DATE 1720\n0 @I3@ INDI\n1 NAME Leopold //\n0 @I4@ INDI\n1 NAME Konrad /Thalberg/\n1 ALIA Kunz\n\
        0 @F1@ FAM\n1 HUSB @I4@\n1 CHIL @I1@\n";
    insta::assert_snapshot!(shown(text), @r#"
    organization "I1"
      Canonical: Zorgle Holding GmbH written "/Zorgle Holding GmbH/"
      father = [[id:I4|Konrad Thalberg]]
    person "I4"
      Canonical: Konrad Thalberg written "Konrad /Thalberg/"
      Alias: Kunz written "Kunz"
      children = [[id:I1|Zorgle Holding GmbH]]
    "Henri": This person has only one name, by which many are known, and was left out; add a NAME with given name and surname.
    "Leopold //": This person has only one name, by which many are known, and was left out; add a NAME with given name and surname.
    "#);
}

#[test]
fn dates() {
    let cases = [
        ("12 APR 1885", "1885-04-12"),
        ("2 apr 1885", "1885-04-02"),
        ("23 December 1904", "1904-12-23"),
        ("APR 1885", "1885-04"),
        ("1885", "1885"),
        ("ABT 1885", "about 1885"),
        ("BEF 12 APR 1885", "before 1885-04-12"),
        ("AFT 1885", "after 1885"),
        ("BET 1880 AND 1885", "1880–1885"),
        ("FROM JAN 1880 TO 1885", "1880-01–1885"),
        ("FROM 1880", "from 1880"),
        ("TO 1880", "until 1880"),
        ("INT 1885 (Easter)", "1885"),
        ("@#DGREGORIAN@ 12 APR 1885", "1885-04-12"),
        ("@#DJULIAN@ 12 APR 1485", "@#DJULIAN@ 12 APR 1485"),
        ("11 FEB 1731/32", "11 FEB 1731/32"),
        ("32 APR 1885", "32 APR 1885"),
        ("12.04.1885", "12.04.1885"),
        ("(stillborn)", "(stillborn)"),
        ("BET", "BET"),
        ("12 é 1885", "12 é 1885"),
        ("", ""),
    ];
    for (written, expected) in cases {
        assert_eq!(date(written), expected, "{written}");
    }
}

#[test]
fn large_families_are_read_in_time() {
    let persons: String =
        (0..3_000).map(|n| format!("0 @I{n}@ INDI\n1 NAME A{n} /B/\n1 FAMS @F@\n1 FAMC @F@\n")).collect();
    let source = read(&persons);
    assert_eq!(source.definitions.len(), 3_000);
    let values: usize = source.definitions.iter().flat_map(|one| &one.facts).map(|fact| fact.values.len()).sum();
    assert!(values < 3_000 * 20, "{values}");
    let deep: String = (0..2_000).map(|n| format!("{n} NAME Ada /Quist/\n")).collect();
    check(&deep, &read(&deep));
}

/// Pieces of trees in any order.
fn trees() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "0 @I1@ INDI\n",
        "0 @I2@ INDI\n",
        "0 @F1@ FAM\n",
        "0 @N1@ NOTE é\n",
        "1 NAME ",
        "2 NICK ",
        "2 _MARNM ",
        "2 TYPE birth\n",
        "1 FAMC @F1@\n",
        "1 FAMS @F1@\n",
        "1 HUSB @I1@\n",
        "1 CHIL @I2@\n",
        "1 CHIL @I1@\n",
        "1 NOTE @N1@\n",
        "1 BIRT\n",
        "2 DATE ",
        "BET 1 AND ",
        "1 EMAIL a@@b\n",
        "2 CONC ",
        "2 CONT ",
        "Anna",
        "/",
        "梁",
        "é",
        "\"",
        " ",
        "@",
        "\n",
        "\r\n",
        "\u{feff}",
        "\u{a0}",
        "7 ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in trees(), other in "\\PC{0,80}") {
        check(&text, &read(&text));
        check(&other, &read(&other));
    }
}
