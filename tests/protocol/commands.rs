//! Commands, by which editors fill views of their own.

use serde_json::{Value, json};

use super::support::Client;
use super::support::desk::{Desk, until};

const ZOE: &str = "---\ntype: person\naliases: [Captain Lane]\nhandle: zoe\norganization: '[[Zorgle]]'\n---\n# Zoë Lane\n\nFlies for Zorgle.\n";
const ZORGLE: &str = "---\ntype: organization\n---\n";
const PERSON: &str = "---\ntype: person\n---\n";
const VISIT: &str = "🧭 Ann Ellison met Zoë Lane. Captain Lane left.\n\n[[Zhang Wei]] met Ann Ellison.\n";

fn vault() -> [(&'static str, &'static str); 8] {
    [
        ("People/Zoë Lane.md", ZOE),
        ("People/Ann Ellison.md", PERSON),
        ("People/Tom Ellison.md", PERSON),
        ("People/Una Barclay.md", PERSON),
        ("Companies/Zorgle.md", ZORGLE),
        ("Visit.md", VISIT),
        ("Later.md", "Tom Ellison met Ann Ellison.\n"),
        ("Last.md", "Tom Ellison met Una Barclay.\n"),
    ]
}

/// A desk whose notes have all been read.
fn desk() -> Desk {
    let mut desk = Desk::new(&vault(), &json!({}));
    until("all notes have been read", || execute(&mut desk, "whoswho.entities", &json!([]))["ready"] == true);
    desk
}

pub(super) fn execute(desk: &mut Desk, command: &str, arguments: &Value) -> Value {
    desk.client.call("workspace/executeCommand", &json!({ "command": command, "arguments": arguments }))
}

pub(super) fn range(line: u32, from: u32, to: u32) -> Value {
    json!({ "start": { "line": line, "character": from }, "end": { "line": line, "character": to } })
}

/// Where somebody is defined, on the first line of their note.
fn defined(desk: &Desk, path: &str, range: &Value) -> Value {
    json!({ "uri": desk.uri(path), "range": range })
}

fn names(answer: &Value) -> Vec<&str> {
    answer["entities"].as_array().expect("a list").iter().map(|it| it["name"].as_str().expect("a name")).collect()
}

#[test]
fn the_cast_of_a_note_is_in_the_order_of_first_mentions() {
    let mut desk = desk();
    desk.open("Visit.md");
    let uri = desk.uri("Visit.md");
    let cast = execute(&mut desk, "whoswho.cast", &json!([{ "uri": uri }]));
    let start = range(0, 0, 0);
    // “🧭 ” is 3 UTF-16 units.
    let ann = json!({
        "name": "Ann Ellison", "kind": "person", "defined": true, "mentions": 2, "first": range(0, 3, 14),
        "definition": defined(&desk, "People/Ann Ellison.md", &start),
    });
    let zoe = json!({
        "name": "Zoë Lane", "kind": "person", "defined": true, "mentions": 2, "first": range(0, 19, 27),
        "definition": defined(&desk, "People/Zoë Lane.md", &range(6, 2, 10)),
    });
    let entities = cast["entities"].as_array().expect("a list");
    assert_eq!(entities.get(..2), Some([ann, zoe].as_slice()), "{cast:#}");
    // Whom nobody has defined comes as they are found.
    for undefined in entities.iter().skip(2) {
        assert_eq!((&undefined["defined"], &undefined["definition"]), (&json!(false), &Value::Null), "{cast:#}");
    }
}

#[test]
fn who_is_undefined_is_of_the_cast_and_a_definition_comes_first() {
    let mut desk =
        Desk::new(&[("People/Zoë Lane.md", ZOE), ("Visit.md", "Zhang Wei spoke with Zoë Lane.\n")], &json!({}));
    desk.open("Visit.md");
    desk.open("People/Zoë Lane.md");
    let uri = desk.uri("Visit.md");
    until("the name is found", || {
        names(&execute(&mut desk, "whoswho.cast", &json!([{ "uri": uri }]))) == ["Zhang Wei", "Zoë Lane"]
    });
    let cast = execute(&mut desk, "whoswho.cast", &json!([{ "uri": uri }]));
    let zhang = json!({
        "name": "Zhang Wei", "kind": "person", "defined": false, "mentions": 1, "first": range(0, 0, 9),
        "definition": null,
    });
    assert_eq!(cast["entities"][0], zhang);
    let uri = desk.uri("People/Zoë Lane.md");
    let own = execute(&mut desk, "whoswho.cast", &json!([{ "uri": uri }]));
    let zoe = own["entities"].as_array().and_then(|all| all.iter().find(|one| one["name"] == "Zoë Lane"));
    let zoe = zoe.expect("she is in her own note");
    assert_eq!(zoe["first"], range(6, 2, 10), "{own:#}");
    assert_eq!(zoe["definition"]["uri"], uri.as_str());
    let none = execute(&mut desk, "whoswho.cast", &json!([{ "uri": "untitled:Untitled-1" }]));
    assert_eq!(none, json!({ "entities": [] }));
}

#[test]
fn everybody_is_listed_by_name() {
    let mut desk = desk();
    let list = execute(&mut desk, "whoswho.entities", &json!([]));
    assert_eq!((&list["notes"], &list["ready"]), (&json!(8), &json!(true)));
    assert_eq!(names(&list), ["Ann Ellison", "Tom Ellison", "Una Barclay", "Zoë Lane", "Zorgle"]);
    let zoe = json!({
        "name": "Zoë Lane", "kind": "person", "aliases": ["Captain Lane", "@zoe"], "mentions": 2, "notes": 1,
        "definition": defined(&desk, "People/Zoë Lane.md", &range(6, 2, 10)),
    });
    assert_eq!(list["entities"][3], zoe);
    assert_eq!((&list["entities"][0]["mentions"], &list["entities"][0]["notes"]), (&json!(3), &json!(2)));
}

#[test]
fn the_graph_is_that_of_the_terminal_with_definitions() {
    let mut desk = desk();
    let mut graph = execute(&mut desk, "whoswho.graph", &json!([]));
    assert_eq!(graph["entities"][3]["definition"], defined(&desk, "People/Zoë Lane.md", &range(6, 2, 10)));
    for entity in graph["entities"].as_array_mut().expect("a list") {
        entity.as_object_mut().expect("an object").remove("definition").expect("everybody is defined somewhere");
    }
    assert_eq!(graph["notes"][0]["uri"], desk.uri(graph["notes"][0]["file"].as_str().expect("a path")));
    for note in graph["notes"].as_array_mut().expect("a list") {
        note.as_object_mut().expect("an object").remove("uri").expect("every note has one");
    }
    let printed = std::process::Command::new(env!("CARGO_BIN_EXE_whoswho"))
        .args(["graph", "--format", "json"])
        .current_dir(desk.folder.path())
        .output()
        .expect("it can be run");
    assert_eq!(graph, serde_json::from_slice::<Value>(&printed.stdout).expect("it is JSON"));
}

#[test]
fn the_graph_around_somebody_reaches_two_steps() {
    let mut desk = desk();
    desk.open("Visit.md");
    let at = |desk: &Desk, character: u32| json!([{ "uri": desk.uri("Visit.md"), "position": { "line": 0, "character": character } }]);
    // From Zoë: Zorgle by a relation and Ann by company, and then Tom. Una is a step too far.
    let arguments = at(&desk, 20);
    let graph = execute(&mut desk, "whoswho.graph", &arguments);
    assert_eq!(names(&graph), ["Ann Ellison", "Tom Ellison", "Zoë Lane", "Zorgle"]);
    let pairs: Vec<&Value> = graph["together"].as_array().expect("a list").iter().map(|it| &it["between"]).collect();
    assert!(pairs.contains(&&json!(["n0", "n2"])) && pairs.contains(&&json!(["n0", "n1"])), "{graph:#}");
    assert_eq!(graph["relations"], json!([{ "from": "n2", "to": "n3", "key": "organization" }]));
    let arguments = at(&desk, 16);
    let nobody = execute(&mut desk, "whoswho.graph", &arguments);
    assert_eq!(nobody, json!({ "entities": [], "together": [], "relations": [], "notes": [] }));
}

#[test]
fn the_graph_is_filtered_by_name_note_depth_and_minimum() {
    let mut desk = desk();
    desk.open("Visit.md");
    let parts = [
        (json!({ "name": "captain lane", "depth": 0 }), ["Zoë Lane"].as_slice()),
        (json!({ "name": "Zoë Lane", "depth": 1 }), &["Ann Ellison", "Zoë Lane", "Zorgle"]),
        (json!({ "name": "Zoë Lane", "depth": 1, "min": 9 }), &["Zoë Lane", "Zorgle"]),
        (json!({ "name": "Nobody" }), &[]),
        (json!({ "min": 9 }), &["Zoë Lane", "Zorgle"]),
    ];
    for (wish, expected) in parts {
        let graph = execute(&mut desk, "whoswho.graph", &json!([wish]));
        assert_eq!(names(&graph), expected, "{wish}");
    }
    let uri = desk.uri("Visit.md");
    let graph = execute(&mut desk, "whoswho.graph", &json!([{ "uri": uri, "depth": 0 }]));
    assert_eq!(names(&graph), ["Ann Ellison", "Zoë Lane"]);
}

#[test]
fn the_dictionary_is_that_of_the_terminal_whether_notes_are_open_or_not() {
    let mut desk = desk();
    let closed = execute(&mut desk, "whoswho.dictionary", &json!([]));
    let words: Vec<&str> = closed.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    for word in ["Zoë", "Zoë’s", "Lane", "Captain", "Zorgle's"] {
        assert!(words.contains(&word), "{word}: {words:?}");
    }
    assert!(words.is_sorted() && !words.contains(&"Zhang"), "{words:?}");
    desk.open("Visit.md");
    assert_eq!(execute(&mut desk, "whoswho.dictionary", &json!([])), closed);
    let printed = std::process::Command::new(env!("CARGO_BIN_EXE_whoswho"))
        .args(["export", "dictionary", "--format", "ltex"])
        .current_dir(desk.folder.path())
        .output()
        .expect("it can be run");
    let printed = String::from_utf8(printed.stdout).expect("it prints UTF-8");
    assert_eq!(printed.lines().collect::<Vec<&str>>(), words);
}

#[test]
fn commands_are_announced_and_wrong_arguments_are_refused_with_what_was_expected() {
    let mut client = Client::start();
    let result = client.initialize(&json!({}));
    let commands = &result["capabilities"]["executeCommandProvider"]["commands"];
    assert_eq!(
        commands,
        &json!([
            "whoswho.cast",
            "whoswho.entities",
            "whoswho.graph",
            "whoswho.undefined",
            "whoswho.define",
            "whoswho.dictionary",
            "whoswho.same",
            "whoswho.decide",
        ])
    );
    let refused = [
        ("whoswho.cast", json!([]), "must be [{\"uri\": URI}]"),
        ("whoswho.cast", json!([{ "uri": 7 }]), "must be [{\"uri\": URI}]"),
        ("whoswho.entities", json!([{}]), "must be []"),
        (
            "whoswho.graph",
            json!([{ "uri": 7 }]),
            "must be [] or [{\"uri\"?: URI, \"position\"?: Position, \"name\"?: string",
        ),
        ("whoswho.graph", json!([{ "name": "Zoë", "uri": "file:///a.md" }]), "must be [] or [{"),
        ("whoswho.graph", json!([{ "nme": "Zoë" }]), "must be [] or [{"),
        ("whoswho.undefined", json!([{}]), "must be []"),
        ("whoswho.define", json!([{ "names": [{ "name": "Zoë Lane", "kind": "robot" }] }]), "must be [{\"names\": [{"),
        ("whoswho.dictionary", json!(["hunspell"]), "must be []"),
        ("whoswho.same", json!([{}]), "must be []"),
        ("whoswho.decide", json!([{ "sides": [], "verdict": "same" }]), "must be [{\"sides\": [{"),
        ("whoswho.decide", json!([{ "sides": [{ "name": "A" }, { "name": "B" }], "verdict": "maybe" }]), "\"later\"}]"),
        ("whoswho.dance", json!([]), "no command"),
    ];
    for (command, arguments, expected) in refused {
        let params = json!({ "command": command, "arguments": arguments });
        let id = client.request("workspace/executeCommand", &params);
        let answer = client.wait("an answer", |message| message["id"] == id);
        assert_eq!(answer["error"]["code"], -32602, "{answer}");
        assert!(answer["error"]["message"].as_str().is_some_and(|text| text.contains(expected)), "{answer}");
    }
    client.assert_alive();
}
