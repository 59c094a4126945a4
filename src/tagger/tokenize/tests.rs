use super::sentence::LONGEST_SENTENCE;
use super::*;
use proptest::prelude::*;

/// The tokens joined with blanks, the sentences with ` | `.
fn shown(text: &str) -> String {
    let read = tokenize(text);
    let sentence = |(start, end): &(usize, usize)| {
        read.tokens[*start..*end].iter().map(|token| token.span.text(text)).collect::<Vec<_>>().join(" ")
    };
    read.sentences.iter().map(sentence).collect::<Vec<_>>().join(" | ")
}

#[test]
fn words_are_cut_as_in_the_corpora() {
    for (text, tokens) in [
        ("Ada met Bob.", "Ada met Bob ."),
        ("Ada's friend, James' dog", "Ada 's friend , James ' dog"),
        ("I don't, can't, won’t", "I do n't , ca n't , wo n’t"),
        ("they're we've I'll he'd I'm", "they 're we 've I 'll he 'd I 'm"),
        ("O'Neil o'clock L’Enfant's", "O'Neil o'clock L’Enfant 's"),
        ("the men 's event", "the men 's event"),
        ("well-known pro-Beijing Jean-Claude's", "well-known pro - Beijing Jean - Claude 's"),
        ("713-853-3989 and 1963-64", "713-853-3989 and 1963-64"),
        ("Mr. J. Edgar Hoover of the U.S. Army", "Mr. J. Edgar Hoover of the U.S. Army"),
        ("J.R.R. Tolkien, Ph.D.", "J.R.R. Tolkien , Ph.D."),
        ("Acme Inc. and AT&T", "Acme Inc. and AT&T"),
        ("see amazon.com.", "see amazon.com ."),
        ("the end.Then", "the end . Then"),
        ("(see https://a.org/b?c=d).", "( see https://a.org/b?c=d ) ."),
        ("<ada@example.org>,", "< ada@example.org > ,"),
        ("@ada #Rust c#", "@ada # Rust c #"),
        ("wait... what?! --- no", "wait ... what ? ! --- no"),
        ("5:00, 40,000 and 2.5%", "5:00 , 40,000 and 2.5 %"),
        ("and/or Ada/Bob", "and / or Ada / Bob"),
        ("\"Ada,\" she said", "\" Ada , \" she said"),
        ("Łódź Zoë e\u{301}t", "Łódź Zoë e\u{301}t"),
        ("Ada\u{200b}Bob\u{a0}Eve", "Ada Bob Eve"),
        ("so do I.", "so do I ."),
        ("l’Assemblée d'Anne dell'Enel", "l’ Assemblée d' Anne dell' Enel"),
        ("l' Assemblée d’ Anne", "l' Assemblée d’ Anne"),
        ("D'Angelo L’Insee aujourd'hui", "D'Angelo L’Insee aujourd'hui"),
        ("王小明在IBM工作。", "王 小 明 在 IBM 工 作 。"),
        ("ジョン・スミスさんは東京へ", "ジョン ・ スミス さ ん は 東 京 へ"),
        ("Tokyo東京と2020年", "Tokyo 東 京 と 2020 年"),
        ("김철수는", "김철수는"),
        ("", ""),
        (" \n\t ", ""),
    ] {
        assert_eq!(shown(text), tokens, "{text}");
    }
}

#[test]
fn sentences_end_where_they_should() {
    for (text, sentences) in [
        ("Ada left. Bob stayed.", "Ada left . | Bob stayed ."),
        ("Mr. Bond met J. Edgar Hoover.", "Mr. Bond met J. Edgar Hoover ."),
        ("\"Go!\" said Ada. (She left.) Bob", "\" Go ! \" said Ada . | ( She left . ) | Bob"),
        ("He waited... and left", "He waited ... and left"),
        ("A title\nAda met Bob", "A title | Ada met Bob"),
        ("Ada\n\nBob", "Ada | Bob"),
        ("version 2.5 of Foo", "version 2.5 of Foo"),
    ] {
        assert_eq!(shown(text), sentences, "{text}");
    }
}

#[test]
fn wrapped_lines_are_joined() {
    let wrapped =
        "It was in the spring of that year when Ada\nLovelace came to town, and everybody who saw\nher was glad";
    assert!(shown(wrapped).contains("Ada Lovelace"), "{}", shown(wrapped));
    // An accent takes two bytes and is one letter wide; the address of a link took room that is not seen.
    let accents = "À l’été précédent, la société avait été cédée à Zoë\nQuill par un traité que personne n’avait lu, et\n\
                   Zoë Quill en riait encore.";
    assert!(shown(accents).contains("Zoë Quill par"), "{}", shown(accents));
    let linked = "It was in the spring of that year that one met Ada\nLovelace, and that she wrote the paper\n\
                  about engines, numbers and all that can be woven.";
    assert!(shown(linked).contains("Ada Lovelace"), "{}", shown(linked));
    let listed = "Ada Lovelace met the whole committee on Monday\nBabbage\nSomerville\nDe Morgan";
    assert!(shown(listed).contains("Babbage | Somerville | De Morgan"), "{}", shown(listed));
}

#[test]
fn endless_input_is_cut() {
    let word = "é".repeat(100_000);
    assert!(tokenize(&word).tokens.iter().all(|token| token.span.len() <= LONGEST_TOKEN));
    let line = "Ada ".repeat(10_000);
    assert!(tokenize(&line).sentences.iter().all(|(start, end)| end - start <= LONGEST_SENTENCE));
}

proptest! {
    #[test]
    fn tokens_cover_what_is_not_blank(text in "\\PC{0,60}|[ -~\n’“”é]{0,60}") {
        let read = tokenize(&text);
        let mut at = 0;
        for token in &read.tokens {
            let (start, end) = (token.span.start as usize, token.span.end as usize);
            prop_assert!(start >= at && end > start);
            prop_assert!(text.get(start..end).is_some(), "not on character boundaries");
            let between = text.get(at..start).unwrap();
            prop_assert!(between.chars().all(is_blank), "{between:?} is lost");
            at = end;
        }
        prop_assert!(text.get(at..).unwrap().chars().all(is_blank));
        let mut next = 0;
        for (start, end) in &read.sentences {
            prop_assert!(*start == next && end > start);
            next = *end;
        }
        prop_assert_eq!(next, read.tokens.len());
    }
}
