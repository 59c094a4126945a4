//! Completion of names.

mod cursor_context;
mod search;
mod typed_text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::undefined::is_typo;
use super::{EntityOrName, frontmatter_edits, link_text};
use crate::entity_index::FileId;
use crate::note::Format;
use crate::note::definitions::NameRole;
use crate::text::Span;
use crate::world::World;
use cursor_context::{CompletionContext, Prompt};
use search::{Hit, MAX, Search};
use typed_text::Typed;

/// How a name is written into prose.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NameStyle {
    /// The name alone.
    #[default]
    Plain,
    /// `[[Name]]`, `[[Note|alias]]`
    Wikilink,
    /// `[Name](relative/path.md)`
    Markdown,
}

/// What may be meant by what is being typed.
#[derive(Clone, PartialEq, Debug)]
pub struct Completion {
    /// From where the name begins to the cursor, or farther where a link has to be closed anyway.
    pub insert: Span,
    /// The same with what stands behind the cursor and belongs to the name.
    pub replace: Span,
    /// The likeliest first.
    pub suggestions: Vec<Suggestion>,
}

/// A name that may be meant.
#[derive(Clone, PartialEq, Debug)]
pub struct Suggestion {
    /// The name as a list shows it.
    pub label: String,
    /// Whose it is.
    pub who: EntityOrName,
    /// What is to be written.
    pub text: String,
    /// Begins with what was typed, and goes on as the user will who means this name.
    pub filter: String,
    /// Whether they went by this name once, and do no longer.
    pub is_former: bool,
}

/// The names that may be meant by what stands before the byte `offset` of an open note: behind `[[`, behind `@`, in a
/// cast property, or in prose behind a capital.
pub fn completion(world: &World, file: FileId, offset: usize, style: NameStyle) -> Option<Completion> {
    let data = world.file(file)?;
    let prompt = Prompt::at(data, offset)?;
    let search = Search::new(world, file, offset)?;
    let (start, typed, hits) = find(&search, &prompt, data.text()?)?;
    let in_yaml = data.open.as_ref().is_some_and(|open| start < open.parsed.body && open.parsed.format != Format::Org);
    let in_prose = matches!(prompt.way, CompletionContext::Prose { .. });
    let hits = if in_prose && typed.beginning.is_short() { only_cast(hits) } else { hits };
    // Links are only written as the note's format has them.
    let style = if data.format().has_wikilinks() { style } else { NameStyle::Plain };
    let writer = Writer { world, file, style, prompt: &prompt, is_org: data.format() == Format::Org };
    let is_typo = |hit: &Hit<'_>| matches!(hit.who, EntityOrName::Undefined { .. }) && is_typo(world, hit.name);
    let written = hits.iter().filter(|hit| !is_typo(hit)).filter_map(|hit| writer.suggestion(hit, &typed));
    // What stands there already needs no suggestion, and would be in the way of a line's end.
    let text = data.text()?;
    let (before, behind) = (text.get(..start)?, text.get(prompt.end..)?);
    let is_link = matches!(prompt.way, CompletionContext::Link { .. });
    let fitted = |it: Suggestion| match in_yaml {
        true => Some(Suggestion { text: frontmatter_edits::fitted(before, &it.text, behind, is_link)?, ..it }),
        false => Some(it),
    };
    let suggestions = written.filter_map(fitted).filter(|it| it.text != typed.text).take(MAX).collect();
    let insert_to = if matches!(prompt.way, CompletionContext::Link { .. }) { prompt.end } else { prompt.cursor };
    Some(Completion { insert: Span::new(start, insert_to), replace: Span::new(start, prompt.end), suggestions })
}

/// What was typed from the farthest beginning that any name has, and these names.
fn find<'w, 't>(search: &Search<'w>, prompt: &Prompt, text: &'t str) -> Option<(usize, Typed<'t>, Vec<Hit<'w>>)> {
    for start in &prompt.starts {
        let typed = Typed::new(text.get(*start..prompt.cursor)?);
        let hits = match prompt.way {
            CompletionContext::Handle => search.handles(&typed),
            _ => search.names(&typed),
        };
        if !hits.is_empty() {
            return Some((*start, typed, hits));
        }
    }
    // In prose most words are no names, and likeness would only be in the way.
    let start = *prompt.starts.first().filter(|_| !matches!(prompt.way, CompletionContext::Prose { .. }))?;
    let typed = Typed::new(text.get(start..prompt.cursor)?);
    let hits = search.alike(&typed);
    Some((start, typed, hits))
}

/// The hits that are of the note's cast.
fn only_cast(hits: Vec<Hit<'_>>) -> Vec<Hit<'_>> {
    hits.into_iter().filter(Hit::is_in_cast).collect()
}

/// Writes names as a place in a note wants them.
struct Writer<'a> {
    world: &'a World,
    file: FileId,
    style: NameStyle,
    prompt: &'a Prompt,
    is_org: bool,
}

impl Writer<'_> {
    fn suggestion(&self, hit: &Hit<'_>, typed: &Typed<'_>) -> Option<Suggestion> {
        let label = if hit.role == NameRole::Handle { format!("@{}", hit.name) } else { hit.name.to_owned() };
        Some(Suggestion {
            text: self.text(hit)?,
            filter: typed.with_rest_of(hit.name),
            who: hit.who.clone(),
            is_former: hit.role == NameRole::Former,
            label,
        })
    }

    /// What is written for a hit; `None` where a link is wanted and none leads there.
    fn text(&self, hit: &Hit<'_>) -> Option<String> {
        let entity = match hit.who {
            EntityOrName::Defined(id) => self.world.entity(id),
            EntityOrName::Undefined { .. } => None,
        };
        let (world, file, name) = (self.world, self.file, hit.name);
        match (self.prompt.way, entity) {
            (CompletionContext::Link { keeps_shown }, _) if self.is_org => {
                let link = link_text::org_link(world, file, entity?, name).filter(|_| !keeps_shown)?;
                link.strip_prefix("[[").map(str::to_owned)
            }
            (CompletionContext::Link { keeps_shown: true }, Some(entity)) => link_text::target(world, file, entity),
            (CompletionContext::Link { keeps_shown: true }, None) => Some(name.to_owned()),
            (CompletionContext::Link { .. }, Some(entity)) => {
                let link = link_text::wikilink(world, file, entity, name)?;
                // The brackets are there already, in front of which no text of the link can stand.
                match link.strip_prefix("[[") {
                    Some(inner) => Some(self.in_cell(inner)),
                    None => link_text::target(world, file, entity).map(|target| format!("{target}]]")),
                }
            }
            (CompletionContext::Link { .. }, None) => Some(format!("{name}]]")),
            (CompletionContext::Handle, _) if hit.role == NameRole::Handle => Some(format!("@{name}")),
            (CompletionContext::Handle | CompletionContext::Prose { in_link: false }, Some(entity)) => {
                let link = match self.style {
                    NameStyle::Plain => None,
                    _ if self.is_org => None,
                    NameStyle::Wikilink => {
                        link_text::wikilink(world, file, entity, name).map(|link| self.in_cell(&link))
                    }
                    NameStyle::Markdown => link_text::markdown_link(world, file, entity, &link_text::escaped(name)),
                };
                Some(link.unwrap_or_else(|| name.to_owned()))
            }
            (CompletionContext::Handle | CompletionContext::Prose { .. } | CompletionContext::Cast, _) => {
                Some(name.to_owned())
            }
        }
    }

    /// A wikilink as a table's cell has it: there, a bar would begin the next one.
    fn in_cell(&self, link: &str) -> String {
        if self.prompt.in_table { link.replace('|', "\\|") } else { link.to_owned() }
    }
}
