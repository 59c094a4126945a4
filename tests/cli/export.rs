//! `whoswho export`: what spell checkers are told of names.

use super::*;

fn desk() -> TempDir {
    vault(&[
        ("People/Zoë Quill-Aarn.md", "---\naliases: [Zo]\n---\n# Zoë Quill-Aarn\n"),
        ("Companies/Vornholm & Søn A-S.md", "# Vornholm & Søn A/S\n"),
        ("2025-01-01.md", "Zoë Quill-Aarn’s office. Vornholm & Søn called.\n"),
    ])
}

fn words(format: &str) -> String {
    let run = whoswho(desk().path(), &["export", "dictionary", "--format", format]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    run.stdout
}

#[test]
fn every_word_of_a_name_is_told_with_its_possessives() {
    let told: Vec<String> = words("harper").lines().map(str::to_owned).collect();
    for word in ["Zoë", "Zoë's", "Zoë’s", "Quill-Aarn", "Quill", "Aarn", "Zo", "Vornholm", "Søn", "Vornholm's"] {
        assert!(told.iter().any(|own| own == word), "{word}: {told:?}");
    }
    assert!(!told.iter().any(|word| word.contains("office") || word.contains('&')), "{told:?}");
    let mut sorted = told.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(told, sorted, "each once, in order");
}

#[test]
fn each_checker_gets_its_own_form() {
    let hunspell = words("hunspell");
    let (count, rest) = hunspell.split_once('\n').expect("a count");
    assert_eq!(count.parse(), Ok(rest.lines().count()));
    assert!(rest.contains("A\\/S\n"), "{rest}");
    assert!(words("cspell").starts_with("# "));
    assert!(words("vale").contains("Quill\\-Aarn\n"));
    assert!(words("ltex").contains("\nQuill-Aarn\n"));
    let setting: Value = serde_json::from_str(&words("vscode")).expect("it is JSON");
    assert!(setting["cSpell.words"].as_array().expect("a list").contains(&json!("Zoë")));
}
