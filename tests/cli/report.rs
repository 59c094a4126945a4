//! `whoswho report`: a page about everybody.

use super::*;

fn office() -> TempDir {
    vault(&[
        (
            "People/Zoë Quill-Aarn.md",
            "---\naliases: [Zo]\norganization: '[[Vornholm Press]]'\n---\n# Zoë Quill-Aarn\n\nReads proofs.\n",
        ),
        ("People/Bram Tolliver.md", "# Bram Tolliver\n"),
        ("People/Una Barclay.md", ""),
        ("Companies/Vornholm Press.md", "# Vornholm Press\n"),
        ("2024-03-01.md", "Zoë Quill-Aarn met Bram Tolliver.\n\nVornholm Press was closed.\n"),
        ("2025-06-30.md", "Zoë Quill-Aarn called. Later Zoë Quill-Aarn and Bram Tolliver left.\n"),
        ("2024-09-09.md", "I wrote to Marta Lindqvist. Marta Lindqvist is a lawyer in Uppsala.\n"),
    ])
}

fn page(folder: &Path) -> String {
    let run = whoswho(folder, &["report", "--format", "html"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    run.stdout
}

/// The row of a table that has this in it.
fn row<'p>(page: &'p str, what: &str) -> &'p str {
    page.lines().find(|line| line.starts_with("<tr") && line.contains(what)).expect("a row")
}

#[test]
fn everybody_is_there_with_counts_dates_company_and_relations() {
    let office = office();
    let page = page(office.path());
    assert!(page.contains("<h1>Who's Who</h1>") && page.contains("<h2>Who is there</h2>"), "{page}");
    assert!(page.contains("<p>3 people, 1 organization and 1 undefined name in 7 notes.</p>"), "{page}");
    let zoe = row(&page, r#"data-by="Zoë Quill-Aarn""#);
    for part in [
        r#"<tr id="e0" data-kind="person">"#,
        "<small>also <bdi>Zo</bdi></small>",
        "<small><bdi>Reads proofs.</bdi></small>",
        r#"<td class="number">3</td><td class="number">2</td>"#,
        r#"<td class="date" data-by="2024-03-01">2024-03-01<svg"#,
        r#"<td class="date">2025-06-30</td>"#,
        "<bdi>Bram Tolliver</bdi></a> (2), ",
        "<bdi>organization</bdi>: <a href=\"#e",
        "<bdi>People/Zoë Quill-Aarn.md:5</bdi>",
    ] {
        assert!(zoe.contains(part), "{part}\n{zoe}");
    }
    let una = row(&page, r#"data-by="Una Barclay""#);
    assert!(una.contains(r#"<td class="number">0</td><td class="number">0</td><td></td><td></td>"#), "{una}");
    let marta = row(&page, "Marta Lindqvist");
    assert!(marta.contains(r#"<td class="number">2</td><td class="number">1</td>"#), "{marta}");
    assert!(marta.contains("<bdi>2024-09-09.md:1</bdi>"), "{marta}");
    let root = office.path().display().to_string();
    assert!(!page.contains(&root), "paths are those within the vault");
}

#[test]
fn whoever_is_mentioned_most_comes_first() {
    let page = page(office().path());
    let names = ["Zoë Quill-Aarn", "Bram Tolliver", "Vornholm Press", "Una Barclay"];
    let at: Vec<Option<usize>> = names.iter().map(|name| page.find(&format!(r#"data-by="{name}""#))).collect();
    assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{at:?}");
}

#[test]
fn nothing_in_a_note_becomes_markup() {
    let evil = "</script><script>alert(1)</script><img src=x onerror='alert(2)'>";
    let note = format!(
        "---\ntype: person\naliases: [\"a{evil}\"]\n\"k{evil}\": \"[[Bram \\\"Tolliver]]\"\ndescription: \"d{evil}\"\n---\n# Zoë {evil} Lane\n"
    );
    let vault = vault(&[
        ("people/e&v'i\"l.md", note.as_str()),
        ("people/Bram Tolliver.md", "---\ntype: person\nfriend: \"[[e&v'i\\\"l]]\"\n---\n# Bram \"Tolliver\n"),
        ("a.md", "Bram \"Tolliver and Marta <b>Lindqvist</b> \u{202e}came\u{1b}[31m.\n"),
    ]);
    let page = page(vault.path());
    assert_eq!(page.matches("<script>").count(), 1, "but its own");
    assert_eq!(page.matches("</script>").count(), 1);
    assert!(!page.contains("<img") && !page.contains("onerror='") && !page.contains("<b>"), "{page}");
    assert!(!page.contains('\u{1b}') && !page.contains('\u{202e}'));
}

#[test]
fn a_page_loads_nothing() {
    let page = page(office().path());
    for reference in ["src=", "http:", "https:", "url(", "@import", "<link", "<iframe"] {
        assert!(!page.contains(reference), "{reference}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[cfg(unix)]
#[test]
fn browsers_will_know_style_and_script_by_their_hashes() {
    let office = office();
    write(office.path(), "report.html", page(office.path()).as_bytes());
    let check = "
import base64, hashlib, re
page = open('report.html', encoding='utf-8').read()
for tag in ['style', 'script']:
    text = re.search(f'<{tag}>(.*?)</{tag}>', page, re.S).group(1)
    hash = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert f\"{tag}-src 'sha256-{hash}'\" in page, f'the hash of {tag} in page.rs should be {hash}'
";
    let output =
        Command::new("python3").args(["-c", check]).current_dir(office.path()).output().expect("python3 is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_file_gets_the_page() {
    let office = office();
    let run = whoswho(office.path(), &["report", "--format", "html", "--out", "report.html"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "Report written to report.html\n"), "{}", run.stderr);
    let written = fs::read_to_string(office.path().join("report.html")).expect("it is written");
    assert_eq!(written, page(office.path()));
    let run = whoswho(office.path(), &["report", "--format", "html", "--out", "nowhere/report.html"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("there is no folder nowhere"), "{}", run.stderr);
}

#[test]
fn a_folder_without_people_has_a_page_too() {
    let page = page(vault(&[("a.md", "rain all day\n")]).path());
    assert!(page.contains("These notes define nobody.") && page.contains("None has been found."), "{page}");
}

#[test]
fn notes_that_cannot_be_read_do_not_keep_the_others_from_the_page() {
    let office = office();
    write(office.path(), "broken.md", b"\xff\xfe Zo\xeb");
    write(office.path(), "People/Odd.md", b"---\naliases: [\n: : }\n---\n");
    let run = whoswho(office.path(), &["report", "--format", "html"]);
    assert_eq!(run.code, Some(0));
    assert!(run.stderr.contains("broken.md"), "{}", run.stderr);
    assert!(run.stdout.contains("Bram Tolliver"));
}
