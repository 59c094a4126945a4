use super::*;

/// A sentence of words; a name is followed by its label and whom it means, after slashes.
fn sentence(words: &str) -> String {
    let line = |word: &str| match word.split('/').collect::<Vec<_>>().as_slice() {
        [word, label, entity] => format!("{word}\t{label}\t{entity}\n"),
        _ => format!("{word}\tO\t_\n"),
    };
    words.split(' ').map(line).chain(["\n".to_owned()]).collect()
}

fn document(id: &str, sentences: &[&str]) -> String {
    format!("# doc = {id}\n{}", sentences.iter().map(|words| sentence(words)).collect::<String>())
}

/// How many names have each verdict, in the order of the table.
fn counts(judged: &[Judged]) -> Vec<usize> {
    let count = |verdict| judged.iter().filter(|judged| judged.verdict == verdict).count();
    VERDICTS.iter().map(|(verdict, _)| count(*verdict)).collect()
}

/// Somebody who is called by another's full name, somebody whose entity is not told, and in another document the same
/// entities with other names.
fn file() -> String {
    let novel = [
        "Ada/B-PER/1 Marchand/I-PER/1 wrote to Harrow/B-ORG/2 Steel/I-ORG/2 .",
        "Bob/B-PER/3 Quill/I-PER/3 Lee/I-PER/3 , as Ada/B-PER/3 Marchand/I-PER/3 , saw Kim/B-PER/? Park/I-PER/? .",
    ];
    let letter =
        ["Zoe/B-PER/1 Okafor/I-PER/1 left , and Zoe/B-PER/1 never saw Ada/B-PER/2 Quill/I-PER/2 or Paris/B-LOC/3 ."];
    document("novel", &novel) + &document("letter", &letter)
}

#[test]
fn names_are_linked_in_each_document_by_itself() {
    let judged = judge(&file());
    assert_eq!(counts(&judged), [6, 0, 0, 1, 0, 0], "{judged:?}");
    assert_eq!(
        errors(&judged),
        "wrong       novel: Ada Marchand → Ada Marchand (full name), is Bob Quill Lee | \
         Bob Quill Lee, as Ada Marchand, saw Kim Park.\n"
    );
    let table = table(&[("a.bio", judged)]);
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["a.bio", "7", "6", "0", "0", "1", "0", "0", "85.7", "85.7"], "{table}");
    assert_eq!((rows[1][0], &rows[1][1..]), ("all", &rows[0][1..]));
}

#[test]
fn what_cannot_be_told_is_no_error_of_precision() {
    let file = document("a", &["Ada/B-PER/1 Marchand/I-PER/1 met Ada/B-PER/2 Marchand/I-PER/2 ; law/B-PER/3 fell ."]);
    let judged = judge(&file);
    assert_eq!(counts(&judged), [0, 2, 0, 0, 0, 1], "{judged:?}");
    assert!(table(&[("a.bio", judged)]).lines().skip(1).all(|row| row.ends_with("0.0   0.0")));
    assert_eq!(judge("").len(), 0);
}

#[test]
fn each_is_defined_once_under_the_longest_name() {
    let words = "Bob/B-PER/1 Bob/B-PER/1 of AC:DC/B-ORG/2 saw Bob/B-PER/3 Lee/I-PER/3 , Bob/B-PER/3 and Bob/B-PER/4 .";
    let documents = linked(&document("a", &[words]));
    let cast = cast(&documents[0]);
    let paths = ["1", "2", "3", "4"].map(|entity| cast[entity].path.as_str());
    assert_eq!(paths, ["cast/Bob.md", "cast/ACDC.md", "cast/Bob Lee.md", "cast/Bob (2).md"]);
    assert_eq!(cast["2"].note(), "---\ntype: organization\ntitle: \"AC:DC\"\n---\n");
}
