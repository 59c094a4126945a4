//! Ignores a name: on its line, in its note, or everywhere.

use super::name::Name;
use super::page::Page;
use super::{Action, ActionEffect, Scope};
use crate::features::ignored_names::{KEY, MARK};
use crate::features::{Change, Location, TextEdit, frontmatter_edits, ignored_names};
use crate::note::{Block, BlockKind, Format, Origin, ParsedNote, Piece, PieceContent, Property, parse};
use crate::text::{Span, edited, line_break, line_end, line_start};

/// Offers to leave a name alone, unless it is already.
pub(super) fn offer(page: &Page<'_>, name: &Name<'_>, out: &mut Vec<Action>) {
    let text = name.text.trim_start_matches('@');
    if ignored_names(page.world, page.data, page.text()).covers(page.data, text, name.span) {
        return;
    }
    let mut add = |place: &str, scope: Scope| {
        let title = format!("Ignore “{text}” {place}");
        out.push(name.fix(title, ActionEffect::Ignore { name: text.to_owned(), scope }));
    };
    if on_line(page, text, name.span).is_some() {
        add("on this line", Scope::Here(name.span));
    }
    if in_note(page, text).is_some() {
        add("in this note", Scope::Note);
    }
    add("in the workspace", Scope::Workspace);
}

/// The change that leaves a name alone on its line or in its note; for the workspace that is for the settings to say.
pub(super) fn change(page: &Page<'_>, name: &str, scope: Scope) -> Option<Change> {
    let (span, text) = match scope {
        Scope::Here(span) => on_line(page, name, span)?,
        Scope::Note => in_note(page, name)?,
        Scope::Workspace => return None,
    };
    let edit = TextEdit { place: Location { file: page.file, span }, text, label: None };
    Some(Change { edits: vec![edit], files: Vec::new() })
}

/// A comment with the name at the end of its line, or behind it in a table's cell; in Org a line of its own before.
fn on_line(page: &Page<'_>, name: &str, at: Span) -> Option<(Span, String)> {
    let text = page.text();
    let is_in_body = at.start as usize >= page.open.parsed.body;
    if !is_in_body || name.contains("--") || page.data.key.path.ends_with(".mdx") {
        return None;
    }
    match page.open.parsed.format {
        Format::Markdown | Format::Html | Format::Latex | Format::Typst | Format::Djot => {
            let comment = match page.open.parsed.format {
                Format::Latex => format!(" % {MARK} {name}"),
                Format::Typst => format!(" // {MARK} {name}"),
                Format::Djot => format!(" {{% {MARK} {name} %}}"),
                _ => format!(" <!-- {MARK} {name} -->"),
            };
            let block = page.open.parsed.blocks.iter().find(|block| block.span.overlaps(at))?;
            let end = at.end as usize;
            let end = match page.open.parsed.format {
                // These comments go on to the end of the line.
                Format::Latex | Format::Typst => line_end(text, end),
                _ if block.kind == BlockKind::Cell => end,
                _ => text_end(text, end, block.kind),
            };
            let is_code = |piece: &Piece| piece.seen == PieceContent::Barrier && piece.span.range().contains(&end);
            if block.pieces.iter().any(|piece| is_code(piece) && (piece.span.start as usize) < end) {
                return None;
            }
            let after = edited(text, [(Span::at(end), comment.as_str())]);
            // A line may end within another comment, which this one would close.
            let is_harmless = prose(text, &page.open.parsed) == prose(&after, &parse(&after, page.open.parsed.format));
            is_harmless.then_some((Span::at(end), comment))
        }
        Format::AsciiDoc | Format::Commit => {
            let start = line_start(text, at.start as usize);
            let mark = if page.open.parsed.format == Format::Commit { "#" } else { "//" };
            let comment = format!("{mark} {MARK} {name}{}", line_break(text));
            let after = edited(text, [(Span::at(start), comment.as_str())]);
            let is_harmless = prose(text, &page.open.parsed) == prose(&after, &parse(&after, page.open.parsed.format));
            is_harmless.then_some((Span::at(start), comment))
        }
        // A comment stands between paragraphs there.
        Format::Rst => {
            let block = page.open.parsed.blocks.iter().find(|block| block.span.overlaps(at))?;
            let start = line_start(text, block.span.start as usize);
            let is_first =
                start == line_start(text, at.start as usize) && text.get(start..block.span.start as usize) == Some("");
            let end = line_break(text);
            let comment = format!(".. {MARK} {name}{end}{end}");
            let after = edited(text, [(Span::at(start), comment.as_str())]);
            let is_harmless = || prose(text, &page.open.parsed) == prose(&after, &parse(&after, Format::Rst));
            (is_first && is_harmless()).then_some((Span::at(start), comment))
        }
        Format::Org => {
            let start = line_start(text, at.start as usize);
            // A comment between two rows would part the table.
            let is_row = text.get(start..).is_some_and(|line| line.trim_start().starts_with('|'));
            (!is_row).then(|| (Span::at(start), format!("# {MARK} {name}{}", line_break(text))))
        }
        Format::Plain | Format::Mail | Format::Source(_) => None,
    }
}

/// Where the text of a line ends that goes on at the byte `from`: before blanks and a backslash that break the line, before
/// a `^block`, and before what closes a heading or says more of it.
fn text_end(text: &str, from: usize, kind: BlockKind) -> usize {
    let mut rest = text.get(from..line_end(text, from)).unwrap_or_default();
    loop {
        let shorter = rest.trim_end();
        let (before, last) = shorter.rsplit_once(char::is_whitespace).unwrap_or(("", shorter));
        let is_block = last.strip_prefix('^').is_some_and(|id| !id.is_empty() && id.chars().all(is_of_an_id));
        let closes = matches!(kind, BlockKind::Heading(_)) && !last.is_empty() && last.chars().all(|own| own == '#');
        let shorter = match () {
            () if is_block || closes => before,
            () if matches!(kind, BlockKind::Heading(_)) && shorter.ends_with('}') => {
                shorter.rsplit_once('{').map_or(shorter, |(before, _)| before)
            }
            () => shorter.strip_suffix('\\').unwrap_or(shorter),
        };
        if shorter.len() == rest.len() {
            return from + rest.len();
        }
        rest = shorter;
    }
}

fn is_of_an_id(character: char) -> bool {
    character.is_alphanumeric() || character == '-'
}

/// What a reader sees of each block, without the blanks.
fn prose(text: &str, note: &ParsedNote) -> Vec<(BlockKind, String)> {
    let seen = |block: &Block| block.pieces.iter().map(|piece| seen_in(piece, text)).collect::<String>();
    let dense = |block| seen(block).split_whitespace().collect::<String>();
    note.blocks.iter().map(|block| (block.kind, dense(block))).collect()
}

fn seen_in<'a>(piece: &'a Piece, text: &'a str) -> &'a str {
    match &piece.seen {
        PieceContent::Source => piece.span.text(text),
        PieceContent::Other(other) => other,
        PieceContent::Barrier => "",
    }
}

/// The name in the list in the frontmatter of those that are left alone.
fn in_note(page: &Page<'_>, name: &str) -> Option<(Span, String)> {
    let note = &page.open.parsed;
    let (span, added) = frontmatter_edits::add_to_list(note, page.text(), &[KEY], name)?;
    let after = edited(page.text(), [(span, added.as_str())]);
    let after = parse(&after, note.format);
    let is_own = |property: &&Property| property.key.eq_ignore_ascii_case(KEY);
    let others = |properties: &[Property]| {
        let others = properties.iter().filter(|property| property.origin == Origin::Frontmatter && !is_own(property));
        others.map(|property| (property.key.clone(), property.values.len())).collect::<Vec<_>>()
    };
    let listed = after.properties.iter().filter(is_own).flat_map(|property| &property.values);
    let is_read = listed.filter(|value| value.text == name).count() == 1;
    let is_as_before =
        others(&after.properties) == others(&note.properties) && after.problems.len() <= note.problems.len();
    (is_read && is_as_before).then_some((span, added))
}
