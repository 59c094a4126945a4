use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;

fn side(name: &str, note: Option<&str>) -> Judged {
    Judged { name: name.to_owned(), note: note.map(str::to_owned) }
}

fn different(one: &str, note: &str) -> Judgement {
    Judgement::new(side(one, None), side("Ann Smith", Some(note)), Verdict::Different, "2026-11-30")
}

fn kept(text: &str, judgement: &Judgement) -> String {
    let (place, new) = judging(text, judgement).unwrap();
    let mut after = text.to_owned();
    after.replace_range(place, &new);
    after
}

#[test]
fn judgements_are_kept_one_a_line_and_sorted() {
    let text = kept("", &different("Anna Smith", "People/Ann Smith.md"));
    let text = kept(&text, &different("A. Smith", "People/Ann Smith.md"));
    let text = kept(&text, &different("Aña “S” \\ \"Smith\"\n", "P\u{202e}.md"));
    assert_snapshot!(text, @r#"
    # Who is the same, and who is not: decisions of `whoswho review`, one a line, sorted.
    judgements = [
      { one = { name = "A. Smith" }, other = { name = "Ann Smith", note = "People/Ann Smith.md" }, verdict = "different", date = "2026-11-30" },
      { one = { name = "Ann Smith", note = "P\U0000202E.md" }, other = { name = "Aña “S” \\ \"Smith\"\U0000000A" }, verdict = "different", date = "2026-11-30" },
      { one = { name = "Ann Smith", note = "People/Ann Smith.md" }, other = { name = "Anna Smith" }, verdict = "different", date = "2026-11-30" },
    ]
    "#);
    let (judgements, problems) = judgements_in(&text);
    assert_eq!((judgements.iter().count(), problems), (3, Vec::new()));
}

#[test]
fn a_second_thought_takes_the_place_of_the_first() {
    let first = different("A. Smith", "a.md");
    let second = Judgement { verdict: Verdict::Same, date: "2026-12-01".to_owned(), ..first.clone() };
    let text = kept(&kept("", &first), &second);
    let (judgements, _) = judgements_in(&text);
    assert_eq!(judgements.iter().collect::<Vec<_>>(), [&second]);
}

#[test]
fn a_wrong_line_costs_itself_and_says_where() {
    let good = written(&different("A. Smith", "a.md"));
    let wrong = good.replace("different", "maybe");
    let text = format!("\u{feff}judgements = [\n{good}\n{wrong}\n  {{ one = 1 }},\n]\nother = 1\n");
    let (judgements, problems) = judgements_in(&text);
    assert_eq!(judgements.iter().count(), 1);
    let said: Vec<String> =
        problems.iter().map(|one| format!("{}: {}", one.span.unwrap().start, one.message)).collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said.iter().any(|one| one.contains("not “maybe”")), "{said:?}");
    assert!(said.iter().any(|one| one.contains("“other” is not used")), "{said:?}");
}

#[test]
fn both_versions_of_a_merge_that_is_not_done_are_read() {
    let (one, other) = (written(&different("A. Smith", "a.md")), written(&different("Anna Smith", "a.md")));
    let text = format!("judgements = [\n<<<<<<< HEAD\n{one}\n=======\n{other}\n>>>>>>> theirs\n]\n");
    let (judgements, problems) = judgements_in(&text);
    assert_eq!((judgements.iter().count(), problems.len()), (2, 3));
}

#[test]
fn ends_of_lines_stay_as_they_are() {
    let text = kept("", &different("B. Smith", "a.md")).replace('\n', "\r\n");
    let text = kept(&text, &different("A. Smith", "a.md"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn a_file_of_another_layout_is_read_and_left_alone() {
    let text =
        "[[judgements]]\none = { name = \"A\" }\nother.name = \"B\"\nverdict = \"later\"\ndate = \"2026-11-30\"\n";
    assert_eq!(judgements_in(text).0.iter().count(), 1);
    assert_eq!(judging(text, &different("A. Smith", "a.md")), None);
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in "(judgements = \\[\n|[{}\\[\\]=,\"\n\r a-z#ü]|one|name|date){0,60}") {
        let _ = judgements_in(&text);
        let _ = judging(&text, &different("A. Smith", "a.md"));
    }

    #[test]
    fn any_name_is_read_as_it_was_kept(name in "\\PC{1,20}|[\u{0}-\u{ff}]{1,20}", note in "\\PC{0,20}") {
        prop_assume!(!name.trim().is_empty());
        let judgement = different(&name, &note);
        let (judgements, problems) = judgements_in(&kept("", &judgement));
        prop_assert_eq!(problems, Vec::new());
        prop_assert_eq!(judgements.iter().collect::<Vec<_>>(), [&judgement]);
    }
}
