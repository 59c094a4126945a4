use super::*;
use crate::names::Kind;
use std::time::{Duration, Instant};

/// The names as persons, with what stands before them in front of a bar: `Mrs. | Bennet`.
fn people(names: &[&str]) -> Vec<Member> {
    of_kind(names, Kind::Person)
}

fn organizations(names: &[&str]) -> Vec<Member> {
    of_kind(names, Kind::Organization)
}

fn of_kind(names: &[&str], kind: Kind) -> Vec<Member> {
    let split = names.iter().map(|name| name.split_once(" | ").unwrap_or(("", name)));
    chains(&split.map(|(before, text)| Name { text, kind, before }).collect::<Vec<_>>())
}

/// The chain of each name, by number.
fn numbers(members: &[Member]) -> Vec<usize> {
    members.iter().map(|member| member.chain).collect()
}

fn are_one(names: &[&str]) -> bool {
    people(names).iter().all(|member| member.chain == 0)
}

fn is_one_organization(names: &[&str]) -> bool {
    organizations(names).iter().all(|member| member.chain == 0)
}

#[test]
fn the_same_string_is_one_whatever_its_case_and_diacritics() {
    assert!(are_one(&["Élodie Marchand", "Elodie Marchand", "ÉLODIE MARCHAND", "Elodie Marchand's"]));
    assert!(are_one(&["Voldemort", "Voldemort"]));
    assert_eq!(numbers(&people(&["Ada Lovelace", "Grace Hopper", "Ada Lovelace"])), [0, 1, 0]);
    assert!(chains(&[]).is_empty());
}

#[test]
fn a_surname_or_a_given_name_joins_the_full_name() {
    assert!(are_one(&["Petra Lindqvist", "Lindqvist", "Petra"]));
    assert!(are_one(&["Vincent van Gogh", "van Gogh", "Gogh", "Vincent"]));
    assert!(are_one(&["Jean-Claude Juncker", "Juncker", "Jean-Claude"]));
    assert!(!are_one(&["Petra Lindqvist", "Anna"]));
}

#[test]
fn a_full_name_joins_the_part_that_came_before() {
    let members = people(&["Lindqvist", "Petra Lindqvist", "Lindqvist"]);
    assert_eq!(numbers(&members), [0, 0, 0]);
    assert_eq!(members.iter().map(|member| member.fullest).collect::<Vec<_>>(), [1, 1, 1]);
    assert_eq!(numbers(&people(&["Amory", "Beatrice Amory Blaine"])), [0, 1], "a middle name was somebody else");
}

#[test]
fn of_two_that_fit_the_more_frequent_and_then_the_more_recent_wins() {
    assert_eq!(numbers(&people(&["John Smith", "Mary Smith", "Smith"])), [0, 1, 1]);
    assert_eq!(numbers(&people(&["John Smith", "John Smith", "Mary Smith", "Smith"])), [0, 0, 1, 0]);
}

#[test]
fn a_nickname_joins_only_where_no_given_name_does() {
    assert!(are_one(&["William Gates", "Bill Gates", "Bill"]));
    assert_eq!(numbers(&people(&["William Gates", "Bill Clinton", "William Gates", "Bill"])), [0, 1, 0, 1]);
    assert_eq!(numbers(&people(&["Patrick Gordon", "Peter"])), [0, 1], "a name of its own");
}

#[test]
fn given_names_must_not_contradict() {
    assert!(!are_one(&["John Smith", "Mary Smith"]));
    assert!(!are_one(&["John Smith", "James Smith"]));
    assert!(are_one(&["John Smith", "J. Smith", "J. R. Smith", "John Robert Smith"]));
    assert!(!are_one(&["John Smith", "M. Smith"]));
    assert!(!are_one(&["John R. Smith", "John T. Smith"]));
}

#[test]
fn names_that_are_particles_too_are_names() {
    assert!(are_one(&["Al Roskamp", "Al", "Roskamp"]));
    assert!(are_one(&["Van Hollister", "Van"]));
    assert!(are_one(&["Di Watkin", "Di", "Watkin"]));
    assert!(!are_one(&["Al Roskamp", "Van"]));
}

#[test]
fn spellings_and_former_surnames_are_one() {
    assert!(are_one(&["Fidelma O'Garrick", "O’Garrick", "Fidelma OGarrick", "Fidelma"]));
    assert!(are_one(&["Elspeth Windrow, née Castellan", "Castellan", "Elspeth Castellan", "Windrow"]));
    assert!(are_one(&["Rüdiger Voss", "Ruediger Voss", "Ruediger"]));
    assert!(are_one(&["Theodora \"Teddy\" Lasker", "Teddy"]));
    assert!(are_one(&["Ilse Brandt-Keller", "Keller", "Ilse Brandt"]));
    assert!(are_one(&["Dr. Watkin", "Watkin"]));
    assert!(!are_one(&["Ann Watkin", "Anna"]), "no ending in English");
}

#[test]
fn the_end_or_the_beginning_of_a_longer_name_is_the_same() {
    assert!(are_one(&["Gabriel García Márquez", "García Márquez", "Gabriel García"]));
    assert!(!are_one(&["Gabriel García Márquez", "Ana Márquez"]));
}

#[test]
fn titles_that_tell_the_sex_must_not_contradict() {
    assert_eq!(numbers(&people(&["Mr. | Bennet", "Mrs. | Bennet", "Mr. | Bennet", "Mrs. Bennet"])), [0, 1, 0, 1]);
    assert_eq!(numbers(&people(&["Mary Smith", "John Smith", "Ms. | Smith", "Mr. | Smith"])), [0, 1, 0, 1]);
    assert!(!are_one(&["Miss | Bennet", "Mrs. | Bennet"]));
    assert!(are_one(&["Dr. | Watson", "Watson", "the Mr. | Watson"]));
}

#[test]
fn a_wife_is_not_the_daughter() {
    assert!(!are_one(&["Katharine Hilbery", "Mrs. | Hilbery"]));
    assert!(are_one(&["Mrs. Clara Hilbery", "Mrs. | Hilbery"]));
    assert!(are_one(&["Katharine Hilbery", "Ms. | Hilbery"]));
}

#[test]
fn some_titles_call_by_the_given_name() {
    assert_eq!(numbers(&people(&["William Lucas", "John William", "Sir | William"])), [0, 1, 0]);
    assert!(are_one(&["Jane Fairfax", "Aunt | Jane"]));
    assert!(!are_one(&["Tom Jane", "Aunt | Jane"]));
    assert!(!are_one(&["Uncle | Tom", "Mr. | Tom"]));
}

#[test]
fn a_word_at_the_end_of_a_sentence_is_no_title() {
    assert!(are_one(&["Peter Lindqvist", "She met his sister. | Lindqvist"]));
    assert!(!are_one(&["Peter Lindqvist", "his sister | Lindqvist"]));
}

#[test]
fn generations_are_told_apart() {
    assert!(!are_one(&["Paul Desmarais Jr.", "Paul Desmarais Sr."]));
    assert!(!are_one(&["Carol I", "Carol II"]));
    assert!(!are_one(&["Paul Desmarais Jr.", "Paul Desmarais"]));
    assert!(are_one(&["Paul Desmarais Jr.", "Desmarais", "Paul Desmarais, Jr."]));
    assert!(are_one(&["Ada Lovelace PhD", "Ada Lovelace"]));
    assert!(are_one(&["Carol I", "Carol"]));
    assert!(!are_one(&["Otis Bram II", "Otis Bram III"]));
}

#[test]
fn east_asian_names_are_read_in_both_orders() {
    let members = people(&["Liang Wenfeng", "Liang", "Wenfeng", "Wenfeng Liang"]);
    assert_eq!(numbers(&members), [0, 0, 0, 0]);
    let parts: Vec<Part> = members.iter().map(|member| member.part).collect();
    assert_eq!(parts, [Part::Whole, Part::Surname, Part::Given, Part::Whole]);
    assert!(are_one(&["Higuchi Natsuko", "Natsuko Higuchi"]));
    assert!(!are_one(&["Henry James", "James Henry"]));
    assert!(are_one(&["梁文锋", "文锋"]));
    assert!(!are_one(&["梁文锋", "王伟"]));
}

#[test]
fn a_legal_form_is_optional_but_not_any() {
    assert!(is_one_organization(&["Siemens AG", "Siemens", "the Siemens"]));
    assert_eq!(numbers(&organizations(&["Acme Ltd", "Acme GmbH", "Acme GmbH"])), [0, 1, 1]);
    assert!(is_one_organization(&["Acme Ltd", "Acme Limited"]));
}

#[test]
fn an_acronym_joins_the_organization_before_or_behind_it() {
    assert!(is_one_organization(&["National Science Foundation", "NSF", "N.S.F."]));
    assert!(is_one_organization(&["NSF", "National Science Foundation"]));
    assert!(is_one_organization(&["University of Southern California", "USC"]));
    assert!(!is_one_organization(&["National Science Foundation", "Nsf"]));
    assert!(!is_one_organization(&["National Science Foundation", "NASA"]));
    let members = organizations(&["NSF", "National Science Foundation"]);
    assert_eq!(
        members.iter().map(|member| (member.fullest, member.part)).collect::<Vec<_>>(),
        [(1, Part::Acronym), (1, Part::Whole)]
    );
}

#[test]
fn the_beginning_of_an_organization_is_not_it() {
    assert!(!is_one_organization(&["Barry University School of Law", "Barry University"]));
    assert!(!is_one_organization(&["Acme Robotics", "Acme"]));
}

#[test]
fn a_person_is_not_an_organization() {
    let name = |text, kind| Name { text, kind, before: "" };
    let members =
        chains(&[name("Ford", Kind::Organization), name("Henry Ford", Kind::Person), name("Ford", Kind::Person)]);
    assert_eq!(numbers(&members), [0, 1, 1]);
}

#[test]
fn the_fullest_name_has_the_most_words_and_the_fewest_initials() {
    let fullest = |names: &[&str]| people(names).first().map(|member| member.fullest);
    assert_eq!(fullest(&["Smith", "J. Smith", "John Smith", "Mr. Smith", "John Smith"]), Some(2));
    assert_eq!(fullest(&["John Smith", "John Quincy Smith"]), Some(1));
}

#[test]
fn what_a_name_is_of_the_fullest_is_told() {
    let parts = |names: &[&str]| people(names).iter().map(|member| member.part).collect::<Vec<_>>();
    assert_eq!(
        parts(&["William Gates", "Gates", "William", "Bill", "W. Gates", "Mr. Gates", "Mr. William Gates"]),
        [Part::Whole, Part::Surname, Part::Given, Part::Nickname, Part::Shortened, Part::Surname, Part::Whole,]
    );
}

#[test]
fn odd_names_are_harmless() {
    let odd =
        ["", " ", "—", "Mr.", "Mrs. | Dr.", "'s", "X", "🧭", "J. J.", "van der", "株式会社", "The", "Inc.", "III"];
    assert_eq!(people(&odd).len(), odd.len());
    assert_eq!(organizations(&odd).len(), odd.len());
}

#[test]
fn twenty_thousand_names_take_time_in_proportion() {
    // Half of them share a surname, a tenth are that surname alone: the worst there is for looking up parts.
    let names: Vec<String> = (0..20_000)
        .map(|number| match number % 10 {
            0 => "Smith".to_owned(),
            1..=5 => format!("William{} Smith", letters(number)),
            _ => format!("William {}", letters(number)),
        })
        .collect();
    let names: Vec<Name<'_>> = names.iter().map(|text| Name { text, kind: Kind::Person, before: "said Mr." }).collect();
    let start = Instant::now();
    assert_eq!(chains(&names).len(), names.len());
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

/// A number in letters.
fn letters(mut number: usize) -> String {
    let mut out = String::new();
    while number > 0 {
        out.push(char::from(b'a' + u8::try_from(number % 26).unwrap()));
        number /= 26;
    }
    out
}
