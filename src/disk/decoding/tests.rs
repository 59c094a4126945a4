use proptest::prelude::*;

use super::*;

fn read(name: &str, bytes: &[u8]) -> Result<String, String> {
    decoded(bytes.to_vec(), Path::new(name))
}

fn units(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn sources_are_read_in_the_encodings_of_offices_and_phones() {
    for name in ["people.csv", "people.vcf", "people.ged", "people.json", "people.yml"] {
        assert_eq!(read(name, b"\xef\xbb\xbfZo\xc3\xab").as_deref(), Ok("Zoë"), "{name}");
        assert_eq!(read(name, b"Zo\xeb \x96 \x80").as_deref(), Ok("Zoë – €"), "{name}");
        assert_eq!(read(name, b"\xff\xfeZ\0o\0\xeb\0").as_deref(), Ok("Zoë"), "{name}");
        assert_eq!(read(name, b"\xfe\xff\0Z\0o\0\xeb").as_deref(), Ok("Zoë"), "{name}");
        assert!(read(name, b"\xff\xfeZ").is_err(), "{name}");
        assert!(read(name, b"\xff\0").is_err(), "{name}");
    }
    let tree = "0 HEAD\n1 CHAR UNICODE\n0 @I1@ INDI\n1 NAME Zoë /Lind/\n";
    assert_eq!(read("a.ged", &units(tree, u16::to_le_bytes)).as_deref(), Ok(tree), "without a mark");
    assert_eq!(read("a.ged", &units(tree, u16::to_be_bytes)).as_deref(), Ok(tree), "without a mark");
}

#[test]
fn one_letter_of_another_encoding_changes_no_other() {
    let card = b"FN:Zo\xc3\xab Lind\nFN:J\xc3\xb6rg \xc3\x96hm\nFN:M\xfcller";
    assert_eq!(read("a.vcf", card).as_deref(), Ok("FN:Zoë Lind\nFN:Jörg Öhm\nFN:Müller"));
    // All of it is in Windows-1252, although `É’` would be one letter of UTF-8.
    assert_eq!(
        read("a.vcf", b"FN:Ren\xe9\nFN:Fran\xe7ois\nFN:L\xe9a\nORG:CAF\xc9\x92S").as_deref(),
        Ok("FN:René\nFN:François\nFN:Léa\nORG:CAFÉ’S")
    );
}

#[test]
fn a_row_of_another_encoding_changes_no_other() {
    use encoding_rs::{WINDOWS_1251, WINDOWS_1252};
    let file = |rows: &[(&str, &'static encoding_rs::Encoding)]| {
        let rows = rows.iter().flat_map(|(row, encoding)| [encoding.encode(row).0.into_owned(), b"\n".to_vec()]);
        read("a.csv", &rows.collect::<Vec<_>>().concat())
    };
    let utf_8 = encoding_rs::UTF_8;
    // The one row has more letters of its own than all others.
    let rows = [("name,town", utf_8), ("Zoë Lind,Ulm", utf_8), ("Jörg Öhm,Köln", WINDOWS_1252)];
    assert_eq!(file(&rows).as_deref(), Ok("name,town\nZoë Lind,Ulm\nJörg Öhm,Köln\n"));
    let rows = [("Łukasz Żak", utf_8), ("Łucja Śliwa", utf_8), ("Sören Ångström,Växjö", WINDOWS_1252)];
    assert_eq!(file(&rows).as_deref(), Ok("Łukasz Żak\nŁucja Śliwa\nSören Ångström,Växjö\n"));
    let rows = [("Орлов Иван", utf_8), ("Орлова Анна Сергеевна;директор", WINDOWS_1251)];
    assert_eq!(file(&rows).as_deref(), Ok("Орлов Иван\nОрлова Анна Сергеевна;директор\n"));
    // Of a few letters of another script it is not sure which they are: the rest goes on.
    let rows = [("Зоя Лунд", utf_8), ("Орлов", WINDOWS_1251)];
    assert_eq!(file(&rows).as_deref(), Ok("Зоя Лунд\n\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\n"));
    // A row that was put together from both.
    let both = [b"Zo\xc3\xab;M\xfcller;Zo\xc3\xab\n".as_slice(), "Åsa\n".as_bytes()].concat();
    assert_eq!(read("a.csv", &both).as_deref(), Ok("Zoë;Müller;Zoë\nÅsa\n"));
}

#[test]
fn encodings_of_other_countries_show_in_their_letters() {
    use encoding_rs::{
        EUC_KR, GBK, ISO_8859_2, KOI8_R, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1253, WINDOWS_1254,
    };
    for (encoding, text) in [
        (WINDOWS_1250, "Jméno,Příjmení\nJiří,Dvořák\nŠárka,Nováková\n"),
        (ISO_8859_2, "Jméno,Příjmení\nJiří,Dvořák\nŠárka,Nováková\nOndřej,Němec\n"),
        (WINDOWS_1251, "ФИО;Должность\nОрлова Анна Сергеевна;директор\n"),
        (KOI8_R, "ФИО;Должность\nОрлова Анна Сергеевна;директор\n"),
        (WINDOWS_1253, "FN:Άγγελος Παπαδόπουλος\nN:Παπαδόπουλος;Άγγελος\n"),
        (WINDOWS_1254, "Ad;Soyad\nIşık;Şahin\nGökçe;Yılmaz\n"),
        (SHIFT_JIS, "氏名,会社\n山本太郎,山本工業株式会社\n"),
        (GBK, "姓名,公司\n王伟,长江商贸有限公司\n"),
        (EUC_KR, "이름,회사\n김민준,한강상사\n"),
    ] {
        let (bytes, _, has_errors) = encoding.encode(text);
        assert!(!has_errors, "{text}");
        assert_eq!(read("a.csv", &bytes).as_deref(), Ok(text), "{}", encoding.name());
        let tree = ["0 HEAD\n1 CHAR ANSI\n".as_bytes(), &bytes].concat();
        assert!(read("a.ged", &tree).is_ok_and(|read| read.ends_with(text)), "{}", encoding.name());
    }
    for name in ["Hélène", "René", "Siân", "Antônio", "Hernández", "Fátima", "Müller", "João", "Jørgen"] {
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(name);
        assert_eq!(read("a.vcf", &bytes).as_deref(), Ok(name));
    }
    // So few letters are told by whose they are.
    for (encoding, text) in [
        (WINDOWS_1250, "name\nErdős Kálmán\nGyőző Béla\n"),
        (WINDOWS_1250, "FN:Jiří Dvořák\n"),
        (encoding_rs::WINDOWS_1257, "name\nŽydrūnas Šimkus\n"),
        (encoding_rs::WINDOWS_1252, "name\nSørensen\nHernández\nMüller\nJoão Simões\n"),
    ] {
        let (bytes, ..) = encoding.encode(text);
        assert_eq!(read("a.csv", &bytes).as_deref(), Ok(text), "{}", encoding.name());
    }
    // Of these few letters it is not sure what they are.
    let (bytes, ..) = WINDOWS_1251.encode("FN:Сергей\n");
    assert!(
        read("a.vcf", &bytes)
            .is_err_and(|why| why.starts_with("not UTF-8, but perhaps") && why.ends_with("save it as UTF-8"))
    );
}

#[test]
fn lines_of_contacts_say_their_encoding() {
    use encoding_rs::{ISO_8859_2, WINDOWS_1251};
    let line = |text: &str, encoding: &'static encoding_rs::Encoding| encoding.encode(text).0.into_owned();
    let cards = [
        line("FN;CHARSET=ISO-8859-2:Łukasz Żak\n", ISO_8859_2),
        line("FN;LANGUAGE=ru;charset=windows-1251:Орлов\n Анна\n", WINDOWS_1251),
        line("FN;CHARSET=windows-1251:Zoë Lind\n", encoding_rs::UTF_8),
        line("FN:Jürg\n", encoding_rs::WINDOWS_1252),
    ];
    let expected = "FN;CHARSET=ISO-8859-2:Łukasz Żak\nFN;LANGUAGE=ru;charset=windows-1251:Орлов\n Анна\nFN;CHARSET=windows-1251:Zoë Lind\nFN:Jürg\n";
    assert_eq!(read("a.vcf", &cards.concat()).as_deref(), Ok(expected));
}

#[test]
fn mails_say_their_encoding() {
    let mail = |kind: &str, body: &[u8]| {
        let head = format!("From: Ann <a@b.example>\r\nContent-Type: text/plain{kind}\r\n\r\n");
        let text = read("a.eml", &[head.as_bytes(), body].concat());
        text.map(|text| text.rsplit('\n').next().unwrap_or_default().to_owned())
    };
    let cases: [(&str, &[u8], &str); 7] = [
        ("; charset=iso-8859-1", b"Zo\xeb Lind", "Zoë Lind"),
        ("; format=flowed;\r\n Charset=\"ISO-8859-2\"", b"\xa3ukasz", "Łukasz"),
        ("; charset='koi8-r'", b"\xe1\xce\xce\xc1", "Анна"),
        ("; charset=shift_jis", b"\x90\xc2\x96\xd8", "青木"),
        ("; charset=utf-8", b"Zo\xeb", "Zoë"),
        ("", b"Zo\xeb", "Zoë"),
        ("; charset=iso-8859-1", "Zoë".as_bytes(), "Zoë"),
    ];
    for (kind, body, expected) in cases {
        assert_eq!(mail(kind, body).as_deref(), Ok(expected), "{kind}");
    }
    assert!(read("a.md", b"Zo\xeb").is_err(), "notes are written, too");
}

#[test]
fn trees_say_their_encoding() {
    let tree = |charset: &str, name: &[u8]| {
        let head = format!("0 HEAD\r\n1 SOUR X\r\n1 CHAR {charset}\r\n2 VERS 1\r\n0 @I1@ INDI\r\n1 NAME ");
        let text = read("a.ged", &[head.as_bytes(), name].concat());
        text.map(|text| text.rsplit("NAME ").next().unwrap_or_default().to_owned())
    };
    let cases: [(&str, &[u8], &str); 9] = [
        ("ANSEL", b"J\xe8urgen /M\xe8uller/", "Jürgen /Müller/"),
        ("ansel", b"\xeaAsa /S\xb2rensen/", "Åsa /Sørensen/"),
        ("ANSEL", b"\xa1ukasz /\xe9Capek/", "Łukasz /Čapek/"),
        ("ANSEL", b"Th\xf2\xe3e /\xf0Caro\xcf/", "Th\u{1ec7} /Çaroß/"),
        ("ANSEL", b"Anna\xe8\r\n2 X \xd0", "Anna\r\n2 X \u{fffd}"),
        ("ANSI", b"J\xfcrgen /\x8aim\xe1k/", "Jürgen /Šimák/"),
        ("IBMPC", b"J\x81rgen /M\x94ller/", "Jürgen /Möller/"),
        ("UTF-8", b"J\xfcrgen /M\xfcller/", "Jürgen /Müller/"),
        // What is UTF-8 is, whatever it says.
        ("ANSEL", "Jürgen /Müller/".as_bytes(), "Jürgen /Müller/"),
    ];
    for (charset, written, expected) in cases {
        assert_eq!(tree(charset, written).as_deref(), Ok(expected), "{charset} {written:?}");
    }
}

#[test]
fn notes_are_utf_8() {
    assert_eq!(read("a.md", b"Zo\xeb"), Err("not UTF-8 at byte 2".to_owned()));
    assert_eq!(read("a.org", b"\xff\xfeZ\0"), Err("not UTF-8 at byte 0".to_owned()));
}

proptest! {
    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..200), charset in "(ANSEL|ANSI|IBMPC|UTF-8|)") {
        let tree = [format!("0 HEAD\n1 CHAR {charset}\n").as_bytes(), &bytes].concat();
        for bytes in [&bytes, &tree] {
            for name in ["a.ged", "a.vcf", "a.md"] {
                let _ = read(name, bytes);
            }
        }
    }
}
