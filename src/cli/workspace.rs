//! A workspace as commands use it: notes, settings and judgements from disk, tagged on demand.

mod folder;
mod refresh;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::messages::warn;
use super::outcome::Failure;
use super::progress::Progress;
use super::scope::Scope;
use crate::config::{self, Config};
use crate::disk::{self, Named, cache::Cache};
use crate::entity_index::FileId;
use crate::note::Format;
use crate::resolve::Readers;
use crate::world::{ClosedNote, FileKey, Settings, World};

use folder::{canonical, folder_of};

/// The workspace of a command.
#[derive(Clone)]
pub(super) struct Workspace {
    pub(super) world: World,
    texts: FxHashMap<FileId, Arc<str>>,
    /// The notes in scope, by path.
    pub(super) in_scope: Vec<FileId>,
    /// The workspace folder as the user wrote it.
    folder: PathBuf,
    /// The same as an absolute path.
    pub(super) root: PathBuf,
    /// The settings.
    pub(super) config: Config,
    /// Whether the settings file has problems, which were reported on stderr.
    pub(super) has_wrong_settings: bool,
    /// The cache of tagging results, unless it is turned off.
    cache: Option<Cache>,
    /// The files and folders in scope.
    selected: Vec<PathBuf>,
}

/// A text on stdin, and the path of the note that it stands for, if any. There may be such a note on disk.
pub(super) struct StdinNote<'a> {
    pub(super) text: Arc<str>,
    pub(super) path: Option<&'a Path>,
}

/// The displayed path of a text on stdin that stands for no note.
const STDIN_NAME: &str = "<stdin>";
/// Its key in the workspace. The extension makes it Markdown.
const STDIN_KEY: &str = "<stdin>.md";

/// The number of notes that are tagged between two updates of the progress.
const BATCH: usize = 256;
/// If fewer than one in so many notes is to be tagged, that is faster than loading the cache.
const FEW: usize = 256;

impl Scope {
    /// The scope if no path is given: the current folder, or the whole vault if it is elsewhere.
    fn default_path(&self) -> PathBuf {
        let here = PathBuf::from(".");
        let is_outside = |root: &&PathBuf| {
            let folders = canonical(root).ok().zip(canonical(&here).ok());
            folders.is_some_and(|(root, here)| !here.starts_with(root))
        };
        self.root.as_ref().filter(is_outside).cloned().unwrap_or(here)
    }
}

impl Workspace {
    /// Loads the workspace around the paths of the user. Files that cannot be read are reported on stderr and left out.
    pub(super) fn load(scope: &Scope) -> Result<Self, Failure> {
        Self::load_after(scope, |_| Ok(()))
    }

    /// The same; `prepare` is called with the workspace folder before its notes are read.
    pub(super) fn load_after(
        scope: &Scope,
        prepare: impl FnOnce(&Path) -> Result<(), Failure>,
    ) -> Result<Self, Failure> {
        let (folder, selected) = Self::located(scope)?;
        prepare(&canonical(&folder)?)?;
        Ok(Self::read(folder, selected, None, Named::default())?.0)
    }

    /// Like [`Self::load`]. Also lists files that match `others` and are not read.
    pub(super) fn load_and_list(scope: &Scope, others: Named<'_>) -> Result<(Self, Vec<FileKey>), Failure> {
        let (folder, selected) = Self::located(scope)?;
        Self::read(folder, selected, None, others)
    }

    /// The workspace folder as the user wrote it, and the absolute paths in scope.
    fn located(scope: &Scope) -> Result<(PathBuf, Vec<PathBuf>), Failure> {
        let here = [scope.default_path()];
        let paths = if scope.paths.is_empty() { here.as_slice() } else { scope.paths.as_slice() };
        let mut selected = Vec::new();
        for path in paths {
            selected.push(canonical(path)?);
        }
        for (path, _) in paths.iter().zip(&selected).filter(|(_, selected)| selected.is_file()) {
            if Format::from_path(&path.to_string_lossy()).is_none()
                && !Format::of_file(&path.to_string_lossy()).is_source()
            {
                warn(&format!(
                    "{} is not a note: only files of text that people write are, such as Markdown",
                    path.display()
                ));
            }
        }
        let folder = folder_of(scope, paths, &selected)?;
        Ok((folder, selected))
    }

    /// Loads the workspace around a text that is not on disk. Only that text is in scope.
    pub(super) fn around(stdin_note: StdinNote<'_>, scope: &Scope) -> Result<Self, Failure> {
        let (folder, key) = match stdin_note.path {
            Some(path) => folder::place_of(scope, path)?,
            None => {
                let here = PathBuf::from(".");
                let absolute = canonical(&here)?;
                (folder_of(scope, &[here], &[absolute])?, FileKey::new(0, STDIN_KEY))
            }
        };
        Ok(Self::read(folder, Vec::new(), Some((key, stdin_note.text)), Named::default())?.0)
    }

    fn read(
        folder: PathBuf,
        selected: Vec<PathBuf>,
        stdin_note: Option<(FileKey, Arc<str>)>,
        others: Named<'_>,
    ) -> Result<(Self, Vec<FileKey>), Failure> {
        let root = canonical(&folder)?;
        let settled = config::read(&root);
        let config = &settled.config;
        let cache = if config.cache { Cache::of_user() } else { None };
        let of_folder =
            disk::Folder { root: 0, path: &root, exclude: &config.exclude, named: config.named(), workspace: &[] };
        let (mut found, others) = of_folder.read_and_list(others);
        found.add_named(&root, &selected);
        let unmatched = settled.unmatched(&root, &found.notes.iter().map(|(key, _)| key).chain(&found.unreadable));
        settled.problems.iter().chain(&unmatched).chain(&found.problems).for_each(|problem| warn(problem));
        let own = stdin_note.as_ref().map(|(key, _)| key.clone());
        if let Some((key, text)) = stdin_note {
            found.notes.retain(|(other, _)| *other != key);
            found.notes.push((key, text));
            found.notes.sort_by(|(one, _), (other, _)| one.cmp(other));
        }
        let (judgements, wrong) = config::read_judgements(&root);
        wrong.iter().for_each(|problem| warn(problem));
        let mut world = World::new(Settings { judgements: Arc::new(judgements), ..config.reading() });
        let texts: Vec<_> = found.notes.iter().map(|(key, text)| (key.clone(), Arc::clone(text))).collect();
        world.load(found.notes);
        let texts = texts.into_iter().filter_map(|(key, text)| Some((world.find(&key)?, text))).collect();
        let in_scope = Vec::new();
        // A source may be its owner's alone, and be absent where a check runs.
        let has_wrong_settings = !settled.problems.is_empty();
        let config = settled.config;
        let mut workspace = Self { world, texts, in_scope, folder, root, config, has_wrong_settings, cache, selected };
        match own {
            Some(key) => workspace.in_scope.extend(workspace.world.find(&key)),
            None => workspace.find_in_scope(),
        }
        Ok((workspace, others))
    }

    /// Finds the notes in scope.
    fn find_in_scope(&mut self) {
        let is_wanted = |path: &str| self.selected.iter().any(|selected| self.root.join(path).starts_with(selected));
        let selected = self.world.files().filter(|(_, file)| is_wanted(&file.key.path));
        let mut asked: Vec<FileId> = selected.map(|(id, _)| id).collect();
        asked.sort_by_key(|id| self.world.file(*id).map(|file| file.key.clone()));
        self.in_scope = asked;
    }

    /// Opens the configured names files. Those that cannot be used are reported on stderr.
    pub(super) fn names_files(&self) -> impl Iterator<Item = disk::NamesFile> {
        let path = |path: &String| self.folder.join(path);
        let open = |path: PathBuf| disk::NamesFile::open(&path).inspect_err(|problem| warn(problem)).ok();
        self.config.names_files.iter().map(path).filter_map(open)
    }

    /// Tags all notes, which counts over the whole workspace require.
    pub(super) fn tagged(mut self) -> Self {
        self.tag_all();
        self
    }

    /// The same, in place. Notes that are tagged already are skipped.
    pub(super) fn tag_all(&mut self) {
        self.tag(&self.world.unread(Readers::First), Readers::First);
    }

    /// Rereads the judgements from disk.
    pub(super) fn reread_judgements(&mut self) {
        let (judgements, _) = config::read_judgements(&self.root);
        let settings = Settings::clone(self.world.settings());
        self.world.adopt(Settings { judgements: Arc::new(judgements), ..settings });
    }

    /// Tags the notes in scope.
    pub(super) fn tagged_in_scope(mut self, readers: Readers) -> Self {
        self.tag_in_scope(readers);
        self
    }

    /// The same, in place. Notes that are tagged already are skipped.
    pub(super) fn tag_in_scope(&mut self, readers: Readers) {
        let asked: FxHashSet<FileId> = self.in_scope.iter().copied().collect();
        let unread: Vec<FileId> = self.world.unread(readers).into_iter().filter(|id| asked.contains(id)).collect();
        self.tag(&unread, readers);
    }

    fn tag(&mut self, files: &[FileId], readers: Readers) {
        if files.is_empty() {
            return;
        }
        // Few notes of many are read sooner than the cache is.
        let is_cached = files.len() * FEW > self.texts.len();
        let cache = self.cache.clone().filter(|_| is_cached);
        let known = cache.as_ref().map(|cache| cache.findings(&self.root)).unwrap_or_default();
        let progress = Progress::new(files.len(), BATCH);
        for (number, batch) in files.chunks(BATCH).enumerate() {
            progress.show(number * BATCH);
            let read = |file: &FileId| self.world.recall_closed(*file, self.text(*file), readers, &known);
            let read: Vec<ClosedNote> = batch.par_iter().filter_map(read).collect();
            for note in read {
                self.world.tag_closed(note);
            }
        }
        progress.clear();
        if let Some(cache) = cache {
            // Where it cannot be kept, the notes are read again the next time.
            let _ = cache.keep(&self.root, &self.world, 0);
        }
    }

    /// The text of a note.
    pub(super) fn text(&self, file: FileId) -> &str {
        self.texts.get(&file).map(AsRef::as_ref).unwrap_or_default()
    }

    /// The absolute path of the workspace folder.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The texts of all notes.
    pub(super) fn texts(&self) -> Vec<(FileId, Arc<str>)> {
        self.texts.iter().map(|(file, text)| (*file, Arc::clone(text))).collect()
    }

    /// The path of a note within the workspace, with `/`; `<stdin>` for a text that stands for no note.
    pub(super) fn path(&self, file: FileId) -> &str {
        match self.world.file(file).map(|file| file.key.path.as_ref()).unwrap_or_default() {
            STDIN_KEY => STDIN_NAME,
            path => path,
        }
    }

    /// Whether a file exists, note or not.
    pub(super) fn is_file(&self, key: &FileKey) -> bool {
        self.root.join(key.path.as_ref()).exists()
    }

    /// The real path of a note for writing, or why it must not be written. Notes of others may contain symbolic links:
    /// nothing outside of the workspace is written through them, and only notes are.
    pub(super) fn own_file(&self, file: FileId) -> Result<PathBuf, String> {
        let real = disk::canonical(&self.root.join(self.path(file))).map_err(|error| error.to_string())?;
        match disk::key(0, &self.root, &real) {
            None => Err("it is a link to a file outside of the workspace folder".to_owned()),
            Some(key) if matches!(key.format(), Format::Source(_)) => {
                Err("it is a source, which is only read".to_owned())
            }
            // Its text may be encoded, or signed.
            Some(key) if key.format() == Format::Mail => Err("it is a mail, which is only read".to_owned()),
            // A page is a note where the command line names it.
            Some(key) if !self.config.named().is_note(&key) && key.path.as_ref() != self.path(file) => {
                Err("it is a link to a file that is not a note".to_owned())
            }
            Some(_) => Ok(real),
        }
    }

    /// The path of a note relative to the current folder, with `/` on all systems.
    pub(super) fn shown_path(&self, file: FileId) -> String {
        self.shown(self.path(file))
    }

    /// The same for a path within the workspace.
    pub(super) fn shown(&self, path: &str) -> String {
        if path == STDIN_NAME {
            return path.to_owned();
        }
        let path = if self.folder == Path::new(".") { PathBuf::from(path) } else { self.folder.join(path) };
        let path = path.display().to_string();
        if cfg!(windows) { path.replace('\\', "/") } else { path }
    }
}
