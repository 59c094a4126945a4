use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Failure, Scope, complain};
use crate::config::{self, Config};
use crate::disk::{self, cache::Cache};
use crate::note::Format;
use crate::resolve::Readers;
use crate::whos_who::FileId;
use crate::world::{ClosedNote, FileKey, World};

/// A workspace that a command works on, read as a whole.
pub(super) struct Workspace {
    pub(super) world: World,
    texts: FxHashMap<FileId, Arc<str>>,
    /// The notes that the command was asked about, by path.
    pub(super) asked: Vec<FileId>,
    /// The workspace folder as the user wrote it.
    folder: PathBuf,
    /// What its settings file says.
    pub(super) config: Config,
    /// The same from the root of the file system.
    root: PathBuf,
    /// Where what was found in notes is kept, unless settings say that it is not.
    cache: Option<Cache>,
}

/// How many notes are read for names before the progress is shown again.
const BATCH: usize = 256;

impl Workspace {
    /// Reads the notes around the paths that the user named. What cannot be read is said on stderr, and left out.
    pub(super) fn load(scope: &Scope) -> Result<Self, Failure> {
        let here = [PathBuf::from(".")];
        let paths = if scope.paths.is_empty() { here.as_slice() } else { scope.paths.as_slice() };
        let mut wanted = Vec::new();
        for path in paths {
            wanted.push(canonical(path)?);
        }
        for (path, _) in paths.iter().zip(&wanted).filter(|(_, wanted)| wanted.is_file()) {
            if Format::from_path(&path.to_string_lossy()).is_none() {
                complain(&format!("{} is no note: its ending is none of Markdown, org or plain text", path.display()));
            }
        }
        let folder = folder(scope, paths, &wanted)?;
        let root = canonical(&folder)?;
        let (config, problems) = config::read(&root);
        let cache = if config.cache { Cache::of_user() } else { None };
        let found = disk::read_folder(0, &root, &config.exclude);
        problems.iter().chain(&found.problems).for_each(|problem| complain(problem));
        let mut world = World::new(config.reading());
        let texts: Vec<_> = found.notes.iter().map(|(key, text)| (key.clone(), Arc::clone(text))).collect();
        world.load(found.notes);
        let texts = texts.into_iter().filter_map(|(key, text)| Some((world.find(&key)?, text))).collect();
        let is_wanted = |path: &str| wanted.iter().any(|wanted| root.join(path).starts_with(wanted));
        let mut asked: Vec<FileId> =
            world.files().filter(|(_, file)| is_wanted(&file.key.path)).map(|(id, _)| id).collect();
        asked.sort_by_key(|id| world.file(*id).map(|file| file.key.clone()));
        Ok(Self { world, texts, asked, folder, config, root, cache })
    }

    /// Opens the names files of the settings. Those that cannot be used are named on stderr.
    pub(super) fn names_files(&self) -> impl Iterator<Item = disk::NamesFile> {
        let path = |path: &String| self.folder.join(path);
        let open = |path: PathBuf| disk::NamesFile::open(&path).inspect_err(|problem| complain(problem)).ok();
        self.config.names_files.iter().map(path).filter_map(open)
    }

    /// Lets the tagger read all notes: what is counted throughout the workspace depends on it.
    pub(super) fn tagged(mut self) -> Self {
        self.tag(&self.world.unread(Readers::First), Readers::First);
        self
    }

    /// Lets the tagger read the notes that the user asked about.
    pub(super) fn tagged_where_asked(mut self, readers: Readers) -> Self {
        self.tag(&self.asked.clone(), readers);
        self
    }

    fn tag(&mut self, files: &[FileId], readers: Readers) {
        let known = self.cache.as_ref().map(|cache| cache.findings(&self.root)).unwrap_or_default();
        let progress = Progress::new(files.len());
        for (number, batch) in files.chunks(BATCH).enumerate() {
            progress.show(number * BATCH);
            let read = |file: &FileId| self.world.recall_closed(*file, self.text(*file), readers, &known);
            let read: Vec<ClosedNote> = batch.par_iter().filter_map(read).collect();
            for note in read {
                self.world.tag_closed(note);
            }
        }
        progress.clear();
        if let Some(cache) = &self.cache {
            // Where it cannot be kept, the notes are read again the next time.
            let _ = cache.keep(&self.root, &self.world, 0);
        }
    }

    /// The text of a note.
    pub(super) fn text(&self, file: FileId) -> &str {
        self.texts.get(&file).map(AsRef::as_ref).unwrap_or_default()
    }

    /// The workspace folder from the root of the file system.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The texts of all notes.
    pub(super) fn texts(&self) -> Vec<(FileId, Arc<str>)> {
        self.texts.iter().map(|(file, text)| (*file, Arc::clone(text))).collect()
    }

    /// The path of a note within the workspace, with `/`.
    pub(super) fn path(&self, file: FileId) -> &str {
        self.world.file(file).map(|file| file.key.path.as_ref()).unwrap_or_default()
    }

    /// Whether there is a file of this key, be it a note or not.
    pub(super) fn is_file(&self, key: &FileKey) -> bool {
        self.root.join(key.path.as_ref()).exists()
    }

    /// The file that a note is, to be changed; or why it may not be. Links come along with notes from anybody: nothing
    /// outside of the workspace is changed through one, and nothing that is no note.
    pub(super) fn own_file(&self, file: FileId) -> Result<PathBuf, String> {
        let real = disk::canonical(&self.root.join(self.path(file))).map_err(|error| error.to_string())?;
        match disk::key(0, &self.root, &real) {
            None => Err("it is a link to a file outside of the workspace folder".to_owned()),
            Some(key) if !disk::is_note(&key) => Err("it is a link to a file that is no note".to_owned()),
            Some(_) => Ok(real),
        }
    }

    /// The path of a note as the user can open it from where they are, with `/` on all systems.
    pub(super) fn shown_path(&self, file: FileId) -> String {
        self.shown(self.path(file))
    }

    /// A path within the workspace, as the user can open it.
    pub(super) fn shown(&self, path: &str) -> String {
        let path = if self.folder == Path::new(".") { PathBuf::from(path) } else { self.folder.join(path) };
        let path = path.display().to_string();
        if cfg!(windows) { path.replace('\\', "/") } else { path }
    }
}

/// A line on stderr, if that is a terminal, that says how many notes have been read for names.
struct Progress {
    total: usize,
    is_shown: bool,
}

impl Progress {
    fn new(total: usize) -> Self {
        Self { total, is_shown: total > BATCH && io::stderr().is_terminal() }
    }

    fn show(&self, done: usize) {
        if self.is_shown {
            // When it cannot be shown, there is nobody to see it.
            let _ = write!(io::stderr(), "\rwhoswho: looking for names, {done} of {} notes", self.total);
        }
    }

    fn clear(&self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

fn canonical(path: &Path) -> Result<PathBuf, Failure> {
    disk::canonical(path).map_err(|error| Failure::Message(format!("{}: {error}", path.display())))
}

/// The workspace folder: the one that was named, else the vault around the first path, else the path's own folder. Which one
/// was found is said, unless it is the current folder or the path itself.
fn folder(scope: &Scope, paths: &[PathBuf], absolute: &[PathBuf]) -> Result<PathBuf, Failure> {
    if let Some(root) = &scope.root {
        return Ok(root.clone());
    }
    let (Some(first), Some(first_absolute)) = (paths.first(), absolute.first()) else { return Ok(PathBuf::from(".")) };
    let own = if first_absolute.is_dir() {
        first.clone()
    } else {
        first.parent().map_or_else(PathBuf::new, Path::to_path_buf)
    };
    let own = if own.as_os_str().is_empty() { PathBuf::from(".") } else { own };
    let own_absolute = canonical(&own)?;
    let here = canonical(Path::new("."))?;
    let folder = match vault(&own_absolute, &here) {
        Some(vault) if vault == here => PathBuf::from("."),
        Some(vault) if vault != own_absolute => {
            complain(&format!("the notes are those of {}", vault.display()));
            vault.to_path_buf()
        }
        _ => own,
    };
    let root = canonical(&folder)?;
    match absolute.iter().find(|path| !path.starts_with(&root)) {
        Some(outside) => Err(Failure::Message(format!(
            "{} is not in {}; name the folder that holds all of them with --root",
            outside.display(),
            folder.display()
        ))),
        None => Ok(folder),
    }
}

/// The vault around a folder. Below the current folder it is the one that the path leads into, if any; the current folder
/// itself may lie in one.
fn vault<'p>(own: &'p Path, here: &'p Path) -> Option<&'p Path> {
    if !own.starts_with(here) {
        return config::vault_around(own.ancestors());
    }
    let below = own.ancestors().take_while(|folder| *folder != here);
    config::vault_around(below).or_else(|| here.ancestors().find(|folder| config::is_vault(folder))).or(Some(here))
}
