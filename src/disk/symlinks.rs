//! Links to folders: which of them are followed.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::bounded_read::is_of_kernel;
use super::{canonical, is_template_folder};

/// So many are followed in a workspace folder. Nobody makes more by hand.
const MOST: usize = 256;

/// The links that are still to be followed, and where the others led. A note is read at one place only, and what is around
/// the workspace folder is not in it.
pub(super) struct Links {
    /// The workspace folder without links.
    folder: Option<PathBuf>,
    waiting: VecDeque<PathBuf>,
    /// The folders that links have led to.
    seen: Vec<PathBuf>,
}

impl Links {
    /// The links in a folder of a workspace. What other folders of that have in them is read there.
    pub(super) fn out_of(folder: &Path, workspace: &[PathBuf]) -> Self {
        let own = canonical(folder).ok();
        let folders = workspace.iter().filter_map(|other| canonical(other).ok());
        let seen = folders.filter(|other| !own.as_ref().is_some_and(|own| own.starts_with(other))).collect();
        Self { folder: own, waiting: VecDeque::new(), seen }
    }

    /// The next link to be followed.
    pub(super) fn next(&mut self) -> Option<PathBuf> {
        self.waiting.pop_front()
    }

    /// Takes in links that were found; those that are not followed, and whose notes are not read elsewhere, are said.
    pub(super) fn add(&mut self, mut links: Vec<PathBuf>, problems: &mut Vec<String>) {
        links.sort();
        for link in links {
            let Some(to) = canonical(&link).ok() else { continue };
            match self.refusal(&to) {
                None => {
                    self.seen.push(to);
                    self.waiting.push_back(link);
                }
                Some("") => {}
                Some(why) => problems.push(format!("{}: a link to {why}; it is not followed", link.display())),
            }
        }
    }

    /// Why a link to this folder is not followed; nothing need be said where its notes are read all the same.
    fn refusal(&self, to: &Path) -> Option<&'static str> {
        let own = self.folder.as_deref()?;
        if let Ok(within) = to.strip_prefix(own) {
            let is_left_out = |name: &str| name.starts_with('.') || is_template_folder(name);
            let is_read = !within.iter().any(|part| part.to_str().is_none_or(is_left_out));
            return Some(if is_read { "" } else { "a folder that is not read" });
        }
        if own.starts_with(to) {
            return Some("a folder around it");
        }
        if is_of_kernel(to) {
            return Some("a folder of the system");
        }
        if self.seen.iter().any(|seen| to.starts_with(seen)) {
            return Some("");
        }
        if self.seen.iter().any(|seen| seen.starts_with(to)) {
            return Some("a folder around another link’s");
        }
        (self.seen.len() >= MOST).then_some("a folder, of which there are too many")
    }
}
