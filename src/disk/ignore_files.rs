//! Checks ignore files before the walk of a folder opens them: `.gitignore` may be a symbolic link to a pipe.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::bounded_read;

/// The largest ignore file, in bytes.
const LARGEST: u64 = 1 << 20;

/// The kinds of ignore files that a walk uses.
#[derive(Clone, Copy)]
pub(super) struct IgnoreFiles {
    ignore: bool,
    git_ignore: bool,
    git_exclude: bool,
}

impl IgnoreFiles {
    const ALL: Self = Self { ignore: true, git_ignore: true, git_exclude: true };

    /// The kinds that are safe in a folder and in all folders around it.
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

    /// Configures a walk to use these kinds only.
    pub(super) fn set(self, walk: &mut WalkBuilder) {
        walk.ignore(self.ignore).git_ignore(self.git_ignore).git_exclude(self.git_exclude);
    }

    /// The problem of an ignore file in a subfolder, which is then not walked.
    pub(super) fn problem_in(self, folder: &Path) -> Option<String> {
        let problem_of = |name: &str| problem(&folder.join(name));
        let own = || self.ignore.then(|| problem_of(".ignore")).flatten();
        let of_git_ignore = || self.git_ignore.then(|| problem_of(".gitignore")).flatten();
        let exclude = || self.git_exclude.then(|| of_git(folder).iter().find_map(|file| problem(file))).flatten();
        own().or_else(of_git_ignore).or_else(exclude)
    }
}

/// The file with the ignore patterns of a repository itself. `.git` is a folder, or a file that names one.
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

/// Why a file is not safe to open. Missing files and folders are safe, because the walk does not open them.
fn problem(file: &Path) -> Option<String> {
    let error = bounded_read::check(file, LARGEST).err()?;
    let is_danger = matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::FileTooLarge) && !file.is_dir();
    is_danger.then(|| format!("{}: {error}", file.display()))
}
