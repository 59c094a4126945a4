//! Tags the notes that may have a certain name.

use crate::config::UndefinedNames;
use crate::entity_index::FileId;
use crate::lsp::jobs::tagging::{closed_notes, open_notes};
use crate::lsp::state::session::Session;
use crate::names::normalize::fold;
use crate::names::token::words;
use crate::resolve::Readers;
use crate::world::FileData;

/// Reads the notes that may have a name and have not been read yet, for a caller that must know where it stands. Says
/// whether all of them could be read.
pub(crate) fn look_for(session: &Session, name: &str) -> bool {
    let words: Vec<String> = words(name).map(|(_, word)| fold(word)).collect();
    let snapshot = session.snapshot();
    let is_unread = |data: &FileData| {
        let is_behind = data.open.as_ref().is_some_and(|open| !open.is_read_by(Readers::Both));
        is_behind && !data.ignored && words.iter().all(|word| data.has_word(word))
    };
    let open: Vec<FileId> = snapshot.world.files().filter(|(_, data)| is_unread(data)).map(|(id, _)| id).collect();
    for file in &open {
        open_notes::read(session, *file, Readers::Both);
    }
    // The user may have typed on meanwhile.
    let now = session.snapshot();
    if open.iter().filter_map(|file| now.world.file(*file)).any(is_unread) {
        return false;
    }
    if snapshot.config.undefined_names != UndefinedNames::Vault {
        return true;
    }
    let unread = snapshot.world.files().filter(|(_, data)| data.is_unread(closed_notes::READERS));
    let may_have_it = unread.filter(|(_, data)| words.iter().all(|word| data.has_word(word)));
    let files: Vec<FileId> = may_have_it.map(|(id, _)| id).collect();
    closed_notes::read_all(session, &files, None)
}
