use insta::assert_snapshot;

use crate::note::{Format, tests};

fn show(source: &str) -> String {
    tests::show(source, Format::Mail)
}

#[test]
fn a_mail_says_who_takes_part() {
    let source = "From: Ann Smith <ann@b.cd>\nTo: \"Jones, Bob\" <bob@b.cd>,\n =?utf-8?Q?Zo=C3=AB_Lane?= <zoe@b.cd>\nCc: carl@b.cd (Carl Orff), Team: eve@b.cd;\nDate: Tue, 3 Mar 2026 10:00:00 +0100\nSubject: Lunch with =?UTF-8?B?RXZl?=\nContent-Type: multipart/mixed; boundary=\"xx\"\n\nNot Me\n--xx\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nDear Zo=C3=AB, An=\nna is here.\n\n> Bob said\n> hello.\n\n-- \nAnn Smith\n--xx\nContent-Type: text/html\n\nNot Me\n--xx--\n";
    assert_snapshot!(show(source), @r##"
    h1: Lunch with Eve
    p: Dear Zoë, Anna is here.
    p: Bob said⏎hello.
    heading 1 "Lunch with Eve": "Subject: Lunch with =?UTF-8?B?RXZl?=" "Lunch with =?UTF-8?B?RXZl?="
    "##);
    assert_snapshot!(tests::show_properties(source, Format::Mail), @r#"
    From: "Ann Smith"
    To: "Bob Jones" ("Jones, Bob") "Zoë Lane" ("=?utf-8?Q?Zo=C3=AB_Lane?=")
    Cc: "Carl Orff" "eve@b.cd"
    Date: "2026-03-03" ("Tue, 3 Mar 2026 10:00:00 +0100")
    "#);
}

#[test]
fn a_text_without_headers_is_a_body() {
    assert_snapshot!(show("Ann Smith met Bob.\n\n> Eve\n"), @r"
    p: Ann Smith met Bob.
    p: Eve
    ");
}

#[test]
fn comments_are_no_names_and_surnames_before_a_comma_come_last() {
    let source = "From: Pete(A wonderful \\) chap) <pete@b.example>\nTo: (the boss) Ann Smith <a@b.example>, \"Lund, Harold\" <h@b.example>,\n zoe@b.example (Zoë (the cook) Lane), <x@b.example>\nCc: \"Lund, Moira\" <m@b.example>\n\nHi\n";
    assert_snapshot!(tests::show_properties(source, Format::Mail), @r#"
    From: "Pete"
    To: "Ann Smith" "Harold Lund" ("Lund, Harold") "Zoë (the cook) Lane" "x@b.example"
    Cc: "Moira Lund" ("Lund, Moira")
    "#);
}

#[test]
fn a_mail_whose_text_is_not_read_says_so() {
    let problems = |head: &str, body: &str| {
        let source = format!("From: Ann Smith <a@b.example>\n{head}\n{body}\n");
        let note = crate::note::parse(&source, Format::Mail);
        note.problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>()
    };
    let html = problems("Content-Type: text/html\n", "<p>Hi</p>");
    assert_eq!(
        html,
        ["The text of this mail is written as a page of HTML, which is not read; who takes part was read."]
    );
    let encoded = problems("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n", "SGk=");
    assert_eq!(encoded, ["The text of this mail is written as base64, which is not read; who takes part was read."]);
    assert!(problems("", "Hi").is_empty());
    let both = "--x\nContent-Type: text/plain\n\nHi\n--x\nContent-Type: text/html\n\n<p>Hi</p>\n--x--";
    assert!(problems("Content-Type: multipart/alternative; boundary=x\n", both).is_empty());
}

#[test]
fn words_in_headers_say_their_encoding() {
    let source =
        "From: =?koi8-r?B?4c7OwQ==?= <a@b.example>\nTo: =?iso-8859-2?Q?=A3ukasz?= <b@b.example>\nSubject: x\n\nHi\n";
    assert_snapshot!(tests::show_properties(source, Format::Mail), @r#"
    From: "Анна" ("=?koi8-r?B?4c7OwQ==?=")
    To: "Łukasz" ("=?iso-8859-2?Q?=A3ukasz?=")
    "#);
}
