//! Who has to do with whom, and when: `whoswho graph` and `whoswho timeline`.

use insta::assert_snapshot;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;

#[test]
fn a_graph_as_json_has_entities_company_and_relations() {
    let run = whoswho(story().path(), &["graph"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let graph: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let entity = |id: &str, name: &str, kind: &str, file: &str, line: u32, mentions: u32, notes: u32| {
        json!({
            "id": id, "name": name, "kind": kind, "file": file, "line": line, "mentions": mentions, "notes": notes,
        })
    };
    let together = |one: &str, other: &str| json!({ "between": [one, other], "paragraphs": 1, "notes": 1 });
    assert_eq!(
        graph,
        json!({
            "entities": [
                entity("n0", "Ann Ellison", "person", "People/Ann Ellison.md", 0, 1, 1),
                entity("n1", "Tom Ellison", "person", "People/Tom Ellison.md", 0, 1, 1),
                entity("n2", "Zoë Lane", "person", "People/Zoë Lane.md", 5, 3, 1),
                entity("n3", "Zorgle", "organization", "Companies/Zorgle.md", 0, 2, 2),
            ],
            "together": [together("n0", "n1"), together("n0", "n2"), together("n1", "n2")],
            "relations": [{ "from": "n2", "to": "n3", "key": "role" }],
        })
    );
    let run = whoswho(story().path(), &["graph", "--root", ".", "quiet.md"]);
    let graph: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(graph["entities"], json!([entity("n0", "Zorgle", "organization", "Companies/Zorgle.md", 0, 1, 1)]));
}

/// A vault whose names have everything that XML and DOT use themselves.
fn awkward() -> TempDir {
    vault(&[
        ("People/q.md", "---\ntitle: Zoë \"Q\" <Lane> & \\\n\"boss's \\\"key\\\" <&>\": '[[r]]'\n---\n"),
        ("People/r.md", "---\ntitle: \"Ann\\u0007 Ellison\"\n---\n"),
        ("a.md", "[[q]] and [[r]].\n"),
    ])
}

#[test]
fn a_graph_as_graphml_is_well_formed() {
    let run = whoswho(awkward().path(), &["graph", "--format", "graphml"]);
    assert_eq!(run.code, Some(0));
    assert_snapshot!(run.stdout, @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key id="label" for="node" attr.name="label" attr.type="string"/>
          <key id="kind" for="node" attr.name="kind" attr.type="string"/>
          <key id="file" for="node" attr.name="file" attr.type="string"/>
          <key id="line" for="node" attr.name="line" attr.type="int"/>
          <key id="mentions" for="node" attr.name="mentions" attr.type="int"/>
          <key id="notes" for="node" attr.name="notes" attr.type="int"/>
          <key id="relation" for="edge" attr.name="relation" attr.type="string"/>
          <key id="paragraphs" for="edge" attr.name="paragraphs" attr.type="int"/>
          <key id="shared_notes" for="edge" attr.name="shared_notes" attr.type="int"/>
          <graph id="whoswho" edgedefault="undirected">
            <node id="n0">
              <data key="label">Ann  Ellison</data>
              <data key="kind">person</data>
              <data key="file">People/r.md</data>
              <data key="line">1</data>
              <data key="mentions">2</data>
              <data key="notes">2</data>
            </node>
            <node id="n1">
              <data key="label">Zoë &quot;Q&quot; &lt;Lane&gt; &amp; \</data>
              <data key="kind">person</data>
              <data key="file">People/q.md</data>
              <data key="line">1</data>
              <data key="mentions">1</data>
              <data key="notes">1</data>
            </node>
            <edge source="n0" target="n1">
              <data key="relation">together</data>
              <data key="paragraphs">1</data>
              <data key="shared_notes">1</data>
            </edge>
            <edge source="n1" target="n0" directed="true">
              <data key="relation">boss&apos;s &quot;key&quot; &lt;&amp;&gt;</data>
            </edge>
          </graph>
        </graphml>
        "#);
    let mut open: Vec<&str> = Vec::new();
    for piece in run.stdout.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        assert!(!text.contains('>') && text.split('&').skip(1).all(|rest| rest.contains(';')), "{text}");
        match (tag.strip_prefix('/'), tag.ends_with(['/', '?'])) {
            (Some(name), _) => assert_eq!(open.pop(), Some(name)),
            (None, true) => {}
            (None, false) => open.push(tag.split(' ').next().unwrap_or(tag)),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn a_graph_as_dot_keeps_quotes_in_their_place() {
    let run = whoswho(awkward().path(), &["graph", "--format", "dot"]);
    assert_eq!(run.code, Some(0));
    assert_snapshot!(run.stdout, @r#"
        digraph whoswho {
          n0 [label="Ann  Ellison", shape=ellipse];
          n1 [label="Zoë \"Q\" <Lane> & \\", shape=ellipse];
          n0 -> n1 [dir=none, weight=2, label="1/1"];
          n1 -> n0 [label="boss's \"key\" <&>", style=dashed];
        }
        "#);
    for line in run.stdout.lines() {
        let bare = line.replace("\\\\", "").replace("\\\"", "");
        assert_eq!(bare.matches('"').count() % 2, 0, "{line}");
    }
}

#[test]
fn a_timeline_is_in_order_of_date() {
    let story = story();
    write(story.path(), "b.md", "---\ndate: 2024-02-29\n---\n🧭 So\u{a0}Zoë Lane, once more.\n".as_bytes());
    write(story.path(), "undated.md", "Zoë Lane.\n".as_bytes());
    let long = format!("{} Zoë Lane {}\n", "before ".repeat(30), "behind ".repeat(30));
    write(story.path(), "2025-02-01.md", long.as_bytes());
    let run = whoswho(story.path(), &["timeline", "Zoë Lane"]);
    assert_snapshot!(run.stdout, @r"
        2024-02-29  b.md:4:6  🧭 So Zoë Lane, once more.
        2025-01-28  2025-01-28.md:1:3  🧭 Zoë Lane met Ann Ellison and Tom Ellison.
        2025-01-28  2025-01-28.md:2:20  Ellison said: “Ask @zoe or [[People/Zhang Wei]]”. Zoë
        2025-02-01  2025-02-01.md:1:212  …before before before before before Zoë Lane behind behind behind behind behind behind behind behind behind behind…
        ");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let run = whoswho(story.path(), &["timeline", "@zoe", "--format", "json", "b.md", "--root", "."]);
    let position = |line: u32, character: u32| json!({ "line": line, "character": character });
    assert_eq!(
        lines(&run),
        [json!({
            "date": "2024-02-29", "file": "b.md", "range": { "start": position(3, 6), "end": position(3, 14) },
            "text": "Zoë Lane", "excerpt": "🧭 So Zoë Lane, once more.",
        })]
    );
    let run = whoswho(story.path(), &["timeline", "Nobody"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
}
