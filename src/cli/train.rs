use std::fs;
use std::io::Write;
use std::path::Path;

use super::{Failure, Outcome, complain};
use crate::tagger::train::{
    File, Material, coreference_errors, embedded, evaluate, evaluate_coreference, export, train,
};

/// `whoswho train-tagger`: learns, writes the model, and prints how well it does on the dev files.
pub(super) fn run(data: &Path, file: &Path, out: &mut impl Write) -> Result<Outcome, Failure> {
    let files = |folder: &str, ending: &str| folder_files(&data.join(folder), ending);
    let material = Material { train: files("train", "bio")?, dev: files("dev", "bio")?, lists: files("lists", "tsv")? };
    let model = train(&material, &mut complain);
    fs::write(file, &model).map_err(|error| failure(file, "cannot be written", &error))?;
    write!(out, "{}", evaluate(&model, &material.dev).map_err(Failure::Message)?)?;
    Ok(Outcome::Clean)
}

/// `whoswho export-tagger`: a file `NAME.enc` for each `NAME.bio`.
pub(super) fn export_all(files: &[impl AsRef<Path>], vocabulary: &Path, folder: &Path) -> Result<Outcome, Failure> {
    let (_, vocabulary) = read(vocabulary)?;
    for file in files {
        let file = file.as_ref();
        let to = folder.join(file.with_extension("enc").file_name().unwrap_or_default());
        fs::write(&to, export(&read(file)?.1, &vocabulary))
            .map_err(|error| failure(&to, "cannot be written", &error))?;
    }
    Ok(Outcome::Clean)
}

/// `whoswho eval-tagger`.
pub(super) fn score(
    files: &[impl AsRef<Path>],
    model: Option<&Path>,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let files = files.iter().map(|file| read(file.as_ref())).collect::<Result<Vec<_>, _>>()?;
    let model = match model {
        Some(file) => fs::read(file).map_err(|error| failure(file, "cannot be read", &error))?,
        None => embedded().to_vec(),
    };
    let table = evaluate(&model, &files).map_err(Failure::Message)?;
    write!(out, "{table}")?;
    Ok(Outcome::Clean)
}

/// `whoswho eval-coreference`.
pub(super) fn score_coreference(
    files: &[impl AsRef<Path>],
    errors: bool,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let files = files.iter().map(|file| read(file.as_ref())).collect::<Result<Vec<_>, _>>()?;
    if errors {
        write!(out, "{}", coreference_errors(&files))?;
    }
    write!(out, "{}", evaluate_coreference(&files))?;
    Ok(Outcome::Clean)
}

/// The files of a folder with this ending, by name.
fn folder_files(folder: &Path, ending: &str) -> Result<Vec<File>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| failure(folder, "cannot be listed", &error))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == ending));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Result<File, Failure> {
    let text = fs::read_to_string(path).map_err(|error| failure(path, "cannot be read", &error))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    Ok((name.into_owned(), text))
}

fn failure(path: &Path, what: &str, error: &std::io::Error) -> Failure {
    Failure::Message(format!("{} {what}: {error}", path.display()))
}
