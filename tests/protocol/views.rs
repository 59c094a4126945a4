//! What editors show over a note: tokens, hints, lenses, links, hierarchies.

use serde_json::{Value, json};

use super::support::desk::{Desk, until, write};
use super::{ADA, encoding};

const ZORGLE: &str = "---\ntype: company\nparent: \"[[Öko AG]]\"\n---\n";

/// A note that names Élodie in full, over two lines, by her surname, and somebody whom nobody has defined.
const VISIT: &str = "É 🙂 met Élodie\nMarchand of Zorgle.\n\n🙂 Marchand left [[Zhang Wei]].\n";

fn desk(capabilities: &Value, settings: &str) -> Desk {
    let files = [
        ("People/Élodie Marchand.md", ADA),
        ("Companies/Zorgle.md", ZORGLE),
        ("Companies/Oko.md", "---\ntitle: Öko AG\n---\n"),
        ("Visit.md", VISIT),
        (".whoswho.toml", settings),
    ];
    let mut desk = Desk::new(&files, capabilities);
    desk.open("Visit.md");
    desk.codes("Visit.md", 1);
    desk
}

fn document(desk: &Desk, path: &str) -> Value {
    json!({ "textDocument": { "uri": desk.uri(path) } })
}

fn range(from: (u32, u32), to: (u32, u32)) -> Value {
    let position = |(line, character): (u32, u32)| json!({ "line": line, "character": character });
    json!({ "start": position(from), "end": position(to) })
}

fn full_tokens(desk: &mut Desk) -> (String, Value) {
    let params = document(desk, "Visit.md");
    let answer = desk.client.call("textDocument/semanticTokens/full", &params);
    (answer["resultId"].as_str().expect("an id").to_owned(), answer["data"].clone())
}

fn tokens_since(desk: &mut Desk, id: &str) -> Value {
    let mut params = document(desk, "Visit.md");
    params["previousResultId"] = id.into();
    desk.client.call("textDocument/semanticTokens/full/delta", &params)
}

#[test]
fn tokens_are_counted_in_every_encoding() {
    // The columns of “Élodie” and “Marchand” behind “É 🙂 met ” and “🙂 ”, and the length of the former.
    for (name, first, length, second) in [("utf-8", 12, 7, 5), ("utf-16", 9, 6, 3), ("utf-32", 8, 6, 2)] {
        let mut desk = desk(&encoding(name), "");
        let zhang = 16;
        let expected = json!([
            0, first, length, 0, 0, //
            1, 0, 8, 0, 0, //
            0, 12, 6, 1, 0, //
            2, second, 8, 0, 0, //
            0, zhang, 9, 0, 2,
        ]);
        assert_eq!(full_tokens(&mut desk).1, expected, "{name}");
        let mut params = document(&desk, "Visit.md");
        params["range"] = range((1, 0), (1, 4));
        let some = desk.client.call("textDocument/semanticTokens/range", &params);
        assert_eq!(some["data"], json!([0, first, length, 0, 0, 1, 0, 8, 0, 0]), "{name}");
    }
}

#[test]
fn tokens_come_as_what_has_changed() {
    let mut desk = desk(&encoding("utf-16"), "");
    let (first, before) = full_tokens(&mut desk);
    let same = tokens_since(&mut desk, &first);
    assert_eq!(same["edits"], json!([]));
    let second = same["resultId"].as_str().expect("an id").to_owned();
    // “of Zorgle” goes: that token is deleted, and nothing else moves.
    desk.change("Visit.md", 2, Some([1, 8, 1, 18]), "");
    let changed = tokens_since(&mut desk, &second);
    assert_eq!(changed["edits"], json!([{ "start": 10, "deleteCount": 5 }]));
    let mut applied = before.as_array().expect("numbers").clone();
    applied.drain(10..15);
    let (third, now) = full_tokens(&mut desk);
    assert_eq!(now, Value::Array(applied));
    // What is no longer known is answered in full.
    assert_eq!(tokens_since(&mut desk, &first)["data"], now);
    let params = document(&desk, "Visit.md");
    desk.client.notify("textDocument/didClose", &params);
    desk.open("Visit.md");
    assert!(tokens_since(&mut desk, &third)["data"].is_array());
}

#[test]
fn an_editor_is_told_to_ask_again_when_names_have_changed_elsewhere() {
    let refresh = json!({ "workspace": {
        "semanticTokens": { "refreshSupport": true },
        "inlayHint": { "refreshSupport": true },
        "codeLens": { "refreshSupport": true },
    } });
    let mut desk = desk(&refresh, "inlay_hints = true\n");
    for what in ["semanticTokens", "inlayHint", "codeLens"] {
        desk.client.wait_for(&format!("workspace/{what}/refresh"), |_| true);
    }
    let (_, before) = full_tokens(&mut desk);
    write(desk.folder.path(), "People/Zhang Wei.md", "A reporter.\n");
    desk.news("People/Zhang Wei.md", 1);
    desk.client.wait_for("workspace/semanticTokens/refresh", |_| true);
    desk.client.wait_for("workspace/inlayHint/refresh", |_| true);
    let (_, after) = full_tokens(&mut desk);
    let (before, after) = (before.as_array().expect("numbers"), after.as_array().expect("numbers").clone());
    assert_eq!((before.last(), after.last()), (Some(&json!(2)), Some(&json!(0))));
}

#[test]
fn hints_are_off_until_settings_say_otherwise() {
    for (settings, expected) in [("", None), ("inlay_hints = true\n", Some("Élodie Marchand"))] {
        let mut desk = desk(&encoding("utf-16"), settings);
        let mut params = document(&desk, "Visit.md");
        params["range"] = range((0, 0), (4, 0));
        let hints = desk.client.call("textDocument/inlayHint", &params);
        let Some(name) = expected else {
            assert_eq!(hints, Value::Null);
            continue;
        };
        assert_eq!(hints.as_array().map(Vec::len), Some(1), "{hints}");
        assert_eq!((&hints[0]["label"], &hints[0]["position"]), (&json!(name), &json!({ "line": 3, "character": 11 })));
        assert_eq!(hints[0].get("tooltip"), None);
        let resolved = desk.client.call("inlayHint/resolve", &hints[0]);
        let card = resolved["tooltip"]["value"].as_str().expect("text");
        assert!(card.starts_with("**Élodie Marchand** · person"), "{card}");
        assert!(card.contains("2 mentions in 1 note"), "{card}");
    }
}

#[test]
fn a_lens_counts_when_it_is_shown() {
    let knows = json!({ "experimental": { "commands": { "commands": ["whoswho.showReferences"] } } });
    for (capabilities, command) in [(&json!({}), ""), (&knows, "whoswho.showReferences")] {
        let mut desk = desk(capabilities, "");
        desk.open("People/Élodie Marchand.md");
        let params = document(&desk, "People/Élodie Marchand.md");
        let lenses = desk.client.call("textDocument/codeLens", &params);
        assert_eq!(lenses.as_array().map(Vec::len), Some(1), "{lenses}");
        assert_eq!(lenses[0]["range"], range((4, 2), (4, 17)));
        assert_eq!(lenses[0].get("command"), None);
        let shown = desk.client.call("codeLens/resolve", &lenses[0])["command"].clone();
        assert_eq!((&shown["title"], &shown["command"]), (&json!("2 mentions in 1 note"), &json!(command)));
        if command.is_empty() {
            assert_eq!(shown.get("arguments"), None);
        } else {
            let arguments = shown["arguments"].as_array().expect("a list");
            assert_eq!(arguments[0], desk.uri("People/Élodie Marchand.md"));
            assert_eq!(arguments[1], json!({ "line": 4, "character": 2 }));
            let uri = desk.uri("Visit.md");
            assert_eq!(arguments[2][0], json!({ "uri": uri, "range": range((0, 9), (1, 8)) }));
            assert_eq!(arguments[2].as_array().map(Vec::len), Some(2));
        }
        // A definition that is gone by the time its lens is shown is no error.
        let whole = "Nobody any more, and a note about nothing.\n";
        desk.change("People/Élodie Marchand.md", 2, None, &format!("---\nwhoswho: false\n---\n{whole}"));
        until("the definition is gone", || {
            desk.client.call("codeLens/resolve", &lenses[0])["command"]["title"] == "no longer defined here"
        });
    }
    let mut off = desk(&knows, "code_lens = false\n");
    off.open("People/Élodie Marchand.md");
    let params = document(&off, "People/Élodie Marchand.md");
    assert_eq!(off.client.call("textDocument/codeLens", &params), Value::Null);
}

#[test]
fn links_lead_into_notes() {
    let tooltips = json!({ "textDocument": { "documentLink": { "tooltipSupport": true } } });
    let mut desk = desk(&tooltips, "");
    let text = "🙂 [[Élodie Marchand|she]], [[Élodie Marchand#Later]], [[Zhang Wei]], [x](https://example.org).\n";
    write(desk.folder.path(), "Links.md", text);
    write(desk.folder.path(), "People/Élodie Marchand.md", &format!("{ADA}\n## Later\n"));
    desk.news("People/Élodie Marchand.md", 2);
    desk.open("Links.md");
    let params = document(&desk, "Links.md");
    let links = desk.client.call("textDocument/documentLink", &params);
    assert_eq!(links.as_array().map(Vec::len), Some(2), "{links}");
    let uri = desk.uri("People/Élodie Marchand.md");
    assert_eq!((&links[0]["target"], &links[0]["range"]), (&json!(uri), &range((0, 3), (0, 26))));
    assert_eq!(links[0]["tooltip"], "Élodie Marchand, person");
    assert_eq!(links[1].get("target"), None);
    let line = ADA.lines().count() + 2;
    until("the heading is known", || {
        desk.client.call("documentLink/resolve", &links[1])["target"] == format!("{uri}#L{line}")
    });
}

#[test]
fn a_name_leads_to_where_it_was_introduced_and_to_its_organization() {
    let mut desk = desk(&json!({}), "");
    let at = desk.at("Visit.md", 3, 5);
    let found = desk.client.call("textDocument/declaration", &at);
    assert_eq!(found, json!([{ "uri": desk.uri("Visit.md"), "range": range((0, 9), (1, 8)) }]));
    let at = desk.at("Visit.md", 1, 14);
    let found = desk.client.call("textDocument/typeDefinition", &at);
    assert_eq!(found[0]["uri"], desk.uri("Companies/Oko.md").as_str());
    let nobody = desk.at("Visit.md", 3, 14);
    for method in ["textDocument/declaration", "textDocument/typeDefinition"] {
        assert_eq!(desk.client.call(method, &nobody), json!([]));
    }
}

#[test]
fn company_is_a_hierarchy_of_calls() {
    let mut desk = desk(&json!({}), "");
    write(
        desk.folder.path(),
        "Later.md",
        "🙂 Zorgle wrote.\n\nÉlodie Marchand came to Zorgle, Zorgle!\n\nZorgle and\nÉlodie Marchand.\n",
    );
    desk.news("Later.md", 1);
    let at = desk.at("Visit.md", 3, 5);
    let items = desk.client.call("textDocument/prepareCallHierarchy", &at);
    let ada = &items[0];
    assert_eq!((&ada["name"], &ada["uri"]), (&json!("Élodie Marchand"), &json!(desk.uri("Visit.md"))));
    assert_eq!(ada["selectionRange"], range((3, 3), (3, 11)));
    let here = desk.client.call("callHierarchy/outgoingCalls", &json!({ "item": ada }));
    assert_eq!(here.as_array().map(Vec::len), Some(1), "{here}");
    assert_eq!((&here[0]["to"]["name"], &here[0]["to"]["uri"]), (&json!("Zorgle"), &ada["uri"]));
    assert_eq!(here[0]["to"]["detail"], "organization, 1 paragraph");
    assert_eq!(here[0]["fromRanges"], json!([range((1, 12), (1, 18))]));
    until("the new note is read", || {
        let all = desk.client.call("callHierarchy/incomingCalls", &json!({ "item": ada }));
        all[0]["from"]["detail"] == "organization, 3 paragraphs in 2 notes"
    });
    let all = desk.client.call("callHierarchy/incomingCalls", &json!({ "item": ada }));
    assert_eq!(all[0]["from"]["uri"], desk.uri("Later.md").as_str());
    assert_eq!(all[0]["fromRanges"], json!([range((2, 24), (2, 30)), range((2, 32), (2, 38)), range((4, 0), (4, 6))]));
    // From there it goes on.
    let back = desk.client.call("callHierarchy/outgoingCalls", &json!({ "item": all[0]["from"] }));
    assert_eq!(
        (&back[0]["to"]["name"], &back[0]["to"]["detail"]),
        (&json!("Élodie Marchand"), &json!("person, 2 paragraphs"))
    );
    let nobody = desk.at("Visit.md", 3, 14);
    assert_eq!(desk.client.call("textDocument/prepareCallHierarchy", &nobody), Value::Null);
}

#[test]
fn organizations_are_a_hierarchy_of_types() {
    let mut desk = desk(&json!({}), "");
    let at = desk.at("Visit.md", 1, 14);
    let items = desk.client.call("textDocument/prepareTypeHierarchy", &at);
    assert_eq!((&items[0]["name"], &items[0]["uri"]), (&json!("Zorgle"), &json!(desk.uri("Companies/Zorgle.md"))));
    let above = desk.client.call("typeHierarchy/supertypes", &json!({ "item": items[0] }));
    assert_eq!((above.as_array().map(Vec::len), &above[0]["name"]), (Some(1), &json!("Öko AG")));
    let below = desk.client.call("typeHierarchy/subtypes", &json!({ "item": above[0] }));
    assert_eq!((below.as_array().map(Vec::len), &below[0]["name"]), (Some(1), &json!("Zorgle")));
    assert_eq!(desk.client.call("typeHierarchy/subtypes", &json!({ "item": items[0] })), json!([]));
}

#[test]
fn views_are_announced() {
    let mut client = super::Client::start();
    let result = client.initialize(&json!({}));
    let can = &result["capabilities"];
    assert_eq!(can["typeHierarchyProvider"], true);
    assert_eq!(can["callHierarchyProvider"], true);
    let legend = &can["semanticTokensProvider"]["legend"];
    assert_eq!(legend["tokenTypes"], json!(["person", "organization"]));
    assert_eq!(legend["tokenModifiers"], json!(["definition", "unresolved", "ambiguous"]));
}
