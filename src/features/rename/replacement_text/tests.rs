use super::*;

fn change(kind: Kind, old: &str, new: &str, other: &[&str], mention: &str) -> String {
    let wording = NameChange::new(kind, old, new, other.iter().copied());
    wording.instead_of(mention).map_or_else(|| "stays".to_owned(), |found| found.text)
}

#[test]
fn parts_of_a_name_change_only_where_they_are_wrong() {
    let to = |mention: &str| change(Kind::Person, "Ada Lovelace", "Ada King", &["Countess"], mention);
    assert_eq!(to("Ada Lovelace"), "Ada King");
    assert_eq!(to("Lovelace"), "King");
    assert_eq!(to("LOVELACE"), "KING");
    assert_eq!(to("A. Lovelace"), "A. King");
    assert_eq!(to("Ada"), "stays");
    assert_eq!(to("Countess"), "stays");
}

#[test]
fn names_that_no_form_lists_change_word_by_word() {
    let to = |mention: &str| change(Kind::Person, "Ada Lovelace", "Ada King", &[], mention);
    assert_eq!(to("Ada B. Lovelace"), "Ada B. King");
    assert_eq!(to("Lovelace, Ada"), "King, Ada");
    assert_eq!(to("Babbage"), "stays");
}

#[test]
fn an_ending_stays_at_a_whole_name_and_no_name_changes_by_half() {
    let to = |mention: &str| change(Kind::Person, "Jonas Berg", "Anna Smythe", &[], mention);
    assert_eq!(to("Jonas Bergs"), "Anna Smythes");
    assert_eq!(to("Bergs"), "Smythes");
    let to = |mention: &str| change(Kind::Person, "Matti Virtanen", "Pekka Niemi", &[], mention);
    assert_eq!(to("Matti Virtasen"), "stays");
    assert_eq!(to("Virtasen"), "stays");
}

#[test]
fn a_name_of_more_or_fewer_words_comes_in_the_place_of_all_of_the_old_one() {
    let to = |mention: &str| change(Kind::Person, "Ada Lovelace", "Augusta Ada van King", &["Countess"], mention);
    assert_eq!(to("Ada B. Lovelace"), "Augusta Ada van King");
    assert_eq!(to("Lovelace, Ada"), "van King, Augusta Ada");
    assert_eq!(to("LOVELACE"), "VAN KING");
    assert_eq!(to("Countess Lovelace of Ockham"), "stays");
}

#[test]
fn a_name_with_another_ending_stays_whole() {
    let to = |old: &str, mention: &str| change(Kind::Person, old, "Piotr Nowak", &[], mention);
    assert_eq!(to("Jan Kowalski", "Janem Kowalskim"), "stays");
    assert_eq!(to("Jan Kowalski", "Jana Kowalskiego"), "stays");
    assert_eq!(to("Ewa Wolak", "Ewy Wolak"), "stays");
    assert_eq!(to("Ewa Wolak", "Ewa B. Wolak"), "Piotr B. Nowak");
}

#[test]
fn another_name_that_begins_alike_is_no_name_with_an_ending() {
    let to = |mention: &str| change(Kind::Person, "Ann Smith", "Jane Smith", &["Annie"], mention);
    assert_eq!(to("Annie Smith"), "stays");
    assert_eq!(to("Anns Smith"), "Janes Smith");
    let to = |mention: &str| change(Kind::Person, "Tom Whitlock", "Thomas Wood", &[], mention);
    assert_eq!(to("Tommy Whitlock"), "Tommy Wood");
    let other = ["Tom Whitlock", "Tommy"];
    let to = |mention: &str| change(Kind::Person, "Uncle Tom", "Uncle Bob", &other, mention);
    assert_eq!(to("Tommy Whitlock"), "stays");
    assert_eq!(to("Tom Whitlock senior"), "stays");
}

#[test]
fn a_name_without_its_apostrophe_changes_as_well() {
    let to = |mention: &str| change(Kind::Person, "Siobhán O'Malley", "Siobhán Kelly", &[], mention);
    assert_eq!(to("Siobhan OMalley"), "Siobhán Kelly");
    assert_eq!(to("OMalley"), "Kelly");
}

#[test]
fn all_of_an_alias_changes_that_is_a_part_of_another_name_too() {
    let to = |mention: &str| change(Kind::Organization, "Acme", "Apex", &["Acme Robotics", "Acme"], mention);
    assert_eq!(to("Acme"), "Apex");
    assert_eq!(to("ACME"), "APEX");
    assert_eq!(to("Acme Robotics"), "stays");
}

#[test]
fn a_part_that_another_name_keeps_stays() {
    let to = |mention: &str| change(Kind::Person, "Ada Lovelace", "Ada King", &["Augusta Lovelace"], mention);
    assert_eq!(to("Lovelace"), "stays");
    assert_eq!(to("Ada Lovelace"), "Ada King");
}

#[test]
fn diacritics_alone_are_a_change() {
    let to = |mention: &str| change(Kind::Person, "Jose Nunez", "José Núñez", &[], mention);
    assert_eq!(to("Jose Nunez"), "José Núñez");
    assert_eq!(to("Nunez"), "Núñez");
    assert_eq!(to("José"), "stays");
}

#[test]
fn a_legal_form_stays_unless_the_new_name_brings_one() {
    let found = |new: &str, mention: &str| {
        NameChange::new(Kind::Organization, "Acme", new, [].into_iter()).instead_of(mention).unwrap()
    };
    assert_eq!(found("Apex", "Acme Inc."), Replacement { words: 1, text: "Apex".to_owned(), whole: true });
    assert_eq!(found("Apex GmbH", "Acme Inc."), Replacement { words: 2, text: "Apex GmbH".to_owned(), whole: true });
}

#[test]
fn names_without_spaces_have_parts_too() {
    let to = |mention: &str| change(Kind::Person, "梁文锋", "梁文道", &[], mention);
    assert_eq!((to("梁文锋"), to("文锋")), ("梁文道".to_owned(), "文道".to_owned()));
}
