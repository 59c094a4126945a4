use super::*;

const SENTENCES: &str = "# doc = a\nAda\tB-PER\nLovelace\tI-PER\nmet\tO\nBob\tB-PER\nat\tO\nAcme\tB-ORG\nInc.\tI-ORG\n.\tO\n\n\
    Rain\tO\nfell\tO\nin\tO\nParis\tB-LOC\n.\tO\n\n";

fn material() -> TrainingData {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    TrainingData {
        train: vec![file("a.bio", &SENTENCES.repeat(20))],
        dev: vec![file("b.bio", SENTENCES)],
        lists: vec![file("us_given_1990.tsv", "# given names\nada\t1\t1\t0\t0\n"), file("unknown.tsv", "x\ty\n")],
    }
}

#[test]
fn what_is_taught_is_learnt_and_the_same_every_time() {
    let model = train(&material(), Group::English, &mut |_| {});
    assert_eq!(model, train(&material(), Group::English, &mut |_| {}));
    let table =
        evaluate(&ReaderFiles { first: Some(model), second: None }, Group::English, Readers::First, &material().dev)
            .unwrap();
    let row =
        |kind: &str| table.lines().find(|line| line.contains(kind)).unwrap().split_whitespace().collect::<Vec<_>>();
    assert_eq!(row("person")[2..7], ["2", "2", "100.0", "100.0", "100.0"], "{table}");
    assert_eq!(row("organization")[2..7], ["1", "1", "100.0", "100.0", "100.0"], "{table}");
}

#[test]
fn a_file_that_is_no_model_is_refused() {
    assert!(
        evaluate(&ReaderFiles { first: Some(b"x".to_vec()), second: None }, Group::English, Readers::First, &[])
            .is_err()
    );
}

#[test]
fn columns_become_prose() {
    let text = "\" \tO\nAda\tB-PER\n's\tO\n(\tO\nold\tO\n)\tO\nwell\tO\n-\tO\nknown\tO\nfriend\tO\n,\tO\ndo\tO\nn't\tO\n!\tO\n";
    let documents = corpus::read(&text.replace("\" \t", "\"\t"));
    let (prose, places) = corpus::plain(&documents[0]);
    assert_eq!(prose, "\"Ada's (old) well-known friend, don't!\n");
    assert_eq!(prose.get(places[0][1].clone()), Some("Ada"));
}

#[test]
fn no_blanks_are_written_where_a_language_has_none() {
    let prose = |words: &[&str]| {
        let columns: String = words.iter().map(|word| format!("{word}\tO\n")).collect();
        corpus::plain(&corpus::read(&columns)[0]).0
    };
    assert_eq!(prose(&["罗", "文忠", "在", "IBM", "工作", "。"]), "罗文忠在IBM工作。\n");
    assert_eq!(prose(&["le", "maire", "d’", "Anne", ",", "qu'", "il", "a", "vu"]), "le maire d’Anne, qu'il a vu\n");
    // The long s of old prints.
    assert_eq!(prose(&["daſ"]), "das\n");
}

#[test]
fn labels_that_continue_nothing_begin_a_name() {
    let documents = corpus::read("A\tI-PER\nB\tI-PER\nC\tB-PER\nD\tI-ORG\n");
    let names: Vec<_> = documents[0][0].names.iter().map(|name| (name.start, name.end)).collect();
    assert_eq!(names, [(0, 2), (2, 3), (3, 4)]);
}

#[test]
fn pairs_of_names_are_scored_in_each_document() {
    let name = |word: &str, entity: &str| format!("{word}\tB-PER\t{entity}\nmet\tO\t_\n");
    let first = [name("Ada", "1"), name("Ada", "1"), name("Ada", "2"), name("Bob", "1"), name("Ada", "?")].concat();
    let text = format!("# doc = a\n{first}\n# doc = b\n{}", name("Ada", "1"));
    let file = ("a.bio".to_owned(), text);
    let table = evaluate_coreference(std::slice::from_ref(&file));
    let row: Vec<&str> = table.lines().nth(1).unwrap().split_whitespace().collect();
    assert_eq!(row, ["a.bio", "5", "3", "3", "33.3", "33.3", "33.3"], "{table}");
    let errors = coreference_errors(&[file]);
    assert_eq!(errors.lines().map(|line| line.split(' ').next().unwrap()).collect::<Vec<_>>(), ["joined", "apart"]);
}
