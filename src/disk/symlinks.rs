//! Which symbolic links to folders are followed.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::bounded_read::is_of_kernel;
use super::{canonical, is_template_folder};

/// The most links that are followed in a workspace folder.
const MAX: usize = 256;

/// The queue of links to follow, and their targets so far. A note is read at one path only, and folders around the
/// workspace are never entered.
pub(super) struct Links {
    /// The canonical path of the workspace folder.
    folder: Option<PathBuf>,
    waiting: VecDeque<PathBuf>,
    /// The targets of links so far.
    seen: Vec<PathBuf>,
}

impl Links {
    /// A queue for a workspace folder. Other folders of the workspace are read by themselves, and not followed into.
    pub(super) fn out_of(folder: &Path, workspace: &[PathBuf]) -> Self {
        let own = canonical(folder).ok();
        let folders = workspace.iter().filter_map(|other| canonical(other).ok());
        let seen = folders.filter(|other| !own.as_ref().is_some_and(|own| own.starts_with(other))).collect();
        Self { folder: own, waiting: VecDeque::new(), seen }
    }

    /// The next link to follow.
    pub(super) fn next(&mut self) -> Option<PathBuf> {
        self.waiting.pop_front()
    }

    /// Adds links to the queue. Those that are not followed are reported, unless their notes are read elsewhere.
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

    /// Why a link is not followed; an empty text if its notes are read elsewhere, so that nothing is reported.
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
        (self.seen.len() >= MAX).then_some("a folder, of which there are too many")
    }
}
