//! The edits of a rename in one note.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::edited_text::EditedText;
use super::file_moves::Moves;
use super::link_destination::Destinations;
use super::new_name::is_special;
use super::parsed::parsed;
use super::properties::Values;
use super::refusal::Refusal;
use super::replacement_edits::Place;
use super::replacement_text::{NameChange, Replacement};
use super::target::RenameTarget;
use super::verification::ReadBack;
use super::{column_alignment, name_style, properties};
use crate::entity_index::{Entity, FileId, LinkedBy, folder, stem};
use crate::features::{Location, TextEdit, Texts, frontmatter_edits};
use crate::names::normalize::fold;
use crate::names::token::tokenize;
use crate::note::definitions::{Name, NameRole};
use crate::note::{Block, BlockKind, Format, Link, ParsedNote, Piece, PieceContent, VisibleText};
use crate::resolve::{Mention, MentionForm, NamedBy, Resolution};
use crate::text::{Span, line_break};
use crate::world::{FileData, World};

const KEEP_OLD_NAME: &str = "Keep the old name as an alias";

/// Writes a new name into notes.
pub(super) struct NoteEditor<'a> {
    pub(super) world: &'a World,
    pub(super) texts: &'a Texts<'a>,
    pub(super) subject: &'a RenameTarget<'a>,
    pub(super) wording: &'a NameChange,
    pub(super) moves: &'a Moves<'a>,
    /// Whether edits may be offered rather than made.
    pub(super) labels: bool,
}

/// A note that is being edited.
struct EditedNote<'a> {
    file: FileId,
    data: &'a FileData,
    source: &'a str,
    note: Cow<'a, ParsedNote>,
    destinations: Destinations<'a>,
    /// The names of the entity that are written here, by place.
    names: FxHashMap<Span, Vec<&'a str>>,
    /// The values of properties that are written with escapes, by place.
    escaped: FxHashMap<Span, String>,
    edits: Vec<(Span, String)>,
    /// What values of properties are to be, by where they stand.
    values: FxHashMap<Span, String>,
}

impl NoteEditor<'_> {
    /// What changes in a note.
    pub(super) fn edits(&self, file: FileId) -> Result<Vec<TextEdit>, Refusal> {
        let Some(data) = self.world.file(file) else { return Ok(Vec::new()) };
        let source = self.texts.of(file).ok_or_else(|| Refusal::Stale(data.key.clone()))?;
        let note = parsed(data, &source);
        let (destinations, names) = (Destinations::of(&source), self.names_in(file));
        let values = note.properties.iter().flat_map(|property| &property.values);
        let escaped = values.filter(|value| value.text != value.span.text(&source));
        let escaped = escaped.map(|value| (value.span, value.text.clone())).collect();
        let (edits, values) = (Vec::new(), FxHashMap::default());
        let mut sheet = EditedNote { file, data, source: &source, note, destinations, names, escaped, edits, values };
        for mention in data.mentions.iter().filter(|mention| self.subject.is_in(mention)) {
            self.mention(&mut sheet, mention);
        }
        sheet.edits.extend(self.moves.edits(file, &sheet.note, &sheet.destinations));
        let title = self.title(&sheet)?;
        sheet.finish_edits()?;
        let defines = matches!(self.subject, RenameTarget::Entity { entity, .. } if entity.file == file);
        if sheet.edits.is_empty() && !defines {
            return Ok(Vec::new());
        }
        let mut after = sheet.edited(None);
        if !sheet.edits.is_empty() && (is_special(&self.wording.new, data.format()) || !sheet.is_as_meant(&after)) {
            return Err(Refusal::MarkupIn(self.wording.new.clone(), data.key.path.to_string()));
        }
        let mut alias = None;
        if title.is_some() {
            sheet.edits.extend(title);
            after = sheet.edited(None);
        } else {
            alias = self.kept_alias(&sheet, &after);
        }
        // The comma before Jr. parts no names.
        let has_comma = name_style::bare(&self.wording.new).contains(',');
        if has_comma && sheet.edits.iter().any(|(span, _)| sheet.is_part_of_list(*span)) {
            return Err(Refusal::Properties(data.key.path.to_string()));
        }
        if sheet.touches_properties() && !properties::still_readable(&sheet.note, &after.note) {
            return Err(Refusal::Properties(data.key.path.to_string()));
        }
        self.check_definition(&sheet, &after)?;
        let edit = |(span, text), label| TextEdit { place: Location { file, span }, text, label };
        let alias = alias.map(|alias| edit(alias, Some(KEEP_OLD_NAME)));
        Ok(sheet.edits.into_iter().map(|plain| edit(plain, None)).chain(alias).collect())
    }

    fn mention(&self, sheet: &mut EditedNote<'_>, mention: &Mention) {
        match mention.form {
            MentionForm::Full | MentionForm::Alias | MentionForm::Short | MentionForm::Tagged => {
                sheet.write(mention.span, |written| self.wording.instead_of(written));
            }
            MentionForm::Definition => self.definition(sheet, mention.span),
            MentionForm::Link => self.link(sheet, mention),
            MentionForm::Handle => {}
        }
    }

    /// The names of the entity, by the place in the note that defines it.
    fn names_in(&self, file: FileId) -> FxHashMap<Span, Vec<&str>> {
        let mut names: FxHashMap<Span, Vec<&str>> = FxHashMap::default();
        if let RenameTarget::Entity { entity, .. } = self.subject
            && entity.file == file
        {
            for name in &entity.definition.names {
                names.entry(name.span.unwrap_or_default()).or_default().push(&name.text);
            }
        }
        names
    }

    /// Where the definition writes the name.
    fn definition(&self, sheet: &mut EditedNote<'_>, span: Span) {
        let RenameTarget::Entity { name, .. } = self.subject else { return };
        let is_it = |text: &str| text == *name || name_style::restyle(text, name, &self.wording.new).is_some();
        let here = sheet.names.get(&span).map(Vec::as_slice).unwrap_or_default();
        if !here.iter().any(|other| is_it(other)) {
            return;
        }
        match name_style::restyle(span.text(sheet.source), name, &self.wording.new) {
            Some(text) => {
                sheet.values.insert(span, text.clone());
                sheet.edits.push((span, text));
            }
            None => sheet.write(span, |written| self.wording.instead_of(written)),
        }
    }

    fn link(&self, sheet: &mut EditedNote<'_>, mention: &Mention) {
        let Some(link) = sheet.note.link_at(mention.hit).cloned() else { return };
        // A link by an identifier has no destination that could change.
        if let Some(destination) = sheet.destinations.of_link(&link) {
            if mention.is_dead_link() {
                let Some(target) = self.dead_target(&link) else { return };
                sheet.edits.push((destination.path, destination.write(&target)));
            } else if self.is_target_a_name(&link, mention, sheet.file) {
                sheet.edits.push((destination.path, destination.write(&self.wording.new)));
            }
        }
        if let Some(shown) = link.shown {
            sheet.write(shown, |written| self.wording.instead_of_whole(written));
        }
    }

    /// Whether the link calls the entity by the name that changes, rather than by its note's path.
    fn is_target_a_name(&self, link: &Link, mention: &Mention, file: FileId) -> bool {
        let by_name = match &mention.resolution {
            Resolution::Resolved { reason, .. } => match reason.named_by {
                NamedBy::Link(LinkedBy::Name) => true,
                _ => self.world.entity_index().linked_note(link, file).is_none(),
            },
            _ => false,
        };
        by_name && fold(link.target.trim()) == fold(&self.wording.old)
    }

    /// What a link that leads nowhere must call the name now, if it calls it: folder and extension stay.
    fn dead_target(&self, link: &Link) -> Option<String> {
        let target = link.target.trim();
        let written = stem(target);
        let alike = || (fold(written) == fold(&self.wording.old)).then(|| self.wording.new.clone());
        let now = name_style::restyle(written, &self.wording.old, &self.wording.new).or_else(alike)?;
        let front = folder(target);
        let slash = if target.len() > front.len() && target.get(front.len()..)?.starts_with('/') { "/" } else { "" };
        let extension = target.get(front.len() + slash.len() + written.len()..)?;
        Some(format!("{front}{slash}{now}{extension}"))
    }

    /// The title that a note needs whose file has to keep the old name.
    fn title(&self, sheet: &EditedNote<'_>) -> Result<Option<(Span, String)>, Refusal> {
        let Some(entity) = self.whole_note(sheet) else { return Ok(None) };
        let path = &sheet.data.key.path;
        let is_of_file = name_style::restyle(stem(path), entity.name(), &self.wording.new).is_some();
        let values = sheet.note.properties.iter().flat_map(|property| &property.values).map(|value| value.span);
        let values: Vec<Span> = values.collect();
        let is_titled = entity.definition.names.iter().any(|name| {
            let in_value = |span: Span| values.iter().any(|value| value.covers(span));
            name.role == NameRole::Canonical && name.span.is_some_and(in_value)
        });
        if self.moves.is_moved(sheet.file) || !is_of_file || is_titled {
            return Ok(None);
        }
        if sheet.note.format != Format::Markdown {
            return Err(Refusal::OnlyFile(path.to_string()));
        }
        let line = format!("title: {}{}", properties::plain(&self.wording.new), line_break(sheet.source));
        let title = frontmatter_edits::add_lines(&sheet.note, sheet.source, &line);
        title.map(Some).ok_or_else(|| Refusal::OnlyFile(path.to_string()))
    }

    /// Whether the note that defines the entity will define it by the new name. A note that says nothing of the kind
    /// itself is about an entity because others say so.
    fn check_definition(&self, sheet: &EditedNote<'_>, after: &EditedText) -> Result<(), Refusal> {
        let RenameTarget::Entity { entity, .. } = self.subject else { return Ok(()) };
        let path = &sheet.data.key.path;
        let names = |note: &ParsedNote, text: &str, path: &str| -> Vec<Vec<Name>> {
            properties::names(note, text, path, self.world.settings())
        };
        let has =
            |names: &[Vec<Name>], name: &str| {
                let is_it = |own: &Name| own.text == name;
                names.iter().any(|own| {
                    if self.subject.leads() { own.first().is_some_and(is_it) } else { own.iter().any(is_it) }
                })
            };
        let NameChange { new, .. } = self.wording;
        if entity.file != sheet.file || !has(&names(&sheet.note, sheet.source, path), self.subject.name()) {
            return Ok(());
        }
        let now = names(&after.note, &after.text, self.moves.path(sheet.file).unwrap_or(path));
        if has(&now, new) { Ok(()) } else { Err(Refusal::ReadOtherwise(new.clone(), path.to_string())) }
    }

    /// The edit that keeps the old name as an alias, if the note is then read as it is meant.
    fn kept_alias(&self, sheet: &EditedNote<'_>, after: &EditedText) -> Option<(Span, String)> {
        self.whole_note(sheet).filter(|_| self.labels)?;
        let path = self.moves.path(sheet.file)?;
        let NameChange { old, new, .. } = self.wording;
        let goes_by_both = |EditedText { text, note }: &EditedText| {
            let all = properties::names(note, text, path, self.world.settings());
            let goes_by = |names: &[Name], name: &str| names.iter().any(|own| own.text == *name);
            all.iter().any(|names| goes_by(names, new) && goes_by(names, old))
        };
        if goes_by_both(after) {
            return None;
        }
        let alias = frontmatter_edits::add_to_list(&sheet.note, sheet.source, &["aliases", "alias"], old)?;
        let with_alias = sheet.edited(Some(&alias));
        (goes_by_both(&with_alias) && properties::still_readable(&sheet.note, &with_alias.note)).then_some(alias)
    }

    /// The entity whose leading name changes, if the note as a whole is about it.
    fn whole_note(&self, sheet: &EditedNote<'_>) -> Option<&Entity> {
        match self.subject {
            RenameTarget::Entity { entity, .. } if entity.file == sheet.file && entity.definition.whole_note => {
                Some(*entity).filter(|_| self.subject.leads())
            }
            _ => None,
        }
    }
}

impl EditedNote<'_> {
    /// Writes what `instead` says in place of the text that a reader sees at `span`.
    fn write(&mut self, span: Span, instead: impl FnOnce(&str) -> Option<Replacement>) {
        // An encoded word of a header is whole or none.
        if self.note.format == Format::Mail && span.text(self.source).contains("=?") {
            return;
        }
        if let Some(value) = self.escaped.get(&span) {
            if let Some(replacement) = instead(value) {
                self.write_value(span, &value.clone(), &replacement);
            }
            return;
        }
        let visible = self.visible(span);
        if let Some(Replacement { words, text, .. }) = instead(&visible.text) {
            let block = self.block_at(span);
            let in_sentence = block.is_some_and(|block| !matches!(block.kind, BlockKind::Heading(_)));
            let place = Place { source: self.source, span, visible: &visible, in_sentence };
            self.edits.extend(place.rewritten(words, &text));
        }
    }

    /// Writes into a value in which something is written otherwise than it is read. Where its words cannot be told, all of it is
    /// written anew.
    fn write_value(&mut self, span: Span, value: &str, replacement: &Replacement) {
        let Some(now) = replaced(value, replacement) else { return };
        let by_word = || {
            let visible = VisibleText::of_value(value, span, self.source)?;
            let place = Place { source: self.source, span, visible: &visible, in_sentence: false };
            Some(place.rewritten(replacement.words, &replacement.text)).filter(|edits| !edits.is_empty())
        };
        let edits = by_word().unwrap_or_else(|| vec![(span, now.clone())]);
        self.edits.extend(edits);
        self.values.insert(span, now);
    }

    /// Keeps where links lead whose text is their label, too: `[Ann Smith]` becomes `[Ann King][Ann Smith]`.
    fn keep_labels(&mut self) {
        if self.note.format != Format::Markdown {
            return;
        }
        let mut labels: Vec<(Span, String)> = self.edits.iter().filter_map(|(span, _)| self.label(*span)).collect();
        labels.dedup();
        self.edits.extend(labels);
    }

    /// The edit that keeps the label of the link whose text has a place.
    fn label(&self, place: Span) -> Option<(Span, String)> {
        let is_border = |(_, letter): &(usize, char)| ['[', ']', '\n'].contains(letter);
        let (before, _) = self.source.split_at_checked(place.start as usize)?;
        let behind = self.source.get(place.end as usize..)?;
        let (open, _) =
            before.char_indices().rev().take(LONGEST_LABEL).find(is_border).filter(|(_, mark)| *mark == '[')?;
        let (close, _) = behind.char_indices().take(LONGEST_LABEL).find(is_border).filter(|(_, mark)| *mark == ']')?;
        let close = place.end as usize + close;
        let label = self.source.get(open + 1..close)?;
        let rest = self.source.get(close + 1..)?;
        if before.get(..open)?.ends_with('[') || rest.starts_with(['(', ']', ':']) || !self.destinations.defines(label)
        {
            return None;
        }
        match rest.strip_prefix('[') {
            Some(rest) if rest.starts_with(']') => Some((Span::at(close + 2), label.to_owned())),
            Some(_) => None,
            None => Some((Span::at(close + 1), format!("[{label}]"))),
        }
    }

    /// The block of prose around a span.
    fn block_at(&self, span: Span) -> Option<&Block> {
        let at = self.note.blocks.partition_point(|block| block.span.end <= span.start);
        self.note.blocks.get(at).filter(|block| block.span.covers(span))
    }

    /// What a reader sees at a span, with the way back.
    fn visible(&self, span: Span) -> VisibleText {
        match self.block_at(span) {
            Some(block) => VisibleText::within(block, span, self.source),
            None => {
                let pieces = vec![Piece { span, seen: PieceContent::Source }];
                VisibleText::of(&Block { kind: BlockKind::Paragraph, span, pieces }, self.source)
            }
        }
    }

    /// Puts the edits in order and writes each as it must be written where it stands.
    fn finish_edits(&mut self) -> Result<(), Refusal> {
        self.keep_labels();
        self.edits.sort_unstable();
        self.edits.dedup_by(|later, earlier| later.0.overlaps(earlier.0) || later == earlier);
        let values = Values::of(&self.note, self.source);
        for (span, text) in &mut self.edits {
            *text = values.fitted(*span, text);
        }
        let more = column_alignment::kept(&self.note, self.source, &self.edits);
        self.edits.extend(more.ok_or_else(|| Refusal::NoRoom(self.data.key.path.to_string()))?);
        self.edits.sort_unstable();
        Ok(())
    }

    /// Whether the note with its edits will be read as it is meant.
    fn is_as_meant(&self, after: &EditedText) -> bool {
        ReadBack { note: &self.note, source: self.source, edits: &self.edits, values: &self.values }.is_as_meant(after)
    }

    /// Whether a place is in a property whose text is a list of names between commas, or may be one.
    fn is_part_of_list(&self, place: Span) -> bool {
        let mut around = self.note.properties.iter().filter(|property| property.span.covers(place));
        around.any(|property| {
            let is_title = ["title", "name"].iter().any(|key| property.key.eq_ignore_ascii_case(key));
            let is_plain = !property.span.text(self.source).contains(['[', '"', '\'', '|', '\n']);
            !is_title && is_plain && property.values.len() == 1
        })
    }

    fn touches_properties(&self) -> bool {
        self.edits.iter().any(|(span, _)| (span.start as usize) < self.note.body)
    }

    /// The text with the edits and one more.
    fn edited(&self, more: Option<&(Span, String)>) -> EditedText {
        let mut edits: Vec<&(Span, String)> = self.edits.iter().chain(more).collect();
        edits.sort();
        let edits = edits.into_iter().map(|(span, text)| (*span, text.as_str()));
        EditedText::new(self.source, self.note.format, edits)
    }
}

/// A label has at most so many characters (CommonMark 0.31, 4.7).
const LONGEST_LABEL: usize = 999;

/// The text with what comes in the place of its first words.
fn replaced(text: &str, by: &Replacement) -> Option<String> {
    let tokens = tokenize(text);
    let (first, last) = (tokens.first()?, tokens.get(by.words.checked_sub(1)?)?);
    Some(format!("{}{}{}", text.get(..first.start)?, by.text, text.get(last.end()..)?))
}
