//! Tags open notes.

use crate::entity_index::FileId;
use crate::lsp::state::session::Session;
use crate::resolve::{self, Readers};

/// Lets the first reader read an open note at once, and both later. For the thread that computes diagnostics.
pub(crate) fn read_open(session: &Session, file: FileId) {
    read(session, file, Readers::First);
    let snapshot = session.snapshot();
    let open = snapshot.world.file(file).filter(|data| !data.ignored).and_then(|data| data.open.as_ref());
    if open.is_some_and(|open| !open.is_read_by(Readers::Both)) {
        session.tagging.push(file);
    }
}

/// Lets the tagger read an open note, unless these readers have. Says whether anything came of it.
pub(crate) fn read(session: &Session, file: FileId, by: Readers) -> bool {
    let snapshot = session.snapshot();
    let Some(data) = snapshot.world.file(file).filter(|data| !data.ignored) else { return false };
    let Some(open) = data.open.as_ref().filter(|open| !open.is_read_by(by)) else { return false };
    let mut memory = session.tagging.take_memory(file, by);
    let found = resolve::tags(&open.parsed, &open.text, by, &mut memory);
    let mut state = session.state();
    if state.world.file(file).is_some_and(|now| now.open.is_some()) {
        session.tagging.put_memory(file, by, memory);
    }
    let is_taken = state.world.tag(file, &open.text, by, found);
    if is_taken {
        session.publish(&state);
        session.unsaved.mark_tags();
    }
    is_taken
}
