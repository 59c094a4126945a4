//! The hidden commands that train and evaluate the tagger’s models.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::eval_linking;
use super::messages::warn;
use super::outcome::{Failure, Outcome};
use super::tag::Reader;
use crate::tagger::Readers;
use crate::tagger::train::{
    File, Group, ReaderFiles, TrainingData, coreference_errors, evaluate, evaluate_coreference, export, fit_second,
    train,
};

/// The commands that train and score the tagger's models.
#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Train the first reader of `tag` from the corpora in a folder (train, dev, lists)
    #[command(hide = true)]
    TrainTagger {
        /// The folder
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// Where to write the model
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// The readers of other languages than English
        #[arg(long)]
        multilingual: bool,
    },
    /// Write annotated files as the second reader's training reads them
    #[command(hide = true)]
    ExportTagger {
        /// The files, in columns
        files: Vec<PathBuf>,
        /// The list of word pieces
        #[arg(long, value_name = "FILE")]
        vocabulary: PathBuf,
        /// The folder to write to
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The readers of other languages than English
        #[arg(long)]
        multilingual: bool,
    },
    /// Score `tag` on annotated files in columns
    #[command(hide = true)]
    EvalTagger {
        /// The files
        files: Vec<PathBuf>,
        /// The first reader's model; by default the one that is built in
        #[arg(long, value_name = "FILE")]
        model: Option<PathBuf>,
        /// The second reader's file; by default the one that is built in
        #[arg(long, value_name = "FILE")]
        second: Option<PathBuf>,
        /// The readers of other languages than English
        #[arg(long)]
        multilingual: bool,
        /// Who reads
        #[arg(long, value_enum, default_value_t)]
        reader: Reader,
    },
    /// Fit how sure the second reader is on the dev files in a folder
    #[command(hide = true)]
    FitTagger {
        /// The folder
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// The first reader's model; by default the one that is built in
        #[arg(long, value_name = "FILE")]
        model: Option<PathBuf>,
        /// The file as it was trained
        #[arg(long, value_name = "FILE")]
        second: PathBuf,
        /// Where to write it
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// The readers of other languages than English
        #[arg(long)]
        multilingual: bool,
    },
    /// Score which names are taken for one person or organization, on files whose third column says so
    #[command(hide = true)]
    EvalCoreference {
        /// The files
        files: Vec<PathBuf>,
        /// Also list the names that were joined or kept apart against the files
        #[arg(long)]
        errors: bool,
    },
    /// Score which names are linked to whom, if all are defined, on files whose third column says so
    ///
    /// A vault is made of each document: a note for each person and organization, under the longest of their names and no
    /// other, and the text.
    #[command(hide = true)]
    EvalLinking {
        /// The files
        files: Vec<PathBuf>,
        /// Also list the names that were not linked to the right one, with their sentences
        #[arg(long)]
        errors: bool,
    },
}

/// Runs a command.
pub(super) fn run(command: &Command, out: &mut impl Write) -> Result<Outcome, Failure> {
    let group = |multilingual: bool| if multilingual { Group::Multilingual } else { Group::English };
    match command {
        Command::TrainTagger { data, out: file, multilingual } => train_first(data, group(*multilingual), file, out),
        Command::ExportTagger { files, vocabulary, out, multilingual } => {
            export_all(files, vocabulary, group(*multilingual), out)
        }
        Command::EvalTagger { files, model, second, reader, multilingual } => {
            score(files, model.as_deref(), second.as_deref(), group(*multilingual), *reader, out)
        }
        Command::FitTagger { data, model, second, out, multilingual } => {
            let of_readers =
                ReaderFiles { first: model.as_deref().map(read_bytes).transpose()?, second: Some(read_bytes(second)?) };
            fit(data, group(*multilingual), &of_readers, out)
        }
        Command::EvalCoreference { files, errors } => score_coreference(files, *errors, out),
        Command::EvalLinking { files, errors } => score_linking(files, *errors, out),
    }
}

/// `whoswho train-tagger`: learns, writes the model, and prints how well it does on the dev files.
fn train_first(data: &Path, group: Group, file: &Path, out: &mut impl Write) -> Result<Outcome, Failure> {
    let files = |folder: &str, ending: &str| folder_files(&data.join(folder), ending);
    let material =
        TrainingData { train: files("train", "bio")?, dev: files("dev", "bio")?, lists: files("lists", "tsv")? };
    let model = train(&material, group, &mut warn);
    fs::write(file, &model).map_err(|error| failure(file, "cannot be written", &error))?;
    let files = ReaderFiles { first: Some(model), second: None };
    write!(out, "{}", evaluate(&files, group, Readers::First, &material.dev).map_err(Failure::Message)?)?;
    Ok(Outcome::Clean)
}

/// `whoswho export-tagger`: a file `NAME.enc` for each `NAME.bio`.
fn export_all(files: &[impl AsRef<Path>], vocabulary: &Path, group: Group, folder: &Path) -> Result<Outcome, Failure> {
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
fn fit(data: &Path, group: Group, of_readers: &ReaderFiles, to: &Path) -> Result<Outcome, Failure> {
    let dev = folder_files(&data.join("dev"), "bio")?;
    let fitted = fit_second(of_readers, group, &dev, &mut warn).map_err(Failure::Message)?;
    fs::write(to, fitted).map_err(|error| failure(to, "cannot be written", &error))?;
    Ok(Outcome::Clean)
}

/// `whoswho eval-tagger`.
fn score(
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
fn score_coreference(files: &[impl AsRef<Path>], errors: bool, out: &mut impl Write) -> Result<Outcome, Failure> {
    let files = files.iter().map(|file| read(file.as_ref())).collect::<Result<Vec<_>, _>>()?;
    if errors {
        write!(out, "{}", coreference_errors(&files))?;
    }
    write!(out, "{}", evaluate_coreference(&files))?;
    Ok(Outcome::Clean)
}

/// `whoswho eval-linking`.
fn score_linking(files: &[impl AsRef<Path>], errors: bool, out: &mut impl Write) -> Result<Outcome, Failure> {
    let files = files.iter().map(|file| read(file.as_ref())).collect::<Result<Vec<_>, _>>()?;
    let judged: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), eval_linking::judge(text))).collect();
    if errors {
        judged.iter().try_for_each(|(_, judged)| write!(out, "{}", eval_linking::errors(judged)))?;
    }
    write!(out, "{}", eval_linking::table(&judged))?;
    Ok(Outcome::Clean)
}

/// The files of a folder with an extension, by name.
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
