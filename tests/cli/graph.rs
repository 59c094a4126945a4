//! Who has to do with whom, and when: `whoswho graph` and `whoswho timeline`.

use insta::assert_snapshot;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;

#[test]
fn a_graph_as_json_has_entities_company_relations_and_notes() {
    let run = whoswho(story().path(), &["graph"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let graph: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let entity = |id: &str, name: &str, file: &str, mentions: Value| {
        let count: u64 = mentions.as_array().into_iter().flatten().filter_map(|it| it[1].as_u64()).sum();
        let notes = mentions.as_array().map_or(0, Vec::len);
        let kind = if name == "Zorgle" { "organization" } else { "person" };
        json!({
            "id": id, "name": name, "kind": kind, "file": file, "line": 0, "mentions": count, "notes": notes,
            "aliases": [], "folded": [name.to_lowercase()], "summary": null, "distinction": null, "in": mentions,
        })
    };
    let with = |mut entity: Value, fields: Value| {
        for (key, value) in fields.as_object().expect("an object") {
            entity[key] = value.clone();
        }
        entity
    };
    // The notes are in the order of their paths.
    let (day, zoe, quiet) = (0, 1, 2);
    let together =
        |one: &str, other: &str| json!({ "between": [one, other], "paragraphs": 1, "notes": 1, "in": [[day, 1, 0]] });
    let more = json!({
        "line": 5, "aliases": ["Zed of Venice", "@zoe"], "folded": ["zoe lane", "zed of venice", "@zoe"],
        "summary": "Flies, and sings.",
    });
    let zorgle = entity("n3", "Zorgle", "Companies/Zorgle.md", json!([[zoe, 1], [quiet, 1]]));
    assert_eq!(
        graph,
        json!({
            "entities": [
                with(entity("n0", "Ann Ellison", "People/Ann Ellison.md", json!([[day, 1]])), json!({ "summary": "A captain." })),
                with(entity("n1", "Tom Ellison", "People/Tom Ellison.md", json!([[day, 1]])), json!({ "summary": "A banker." })),
                with(entity("n2", "Zoë Lane", "People/Zoë Lane.md", json!([[day, 3]])), more),
                zorgle,
            ],
            "together": [together("n0", "n1"), together("n0", "n2"), together("n1", "n2")],
            "relations": [{ "from": "n2", "to": "n3", "key": "role" }],
            "notes": [
                { "file": "2025-01-28.md", "date": "2025-01-28" },
                { "file": "People/Zoë Lane.md", "date": null },
                { "file": "quiet.md", "date": null },
            ],
        })
    );
    let run = whoswho(story().path(), &["graph", "--root", ".", "quiet.md"]);
    let graph: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(
        graph["entities"],
        json!([with(zorgle, json!({ "id": "n0", "mentions": 1, "notes": 1, "in": [[0, 1]] }))])
    );
    assert_eq!(graph["notes"], json!([{ "file": "quiet.md", "date": null }]));
}

/// Ann and Ben share two paragraphs, Ann and Cy one, Cy and Dee one; two are called Ines Vargas.
fn circle() -> TempDir {
    vault(&[
        ("People/Ann Moor.md", "---\naliases: [Captain]\n---\n"),
        ("People/Ben Moor.md", ""),
        ("People/Cy Doyle.md", ""),
        ("People/Dee Pratt.md", ""),
        ("People/Ines Vargas (baker).md", "---\ntitle: Ines Vargas\n---\nBakes in Zürich.\n"),
        ("People/Ines Vargas (judge).md", "---\ntitle: Ines Vargas\n---\nSits in Madrid.\n"),
        ("2024-05-01.md", "Ann Moor met Ben Moor.\n\nThen Ann Moor and Ben Moor left.\n\nAnn Moor called Cy Doyle.\n"),
        ("2024-06-01.md", "Cy Doyle saw Dee Pratt, and [[Ines Vargas (baker)]].\n"),
        ("2024-07-01.md", "[[Ines Vargas (judge)]] rested.\n"),
    ])
}

fn names(run: &Run) -> Vec<String> {
    let graph: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let entities = graph["entities"].as_array().expect("a list").iter();
    entities.map(|entity| entity["name"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn around_somebody_is_by_any_name_and_so_many_steps_wide() {
    let circle = circle();
    let around = |more: &[&str]| names(&whoswho(circle.path(), &[&["graph", "--around"], more].concat()));
    assert_eq!(around(&["Ann Moor"]), ["Ann Moor", "Ben Moor", "Cy Doyle"]);
    assert_eq!(around(&["captain", "--depth", "0"]), ["Ann Moor"]);
    assert_eq!(around(&["Captain", "--depth", "2"]), ["Ann Moor", "Ben Moor", "Cy Doyle", "Dee Pratt", "Ines Vargas"]);
    assert_eq!(around(&["Ann Moor", "--depth", "2", "--min", "2"]), ["Ann Moor", "Ben Moor"]);
    assert_eq!(around(&["Dee Pratt", "--min", "2"]), ["Dee Pratt"]);
    // The note tells namesakes apart.
    assert_eq!(around(&["People/Ines Vargas (judge)"]), ["Ines Vargas"]);
    assert_eq!(names(&whoswho(circle.path(), &["graph", "--min", "2"])), ["Ann Moor", "Ben Moor"]);
}

#[test]
fn who_is_meant_is_found_as_it_is_printed() {
    let circle = circle();
    let around = |name: &str| {
        let run = whoswho(circle.path(), &["graph", "--around", name, "--depth", "0"]);
        let graph: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{name}: {}", run.stderr));
        graph["entities"][0]["file"].as_str().expect("a file").to_owned()
    };
    let (baker, judge) = ("People/Ines Vargas (baker).md", "People/Ines Vargas (judge).md");
    for (name, file) in [
        (judge, judge),
        ("People/Ines Vargas (judge).md:2:8", judge),
        ("Ines Vargas · People/Ines Vargas (baker).md:2:8", baker),
        ("Ines Vargas (Sits in Madrid.)", judge),
        ("Ines Vargas (People/Ines Vargas (baker).md)", baker),
    ] {
        assert_eq!(around(name), file, "{name}");
    }
    let run = whoswho(circle.path(), &["graph", "--around", "Ines Vargas (Sits in Oslo.)"]);
    assert_eq!(run.code, Some(2), "{}", run.stdout);
}

#[test]
fn whoever_is_one_in_a_list_has_one_card() {
    let folder = vault(&[
        (".whoswho.toml", "sources = [\"a.vcf\"]\n"),
        ("a.vcf", "BEGIN:VCARD\nFN:Zoë Lane\nNICKNAME:Zed\nEND:VCARD\n"),
        ("People/Zoë Lane.md", "---\naliases: [Zed]\n---\n"),
        ("a.md", "Zoë Lane came.\n"),
    ]);
    assert_eq!(whoswho(folder.path(), &["list"]).stdout.lines().count(), 1);
    for name in ["Zoë Lane", "zed", "a.vcf"] {
        let run = whoswho(folder.path(), &["show", name]);
        assert_eq!(run.stdout.matches("defined in ").count(), 1, "{name}: {}", run.stdout);
    }
}

#[test]
fn a_part_holds_only_its_own_notes() {
    let run = whoswho(circle().path(), &["graph", "--around", "Dee Pratt", "--depth", "0"]);
    let graph: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(graph["notes"], json!([{ "file": "2024-06-01.md", "date": "2024-06-01" }]));
    assert_eq!(graph["entities"][0]["in"], json!([[0, 1]]));
}

#[test]
fn around_nobody_or_one_of_several_is_refused_with_whom_it_could_be() {
    let circle = circle();
    let refused = |name: &str| {
        let run = whoswho(circle.path(), &["graph", "--around", name, "--format", "svg"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
        run.stderr
    };
    assert_snapshot!(refused("Ann Mor"), @"whoswho: “Ann Mor” is not defined here; did you mean Ann Moor?");
    assert_snapshot!(refused("Ines Vargas"), @r"
        whoswho: “Ines Vargas” could be any of these; give the full name, or the note:
          Ines Vargas · People/Ines Vargas (baker).md:2:8
          Ines Vargas · People/Ines Vargas (judge).md:2:8
        ");
    let run = whoswho(circle.path(), &["graph", "--root", ".", "2024-07-01.md", "--around", "Ann Moor"]);
    assert_snapshot!(run.stderr, @"whoswho: these notes do not mention “Ann Moor”");
    assert_eq!(run.code, Some(2));
    assert_eq!(whoswho(circle.path(), &["graph", "--depth", "2"]).code, Some(2));
}

#[test]
fn dot_and_graphml_tell_namesakes_apart() {
    let circle = circle();
    let dot = whoswho(circle.path(), &["graph", "--format", "dot"]).stdout;
    assert!(dot.contains(r#"[label="Ines Vargas (Bakes in Zürich.)", shape=ellipse];"#), "{dot}");
    assert!(dot.contains(r#"[label="Ines Vargas (Sits in Madrid.)", shape=ellipse];"#), "{dot}");
    let marked = whoswho(circle.path(), &["graph", "--format", "dot", "--around", "Ann Moor"]).stdout;
    assert!(marked.contains(r#"n0 [label="Ann Moor", shape=ellipse, penwidth=3];"#), "{marked}");
    assert!(!marked.contains("Ines Vargas"), "{marked}");
    let graphml = whoswho(circle.path(), &["graph", "--format", "graphml"]).stdout;
    assert!(graphml.contains(r#"<data key="distinction">Sits in Madrid.</data>"#), "{graphml}");
}

/// Tags of XML, each with what is in it; fails if one is not closed in its turn.
fn assert_well_formed(text: &str) {
    let mut open: Vec<&str> = Vec::new();
    for piece in text.split('<').skip(1) {
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
fn a_drawing_is_well_formed_and_the_same_each_time() {
    for folder in [awkward(), circle(), vault(&[("a.md", "Nobody.\n")])] {
        let run = whoswho(folder.path(), &["graph", "--format", "svg"]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
        assert_well_formed(&run.stdout);
        assert!(run.stdout.contains("prefers-color-scheme: dark"), "{}", run.stdout);
        assert!(run.stdout.contains(">Who appears with whom</title>"), "{}", run.stdout);
        assert_eq!(whoswho(folder.path(), &["graph", "--format", "svg"]).stdout, run.stdout);
    }
}

#[test]
fn a_drawing_marks_the_centre_and_no_name_lies_over_another() {
    let people: Vec<String> =
        (0..40).map(|number| format!("Zoë Qu{}x", "a".repeat(number % 9 + number / 9 + 2))).collect();
    let people: Vec<String> = people.iter().enumerate().map(|(at, name)| format!("{name} Lane{at}")).collect();
    let notes: Vec<(String, String)> =
        people.iter().map(|name| (format!("People/{name}.md"), format!("Knows [[{}]].\n", people[0]))).collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let all = people.iter().map(|name| format!("[[{name}]]")).collect::<Vec<_>>().join(" and ");
    let folder = vault(&[notes.as_slice(), &[("a.md", all.as_str())]].concat());
    let run = whoswho(folder.path(), &["graph", "--format", "svg", "--around", &people[0]]);
    assert_eq!(run.stdout.matches(r#"class="centre""#).count(), 1, "{}", run.stdout);
    let number = |text: &str| text.parse::<f64>().expect("a number");
    let mut spots: Vec<(f64, f64, f64)> = Vec::new();
    for group in run.stdout.split("<g transform=\"translate(").skip(1) {
        let (x, rest) = group.split_once(' ').expect("x and y");
        let y = rest.split(')').next().expect("y");
        let label = group.split_once("<text y=\"").expect("a label").1;
        let (offset, label) = label.split_once("\">").expect("a label");
        let letters = label.split('<').next().expect("a name").chars().count();
        spots.push((number(x), number(y) + number(offset), f64::from(u32::try_from(letters).expect("few")) * 7.0));
    }
    assert_eq!(spots.len(), 40);
    for (at, one) in spots.iter().enumerate() {
        for other in &spots[at + 1..] {
            let (x, y) = ((one.0 - other.0).abs(), (one.1 - other.1).abs());
            assert!(x >= f64::midpoint(one.2, other.2) || y >= 14.0, "{one:?} {other:?}");
        }
    }
}

#[test]
fn a_page_is_one_file_that_loads_nothing_and_no_note_can_break_out_of() {
    let folder = vault(&[
        ("People/q.md", "---\ntitle: \"Zoë </script><!-- <script>\u{2028}Lane\"\n---\n</script><img src=x>\u{2028}\n"),
        ("2024-05-01.md", "[[q]] was here.\n"),
        ("2024-06-01.md", "[[q]] left.\n"),
    ]);
    let run = whoswho(folder.path(), &["graph", "--format", "html", "--around", "People/q"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let page = run.stdout;
    assert_eq!(page.matches("</script>").count(), 2, "its data and its script");
    assert!(!page.contains("GRAPH_DATA") && !page.contains('\u{2028}'));
    for outside in [" src=", "href=", "@import", "url(", "fetch(", "XMLHttpRequest", "import("] {
        let code = page.replace("\\u003cimg src=x\\u003e", "");
        assert!(!code.contains(outside), "{outside}");
    }
    let (_, rest) = page.split_once(r#"<script type="application/json" id="data">"#).expect("the data");
    let data: Value = serde_json::from_str(rest.split_once("</script>").expect("its end").0).expect("it is JSON");
    assert_eq!(data["graph"]["entities"][0]["name"], "Zoë </script><!-- <script> Lane", "a name is one line");
    assert_eq!((&data["centre"], &data["depth"], &data["min"]), (&json!("n0"), &json!(1), &json!(0)));
    assert_eq!(data["graph"]["notes"][0]["date"], "2024-05-01");
    assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-"));
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
          <key id="distinction" for="node" attr.name="distinction" attr.type="string"/>
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
    assert_well_formed(&run.stdout);
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
fn a_graph_as_a_table_holds_no_formulas() {
    let folder = vault(&[
        ("People/q.md", "---\ntitle: \"Zorgle, Inc.\"\ntype: company\n\"=boss\": '[[r]]'\n---\n"),
        ("People/r.md", "# Ann Ellison\n"),
        ("a.md", "[[q]] and [[r]].\n"),
    ]);
    let run = whoswho(folder.path(), &["graph", "--format", "csv"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_snapshot!(run.stdout, @r#"
        source,target,relation,paragraphs,notes,source_kind,target_kind,source_file,target_file
        Ann Ellison,"Zorgle, Inc.",together,1,1,person,organization,People/r.md,People/q.md
        "Zorgle, Inc.",Ann Ellison,'=boss,,,organization,person,People/q.md,People/r.md
        "#);
}

#[test]
fn followthemoney_has_everybody_with_a_mention_for_each_note() {
    let story = story();
    let lines = |folder: &Path| -> Vec<Value> {
        let run = whoswho(folder, &["graph", "--format", "ftm"]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect()
    };
    let told = lines(story.path());
    let of = |schema: &str| told.iter().filter(|entity| entity["schema"] == schema).collect::<Vec<_>>();
    let names =
        |entities: &[&Value]| entities.iter().map(|entity| entity["properties"]["name"][0].clone()).collect::<Vec<_>>();
    assert_eq!(names(&of("Person")), ["Ann Ellison", "Tom Ellison", "Zoë Lane"]);
    assert_eq!(names(&of("Organization")), ["Zorgle"]);
    assert_eq!(of("PlainText").len(), 3);
    let zoe = of("Person")[2];
    assert_eq!(zoe["properties"]["alias"], json!(["Zed of Venice", "@zoe"]));
    let mentions = of("Mention");
    let own: Vec<&&Value> =
        mentions.iter().filter(|mention| mention["properties"]["resolved"][0] == zoe["id"]).collect();
    assert_eq!(own.len(), 1, "{mentions:?}");
    let link = of("UnknownLink")[0];
    assert_eq!((&link["properties"]["subject"][0], &link["properties"]["role"][0]), (&zoe["id"], &json!("role")));
    let ids: std::collections::BTreeSet<String> = told.iter().map(|entity| entity["id"].to_string()).collect();
    assert_eq!(ids.len(), told.len(), "ids are no one else's");
    assert_eq!(lines(story.path()), told, "another export updates the first");
}

#[test]
fn turtle_quotes_what_names_hold() {
    let run = whoswho(awkward().path(), &["graph", "--format", "turtle"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert_snapshot!(run.stdout, @r#"
        @prefix schema: <https://schema.org/> .

        <#n0>
          a schema:Person ; schema:name "Ann  Ellison" ; schema:subjectOf <People/r.md> .

        <#n1>
          a schema:Person ; schema:name "Zoë \"Q\" <Lane> & \\" ; schema:subjectOf <People/q.md> .

        <#n1> schema:knows [
          a schema:Role ; schema:roleName "boss's \"key\" <&>" ; schema:knows <#n0> ] .

        <People/q.md>
          a schema:DigitalDocument ; schema:mentions <#n0> .

        <a.md>
          a schema:DigitalDocument ; schema:mentions <#n0>, <#n1> .
        "#);
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

#[test]
fn namesakes_in_one_file_have_ids_of_their_own_in_followthemoney() {
    let folder = vault(&[
        (".whoswho.toml", "sources = [\"a.vcf\"]\n"),
        ("a.vcf", "BEGIN:VCARD\nFN:Alex Quill\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:Alex Quill\nTEL:2\nEND:VCARD\n"),
    ]);
    let run = whoswho(folder.path(), &["graph", "--format", "ftm"]);
    let ids: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].clone()).collect();
    let mut own = ids.clone();
    own.dedup();
    assert_eq!(own.len(), ids.len(), "{}", run.stdout);
}

#[test]
fn a_timeline_without_a_day_says_so() {
    let folder = vault(&[("People/Ann Lind.md", ""), ("a.md", "Ann Lind came.\n")]);
    let run = whoswho(folder.path(), &["timeline", "Ann Lind"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    assert!(run.stderr.contains("Ann Lind: no note that has a date mentions this name"), "{}", run.stderr);
}
