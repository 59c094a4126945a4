use proptest::prelude::*;

use super::*;

fn notes() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "---\n",
        "type: person\n",
        "type: people\n",
        "title: ",
        "aliases: [",
        "- ",
        "[[",
        "]]",
        "]",
        "(",
        ")",
        "（",
        "|",
        ", ",
        "\"",
        "'",
        "# ",
        "## ",
        "\n",
        " ",
        "Ann Smith",
        "梁文锋",
        "é🎨",
        "@",
        "{{",
        "::",
        "alias:: ",
        "people: ",
        "[x](",
        "date: ",
        "2024-01-02",
        "Inc.",
        "née ",
        "@tag: ",
        "\u{feff}",
        "#",
        "/",
        "\\",
        "> [!infobox]\n",
        ". ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn spans(found: &Found) -> Vec<Span> {
    let mut spans: Vec<Span> = found.cast.iter().map(|entry| entry.span).collect();
    for definition in &found.definitions {
        spans.extend([definition.at, definition.extent]);
        spans.extend(definition.names.iter().chain(&definition.handles).filter_map(|name| name.span));
        spans.extend(definition.facts.iter().map(|fact| fact.span));
    }
    spans.extend(found.problems.iter().map(|problem| problem.span));
    spans
}

proptest! {
    #[test]
    fn finding_never_panics_and_spans_fit(
        source in notes(),
        path in "(People/|Companies/|)[@A-Za-z0-9梁é🎨(), ._-]{0,12}(\\.md)?",
        opened in any::<bool>(),
    ) {
        let source = if opened { format!("---\n{source}") } else { source };
        let note = parse(&source, Format::Markdown);
        let found = find(&note, &source, &path, &Conventions::default());
        for span in spans(&found) {
            prop_assert!(source.get(span.range()).is_some(), "{span:?}");
        }
        for definition in &found.definitions {
            prop_assert_eq!(definition.names.first().map(|name| name.role), Some(NameRole::Canonical));
        }
        let _ = promote(&note, &source, &path, Kind::Organization);
    }
}
