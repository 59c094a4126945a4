//! What actions need to know of the workspace and of the editor.

use crate::features::Texts;
use crate::world::World;

/// What actions are worked out with.
pub struct ActionContext<'a> {
    /// The workspace.
    pub world: &'a World,
    /// Its notes' texts.
    pub texts: Texts<'a>,
    /// Whether there can be new notes.
    pub can_create: bool,
    /// Whether notes can go.
    pub can_delete: bool,
    /// Whether decisions about who is the same can be kept.
    pub can_remember: bool,
    /// `YYYY-MM-DD`, for templates.
    pub today: &'a str,
}
