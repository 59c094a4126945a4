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
