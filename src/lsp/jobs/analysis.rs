//! Finds the mentions in notes.

use crate::lsp::state::session::Session;
use crate::world::{Batch, World};

/// Finds the mentions in notes by the definitions that `world` has.
pub(crate) fn analyse(session: &Session, notes: &Batch, world: &mut World) {
    loop {
        let loaded = world.analyse(notes);
        let mut state = session.state();
        let taken = state.world.take(loaded);
        session.publish(&state);
        match taken {
            Ok(()) => break,
            // A definition has changed meanwhile. Notes that were put into the world before are updated like all others.
            Err(_) => *world = state.world.clone(),
        }
    }
}
