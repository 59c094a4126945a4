use proptest::prelude::*;

use super::{parse_incremental, read_around_edit};
use crate::note::{Format, parse};
use crate::text::{Span, edited, line_start};

/// Pieces of notes, with all that reaches beyond its own line: fences, containers, what is told by what follows.
const PIECES: &[&str] = &[
    "Ann Smith met *Bob\nJones* at [[Acme]].\n",
    "Ann",
    "a",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\n\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "é",
    "梁文锋\n",
    "# Ann Smith\n",
    "## Tom\nrole: chef\n",
    "### Tom {#id}\n\n",
    "===\n",
    "---\n",
    "-",
    "=",
    "```\n",
    "~~~\n",
    "```rust\n[[code]]\n```\n",
    "`",
    "``",
    "$$\n",
    "$x$",
    "- item\n",
    "- [ ] task @ann\n",
    "-\n",
    "- \n\n",
    "* other\n",
    "1. one\n",
    "2) two\n",
    "  - nested\n\n    more\n",
    "> quoted\n",
    ">\n",
    "> > twice\n",
    "> [!infobox] Ann\n> role: chef\n",
    "> [!note] Bob\n",
    "| a | b |\n|---|---|\n| born | 1985 |\n",
    "|---|\n",
    "| a |\n",
    "| a\n",
    "term\n: what it is\n",
    ": what it is\n",
    ":",
    "<div>\n",
    "</div>\n",
    "<!-- a comment -->\n",
    "<!--\n",
    "-->\n",
    "<!-- ",
    "<?php\n",
    "?>\n",
    "<script>\n",
    "</script>\n",
    "<b>bold</b>\n",
    "<![CDATA[\n",
    "]]>\n",
    "<!X ",
    "%%\n",
    "%% hidden %%\n",
    "%",
    "[ann]: ann.md\n",
    "[ann]: ann.md \"title\n",
    "[ann]:\n",
    "[ann] and [her][ann] and [ann][]\n",
    "[her](people/ann.md \"x\")\n",
    "[her](<people\n",
    "![[ann.png]]\n",
    "[^1]: a note\n",
    "text[^1]\n",
    "    indented\n",
    "\tindented\n",
    "***\n",
    "**",
    "_",
    "\\\n",
    "key:: value\n",
    "- key:: [[Ann]]\n",
    "text [key:: value] (other:: [[Bob]]) text\n",
    "born: 1985\n",
    "unknown key: 5\n",
    "spouse: [[Bob]]\n",
    "alias: Ann\n",
    "[[Ann|her]]",
    "[[",
    "]]",
    "[",
    "](",
    "@ann #tag ann@example.org https://example.org/a_b\n",
    "&amp; &copy;\n",
    "+++\n",
    "title: x\n",
    "...\n",
];

/// Beginnings of notes, closed and not.
const HEADS: &[&str] = &[
    "",
    "",
    "",
    "---\ntitle: Ann\nspouse: \"[[Bob]]\"\n---\n",
    "---\ntitle: Ann\nspouse: \"[[Bob]]\"\n---\n\n",
    "---\ntitle: Ann\nrole: chef\n",
    "---\n",
    "+++\ntitle = \"Ann\"\n+++\n",
    "\u{feff}",
    "---\na: b: c\n- x\n---\n\n",
];

fn piece() -> impl Strategy<Value = String> {
    let plain =
        prop::sample::select(vec!["Ann Smith met Bob.\n\n", "One\ntwo\n\n", "Prose.\r\n\r\n", "# Title\n\nProse.\n\n"]);
    prop_oneof![
        2 => plain.prop_map(str::to_owned),
        3 => prop::sample::select(PIECES).prop_map(str::to_owned),
    ]
}

fn text() -> impl Strategy<Value = String> {
    (prop::sample::select(HEADS), prop::collection::vec(piece(), 0..40))
        .prop_map(|(head, pieces)| head.to_owned() + &pieces.concat())
}

/// Where in the text, in thousandths; whether at a line's start; how much is taken out; what is put in.
type Edit = (usize, bool, usize, String);

fn edit() -> impl Strategy<Value = Edit> {
    let removed = prop_oneof![3 => Just(0), 2 => 0..4usize, 2 => 0..40usize, 1 => 0..400usize];
    let put_in = prop_oneof![1 => Just(String::new()), 3 => piece(), 1 => (piece(), piece()).prop_map(|(a, b)| a + &b)];
    (0..=1000usize, any::<bool>(), removed, put_in)
}

/// The nearest place at or before `at` where a character begins.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

fn with_edit(text: &str, (place, at_line, removed, put_in): &Edit) -> String {
    let place = floor(text, text.len() * place / 1000);
    let from = if *at_line { line_start(text, place) } else { place };
    let to = floor(text, from + removed).max(from);
    edited(text, [(Span::new(from, to), put_in.as_str())])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_note_that_is_read_again_is_what_a_fresh_one_is(start in text(), edits in prop::collection::vec(edit(), 1..6)) {
        let mut text = start;
        let mut note = parse(&text, Format::Markdown);
        for edit in &edits {
            let now = with_edit(&text, edit);
            note = parse_incremental(&now, &note, &text);
            prop_assert_eq!(&note, &parse(&now, Format::Markdown), "{:?} became {:?}", &text, &now);
            text = now;
        }
    }
}

/// Whether an edit of the middle of a note that puts `put_in` in the place of `taken` leaves most of it unread.
fn is_read_in_part(taken: &str, put_in: &str) -> bool {
    let around =
        "# Title\n\nProse of [[Ann]].\n\n- an item\n- another\n\n| a | b |\n|---|---|\n| c | d |\n\n".repeat(20);
    let old = format!("---\ntitle: x\n---\n{around}{taken}{around}");
    let new = format!("---\ntitle: x\n---\n{around}{put_in}{around}");
    let before = parse(&old, Format::Markdown);
    let after = read_around_edit(&new, &before, &old);
    assert!(after.as_ref().is_none_or(|after| *after == parse(&new, Format::Markdown)));
    after.is_some()
}

#[test]
fn most_edits_leave_most_of_a_note_unread() {
    assert!(is_read_in_part("", "x"));
    assert!(is_read_in_part("One two.\n\n", "One.\n\nTwo.\n\n"));
    assert!(is_read_in_part("One\n\n", "- One\n\n"));
    assert!(is_read_in_part("# One\n\n", ""));
    assert!(is_read_in_part("```\ncode\n```\n\n", "key:: value\n\n"));
}

#[test]
fn what_reaches_through_a_note_makes_it_be_read_whole() {
    assert!(!is_read_in_part("", "```\n"), "it opens a fence over all that follows");
    assert!(!is_read_in_part("", "<!--\n"));
    assert!(!is_read_in_part("", "[ann]: ann.md\n\n"), "links anywhere may refer to it");
    assert!(!is_read_in_part("[ann]: ann.md\n\n", "x"));
    assert!(!is_read_in_part("[^1]: a note\n\n", "x"));
    assert!(!is_read_in_part("%% hidden", "%% hidden %%"));
}
