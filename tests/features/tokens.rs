//! Semantic tokens: what is coloured as a name, and how.

use whoswho::features::{NameStatus, Token, tokens};
use whoswho::text::Span;

use crate::fixture::{Fixture, annotate};

/// Holds the tokens of the open note to the `^^^` lines under its text.
fn check(source: &str) {
    check_in(&Fixture::new(source));
}

fn check_in(fixture: &Fixture) {
    let note = fixture.note(fixture.open);
    let found = tokens(&fixture.world, fixture.open, None);
    for (one, next) in found.iter().zip(found.iter().skip(1)) {
        assert!(one.span.end <= next.span.start, "{one:?} and {next:?} overlap");
    }
    for token in &found {
        let text = token.span.text(&note.text);
        assert!(!text.is_empty() && !text.contains(['\n', '\r']), "{token:?} is {text:?}");
    }
    let labels: Vec<(Span, String)> = found.iter().map(|token| (token.span, label(token))).collect();
    let found = annotate(&note.text, &labels);
    assert!(found == note.annotated, "expected:\n{}\n\nfound:\n{found}", note.annotated);
}

fn label(token: &Token) -> String {
    let kind = token.kind.word();
    match token.standing {
        NameStatus::Sure => kind.to_owned(),
        standing => format!("{kind} {standing:?}").to_lowercase(),
    }
}

const CAST: &str = "
//- /People/Zoë Lane.md
//- /People/Ann Ellison.md
//- /People/Tom Ellison.md
//- /Companies/Zorgle.md
";

#[test]
fn names_are_tokens_by_kind() {
    check(&format!(
        "{CAST}
//- /a.md
🧭 Zoë Lane of Zorgle met [[Ann Ellison|the captain]], and Lane left.
  ^^^^^^^^ person
              ^^^^^^ organization
                           ^^^^^^^^^^^ person
                                                          ^^^^ person
"
    ));
}

#[test]
fn what_is_not_sure_says_so() {
    check(&format!(
        "{CAST}
//- /a.md
---
organizations: [\"[[Nobody Knows]]\"]
                   ^^^^^^^^^^^^ organization unresolved
---
Ann Ellison and Tom Ellison: 🧭 Ellison met [[Zhang Wei]]. Law and law.
^^^^^^^^^^^ person
                ^^^^^^^^^^^ person
                               ^^^^^^^ person ambiguous
                                             ^^^^^^^^^ person unresolved
"
    ));
}

#[test]
fn a_name_that_nobody_has_defined_is_unresolved() {
    check_in(&Fixture::tagged(
        "
//- /a.md
🧭 On Monday we called Petra Lindqvist at home.
                      ^^^^^^^^^^^^^^^ person unresolved
",
    ));
}

#[test]
fn a_definition_is_marked() {
    check(
        "
//- /People/梁文锋.md
---
aliases: [Liang Wenfeng]
          ^^^^^^^^^^^^^ person definition
---
# 🐋 梁文锋
    ^^^ person definition
梁文锋 founded it.
^^^ person
",
    );
}

#[test]
fn a_name_over_two_lines_is_a_token_on_each() {
    check(&format!(
        "{CAST}
//- /a.md
> 🧭 We met Zoë
           ^^^ person
>   Lane and Ann
    ^^^^ person
             ^^^ person
>   Ellison.
    ^^^^^^^ person
"
    ));
}

#[test]
fn a_line_may_end_in_carriage_return_and_line_feed() {
    let source = format!("{CAST}//- /a.md\nWe met Zoë\r\nLane.\r\n");
    let fixture = Fixture::new(&source);
    let text = fixture.text(fixture.open);
    let found: Vec<&str> = tokens(&fixture.world, fixture.open, None).iter().map(|it| it.span.text(text)).collect();
    assert_eq!(found, ["Zoë", "Lane"]);
}

#[test]
fn a_range_has_what_reaches_into_it() {
    let fixture = Fixture::new(&format!("{CAST}//- /a.md\nZoë Lane, Zorgle, Ann Ellison, Tom Ellison.\n"));
    let text = fixture.text(fixture.open);
    let at = |what: &str| text.find(what).expect("it is there");
    let within = Span::new(at("Zorgle") + 2, at("Ann") + 3);
    let found = tokens(&fixture.world, fixture.open, Some(within));
    assert_eq!(found.iter().map(|it| it.span.text(text)).collect::<Vec<_>>(), ["Zorgle", "Ann Ellison"]);
}

#[test]
fn a_closed_note_has_none() {
    let fixture = Fixture::new(&format!("{CAST}//- /b.md\nZoë Lane.\n//- /a.md\n$0\n"));
    assert_eq!(tokens(&fixture.world, fixture.file("b.md"), None), []);
}
