//! `mentions`: who is meant, where, and why.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::{lines, story, whoswho};

#[test]
fn mentions_say_where_who_and_why() {
    let run = whoswho(story().path(), &["mentions"]);
    assert_snapshot!(run.stdout, @r"
        2025-01-28.md:1:3: Zoë Lane → Zoë Lane (full name)
        2025-01-28.md:1:16: Ann Ellison → Ann Ellison (full name)
        2025-01-28.md:1:32: Tom Ellison → Tom Ellison (full name)
        2025-01-28.md:2:1: Ellison → Tom Ellison or Ann Ellison (two people in this note share this surname)
        2025-01-28.md:2:20: @zoe → Zoë Lane (handle of Zoë Lane)
        2025-01-28.md:2:30: People/Zhang Wei → ? (probably a person, and no note has this name)
        2025-01-28.md:2:51: Zoë Lane → Zoë Lane (full name)
        People/Zoë Lane.md:4:18: Zorgle → Zorgle (link to the note about Zorgle)
        quiet.md:1:1: Zorgle → Zorgle (full name)
        ");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn mentions_of_one_are_those_that_mean_or_may_mean_them() {
    let run = whoswho(story().path(), &["mentions", "--of", "Tom Ellison"]);
    assert_snapshot!(run.stdout, @r"
        2025-01-28.md:1:32: Tom Ellison → Tom Ellison (full name)
        2025-01-28.md:2:1: Ellison → Tom Ellison or Ann Ellison (two people in this note share this surname)
        ");
}

#[test]
fn mentions_as_json_are_an_object_a_line() {
    let run = whoswho(story().path(), &["mentions", "--format", "json", "--root", ".", "2025-01-28.md"]);
    let range = |from: (u32, u32), to: (u32, u32)| {
        let position = |(line, character): (u32, u32)| json!({ "line": line, "character": character });
        json!({ "start": position(from), "end": position(to) })
    };
    let zoe = json!({ "name": "Zoë Lane", "file": "People/Zoë Lane.md", "line": 5 });
    let ann = json!({ "name": "Ann Ellison", "file": "People/Ann Ellison.md", "line": 0 });
    let tom = json!({ "name": "Tom Ellison", "file": "People/Tom Ellison.md", "line": 0 });
    let mention = |range: Value, text: &str, form: &str, entity: &Value, reason: &str| {
        json!({
            "file": "2025-01-28.md", "range": range, "text": text, "form": form, "kind": "person",
            "resolution": "resolved", "entity": entity, "candidates": [], "reason": reason,
        })
    };
    let ambiguous = json!({
        "file": "2025-01-28.md", "range": range((1, 0), (1, 7)), "text": "Ellison", "form": "short", "kind": "person",
        "resolution": "ambiguous", "entity": null, "candidates": [tom, ann],
        "reason": "two people in this note share this surname",
    });
    let unresolved = json!({
        "file": "2025-01-28.md", "range": range((1, 29), (1, 45)), "text": "People/Zhang Wei", "form": "link", "kind": "person",
        "resolution": "unresolved", "entity": null, "candidates": [], "reason": "probably a person, and no note has this name",
    });
    assert_eq!(
        lines(&run),
        [
            mention(range((0, 3), (0, 11)), "Zoë Lane", "full", &zoe, "full name"),
            mention(range((0, 16), (0, 27)), "Ann Ellison", "full", &ann, "full name"),
            mention(range((0, 32), (0, 43)), "Tom Ellison", "full", &tom, "full name"),
            ambiguous,
            mention(range((1, 19), (1, 23)), "@zoe", "handle", &zoe, "handle of Zoë Lane"),
            unresolved,
            mention(range((1, 50), (2, 4)), "Zoë\nLane", "full", &zoe, "full name"),
        ]
    );
}
