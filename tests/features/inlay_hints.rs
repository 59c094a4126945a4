//! Inlay hints: the full name behind a short form.

use whoswho::features::inlay_hints;
use whoswho::text::Span;

use crate::fixture::Fixture;

const CAST: &str = "
//- /People/Liang Wenfeng.md
---
aliases: [梁文锋]
---
//- /People/Zoë Lane.md
//- /a.md
";

/// The open note with its hints in `«…»`.
fn shown(note: &str) -> String {
    let fixture = Fixture::new(&format!("{CAST}{note}"));
    let mut text = fixture.text(fixture.open).to_owned();
    let hints = inlay_hints(&fixture.world, fixture.open, Span::new(0, text.len()));
    for hint in hints.iter().rev() {
        assert_eq!(fixture.world.entity(hint.entity).map(|entity| entity.name()), Some(hint.name));
        text.insert_str(hint.at as usize, &format!("«{}»", hint.name));
    }
    text
}

#[test]
fn a_short_form_gets_the_full_name() {
    assert_eq!(
        shown("Liang Wenfeng met Zoë Lane.\n\n🐋 Then Liang and Zoë left.\n"),
        "Liang Wenfeng met Zoë Lane.\n\n🐋 Then Liang«Liang Wenfeng» and Zoë«Zoë Lane» left.\n"
    );
}

#[test]
fn only_the_first_of_a_paragraph_gets_it() {
    assert_eq!(
        shown("Liang Wenfeng.\n\nLiang left. Then Liang\nand Liang.\n\n- Liang again\n- and Liang\n"),
        "Liang Wenfeng.\n\nLiang«Liang Wenfeng» left. Then Liang\nand Liang.\n\n- Liang«Liang Wenfeng» again\n- and \
         Liang«Liang Wenfeng»\n"
    );
}

#[test]
fn a_line_with_the_full_name_needs_none() {
    assert_eq!(shown("🐋 Liang Wenfeng, or Liang.\n"), "🐋 Liang Wenfeng, or Liang.\n");
    assert_eq!(shown("See [[Liang Wenfeng|him]]: Liang.\n"), "See [[Liang Wenfeng|him]]: Liang.\n");
    assert_eq!(
        shown("[[Liang Wenfeng]] came,\nand Liang left.\n"),
        "[[Liang Wenfeng]] came,\nand Liang«Liang Wenfeng» left.\n"
    );
}

#[test]
fn a_form_over_two_lines_gets_it_behind() {
    assert_eq!(
        shown("Liang Wenfeng.\n\nSo said Mr.\nLiang of it.\n"),
        "Liang Wenfeng.\n\nSo said Mr.\nLiang«Liang Wenfeng» of it.\n"
    );
}

#[test]
fn an_alias_is_no_short_form() {
    assert_eq!(shown("Liang Wenfeng.\n\n梁文锋 left.\n"), "Liang Wenfeng.\n\n梁文锋 left.\n");
}

#[test]
fn a_hint_outside_of_the_range_is_left_out() {
    let fixture = Fixture::new(&format!("{CAST}Liang Wenfeng.\n\nLiang left.\n\nThen Liang.\n"));
    let text = fixture.text(fixture.open);
    let last = Span::new(text.find("Then").expect("it is there"), text.len());
    assert_eq!(inlay_hints(&fixture.world, fixture.open, last).len(), 1);
}
