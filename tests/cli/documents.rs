//! The README and the pages beside it say what is so: links lead somewhere, tables are complete, the first steps do what
//! they show.

use super::*;

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the page can be read")
}

fn page(path: &str) -> String {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
}

/// The part of a page below a heading, up to the next of its level.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let (_, behind) = page.split_once(&format!("\n{heading}\n")).expect("the heading is there");
    let level = heading.split(' ').next().unwrap_or_default();
    behind.split(&format!("\n{level} ")).next().unwrap_or_default()
}

/// The fenced blocks of a text.
fn blocks(text: &str) -> Vec<&str> {
    let inside = text.split("```").skip(1).step_by(2);
    inside.map(|block| block.split_once('\n').map_or("", |(_, text)| text)).collect()
}

/// What links call a heading.
fn anchor(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
    words.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_')).collect()
}

#[test]
fn links_of_the_pages_lead_to_files_and_headings() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = ["README", "REFERENCE", "ARCHITECTURE", "CHANGELOG", "CONTRIBUTING", "SECURITY"];
    let editors = ["neovim", "vscode", "emacs", "vim"].map(|editor| format!("editors/{editor}/README.md"));
    for path in pages.map(|page| format!("{page}.md")).iter().chain(&editors) {
        let path = path.as_str();
        let text = page(path);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.contains("://") || link.contains(' ') {
                continue;
            }
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let folder = top.join(path).parent().expect("it has a folder").to_owned();
            let target = if file.is_empty() { top.join(path) } else { folder.join(file) };
            assert!(target.exists(), "{path}: {link} leads nowhere");
            let is_there = || read(&target).lines().any(|line| line.starts_with('#') && anchor(line) == heading);
            assert!(heading.is_empty() || is_there(), "{path}: {link} leads to no heading");
        }
    }
}

#[test]
fn tables_name_every_diagnostic_command_and_setting() {
    let folder = vault(&[]);
    let (readme, reference) = (page("README.md"), page("REFERENCE.md"));
    let codes = whoswho(folder.path(), &["explain"]).stdout;
    let codes: Vec<&str> = codes.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let diagnostics = section(&readme, "## Diagnostics");
    for code in codes.iter().filter(|code| code.contains('-') && !code.starts_with('-')) {
        assert!(diagnostics.contains(&format!("| `{code}` |")), "README.md has no row for {code}");
    }
    let help = whoswho(folder.path(), &["--help"]).stdout;
    let (_, commands) = help.split_once("Commands:\n").expect("commands are listed");
    let commands = commands.split("\n\n").next().unwrap_or_default();
    let terminal = section(&readme, "## In the terminal");
    for command in commands.lines().filter_map(|line| line.split_whitespace().next()) {
        let is_named = terminal.contains(&format!("`whoswho {command}"));
        assert!(is_named || matches!(command, "lsp" | "help"), "README.md has no row for whoswho {command}");
    }
    let schema: Value =
        serde_json::from_str(&whoswho(folder.path(), &["config", "schema"]).stdout).expect("it is JSON");
    let settings = section(&reference, "## Settings");
    for (key, about) in schema["properties"].as_object().expect("there are settings") {
        let row = settings.lines().find(|line| line.starts_with("| `") && line.contains(&format!("`{key}`")));
        let row = row.unwrap_or_else(|| panic!("REFERENCE.md has no row for {key}"));
        let default = about["default"].to_string();
        assert!(key == "severity" || row.contains(&format!("`{default}`")), "REFERENCE.md has another default: {row}");
    }
}

#[test]
fn the_first_steps_show_what_the_readme_shows() {
    let readme = page("README.md");
    let steps = blocks(section(&readme, "## Your own notes"));
    let [person, log, found, mentions] = steps.as_slice() else { panic!("other steps than before: {steps:?}") };
    let folder = vault(&[("People/Ann Smith.md", person), ("2025-03-14.md", log)]);
    let init = whoswho(folder.path(), &["init"]);
    assert!(init.stdout.contains(found), "{}", init.stdout);
    assert_eq!(whoswho(folder.path(), &["mentions"]).stdout, *mentions);
}

#[test]
fn the_default_words_of_the_reference_are_those_that_are_read() {
    let files = ["note_folders.txt", "note_types.txt", "note_keys.txt"];
    let lists = files.map(|file| page(&format!("src/word_lists/{file}"))).concat();
    let reference = page("REFERENCE.md");
    let rows = section(&reference, "## Default words").lines().filter(|line| line.starts_with("| ")).skip(1);
    for word in rows.flat_map(|row| row.split('`').skip(1).step_by(2)) {
        assert!(lists.lines().any(|line| line == word), "{word} is in no list");
    }
}

#[test]
fn the_sample_check_of_the_readme_is_there() {
    let readme = page("README.md");
    let commands = blocks(&readme).into_iter().find(|block| block.contains("cargo test")).expect("two commands");
    assert!(commands.starts_with("cargo run --release -- check seeds ") && commands.contains("\ncargo test "));
    assert_eq!(whoswho(&seeds().join(".."), &["check", "seeds"]).code, Some(1));
}

/// What stands between backticks in a text.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The paragraph of a page's section “Paths” that begins with this.
fn of_paths<'p>(reference: &'p str, beginning: &str) -> &'p str {
    let paragraphs = section(reference, "## Paths").split("\n\n");
    let mut found = paragraphs.filter(|paragraph| paragraph.trim_start().starts_with(beginning));
    found.next().expect("the paragraph is there")
}

#[test]
fn files_of_every_extension_in_the_reference_are_read() {
    let reference = page("REFERENCE.md");
    let (extensions, _) = of_paths(&reference, "**Which files.**").split_once("Hidden").expect("others are not");
    for extension in quoted(extensions) {
        let folder = vault(&[(&format!("People/Ann Smith{extension}"), "She writes.\n")]);
        let listed = whoswho(folder.path(), &["list"]).stdout;
        assert!(listed.contains("Ann Smith"), "{extension}: {listed}");
    }
}

#[test]
fn every_mark_of_the_reference_makes_a_vault() {
    let reference = page("REFERENCE.md");
    let (_, marks) = of_paths(&reference, "**Which vault.**").split_once("nearest folder").expect("it names marks");
    let (sure, others) = marks.split_once("failing that").expect("some are better than others");
    let (others, _) = others.split_once(" its own folder").expect("the last is the own folder");
    let marked = |folder: &Path, mark: &str| {
        let path = folder.join(mark);
        if mark.ends_with(".toml") { fs::write(path, "").unwrap() } else { fs::create_dir_all(path).unwrap() }
    };
    for mark in quoted(sure).into_iter().chain(quoted(others)) {
        let outer = vault(&[
            ("vault/Staff/Ann Harrow.md", "---\ntype: person\n---\n"),
            ("vault/daily/a.md", "Ann Harrow came.\n"),
        ]);
        let root = outer.path().join("vault");
        marked(&root, mark);
        // One of less weight, nearer, does not count; nor does one of its kind farther away.
        marked(outer.path(), mark);
        if quoted(sure).contains(&mark) {
            fs::create_dir_all(root.join("daily/.git")).unwrap();
        }
        let elsewhere = tempfile::tempdir().unwrap();
        let note = root.join("daily/a.md");
        let found = whoswho(elsewhere.path(), &["mentions", note.to_str().expect("it is UTF-8")]);
        assert!(found.stdout.contains("→ Ann Harrow ("), "{mark}: {}{}", found.stdout, found.stderr);
    }
}

#[test]
fn alias_keys_are_more_properties_with_names() {
    let files = [
        (".whoswho.toml", "alias_keys = [\"Spitzname\"]\n"),
        ("People/Ann Smith.md", "---\nspitzname: [Annie, Nan]\n---\n"),
        ("a.md", "Annie and Nan left.\n"),
    ];
    let folder = vault(&files);
    let mentions = whoswho(folder.path(), &["mentions"]).stdout;
    assert_eq!(mentions.matches("Ann Smith (").count(), 2, "{mentions}");
}

#[test]
fn a_glob_of_nothing_leaves_nothing_out() {
    let folder = vault(&[(".whoswho.toml", "exclude = [\"\", \" \"]\n"), ("People/Ann Smith.md", "A sailor.\n")]);
    assert!(whoswho(folder.path(), &["list"]).stdout.starts_with("Ann Smith"));
}

#[test]
fn a_diff_has_the_mark_at_the_beginning_of_a_file() {
    let notes = [
        ("People/Liang Wenfeng.md", "A founder.\n"),
        ("a.md", "\u{feff}Liang Wenfng spoke.\n"),
        ("b.md", "Liang Wenfng sang.\n"),
    ];
    let run = whoswho(vault(&notes).path(), &["check", "--diff"]);
    assert!(run.stdout.contains("\n-\u{feff}Liang Wenfng spoke.\n+\u{feff}Liang Wenfeng spoke.\n"), "{}", run.stdout);
    assert!(run.stdout.contains("\n-Liang Wenfng sang.\n+Liang Wenfeng sang.\n"), "{}", run.stdout);
}
