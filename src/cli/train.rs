use std::fs;
use std::io::Write;
use std::path::Path;

use super::tag::Reader;
use super::{Failure, Outcome, complain, linking};
use crate::tagger::Readers;
use crate::tagger::train::{
    File, Group, Material, ReaderFiles, coreference_errors, evaluate, evaluate_coreference, export, fit_second, train,
};

/// `whoswho train-tagger`: learns, writes the model, and prints how well it does on the dev files.
pub(super) fn run(data: &Path, group: Group, file: &Path, out: &mut impl Write) -> Result<Outcome, Failure> {
    let files = |folder: &str, ending: &str| folder_files(&data.join(folder), ending);
    let material = Material { train: files("train", "bio")?, dev: files("dev", "bio")?, lists: files("lists", "tsv")? };
    let model = train(&material, group, &mut complain);
    fs::write(file, &model).map_err(|error| failure(file, "cannot be written", &error))?;
    let files = ReaderFiles { first: Some(model), second: None };
    write!(out, "{}", evaluate(&files, group, Readers::First, &material.dev).map_err(Failure::Message)?)?;
    Ok(Outcome::Clean)
}

/// `whoswho export-tagger`: a file `NAME.enc` for each `NAME.bio`.
pub(super) fn export_all(
    files: &[impl AsRef<Path>],
    vocabulary: &Path,
    group: Group,
    folder: &Path,
) -> Result<Outcome, Failure> {
    let (_, vocabulary) = read(vocabulary)?;
    for file in files {
        let file = file.as_ref();
        let to = folder.join(file.with_extension("enc").file_name().unwrap_or_default());
        fs::write(&to, export(&read(file)?, &vocabulary, group))
            .map_err(|error| failure(&to, "cannot be written", &error))?;
    }
    Ok(Outcome::Clean)
}

/// `whoswho fit-tagger`.
pub(super) fn fit(data: &Path, group: Group, second: &Path, to: &Path) -> Result<Outcome, Failure> {
    let dev = folder_files(&data.join("dev"), "bio")?;
    let fitted = fit_second(&read_bytes(second)?, group, &dev, &mut complain).map_err(Failure::Message)?;
    fs::write(to, fitted).map_err(|error| failure(to, "cannot be written", &error))?;
    Ok(Outcome::Clean)
}

/// `whoswho eval-tagger`.
pub(super) fn score(
    files: &[impl AsRef<Path>],
    model: Option<&Path>,
    second: Option<&Path>,
    group: Group,
    reader: Reader,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let files = files.iter().map(|file| read(file.as_ref())).collect::<Result<Vec<_>, _>>()?;
    let of_readers =
        ReaderFiles { first: model.map(read_bytes).transpose()?, second: second.map(read_bytes).transpose()? };
    let table = evaluate(&of_readers, group, Readers::from(reader), &files).map_err(Failure::Message)?;
    write!(out, "{table}")?;
    Ok(Outcome::Clean)
}

fn read_bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(file).map_err(|error| failure(file, "cannot be read", &error))
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

/// `whoswho eval-linking`.
pub(super) fn score_linking(
    files: &[impl AsRef<Path>],
    errors: bool,
    out: &mut impl Write,
) -> Result<Outcome, Failure> {
    let files = files.iter().map(|file| read(file.as_ref())).collect::<Result<Vec<_>, _>>()?;
    let judged: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), linking::judge(text))).collect();
    if errors {
        judged.iter().try_for_each(|(_, judged)| write!(out, "{}", linking::errors(judged)))?;
    }
    write!(out, "{}", linking::table(&judged))?;
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
