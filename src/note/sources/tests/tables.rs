//! Tables of people and of organizations: which of them a table lists, and how names are written there.

use insta::assert_snapshot;

use super::listed::table;
use crate::names::Kind;
use crate::note::ProblemSeverity;
use crate::note::sources::{SourceFormat, read};

/// The kinds and the leading names of a table's entries.
fn names(text: &str) -> Vec<(Kind, String)> {
    let source = read(text, SourceFormat::Table);
    let names = source.definitions.into_iter().map(|of| (of.kind, of.names.into_iter().next().map(|name| name.text)));
    names.map(|(kind, name)| (kind, name.unwrap_or_default())).collect()
}

fn people(names: &[&str]) -> Vec<(Kind, String)> {
    names.iter().map(|name| (Kind::Person, (*name).to_owned())).collect()
}

#[test]
fn titles_that_only_tables_of_people_have() {
    for header in [
        "name,gender",
        "name,sex",
        "name,party",
        "Name,Partei",
        "name,affiliation",
        "name,orcid",
        "name,birthYear",
        "name,constituency",
        "name,sort_name",
    ] {
        let text = format!("{header}\nQuorrin Belasdar,x\n");
        assert_eq!(names(&text), people(&["Quorrin Belasdar"]), "{header}");
    }
}

#[test]
fn names_tell_of_whom_a_table_is() {
    for header in ["name,phone", "name,twitter", "name,terms", "naam,x", "nimi,x", "nev,x", "Name,x", "Nome,x"] {
        let text = format!("{header}\nAnn Lind,1\nTom Marsh,2\n\"Baldrey, Tammy\",3\nQuorrin Belasdar,4\n");
        let expected = people(&["Ann Lind", "Tom Marsh", "Tammy Baldrey", "Quorrin Belasdar"]);
        assert_eq!(names(&text), expected, "{header}");
    }
    assert_eq!(names("Name\nAnn Lind\nTom Marsh\n"), people(&["Ann Lind", "Tom Marsh"]));
    assert_snapshot!(table("name,party,phone\nAnn Lind,Labour,1\nZorgle AG,Labour,2\nUniversity of Brell,Green,3\n"), @"
    person · Canonical Ann Lind
      party: Labour
      phone: 1
    organization · Canonical Zorgle AG
      party: Labour
      phone: 2
    organization · Canonical University of Brell
      party: Green
      phone: 3
    ");
    let companies = "name,phone\nZorgle,1\nQuillwave,2\nNebrovia GmbH,3\nMorgan Stanmore,4\n";
    assert!(names(companies).iter().all(|(kind, _)| *kind == Kind::Organization));
    let register = "company name,sector\nAnn Lind,Fish\nTom Marsh,Bread\n";
    assert!(names(register).iter().all(|(kind, _)| *kind == Kind::Organization));
}

#[test]
fn surnames_first() {
    let text = "id,name,gender\n1,DUPOND Marie,f\n2,\"MARTINOT, PAUL\",m\n3,\"Weickert, Lowell P., Jr.\",m\n4,Karunasena S.D.D.D.,m\n5,\"Jane Dorr, MBA\",f\n";
    let expected = ["Marie Dupond", "PAUL MARTINOT", "Lowell P. Weickert Jr.", "S.D.D.D. Karunasena", "Jane Dorr, MBA"];
    assert_eq!(names(text), people(&expected));
}

#[test]
fn parts_of_names_in_many_languages() {
    for header in [
        "nombre,apellidos",
        "nome,cognome",
        "nome,sobrenome",
        "imie,nazwisko",
        "imię,nazwisko",
        "voornaam,achternaam",
        "förnamn,efternamn",
        "fornamn,efternamn",
        "fornavn,etternavn",
        "fornavn,efternavn",
        "jméno,příjmení",
        "jmeno,prijmeni",
        "meno,priezvisko",
        "etunimi,sukunimi",
        "keresztnév,vezetéknév",
        "prénom,nom",
        "Vorname,Name",
        "prenume,nume",
        "ime,prezime",
        "имя,фамилия",
        "name,surname",
    ] {
        assert_eq!(names(&format!("{header}\nAna,García\n")), people(&["Ana García"]), "{header}");
    }
    assert_eq!(names("voornaam,tussenvoegsel,achternaam\nWout,van de,Weghel\n"), people(&["Wout van de Weghel"]));
    assert_eq!(names("nombre,apellido 1,apellido 2\nAna,García,Lorca\n"), people(&["Ana García Lorca"]));
}

#[test]
fn names_in_several_languages() {
    assert_snapshot!(table("id,name_ne,name_en,party_en\n1,डोल अर्याल,Dola Aryan,RSP\n"), @"
    person 1 · Canonical Dola Aryan · Alias डोल अर्याल
      party: RSP
    ");
    assert_eq!(names("name_de,gender\nAnn Lind,f\n"), people(&["Ann Lind"]));
}

#[test]
fn rows_of_nobody_are_no_mistake() {
    let text = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lind,,,,,01 Feb 2023\n,,,,,,01 Jan 2019\n,,,,,,02 Jan 2019\n,,,a@b.example,,,\n";
    let source = read(text, SourceFormat::Table);
    assert_eq!(source.problems.len(), 1, "{:?}", source.problems);
    assert!(source.problems.iter().all(|problem| problem.severity == ProblemSeverity::Information));
    assert_snapshot!(table("First Name,Last Name,Birthday\nAnn,Lind,0/0/00\n"), @"person · Canonical Ann Lind ‹Ann›");
}

#[test]
fn a_row_may_lack_its_last_cells_or_have_empty_ones_more() {
    let text = "name,party,email,phone,notes\nAnn Lind,Labour,ann@x.example,123,hi,\nTom Marsh,Labour,tom@x.example\nZoë Lane,Green\nAnn Dorr\n,Green\n# Below are the others.\nEva Moss,Green,a@x.example,1,hi,more\n\"Ian Roe,Green\nIda Voss,\"Green\nMia Falk,Green,,,\n";
    assert_snapshot!(table(text), @r#"
    person · Canonical Ann Lind · Email ann@x.example
      party: Labour
      phone: 123
      = hi
    person · Canonical Tom Marsh · Email tom@x.example
      party: Labour
    person · Canonical Zoë Lane
      party: Green
    person · Canonical Ann Dorr
    person · Canonical Mia Falk
      party: Green
    ! this row is left out: it has no name ‹,Green›
    ! this row is left out: it has 1 cells, and the header has 5 (1 more in this file are like it) ‹# Below are the others.›
    ! this row is left out: it has 6 cells, and the header has 5 ‹Eva Moss,Green,a@x.example,1,hi,more›
    "#);
}

#[test]
fn titles_and_addresses_tell_that_a_table_is_of_people() {
    for text in [
        "name,faction\nQuorrin Belasdar,x\n",
        "ФИО;Отдел\nQuorrin Belasdar;x\n",
        "Imię i nazwisko,x\nQuorrin Belasdar,x\n",
        "Név,Beosztás\nQuorrin Belasdar,x\n",
        "Ad Soyad,Unvan\nQuorrin Belasdar,x\n",
        "name,email\nQuorrin Belasdar,quorrin.belasdar@x.example\n",
        "name,email\nQuorrin Belasditš,quorrin.belasditsh@x.example\n",
        "Name,From\nSenator the Hon Quorrin Belasdar,1996\n",
        "Name,From\nQuorrin Belasdar MP,1996\n",
    ] {
        let found = names(text);
        assert!(found.iter().all(|(kind, _)| *kind == Kind::Person) && found.len() == 1, "{text}: {found:?}");
    }
    for text in [
        "name,email\nQuillwave,ann.lind@quillwave.example\nTide Coffee,tide.coffee@x.example\nNebrovia Works,info@x.example\n",
        "name,email\nKBX Nordwind,kbx.nordwind@x.example\n",
        "Name,From\nThe Hon Company,1996\nLord & Finch,1996\nApollo XI,1996\n",
    ] {
        assert!(names(text).iter().all(|(kind, _)| *kind == Kind::Organization), "{text}");
    }
}

#[test]
fn a_column_beside_the_names_may_have_groups_and_numbers() {
    let text = "full_name,birthday,label\nAnn Lind,1929,9\nTom Marsh,1936,1\nZoë Lane,1946,Group A\n";
    assert!(!table(text).contains("Alias"), "{}", table(text));
    let shared = "name,x,name\nAnn Lind,1,Green\nTom Marsh,2,Green\nZoë Lane,3,Green\n";
    assert!(!table(shared).contains("Alias"), "{}", table(shared));
    assert!(!table("name,gender,alias\nAnn Lind,f,7\n").contains("Alias"));
    let text = "name,gender,label\nAnn Lind,f,Annie Lind\nTom Marsh,m,T. Marsh\nZoë Lane,f,Зоя Лейн\n";
    assert_snapshot!(table(text), @"
    person · Canonical Ann Lind · Alias Annie Lind
      gender: f
    person · Canonical Tom Marsh · Alias T. Marsh
      gender: m
    person · Canonical Zoë Lane · Alias Зоя Лейн
      gender: f
    ");
    assert_eq!(names("label,gender\nAnn Lind,f\n"), people(&["Ann Lind"]));
}

#[test]
fn a_surname_beside_the_whole_name_tells_its_order() {
    let text = "name,surname\nDi Biagio Aldo,Di Biagio\nLind\u{a0}Aldo,Lind\nLIND Pietro,LIND\nAnn Lind,Lind\nAnn,Lind\nWang Xiaoming,Wang\n\"Roe, Ian\",Roe\n";
    let expected = ["Aldo Di Biagio", "Aldo Lind", "Pietro Lind", "Ann Lind", "Ann Lind", "Wang Xiaoming", "Ian Roe"];
    assert_eq!(names(text), people(&expected));
}

#[test]
fn surnames_lead_where_no_blank_stands_in_names() {
    let text = "First Name,Last Name\n太郎,山本\n伟,王\n민준,김\nAnn,王\n";
    assert_eq!(names(text), people(&["山本太郎", "王伟", "김민준", "Ann 王"]));
}

#[test]
fn titles_in_other_scripts() {
    assert_snapshot!(table("姓名\t公司\t职位\t电子邮件\n王伟\tZorgle\t工程师\tw@x.example\n"), @"
    person · Canonical 王伟 · Email w@x.example
      position: 工程师
      organization: Zorgle
    ");
    assert_snapshot!(table("氏名,会社名,役職,メールアドレス\n山本太郎,Zorgle,代表,t@x.example\n"), @"
    person · Canonical 山本太郎 · Email t@x.example
      position: 代表
      organization: Zorgle
    ");
    assert_snapshot!(table("ФИО;Должность;Организация;Дата рождения\nИванов Иван;директор;Zorgle;1980\n"), @"
    person · Canonical Иванов Иван
      born: 1980
      position: директор
      organization: Zorgle
    ");
}

#[test]
fn titles_may_say_whose_each_column_is() {
    assert_snapshot!(table("person_name,person_institution,person_position,event\nQuorrin Belasdar,Zorgle,Pilot,x\n"), @"
    person · Canonical Quorrin Belasdar
      position: Pilot
      affiliation: Zorgle
    ");
    assert_eq!(names("speaker_name,company\nQuorrin Belasdar,Zorgle\n"), people(&["Quorrin Belasdar"]));
    assert_eq!(names("company,contact name\nZorgle,Ann Lind\n"), [(Kind::Organization, "Zorgle".to_owned())]);
    assert_eq!(names("vendor name,x\nAnn Lind,1\n"), [(Kind::Organization, "Ann Lind".to_owned())]);
    assert!(names("product name,price\nAnn Lind,1\n").is_empty());
}

#[test]
fn days_of_birth_may_have_three_columns() {
    let text = "First Name,Last Name,Birth Year,Birth Month,Birth Day\nAnn,Lind,1980,1,15\nTom,Marsh,,1,5\nZoë,Lane,1990,,\nIan,Roe,,,\n";
    let born: Vec<String> = table(text).lines().filter(|line| line.contains("born")).map(str::to_owned).collect();
    assert_eq!(born, ["  born: 1980-01-15", "  born: --01-05", "  born: 1990"]);
    assert!(table("name,Birthday (YYYY-MM-DD)\nAnn Lind,1980-01-15\n").contains("born: 1980-01-15"));
}

#[test]
fn entities_in_names_are_characters_however_often_they_were_written() {
    let text =
        "company name,city\nLind &amp; Sons,Oslo\nMarsh &amp;amp; Quill,Oslo\nCaf&eacute; B&B,Oslo\nA & B &copy,Oslo\n";
    let source = read(text, SourceFormat::Table);
    let names: Vec<&str> = source.definitions.iter().flat_map(|entry| &entry.names).map(|name| &*name.text).collect();
    assert_eq!(names, ["Lind & Sons", "Marsh & Quill", "Café B&B", "A & B &copy"]);
}

#[test]
fn a_table_of_names_in_no_list_with_addresses_of_their_own_is_of_people() {
    let kinds = |rows: &str| {
        let source = read(&format!("Name,E-mail\n{rows}"), SourceFormat::Table);
        source.definitions.iter().map(|entry| entry.kind).collect::<Vec<Kind>>()
    };
    let rows = "Bjørq Ås,bjorq@mail.example\nZsqfia Árvay,arvay.zs@mail.example\nQuorl Zenth,qzenth@mail.example\nØrlq Vantz,info@zorg.example\n";
    assert_eq!(kinds(rows), [Kind::Person; 4]);
    let rows = "Zorgle Brixo,zorgle@mail.example\nCorner Shop,corner@mail.example\nQuill Bakery,quill@mail.example\nBrixo Press,info@brixo.example\n";
    assert_eq!(kinds(rows), [Kind::Organization; 4]);
    let rows = "Zorgle Brixo,sales@zorgle-brixo.example\nVantz Quorl,vantz@vantz-quorl.example\n";
    assert_eq!(kinds(rows), [Kind::Organization; 2]);
}
