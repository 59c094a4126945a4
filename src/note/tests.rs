//! What the readers of all formats have in common: how tests print a note, and what holds for any input.

use std::fmt::Write;

use super::assemble::{self, Body};
use super::frontmatter::Head;
use super::visible_text::BARRIER;
use super::{
    Block, BlockKind, Format, Link, LinkKind, Origin, ParsedNote, Piece, PieceContent, Property, VisibleText, parse,
};
use crate::text::Span;

/// The blocks and links of a note: `¦` is a barrier, `⏎` a line break.
pub(super) fn show(source: &str, format: Format) -> String {
    let note = parse(source, format);
    check(source, &note);
    let mut out = String::new();
    for block in &note.blocks {
        let kind = match block.kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item => "li".to_owned(),
            BlockKind::Cell => "td".to_owned(),
        };
        let text = VisibleText::of(block, source).text.replace(BARRIER, "¦").replace('\n', "⏎");
        writeln!(out, "{kind}: {text}").unwrap();
    }
    for heading in &note.headings {
        let (line, text) = (heading.span.text(source), heading.text.text(source));
        writeln!(out, "heading {} {:?}: {line:?} {text:?}", heading.level, heading.title).unwrap();
    }
    for link in &note.links {
        writeln!(out, "{}", show_link(source, link)).unwrap();
    }
    out
}

/// The properties of a note, with what is written where their values differ from it.
pub(super) fn show_properties(source: &str, format: Format) -> String {
    let note = parse(source, format);
    check(source, &note);
    let mut out = String::new();
    for property in &note.properties {
        write!(out, "{}:", property.key).unwrap();
        for value in &property.values {
            let written = value.span.text(source);
            write!(out, " {:?}", value.text).unwrap();
            if written != value.text {
                write!(out, " ({written:?})").unwrap();
            }
        }
        out.push('\n');
    }
    out
}

/// All formats of notes.
pub(super) const FORMATS: [Format; 11] = [
    Format::Markdown,
    Format::Org,
    Format::Plain,
    Format::AsciiDoc,
    Format::Latex,
    Format::Rst,
    Format::Html,
    Format::Mail,
    Format::Commit,
    Format::Djot,
    Format::Typst,
];

fn show_link(source: &str, link: &Link) -> String {
    let mut out = match link.kind {
        LinkKind::Wiki => "wiki",
        LinkKind::Markdown => "link",
        LinkKind::Handle => "handle",
    }
    .to_owned();
    write!(out, " {:?} -> {}", link.span.text(source), link.target).unwrap();
    if link.name.text(source) != link.target {
        write!(out, " name={}", link.name.text(source)).unwrap();
    }
    if let Some(part) = &link.part {
        write!(out, " #{part}").unwrap();
    }
    if let Some(span) = link.part_span {
        assert_eq!(link.part.as_deref(), Some(span.text(source)));
    }
    if let Some(shown) = link.shown {
        write!(out, " shown={}", shown.text(source)).unwrap();
    }
    if link.embed {
        out.push_str(" embed");
    }
    out
}

/// A name that is misspelt, for places in which it is none.
const NAME: &str = "Elodie Marchnad";

/// Asserts that nothing is looked for where `N` stands in each of the texts, and that it is in prose before and behind it.
pub(super) fn assert_no_prose(texts: &[&str], format: Format) {
    assert_hidden(texts, "\n\nWe met Ann Behind.\n", format);
}

/// The same where nothing ends what hides the name, so that what stands behind it may be hidden, too.
pub(super) fn assert_no_prose_to_end(texts: &[&str], format: Format) {
    assert_hidden(texts, "", format);
}

fn assert_hidden(texts: &[&str], behind: &str, format: Format) {
    let failed = texts.iter().filter_map(|text| {
        let source = format!("We met Ann Before.\n\n{}{behind}", text.replace('N', NAME));
        let shown = show(&source, format);
        let is_hidden = !shown.contains("Marchnad") && !shown.contains("Elodie");
        let is_whole = shown.contains("Ann Before") && (behind.is_empty() || shown.contains("Ann Behind"));
        (!is_hidden || !is_whole).then(|| format!("{source}\n--\n{shown}"))
    });
    assert_none(&failed.collect::<Vec<_>>());
}

fn assert_none(failed: &[String]) {
    assert!(failed.is_empty(), "{}", failed.join("\n====\n"));
}

/// Asserts that the name is looked for where `N` stands in each of the texts.
pub(super) fn assert_prose(texts: &[&str], format: Format) {
    let failed = texts.iter().filter_map(|text| {
        let source = text.replace('N', NAME);
        let shown = show(&source, format);
        (!shown.contains(NAME)).then(|| format!("{source}\n--\n{shown}"))
    });
    assert_none(&failed.collect::<Vec<_>>());
}

/// What holds for any note.
pub(super) fn check(source: &str, note: &ParsedNote) {
    let fits = |span: Span| assert!(source.get(span.range()).is_some(), "{span:?} is not on character boundaries");
    let mut block_end = 0;
    for block in &note.blocks {
        fits(block.span);
        assert!(block.span.start >= block_end, "blocks overlap: {:#?}", note.blocks);
        block_end = block.span.end;
        let mut piece_end = block.span.start;
        assert!(!block.pieces.is_empty());
        for piece in &block.pieces {
            fits(piece.span);
            assert!(!piece.span.is_empty() && piece.span.start >= piece_end, "pieces overlap: {block:#?}");
            piece_end = piece.span.end;
        }
        assert!(piece_end <= block.span.end, "a piece is outside of its block: {block:#?}");
    }
    for heading in &note.headings {
        fits(heading.span);
        fits(heading.text);
        assert!(heading.span.covers(heading.text));
    }
    for link in &note.links {
        [Some(link.span), Some(link.name), link.shown, link.part_span].into_iter().flatten().for_each(fits);
        assert!(link.span.covers(link.name));
    }
    assert!(note.links.is_sorted_by_key(|link| link.span.start));
    for property in &note.properties {
        fits(property.span);
        property.values.iter().for_each(|value| {
            fits(value.span);
            assert!(property.span.covers(value.span), "a value is outside of its property: {property:#?}");
        });
    }
}

#[test]
fn visible_text_leads_back_to_the_source() {
    let source = "a **梁文**锋 &amp; 😀é\n> b";
    let note = parse(source, Format::Markdown);
    let visible = VisibleText::of(&note.blocks[0], source);
    assert_eq!(visible.text, "a 梁文锋 & 😀é");
    let under = |part: &str| {
        let start = visible.text.find(part).unwrap();
        visible.source_span(start, start + part.len()).text(source)
    };
    assert_eq!(under("梁文锋"), "梁文**锋");
    assert_eq!(under("文"), "文");
    assert_eq!(under("锋 & 😀"), "锋 &amp; 😀");
    assert_eq!(under("&"), "&amp;");
    assert_eq!(under("é"), "é");
}

#[test]
fn visible_text_of_other_characters_takes_their_whole_span() {
    let pieces = vec![
        Piece { span: Span::new(0, 2), seen: PieceContent::Source },
        Piece { span: Span::new(2, 9), seen: PieceContent::Other("xyz".into()) },
        Piece { span: Span::new(9, 10), seen: PieceContent::Barrier },
    ];
    let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, 10), pieces };
    let visible = VisibleText::of(&block, "ab-------|");
    assert_eq!(visible.text, "abxyz\u{fffc}");
    assert_eq!(visible.source_span(1, 3), Span::new(1, 9));
    assert_eq!(visible.source_span(3, 4), Span::new(2, 9));
    assert_eq!(visible.source_span(4, 8), Span::new(2, 10));
}

#[test]
fn links_in_properties_say_so() {
    let source = "org: [[DeepSeek|the lab]]\nx: \"![[[a]] [[b\"\n\nfriend:: [[Bob]]";
    let body = Body { links: vec![super::wikilinks::read(source, Span::new(53, 60)).unwrap()], ..Body::default() };
    let property = |key: &str, start, end, origin| Property {
        key: key.to_owned(),
        span: Span::new(start, end),
        values: Vec::new(),
        origin,
    };
    let properties = vec![property("org", 0, 25, Origin::Frontmatter), property("x", 26, 42, Origin::Frontmatter)];
    let note = assemble::note(source, Format::Markdown, Head { properties, body: 43, ..Head::default() }, body);
    let links: Vec<_> = note.links.iter().map(|link| (link.target.as_str(), link.property)).collect();
    assert_eq!(links, [("DeepSeek", Some(0)), ("a", Some(1)), ("Bob", Some(2))]);
}
