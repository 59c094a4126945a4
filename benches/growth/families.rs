//! Vaults that grow in one way each: what people may have, and what somebody may give them on purpose.

use std::fmt::Write;

/// Notes with their paths; the last is the one that is open.
pub type Notes = Vec<(String, String)>;

/// Makes a vault of a size.
pub type Make = fn(usize) -> Notes;

/// A family: its name, the smallest size, and how a vault of a size is made, whose text is twice as long for twice the size.
pub const FAMILIES: [(&str, usize, Make); 59] = [
    ("mentions in one paragraph", 5_000, |n| note("Ada Lovelace and ".repeat(n))),
    ("mentions in paragraphs", 5_000, |n| note("Ada Lovelace came.\n\n".repeat(n))),
    ("bare names in one paragraph", 5_000, |n| note(format!("Ada Lovelace. {}", "Lovelace said so. ".repeat(n)))),
    ("capitalised words on one line", 1_000, |n| note("Kathryn Novak Of The Great Institute ".repeat(n))),
    ("a name without spaces", 20_000, |n| note("Lovelace".repeat(n))),
    ("hyphenated names", 5_000, |n| note("Ada-Lovelace-".repeat(n))),
    ("different undefined names", 1_000, |n| note(lines(n, |i| format!("{} said so.", name(i))))),
    ("an undefined name in notes", 500, |n| {
        let mut notes: Notes = (0..n).map(|i| (format!("N/{i}.md"), "Kathryn Novak said so.\n".to_owned())).collect();
        notes.push(("n.md".to_owned(), "Kathryn Novak came.\n".to_owned()));
        notes
    }),
    ("links to somebody", 5_000, |n| note("[[Ada Lovelace]] and ".repeat(n))),
    ("Markdown links to somebody", 2_000, |n| note("[Ada](People/Ada%20Lovelace.md) and ".repeat(n))),
    ("dead links to one", 2_000, |n| note("[[Zora Quill]] and ".repeat(n))),
    ("links to headings", 500, |n| note(lines(n, |i| format!("# Ada Lovelace {i}\n\n[[#Ada Lovelace {i}]]\n")))),
    ("dead links on lines", 2_000, |n| note(lines(n, |i| format!("[[{}]]", name(i))))),
    ("dead links on one line", 1_000, |n| note(lines(n, |i| format!("[[{}]]", name(i))).replace('\n', " "))),
    ("unknown handles on one line", 2_000, |n| note(lines(n, |i| format!("@zz{i}")).replace('\n', " "))),
    ("unknown handles on lines", 2_000, |n| note(lines(n, |i| format!("@zz{i}")))),
    ("misspelt names", 1_000, |n| note("Ada Lovelaec came.\n\n".repeat(n))),
    ("misspelt names on one line", 1_000, |n| note("Ada Lovelaec and ".repeat(n))),
    ("names and slips of them", 500, |n| {
        let slip = |i| name(i).split_at(8).0.to_owned() + "x";
        with_cast((0..n).map(name), lines(n, |i| format!("{} said so.\n", slip(i))))
    }),
    ("names near each other", 500, |n| {
        with_cast((0..n).map(|i| format!("Robert {}", word(i, 2))), "Robert Babax met Robert Bebex.\n\n".repeat(100))
    }),
    ("people who share a surname", 500, |n| {
        with_cast((0..n).map(|i| format!("{} Smith", word(i, 3))), "Smith said so to Ms. Smith. ".repeat(50))
    }),
    ("people who share a given name", 500, |n| {
        with_cast((0..n).map(|i| format!("Robert {}", word(i, 4))), "Robert said so to Mr. Robert. ".repeat(50))
    }),
    ("a given name of many, mentioned by as many", 500, |n| {
        with_cast((0..n).map(|i| format!("Robert {}", word(i, 4))), "Then Robert said so.\n\n".repeat(n))
    }),
    ("namesakes", 200, |n| {
        let mut notes: Notes = (0..n).map(|i| person(&format!("{i}/John Smith"), "")).collect();
        notes.push(("n.md".to_owned(), "John Smith said so to Smith. ".repeat(20)));
        notes
    }),
    ("people, each mentioned", 1_000, |n| with_cast((0..n).map(name), lines(n, |i| format!("{} said so.\n", name(i))))),
    ("given names with commas on one line", 5_000, |n| note(format!("Ada Lovelace came. {}", "Ada, ".repeat(n)))),
    ("names with commas on one line", 2_000, |n| note("Ada Lovelace, Bob Smith, ".repeat(n))),
    ("people in one paragraph", 1_000, |n| {
        with_cast((0..n).map(name), lines(n, |i| format!("{},", name(i))).replace('\n', " "))
    }),
    ("people as notes", 1_000, |n| {
        let mut notes: Notes = (0..n).map(|i| person(&name(i), "")).collect();
        notes.push(("n.md".to_owned(), format!("{} came.\n", name(0))));
        notes
    }),
    ("notes of one line", 2_000, |n| {
        let mut notes = base();
        notes.extend((0..n).map(|i| (format!("N/{i}.md"), "Ada Lovelace.\n".to_owned())));
        notes.push(("n.md".to_owned(), "Ada Lovelace.\n".to_owned()));
        notes
    }),
    ("aliases of one", 2_000, |n| aliases((0..n).map(name))),
    ("aliases that share a word", 2_000, |n| aliases((0..n).map(|i| format!("Smith {}", word(i, 3))))),
    ("aliases, mentioned", 500, |n| {
        let mut notes = aliases((0..n).map(name));
        notes.push(("n.md".to_owned(), lines(n, |i| format!("{} said so.\n", name(i)))));
        notes
    }),
    ("aliases, each in a note", 500, |n| {
        let mut notes = aliases((0..n).map(name));
        notes.extend((0..n).map(|i| (format!("N/{i}.md"), format!("{} said so.\n", name(i)))));
        notes.push(("n.md".to_owned(), "Aly Many came.\n".to_owned()));
        notes
    }),
    ("an alias that is typed", 500, |n| {
        let list = (0..n).map(name).collect::<Vec<_>>().join(", ");
        vec![("Aly Many.md".to_owned(), format!("---\ntype: person\n---\n# Aly Many\n\naliases:: {list}"))]
    }),
    ("somebody who is typed, of many", 1_000, |n| {
        let mut notes = with_cast((0..n).map(name), String::new());
        notes.truncate(1);
        notes.iter_mut().for_each(|(_, text)| text.push_str("# Zora Quill"));
        notes
    }),
    ("an alias that all share", 500, |n| {
        let mut notes: Notes = (0..n).map(|i| person(&name(i), "aliases: [The Boss]\n")).collect();
        notes.push(("n.md".to_owned(), "The Boss came.\n".to_owned()));
        notes
    }),
    ("handles of one", 2_000, |n| {
        vec![(
            "Aly Many.md".to_owned(),
            format!("---\ntype: person\nhandles:\n{}---\nAly Many.\n", lines(n, |i| format!("  - h{i}"))),
        )]
    }),
    ("names that begin alike", 10_000, |n| {
        with_cast((1..n.isqrt()).map(|i| format!("{}Bo", "Ada ".repeat(i))), "Ada ".repeat(n / 10))
    }),
    ("inline fields on one line", 5_000, |n| note("(a:: Ada Lovelace) ".repeat(n))),
    ("inline fields on lines", 5_000, |n| note("x (a:: Ada Lovelace)\n".repeat(n))),
    ("names in open brackets without blanks", 2_000, |n| note("[Ada".repeat(n))),
    ("pictures that are not closed", 2_000, |n| note("![Ada](".repeat(n))),
    ("mentions in lines of one paragraph", 5_000, |n| note("Ada Lovelace came.\n".repeat(n))),
    ("open brackets on a line with ::", 20_000, |n| note(format!("See std::vec. {}", "[x".repeat(n)))),
    ("a list of names that is not closed", 2_000, |n| note(format!("---\naliases: [^_\n{}---\n", "- [ x\n".repeat(n)))),
    ("a frontmatter that is not closed", 2_000, |n| note(format!("---\naliases: {}", "[[---\n".repeat(n)))),
    ("cast of a note", 2_000, |n| note(format!("---\npeople:\n{}---\nx\n", lines(n, |i| format!("  - {}", name(i)))))),
    ("cast of a note, with links", 1_000, |n| {
        note(format!("---\npeople:\n{}---\nx\n", lines(n, |i| format!("  - \"[[{}]]\"", name(i)))))
    }),
    ("a cast that names one", 2_000, |n| note(format!("---\npeople:\n{}---\nx\n", "  - Ada Lovelace\n".repeat(n)))),
    ("people of an organization", 500, |n| {
        let mut notes: Notes = (0..n).map(|i| person(&name(i), "organization: Acme Works\n")).collect();
        notes.push(("Acme Works.md".to_owned(), "---\ntype: organization\n---\n# Acme Works\n\nx\n".to_owned()));
        notes
    }),
    ("properties of a note", 2_000, |n| {
        note(format!("---\n{}---\nAda Lovelace.\n", lines(n, |i| format!("k{i}: v{i}"))))
    }),
    ("headings", 5_000, |n| note(lines(n, |i| format!("# Ada Lovelace {i}\n\nx\n")))),
    ("rows of a table", 5_000, |n| note(format!("|a|b|\n|-|-|\n{}", "|Ada Lovelace|Bob Smith|\n".repeat(n)))),
    ("columns of a table", 2_000, |n| {
        note(format!("{}|\n{}|\n{}|\n", "|a".repeat(n), "|-".repeat(n), "|Ada Lovelace".repeat(n)))
    }),
    ("quotes ever deeper", 80_000, |n| {
        note((1..n.isqrt()).fold(String::new(), |all, i| all + &"> ".repeat(i) + "Ada Lovelace\n"))
    }),
    ("footnotes", 1_000, |n| note(lines(n, |i| format!("Ada Lovelace[^{i}].\n\n[^{i}]: Bob Smith.\n")))),
    ("reference links", 1_000, |n| {
        let used = lines(n, |i| format!("[Ada Lovelace][r{i}]\n"));
        note(used + &lines(n, |i| format!("[r{i}]: People/Ada%20Lovelace.md")))
    }),
    ("names that are ignored", 1_000, |n| note("Ada Lovelaec <!-- whoswho-ignore: Ada Lovelaec -->\n".repeat(n))),
];

const SYLLABLES: [&str; 20] = [
    "ba", "be", "bo", "da", "de", "do", "ka", "ke", "ko", "la", "le", "lo", "ma", "me", "mo", "na", "ne", "no", "ra",
    "re",
];

/// A capitalised word that others have only for numbers far away.
fn word(number: usize, syllables: u32) -> String {
    // A prime, so that neighbours do not begin alike.
    let mut rest = number * 7919 + 13;
    let mut out = String::new();
    for _ in 0..syllables {
        out.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    let (first, others) = out.split_at(1);
    first.to_uppercase() + others
}

fn name(number: usize) -> String {
    format!("{} {}", word(number, 3), word(number * 13 + 7, 4))
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, number| {
        // Writing to a string cannot fail.
        let _ = writeln!(all, "{}", line(number));
        all
    })
}

fn person(name: &str, properties: &str) -> (String, String) {
    (format!("People/{name}.md"), format!("---\ntype: person\n{properties}---\nx\n"))
}

fn base() -> Notes {
    vec![person("Ada Lovelace", "handle: ada\n"), person("Bob Smith", "")]
}

/// Two people and a note.
fn note(text: String) -> Notes {
    let mut notes = base();
    notes.push(("n.md".to_owned(), text));
    notes
}

/// People in one note, and another note.
fn with_cast(names: impl Iterator<Item = String>, text: String) -> Notes {
    let entries: String = names.map(|name| format!("# {name}\n\nText.\n\n")).collect();
    vec![("Cast.md".to_owned(), format!("---\ntype: people\n---\n{entries}")), ("n.md".to_owned(), text)]
}

fn aliases(names: impl Iterator<Item = String>) -> Notes {
    let items: String = names.map(|name| format!("  - {name}\n")).collect();
    vec![("Aly Many.md".to_owned(), format!("---\ntype: person\naliases:\n{items}---\n# Aly Many\n\nSmith.\n"))]
}
