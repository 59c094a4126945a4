use proptest::prelude::*;

use super::read;
use super::value::day;
use crate::names::Kind;
use crate::note::sources::Source;
use crate::note::sources::tests::check;

/// Each entry: its kind and names as `role:name@written`, then addresses and facts, a line each.
fn shown(text: &str) -> String {
    let source = read(text);
    check(text, &source);
    let mut out = Vec::new();
    for definition in &source.definitions {
        out.push(format!("{} {:?}", definition.kind.word(), definition.at.text(text)));
        for name in definition.names.iter().chain(&definition.emails) {
            let written = name.span.map_or("", |span| span.text(text));
            let same = written == name.text;
            let place = if same { String::new() } else { format!(" written {written:?}") };
            out.push(format!("  {:?}: {}{place}", name.role, name.text));
        }
        out.extend(definition.id.iter().map(|id| format!("  id: {id}")));
        out.extend(definition.summary.iter().map(|summary| format!("  summary: {summary}")));
        out.extend(definition.facts.iter().map(|fact| format!("  {} = {}", fact.key, fact.values.join(" | "))));
    }
    out.extend(source.problems.iter().map(|problem| format!("{:?}: {}", problem.span.text(text), problem.message)));
    out.join("\n")
}

#[test]
fn a_card_of_apple() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iPhone OS 17.4//EN\r\n\
        N:Winterfeld;Annika;Luise;Dr.;\r\nFN:Dr. Annika Luise Winterfeld\r\nNICKNAME:Anni,Fee\r\n\
        X-MAIDENNAME:Sommerau\r\nORG:Brückner & Söhne\\, Orgelbau;Werkstatt;\r\nTITLE:Intonateurin\r\n\
        EMAIL;type=INTERNET;type=HOME;type=pref:Annika@winterfeld.example\r\n\
        item1.EMAIL;type=INTERNET:aw@bruecknersoehne.example\r\nitem1.X-ABLabel:_$!<Other>!$_\r\n\
        TEL;type=CELL;type=VOICE:+49 151 000 111\r\nTEL;type=WORK:030 000 222\r\n\
        item2.ADR;type=HOME;type=pref:;;Lindenweg 3\\nHinterhaus;Rosenau;;01234;Deutschland\r\n\
        item2.X-ABADR:de\r\nNOTE:Stimmt die Orgel in St. Marien.\\nMag Tee.\r\n\
        item3.URL;type=pref:https\\://winterfeld.example\r\n\
        BDAY;X-APPLE-OMIT-YEAR=1604;value=date:1604-04-12\r\n\
        item4.X-ABRELATEDNAMES;type=pref:Jonas Winterfeld\r\nitem4.X-ABLabel:_$!<Spouse>!$_\r\n\
        item5.X-ABRELATEDNAMES:Greta\r\nitem5.X-ABLabel:Patenkind\r\n\
        PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAASABIAAD/4QBARXhpZgAATU0AKgAAAAgA\r\n AYdpAAQAAAABAAAAGgAA\r\n\
        UID:7C3B-44\r\nX-ABUID:7C3B-44:ABPerson\r\nEND:VCARD\r\n";
    insta::assert_snapshot!(shown(text), @r#"
    person "Dr. Annika Luise Winterfeld"
      Canonical: Dr. Annika Luise Winterfeld
      Alias: Annika Winterfeld written "Winterfeld;Annika;Luise;Dr.;"
      Former: Annika Sommerau written "Sommerau"
      Nickname: Anni
      Nickname: Fee
      Email: Annika@winterfeld.example
      Email: aw@bruecknersoehne.example
      id: 7C3B-44
      summary: Stimmt die Orgel in St. Marien. Mag Tee.
      organization = Brückner & Söhne, Orgelbau
      department = Werkstatt
      position = Intonateurin
      phone = +49 151 000 111 | 030 000 222
      address = Lindenweg 3, Hinterhaus, Rosenau, 01234, Deutschland
      website = https://winterfeld.example
      born = 04-12
      spouse = Jonas Winterfeld
      Patenkind = Greta
    "#);
    let extent = read(text).definitions[0].extent;
    assert_eq!(extent.text(text), text.trim_end());
}

#[test]
fn a_list_of_google() {
    let text = "BEGIN:VCARD\nVERSION:3.0\nFN:Tobias Okonkwo-Reyes\nN:Okonkwo-Reyes;Tobias;;;\n\
        EMAIL;TYPE=INTERNET:tobias@okonkwo.example\nTEL;TYPE=CELL:+1 555 0100\nitem1.ORG:Larkmoor Trust\n\
        CATEGORIES:myContacts,Rowing\nBDAY:19850412\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:Larkmoor Trust\nN:;;;;\nORG:Larkmoor Trust\nURL:https://larkmoor.example\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:\nN:;;;;\nEMAIL;TYPE=INTERNET:newsletter@spam.example\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:maud@thistle.example\nN:;Maud;;;\nEMAIL:mailto:maud@thistle.example\nEND:VCARD\n";
    insta::assert_snapshot!(shown(text), @r#"
    person "Tobias Okonkwo-Reyes"
      Canonical: Tobias Okonkwo-Reyes
      Email: tobias@okonkwo.example
      phone = +1 555 0100
      organization = Larkmoor Trust
      categories = Rowing
      born = 1985-04-12
    organization "Larkmoor Trust"
      Canonical: Larkmoor Trust
      website = https://larkmoor.example
    person ";Maud;;;"
      Canonical: Maud written ";Maud;;;"
      Email: maud@thistle.example
    "BEGIN:VCARD": This contact has no name and was left out; give it an FN, an N, an ORG or a NICKNAME.
    "#);
}

#[test]
fn outlook_and_old_phones_write_quoted_printable() {
    let text = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=de;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:J=F6rgens;Ren=E9\r\n\
        FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Ren=E9 J=F6rgens\r\n\
        ORG;CHARSET=UTF-8;QUOTED-PRINTABLE:Stahlbau N=C3=BCrn=\r\n=C3=A4u;Einkauf\r\n\
        NOTE;ENCODING=QUOTED-PRINTABLE:Erste Zeile=0D=0A=\r\nzweite=3A Zeile=0D=0A=\r\n\r\n\
        TEL;WORK;VOICE:040 000 111\r\nEMAIL;PREF;INTERNET:rene@stahlbau.example\r\n\
        ADR;WORK:;;Am Kai 5;Hafenstadt;;20000;Deutschland\r\n\
        AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:Somebody Else\r\nEND:VCARD\r\n\
        PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRgABAQEAYABgAAD\r\n /2wBDAAgGBgcGBQgHBwcJCQgKDBQ=\r\n\r\n\
        TITLE:Eink\r\n äufer\r\nX-MS-SPOUSE:Ulla\r\nREV:20240101T000000Z\r\nEND:VCARD\r\n";
    insta::assert_snapshot!(shown(text), @r#"
    person "Ren=E9 J=F6rgens"
      Canonical: René Jörgens written "Ren=E9 J=F6rgens"
      Email: rene@stahlbau.example
      summary: Erste Zeile zweite: Zeile
      organization = Stahlbau Nürnäu
      department = Einkauf
      phone = 040 000 111
      address = Am Kai 5, Hafenstadt, 20000, Deutschland
      position = Eink äufer
      spouse = Ulla
    "#);
}

#[test]
fn version_4_has_kinds_relations_and_folds() {
    let text = "BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Quillfeather Press\nORG:Quillfeather Press Ltd\nUID:urn:uuid:q-1\n\
        TEL;VALUE=uri:tel:+44-20-0000\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nUID:urn:uuid:p-1\nFN;PREF=2:Bea Hollis\nFN;PREF=1:Beatrice Hol\n lis\n\
        N:Hollis;Beatrice;;;Jr.\nBDAY:--0412\nDEATHDATE:20200102T101112Z\nRELATED;TYPE=\"spouse,friend\";VALUE=text:Cy Hollis\n\
        RELATED;TYPE=parent:urn:uuid:p-2\nRELATED;TYPE=friend:urn:uuid:nobody\nROLE:Editor\n\
        X-ODD;P=\"a:b;c\":value\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:p-2\nFN:Beatrice Hollis\nN:Hollis;Beatrice;;;\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Team\nMEMBER:urn:uuid:p-1\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:4.0\nKIND:location\nFN:Town Hall\nEND:VCARD\n";
    insta::assert_snapshot!(shown(text), @r#"
    organization "Quillfeather Press"
      Canonical: Quillfeather Press
      id: q-1
      organization = Quillfeather Press Ltd
      phone = +44-20-0000
    person "Beatrice Hol\n lis"
      Canonical: Beatrice Hollis written "Beatrice Hol\n lis"
      Alias: Bea Hollis
      id: p-1
      born = 04-12
      died = 2020-01-02
      spouse = Cy Hollis
      role = Editor
      parent = [[id:p-2|Beatrice Hollis]]
    person "Beatrice Hollis"
      Canonical: Beatrice Hollis
      id: p-2
    "#);
}

#[test]
fn names_of_other_orders_and_programs() {
    let card = |lines: &str| shown(&format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n"));
    let cases = [
        ("N:梁;文锋;;;\nFN:梁文锋\nX-PHONETIC-FIRST-NAME:Wenfeng\nX-PHONETIC-LAST-NAME:Liang", "梁文锋, Wenfeng Liang"),
        ("N:梁;文锋;;;", "梁文锋"),
        ("N:Weber;Anna;;;\nFN:Weber\\, Anna", "Anna Weber, Weber, Anna"),
        ("FN:Anna Weber\nX-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Anni;1;;;;", "Anna Weber, Anni"),
        ("N:Public;John;Quinlan,Paul;Mr.;Jr.,M.D.", "John Quinlan Paul Public Jr. M.D., John Public"),
        ("FN:Acme Works\nN:Weber;Anna;;;\nORG:Acme Works\nX-ABShowAs:COMPANY", "Acme Works"),
        ("ORG:Acme Works;Sales", "Acme Works"),
        ("FN:Anna Weber\nN:Weber;Anna;;;\nORG:Anna Weber", "Anna Weber"),
        ("NICKNAME:\"Lizzy\"", "Lizzy"),
        ("N:Roberts;Sam;;;\nFN:Roberts Sam", "Sam Roberts, Roberts Sam"),
        ("N:Roberts;Sam;Quinn;;\nFN:Roberts Sam Quinn", "Sam Quinn Roberts, Roberts Sam Quinn, Sam Roberts"),
        ("N:Roberts;Sam;;;\nFN:Roberts Samuel", "Roberts Samuel, Sam Roberts"),
        ("N:Liang;Wenfeng;;;\nFN:Liang Wenfeng", "Liang Wenfeng, Wenfeng Liang"),
        ("N:梁;文锋;;;\nFN:梁 文锋", "梁 文锋"),
        ("N:Lind;Ann;;;\nFN:N.N.", "Ann Lind"),
        ("FN:Ann Lind\nNICKNAME:Unknown,Annie", "Ann Lind, Annie"),
    ];
    for (lines, expected) in cases {
        let out = card(lines);
        let names = out.lines().skip(1).take_while(|line| line.starts_with("  ")).filter_map(|line| {
            let (role, name) = line.split_once(": ")?;
            let is_name = ["Canonical", "Alias", "Nickname", "Former"].contains(&role.trim());
            is_name.then(|| name.split(" written ").next().unwrap_or(name))
        });
        assert_eq!(names.collect::<Vec<_>>().join(", "), expected, "{lines}\n{out}");
    }
    assert!(card("ORG:Acme Works;Sales").starts_with("organization"));
    for lines in ["FN:Anna Weber", "FN:Dr. Anna Weber", "FN:Acme Works"] {
        let name = lines.trim_start_matches("FN:");
        assert!(card(&format!("{lines}\nN:Weber;Anna;;;\nORG:{name}")).starts_with("person"), "{lines}");
    }
    assert!(card("FN:KMX Außenstelle\nN:KMX;WSQ;;;\nORG:KMX Außenstelle").starts_with("organization"));
}

#[test]
fn cards_without_a_name_say_what_stands_there() {
    let card = |lines: &str| format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n");
    for (lines, said) in [
        ("FN:ann.lind@lind.example\nEMAIL:ann.lind@lind.example", Some("address for mail")),
        ("FN:+49 170 000 111\nTEL:+49 170 000 111", Some("is a number")),
        ("N:+49 170 000 111;;;;", Some("is a number")),
        ("TEL:1", Some("has no name")),
        ("N:;;;;\nTEL:1", Some("has no name")),
        ("FN:Unknown\nTEL:1", None),
        ("FN:No Name", None),
        ("FN:{NAME}\nORG:{NAME};", None),
        ("FN:#BAL\nTEL:1", None),
        ("FN:Voicemail\nN:Voicemail;;;;\nTEL:1", None),
    ] {
        let source = read(&card(lines));
        assert_eq!(source.definitions, [], "{lines}");
        assert_eq!(source.problems.len(), usize::from(said.is_some()), "{lines} {:?}", source.problems);
        for problem in &source.problems {
            assert!(said.is_some_and(|said| problem.message.contains(said)), "{lines} {}", problem.message);
            assert_eq!(problem.severity, crate::note::ProblemSeverity::Information);
        }
    }
}

#[test]
fn character_sets_of_values() {
    let name = |line: &str| shown(&format!("BEGIN:VCARD\nVERSION:2.1\n{line}\nEND:VCARD\n"));
    for (line, expected) in [
        ("FN;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:Ji=F8=9Aka", "Jiøška"),
        ("FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:J=F6rg Lind", "Jörg Lind"),
        ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg Lind", "Jörg Lind"),
        ("FN;ENCODING=QUOTED-PRINTABLE:J=F6rg Lind", "Jörg Lind"),
        ("FN;CHARSET=ISO-8859-1:Jörg Lind", "Jörg Lind"),
        ("FN;CHARSET=Shift_JIS:田中 太郎", "田中 太郎"),
        ("FN;CHARSET=ISO-8859-2;ENCODING=QUOTED-PRINTABLE:=A3ukasz =AFak", "Łukasz Żak"),
        ("FN;CHARSET=\"koi8-r\":áÎÎÁ", "Анна"),
        ("FN;CHARSET=ISO-8859-2:£ukasz Müller", "Łukasz Müller"),
        ("FN;CHARSET=ISO-8859-2:Łukasz Müller", "Łukasz Müller"),
    ] {
        assert!(name(line).contains(&format!("Canonical: {expected}")), "{}", name(line));
    }
    // What was read as if it were in Windows-1252, and is in no character set that is known.
    assert!(name("FN;CHARSET=X-OWN:Áîíà").contains("characters that whoswho does not read"));
}

#[test]
fn what_is_malformed_costs_no_more_than_itself() {
    let text = "\u{feff}garbage\nBEGIN:VCARD\nVERSION:3.0\nFN:One Mole\nno colon here\n:;:\nTEL\nBEGIN:VCARD\nVERSION:2.1\n\
        FN;CHARSET=X-OWN;ENCODING=QUOTED-PRINTABLE:=8E=52=93=63\nFN:Two Mole\nEND:VCARD\nEND:VCARD\nFN:Outside\n\
        begin:vcard\nfn:Three Mole\nTEL;ENCODING=QUOTED-PRINTABLE:1=\nend:vcard\nBEGIN:VCARD\nFN:Four Mole";
    insta::assert_snapshot!(shown(text), @r#"
    person "One Mole"
      Canonical: One Mole
    person "Two Mole"
      Canonical: Two Mole
    person "Three Mole"
      Canonical: Three Mole
      phone = 1
    person "Four Mole"
      Canonical: Four Mole
    "FN;CHARSET=X-OWN;ENCODING=QUOTED-PRINTABLE:=8E=52=93=63": This name is in characters that whoswho does not read and was left out; export the contacts in UTF-8.
    "#);
    // Variants of genes share the extension.
    assert_eq!(read("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\n20\t14370\trs6054257\n"), Source::default());
}

#[test]
fn days() {
    let cases = [
        ("19850412", "1985-04-12"),
        ("1985-04-12T00:00:00Z", "1985-04-12"),
        ("--0412", "04-12"),
        ("--04-12", "04-12"),
        ("1985", "1985"),
        ("1985-04", "1985-04"),
        ("---12", "---12"),
        ("0000-00-00", ""),
        ("0/0/00", ""),
        ("--", ""),
        ("00000412", "04-12"),
        ("1985-00-00", "1985"),
        ("1985-04-00", "1985-04"),
        ("1985-00-12", "1985"),
        ("circa 1800", "circa 1800"),
        ("Tuesday", "Tuesday"),
        ("é", "é"),
    ];
    for (written, expected) in cases {
        assert_eq!(day(written), expected);
    }
}

#[test]
fn many_cards_are_read_one_by_one() {
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Weber\nN:Weber;Anna;;;\nEMAIL:anna@weber.example\nEND:VCARD\n";
    assert_eq!(read(&card.repeat(5_000)).definitions.len(), 5_000);
    let many = "NICKNAME:a,b,c\nCATEGORIES:x,y\nitem1.X-ABRELATEDNAMES:Z\nitem1.X-ABLabel:L\n".repeat(5_000);
    assert_eq!(read(&format!("BEGIN:VCARD\nFN:Anna\n{many}END:VCARD")).definitions.len(), 1);
}

/// Pieces of cards in any order.
fn cards() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "BEGIN:VCARD",
        "END:VCARD",
        "\r\n",
        "\n",
        "\n ",
        "\n",
        "=\n",
        "=C3",
        "=BC",
        ";ENCODING=QUOTED-PRINTABLE",
        ";CHARSET=UTF-8",
        "VERSION:2.1\n",
        "FN",
        "N",
        "item1.EMAIL",
        "NICKNAME:",
        "ORG:",
        "BDAY:--0412\n",
        "AGENT:\n",
        "RELATED;TYPE=parent:urn:uuid:",
        "UID:a\n",
        "mailto\\:",
        ":",
        ";",
        ",",
        "\\",
        "\"",
        "é",
        "梁",
        "Anna",
        " ",
        "@x",
        "\u{feff}",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in cards(), other in "\\PC{0,80}") {
        check(&text, &read(&text));
        let framed = format!("BEGIN:VCARD\n{text}\n{other}\nEND:VCARD\n");
        check(&framed, &read(&framed));
    }
}

#[test]
fn a_name_with_the_form_of_an_organization_is_one() {
    let kind = |lines: &str| {
        let source = read(&format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n"));
        source.definitions.first().map(|entry| entry.kind)
    };
    for lines in
        ["FN:Lind GmbH", "N:GmbH;Lind;;;\nFN:Lind GmbH", "FN:Zorgle Bakery", "N:;Zorgle Bakery;;;\nFN:Zorgle Bakery"]
    {
        assert_eq!(kind(lines), Some(Kind::Organization), "{lines}");
    }
    for lines in ["FN:Tom Baker", "N:Press;Quorl;;;\nFN:Quorl Press", "FN:Lind GmbH\nKIND:individual"] {
        assert_eq!(kind(lines), Some(Kind::Person), "{lines}");
    }
}
