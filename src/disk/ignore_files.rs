//! The files that say which notes to leave out. The walk through a folder opens them by itself, whatever they are, so that
//! each is looked at before: `.gitignore` may be a link to a pipe.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::bounded_read;

/// No list of globs is larger than this.
const LARGEST: u64 = 1 << 20;

/// Which kinds of them a walk uses.
#[derive(Clone, Copy)]
pub(super) struct IgnoreFiles {
    ignore: bool,
    git_ignore: bool,
    git_exclude: bool,
}

impl IgnoreFiles {
    const ALL: Self = Self { ignore: true, git_ignore: true, git_exclude: true };

    /// The kinds that can be used in a folder: those of which all are in order there and in the folders around it.
    pub(super) fn around(folder: &Path, problems: &mut Vec<String>) -> Self {
        let mut used = Self::ALL;
        for folder in folder.ancestors() {
            let mut is_usable = |files: &[PathBuf]| {
                let problem = files.iter().find_map(|file| problem(file));
                problem.map(|why| problems.push(format!("{why}; files of this kind are not used"))).is_none()
            };
            used.ignore &= is_usable(&[folder.join(".ignore")]);
            used.git_ignore &= is_usable(&[folder.join(".gitignore")]);
            used.git_exclude &= is_usable(&of_git(folder));
        }
        used
    }

    /// Lets a walk use these kinds and no others.
    pub(super) fn set(self, walk: &mut WalkBuilder) {
        walk.ignore(self.ignore).git_ignore(self.git_ignore).git_exclude(self.git_exclude);
    }

    /// What is wrong with those in a folder below, so that it cannot be walked.
    pub(super) fn problem_in(self, folder: &Path) -> Option<String> {
        let problem_of = |name: &str| problem(&folder.join(name));
        let own = || self.ignore.then(|| problem_of(".ignore")).flatten();
        let of_git_ignore = || self.git_ignore.then(|| problem_of(".gitignore")).flatten();
        let exclude = || self.git_exclude.then(|| of_git(folder).iter().find_map(|file| problem(file))).flatten();
        own().or_else(of_git_ignore).or_else(exclude)
    }
}

/// What is opened to find the globs that a repository keeps for itself, `.git` being a folder or a file that names one.
fn of_git(folder: &Path) -> Vec<PathBuf> {
    let git = folder.join(".git");
    if !git.metadata().is_ok_and(|metadata| metadata.is_file()) {
        return vec![git.join("info/exclude")];
    }
    let Some(named) = first_line(&git).and_then(|line| line.strip_prefix("gitdir: ").map(PathBuf::from)) else {
        return vec![git];
    };
    let common = named.join("commondir");
    let exclude = first_line(&common).map(|line| named.join(line).join("info/exclude"));
    [git, common].into_iter().chain(exclude).collect()
}

fn first_line(file: &Path) -> Option<String> {
    let text = String::from_utf8(bounded_read::read_regular(file, LARGEST).ok()?).ok()?;
    text.lines().next().map(str::to_owned)
}

/// Why a file cannot be opened without danger. One that is not there, or is a folder, is none to the walk either.
fn problem(file: &Path) -> Option<String> {
    let error = bounded_read::check(file, LARGEST).err()?;
    let is_danger = matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::FileTooLarge) && !file.is_dir();
    is_danger.then(|| format!("{}: {error}", file.display()))
}
