//! The semantic tokens that the editor was sent last for each note, so that it can be sent what has changed.

use std::sync::Mutex;

use tower_lsp::ls_types::{SemanticToken, Uri};

use crate::lsp::state::lock::lock;

/// How many notes' tokens are remembered: more than an editor has open, so that notes whose end was missed do not add up.
const MAX_NOTES: usize = 64;

/// The last answer for each note.
#[derive(Default)]
pub(crate) struct SentTokens(Mutex<Sent>);

#[derive(Default)]
struct Sent {
    /// The number of the last answer.
    last: u64,
    /// One answer a note, the newest last.
    answers: Vec<Answer>,
}

struct Answer {
    uri: Uri,
    id: String,
    /// The version of the text that it is about.
    version: Option<i32>,
    tokens: Vec<SemanticToken>,
}

impl SentTokens {
    /// Remembers tokens that the editor is about to get, and gives the id under which it will ask for changes.
    pub(crate) fn remember(&self, uri: &Uri, version: Option<i32>, tokens: &[SemanticToken]) -> String {
        let mut sent = lock(&self.0);
        sent.last += 1;
        let id = sent.last.to_string();
        sent.answers.retain(|answer| answer.uri != *uri);
        if sent.answers.len() >= MAX_NOTES {
            sent.answers.remove(0);
        }
        sent.answers.push(Answer { uri: uri.clone(), id: id.clone(), version, tokens: tokens.to_vec() });
        id
    }

    /// The tokens that were sent under an id.
    pub(crate) fn by_id(&self, uri: &Uri, id: &str) -> Option<Vec<SemanticToken>> {
        self.find(|answer| answer.uri == *uri && answer.id == id)
    }

    /// The tokens that were sent for a version of a note's text.
    pub(crate) fn by_version(&self, uri: &Uri, version: Option<i32>) -> Option<Vec<SemanticToken>> {
        self.find(|answer| answer.uri == *uri && answer.version == version)
    }

    fn find(&self, is_wanted: impl Fn(&Answer) -> bool) -> Option<Vec<SemanticToken>> {
        lock(&self.0).answers.iter().find(|answer| is_wanted(answer)).map(|answer| answer.tokens.clone())
    }

    /// Forgets a note that was closed.
    pub(crate) fn forget(&self, uri: &Uri) {
        lock(&self.0).answers.retain(|answer| answer.uri != *uri);
    }
}
