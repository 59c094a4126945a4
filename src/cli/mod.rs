//! The way in for terminals and CI.

mod baseline;
mod check;
mod define;
mod excerpt;
mod explain;
mod fix;
mod github;
mod graph;
mod init;
#[cfg(feature = "train")]
mod linking;
mod list;
mod manual;
mod memory;
mod mentions;
mod names;
mod place;
mod sarif;
mod show;
mod tag;
mod terminal;
mod timeline;
#[cfg(feature = "train")]
mod train;
mod workspace;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum, ValueHint};

use terminal::{Escaped, escaped};
use workspace::Workspace;

use crate::lint::Code;
use crate::resolve::Readers;
use crate::text::Encoding;

/// What comes behind the help of `whoswho` itself.
const FIRST_STEPS: &str = "\
First steps, in a folder of Markdown or text notes:
  whoswho init                 what is understood of them, and which settings would help
  whoswho list                 who is defined there
  whoswho list --undefined     whom the notes name and nobody has defined
  whoswho show \"Ann Smith\"     what the notes say about somebody
  whoswho check                what is wrong

An editor starts `whoswho lsp` by itself. No settings are needed; those that there are go into
.whoswho.toml at the top of the notes, and `whoswho config schema` describes them.";

/// Knows who is meant: a language server for the people and organizations in your notes.
#[derive(Parser, Debug)]
#[command(name = "whoswho", version, about, max_term_width = 100, after_help = FIRST_STEPS)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Serve an editor over stdin and stdout
    ///
    /// Editors start this by themselves; in a terminal there is nothing to see. WHOSWHO_LOG=debug in the environment makes
    /// it say more on stderr.
    Lsp {
        /// Accepted because editors pass it; stdin and stdout are the only way
        #[arg(long, hide = true)]
        stdio: bool,
        /// How columns are counted where the editor does not say: `utf-8` for bytes, which some editors take columns for
        #[arg(long, value_name = "ENCODING", value_parser = encoding, default_value = "utf-16")]
        position_encoding: Encoding,
    },
    /// Report dead links, names that are misspelt or ambiguous, and definitions in doubt
    ///
    /// Changes no note, unless --fix asks for it. `whoswho explain` says what each finding means. Exits with 0 when nothing
    /// is found at the severity of --fail-on or above, 1 when something is, and 2 when it could not run.
    Check {
        #[command(flatten)]
        scope: Scope,
        #[command(flatten)]
        options: check::Options,
    },
    /// Make notes for people and organizations that nobody has defined, many at once
    ///
    /// Notes lie and are called as those that are there. A part of a list can be chosen with any tool:
    ///
    /// whoswho list --undefined | head -20 | whoswho define -
    ///
    /// What is there already stays as it is. Exits with 1 if not all notes were made, and says why.
    Define {
        #[command(flatten)]
        options: define::Options,
    },
    /// Say who is known in a folder of notes and by what, and which settings would help
    ///
    /// Asks what to set, and writes it to .whoswho.toml; one that is there stays as it is. Nothing else is changed.
    Init {
        #[command(flatten)]
        options: init::Options,
    },
    /// Say what a diagnostic code means, why it matters, and how to fix or silence it
    Explain {
        /// The code, as `whoswho check` prints it in brackets; without one, all codes are listed
        #[arg(value_parser = explain::codes())]
        code: Option<Code>,
    },
    /// Describe the settings that .whoswho.toml may have
    #[command(subcommand)]
    Config(ConfigCommand),
    /// List the people and organizations that are defined
    List {
        #[command(flatten)]
        scope: Scope,
        /// List those instead whom the notes name and nobody has defined
        #[arg(long)]
        undefined: bool,
        /// Which recognizer looks for these
        #[arg(long, value_enum, default_value_t, requires = "undefined")]
        reader: tag::Reader,
    },
    /// Show what the notes say about a person or an organization
    Show {
        /// A name, an alias or an @handle, in quotes if it has spaces
        name: String,
        #[command(flatten)]
        scope: Scope,
    },
    /// List who is mentioned, where, and why whoswho thinks so
    Mentions {
        /// List only mentions that mean this person or organization, or may
        #[arg(long, value_name = "NAME")]
        of: Option<String>,
        #[command(flatten)]
        scope: Scope,
        /// Which recognizer looks for names that nobody has defined
        #[arg(long, value_enum, default_value_t)]
        reader: tag::Reader,
        /// How to print them
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Print who has to do with whom, as a graph
    ///
    /// Two are joined by the number of paragraphs and of notes that mention both, and by the facts of a definition that
    /// lead to somebody else. A paragraph ends at an empty line. Paragraphs that name more than 50 and notes that name
    /// more than 250 are lists, and join nobody. What is asked for goes for every format:
    ///
    /// whoswho graph --around "Ann Smith" --min 2 --format html > graph.html
    ///
    /// Exits with 2 if nobody, or more than one, goes by the name.
    Graph {
        #[command(flatten)]
        scope: Scope,
        #[command(flatten)]
        options: graph::Options,
    },
    /// List the mentions of somebody by date, in notes that have one
    Timeline {
        /// A name, an alias or an @handle, in quotes if it has spaces
        name: String,
        #[command(flatten)]
        scope: Scope,
        /// How to print them
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Make names files of registers, and look names up in them
    ///
    /// A names file holds the people and companies of a register, a million or more. Where the setting names_files has it,
    /// hovers and `whoswho show` look names up in it that no note defines.
    #[command(subcommand)]
    Names(names::Command),
    /// Find people and organizations in the text on stdin, without any definitions
    ///
    /// As text, all of the input is one note. As JSON, every line {"id": …, "text": "…"} is one, and is answered by a line
    /// {"id": …, "mentions": [{"start", "end", "kind", "score", "text"}]}; start and end count Unicode code points from 0,
    /// kind is person or organization, score says how likely the mention is right. Lines that are not like that are named
    /// on stderr and passed over; the exit code is then 1.
    Tag {
        /// Which recognizer reads
        #[arg(long, value_enum, default_value_t)]
        reader: tag::Reader,
        /// How to read and print
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Print what makes a shell complete commands and options
    ///
    /// Each shell looks for it in a place of its own:
    ///
    /// whoswho completions bash > ~/.local/share/bash-completion/completions/whoswho
    ///
    /// whoswho completions zsh > DIR/_whoswho, where DIR is one of the folders in $fpath
    ///
    /// whoswho completions fish > ~/.config/fish/completions/whoswho.fish
    ///
    /// whoswho completions powershell >> $PROFILE
    ///
    /// whoswho completions elvish >> ~/.config/elvish/rc.elv
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write the pages of all commands to a folder
    ///
    /// `whoswho man ~/.local/share/man/man1` puts them where `man whoswho` and `man whoswho-check` find them.
    Man {
        /// The folder to write to, which need not be there yet; without one, the page of whoswho itself is printed
        #[arg(value_hint = ValueHint::DirPath)]
        dir: Option<PathBuf>,
    },
    /// Train the first reader of `tag` from the corpora in a folder (train, dev, lists)
    #[cfg(feature = "train")]
    #[command(hide = true)]
    TrainTagger {
        /// The folder
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// Where to write the model
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Write annotated files as the second reader's training reads them
    #[cfg(feature = "train")]
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
    },
    /// Score `tag` on annotated files in columns
    #[cfg(feature = "train")]
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
        /// Who reads
        #[arg(long, value_enum, default_value_t)]
        reader: tag::Reader,
    },
    /// Fit how sure the second reader is on the dev files in a folder
    #[cfg(feature = "train")]
    #[command(hide = true)]
    FitTagger {
        /// The folder
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// The file as it was trained
        #[arg(long, value_name = "FILE")]
        second: PathBuf,
        /// Where to write it
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Score which names are taken for one person or organization, on files whose third column says so
    #[cfg(feature = "train")]
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
    #[cfg(feature = "train")]
    #[command(hide = true)]
    EvalLinking {
        /// The files
        files: Vec<PathBuf>,
        /// Also list the names that were not linked to the right one, with their sentences
        #[arg(long)]
        errors: bool,
    },
}

#[derive(Subcommand, Debug)]
enum ConfigCommand {
    /// Print the JSON schema of all settings, with what each means
    Schema,
}

/// Which notes a command is about.
#[derive(clap::Args, Debug)]
struct Scope {
    /// Folders or notes [default: the current folder]
    paths: Vec<PathBuf>,
    /// The folder whose notes say who is who [default: the vault around the first path: the
    /// current folder, or one with .whoswho.toml, .obsidian, logseq, .git or People in it; else the path's own folder]
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    root: Option<PathBuf>,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs, one object a line
    Json,
}

/// What a command came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Outcome {
    Clean,
    Findings,
}

/// Why a command could not run.
#[derive(Debug)]
enum Failure {
    /// In words, for the user.
    Message(String),
    /// Nobody reads the output any longer, which is no error of ours.
    OutputClosed,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::OutputClosed,
            _ => Self::Message(format!("the output cannot be written: {error}")),
        }
    }
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = match arguments.command {
        Command::Lsp { position_encoding, .. } => {
            drop(out);
            memory::give_back_at_once();
            return crate::lsp::run(position_encoding);
        }
        command => execute(command, &mut out).and_then(|outcome| {
            out.flush()?;
            Ok(outcome)
        }),
    };
    match outcome {
        Ok(Outcome::Clean) | Err(Failure::OutputClosed) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(Failure::Message(message)) => {
            complain(&message);
            ExitCode::from(2)
        }
    }
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::from_name(name).ok_or_else(|| "one of utf-8, utf-16 and utf-32 is expected".to_owned())
}

fn execute(command: Command, raw: &mut impl Write) -> Result<Outcome, Failure> {
    let out = &mut Escaped(raw);
    match command {
        Command::Lsp { .. } => Ok(Outcome::Clean),
        Command::Check { scope, options } => {
            let workspace = Workspace::load(&scope)?;
            if !options.fix {
                return check::run(workspace, &options, out.0);
            }
            // What was changed is for people to read, the rest may be for programs.
            let changes = match options.is_for_people() {
                true => fix::run(&workspace, out)?,
                false => fix::run(&workspace, &mut Escaped(io::stderr()))?,
            };
            let workspace = if changes > 0 { Workspace::load(&scope)? } else { workspace };
            check::run(workspace, &options, out.0)
        }
        Command::Define { options } => define::run(&options, out),
        Command::Init { options } => init::run(&options, out),
        Command::Explain { code: Some(code) } => explain::page(code, out),
        Command::Explain { code: None } => explain::list(out),
        Command::Config(ConfigCommand::Schema) => {
            writeln!(out, "{:#}", crate::config::schema())?;
            Ok(Outcome::Clean)
        }
        Command::List { scope, undefined: true, reader } => {
            list::undefined(&Workspace::load(&scope)?.tagged_where_asked(reader.into()), out)
        }
        Command::List { scope, undefined: false, .. } => list::run(&Workspace::load(&scope)?.tagged(), out),
        Command::Show { name, scope } => show::run(&Workspace::load(&scope)?.tagged(), &name, out),
        Command::Mentions { of, scope, reader, format } => {
            let workspace = Workspace::load(&scope)?.tagged_where_asked(reader.into());
            mentions::run(&workspace, of.as_deref(), format, out)
        }
        Command::Graph { scope, options } => {
            graph::run(&Workspace::load(&scope)?.tagged_where_asked(Readers::First), &options, out)
        }
        Command::Timeline { name, scope, format } => {
            timeline::run(&Workspace::load(&scope)?.tagged_where_asked(Readers::First), &name, format, out)
        }
        Command::Names(command) => names::run(&command, out),
        Command::Tag { reader, format } => tag::run(reader, format, out),
        Command::Completions { shell } => manual::completions(shell, out),
        Command::Man { dir: None } => manual::print(out),
        Command::Man { dir: Some(dir) } => manual::write(&dir),
        #[cfg(feature = "train")]
        Command::TrainTagger { data, out: file } => train::run(&data, &file, out),
        #[cfg(feature = "train")]
        Command::ExportTagger { files, vocabulary, out } => train::export_all(&files, &vocabulary, &out),
        #[cfg(feature = "train")]
        Command::EvalTagger { files, model, second, reader } => {
            train::score(&files, model.as_deref(), second.as_deref(), reader, out)
        }
        #[cfg(feature = "train")]
        Command::FitTagger { data, second, out } => train::fit(&data, &second, &out),
        #[cfg(feature = "train")]
        Command::EvalCoreference { files, errors } => train::score_coreference(&files, errors, out),
        #[cfg(feature = "train")]
        Command::EvalLinking { files, errors } => train::score_linking(&files, errors, out),
    }
}

/// Says on stderr what is wrong.
fn complain(message: &str) {
    // When stderr is closed too, there is nobody left to tell.
    let _ = writeln!(io::stderr(), "whoswho: {}", escaped(message));
}

#[cfg(test)]
mod tests {
    use clap::{Arg, CommandFactory};

    use super::*;

    /// Calls `look` with the command and all below it that users see.
    fn walk(command: &clap::Command, look: &mut impl FnMut(&clap::Command)) {
        look(command);
        command.get_subcommands().filter(|command| !command.is_hide_set()).for_each(|command| walk(command, look));
    }

    fn built() -> clap::Command {
        let mut command = Arguments::command();
        command.build();
        command
    }

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn all_that_users_see_is_explained() {
        let mut silent = Vec::new();
        walk(&built(), &mut |command| {
            let name = command.get_bin_name().unwrap_or_default();
            if command.get_about().is_none() {
                silent.push(name.to_owned());
            }
            let is_silent = |arg: &&Arg| !arg.is_hide_set() && arg.get_help().is_none();
            silent.extend(command.get_arguments().filter(is_silent).map(|arg| format!("{name} {}", arg.get_id())));
        });
        assert!(silent.is_empty(), "without help: {silent:?}");
    }

    #[test]
    fn a_list_of_commands_says_each_in_one_short_line() {
        walk(&built(), &mut |command| {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(!about.contains('\n') && about.chars().count() <= 85, "too long for a list: {about}");
            assert!(!about.ends_with('.'), "a line of a list, not a sentence: {about}");
        });
    }

    #[test]
    fn first_steps_fit_a_terminal() {
        assert!(FIRST_STEPS.lines().all(|line| line.chars().count() <= 100));
    }
}
