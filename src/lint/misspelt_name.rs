use super::{Code, Finding, Severity};
use crate::features::{Location, misspelt, misspelt_word};
use crate::names::lexicon::is_ordinary;
use crate::resolve::Misspelling;
use crate::whos_who::Entity;
use crate::world::{FileData, World};

/// Names that nobody bears and that one slip of the pen makes into somebody's.
pub(super) fn check(world: &World, file: &FileData, text: &str) -> Vec<Finding> {
    misspelt(world, file, text).iter().filter_map(|one| finding(world, one, text)).collect()
}

fn finding(world: &World, misspelling: &Misspelling, text: &str) -> Option<Finding> {
    let entity = world.entity(misspelling.entity)?;
    let path = &world.file(entity.file)?.key.path;
    let written = misspelling.span.text(text);
    let name = entity.name();
    let message = if is_rarer_than(world, written, entity) {
        format!(
            "“{written}” is not defined; {name} is ({path}), and the notes mostly write it as here: either may be wrong."
        )
    } else {
        format!("“{written}” is not defined; {name} is ({path}): correct the spelling, or define the name.")
    };
    Some(Finding {
        code: Code::MisspeltName,
        severity: if misspelling.is_single { Severity::Hint } else { Severity::Warning },
        span: misspelling.span,
        message,
        related: vec![(Location::of(entity), format!("{name} is defined here"))],
    })
}

/// So many notes at least write a word that is not to be a slip.
const FREQUENT: u32 = 3;

/// Whether the right spelling is the rarer one in the workspace: a slip is most likely in the definition then.
fn is_rarer_than(world: &World, written: &str, entity: &Entity) -> bool {
    let Some((wrong, right)) = misspelt_word(written, entity) else { return false };
    let notes = |word: &str| world.notes_that_capitalise(word);
    // Words that a lexicon lists are not counted.
    !is_ordinary(&right) && notes(&wrong) >= FREQUENT && notes(&wrong) > notes(&right)
}
