//! The command line: all commands and their help, as clap reads them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueHint};

use super::output_format::Format;
use super::scope::Scope;
use super::terminal::Color;
#[cfg(feature = "train")]
use super::train;
use super::{
    cache, check, define, explain, export, graph, init, list, mcp, mentions, names, report, review, show, tag, timeline,
};
use crate::lint::Code;
use crate::text::Encoding;

/// Printed after the help of `whoswho` itself.
const FIRST_STEPS: &str = "\
First steps, in a folder of Markdown, Org or text notes:
  whoswho init                 see what whoswho finds there, and which settings would help
  whoswho list                 list the people and organizations that are defined
  whoswho list --undefined     list names that your notes mention and no note defines
  whoswho show \"Ann Smith\"     see what the notes say about a person
  whoswho check                find mistakes; --watch keeps checking

Editors start `whoswho lsp` by themselves. No settings are needed; if you want any, put them into
.whoswho.toml at the top of your notes. `whoswho config schema` describes them.";

/// Finds, links and checks the people and organizations in your notes, in the terminal and in editors.
#[derive(Parser, Debug)]
#[command(name = "whoswho", version, about, max_term_width = 100, after_help = FIRST_STEPS)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to print colours; NO_COLOR, CLICOLOR_FORCE and TERM=dumb are respected
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN", hide_possible_values = true)]
    pub(super) color: Color,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    /// Serve an editor over stdin and stdout
    ///
    /// Editors start this by themselves; in a terminal there is nothing to see. Set WHOSWHO_LOG=debug for more messages on
    /// stderr.
    Lsp {
        /// Accepted because editors pass it; stdin and stdout are the only way
        #[arg(long, hide = true)]
        stdio: bool,
        /// How columns are counted if the editor does not say: `utf-8` for editors that count bytes
        #[arg(long, value_name = "ENCODING", value_parser = encoding, default_value = "utf-16")]
        position_encoding: Encoding,
    },
    /// Report dead links, misspelt and ambiguous names, and problems in definitions
    ///
    /// Changes notes only with --fix. `whoswho explain` describes each code. With `-` in place of a path, checks the text on
    /// stdin. Exits with 0 if there are no findings at or above the severity of --fail-on, with 1 if there are, and with 2
    /// if it could not run.
    Check {
        #[command(flatten)]
        options: check::Options,
    },
    /// Create notes for people and organizations that no note defines, many at once
    ///
    /// The notes go into the folders where such notes are, and are named like them. Choose names with any tool:
    ///
    /// whoswho list --undefined | head -20 | whoswho define -
    ///
    /// Existing notes are not changed. Exits with 1 if some notes could not be created, and says why.
    Define {
        #[command(flatten)]
        options: define::Options,
    },
    /// Show the people and organizations in your notes, and which settings would help
    ///
    /// Asks which settings you want, and writes them to .whoswho.toml. An existing file is not changed.
    Init {
        #[command(flatten)]
        options: init::Options,
    },
    /// Explain a code of `whoswho check`: why it matters, and how to fix or silence it
    Explain {
        /// The code, as `whoswho check` prints it in brackets [default: list all codes]
        #[arg(value_parser = explain::codes())]
        code: Option<Code>,
    },
    /// Describe the settings that .whoswho.toml may have
    #[command(subcommand)]
    Config(ConfigCommand),
    /// List the people and organizations that are defined
    ///
    /// With --format json, each line is an object {"name", "kind", "mentions", "file", "line"}. `file` is relative to the
    /// vault, and `line` is the line of the definition, counted from 0; with --undefined, those of the first mention.
    List {
        #[command(flatten)]
        options: list::Options,
    },
    /// Show what the notes say about a person or an organization
    ///
    /// With --format json, each line is an object for one person or organization: {"name", "kind", "mentions", "file",
    /// "line", "notes", "latest", "summary", "also": [NAME, …], "facts": [{"key", "value"}, …], "company": [{"name",
    /// "kind", "file", "line", "notes"}, …]}. Entries of a names file have "name", "kind", "also", "facts" and "namesFile".
    /// Lines count from 0.
    Show {
        #[command(flatten)]
        options: show::Options,
    },
    /// List all mentions: who is meant, where, and why whoswho thinks so
    ///
    /// In text, lines and columns count from 1, columns in characters. In JSON they count from 0, columns in UTF-16 code
    /// units, as in LSP.
    Mentions {
        #[command(flatten)]
        options: mentions::Options,
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
    /// Write a page about everybody: how often, with whom, since when, and who is undefined
    ///
    /// It is one file for any browser, works offline, and loads nothing. Undefined names are those that no note defines, as
    /// in `whoswho list --undefined`; the first recognizer, which is fast, looks for them.
    ///
    /// whoswho report --format html --out report.html
    Report {
        #[command(flatten)]
        options: report::Options,
    },
    /// Give the names in your notes to other tools
    #[command(subcommand)]
    Export(export::Command),
    /// Answer assistants that speak the Model Context Protocol, over stdin and stdout
    ///
    /// Assistants start this by themselves: their settings take `whoswho` as the command and `mcp`, `--root` and your vault as
    /// its arguments. They can ask who somebody is, who is meant in a note or a text, who appears with whom and when, which
    /// names are not defined, and what is wrong. Nothing is changed unless you pass --allow-writes, and this program sends
    /// notes nowhere else.
    Mcp {
        #[command(flatten)]
        options: mcp::Options,
    },
    /// Decide, pair by pair, who is the same person or organization, and remember it
    ///
    /// Shows two definitions, or a definition and a name that no note defines, that may be one, and asks with a letter and
    /// Enter: `s` same, `d` different, `l` later, `u` undo, `q` quit, `?` help. "Same" adds the name as an alias, or shows how
    /// two notes would be merged and asks again. Decisions are kept in .whoswho.same.toml at the top of the vault; what is
    /// put off is asked again after 30 days. With --list, nothing is asked or changed. With --format json, each line is an
    /// object for one pair; lines count from 0.
    Review {
        #[command(flatten)]
        options: review::Options,
    },
    /// List the mentions of a person or organization by date, in notes that have one
    ///
    /// In text, lines and columns count from 1, columns in characters. In JSON they count from 0, columns in UTF-16 code
    /// units, as in LSP.
    Timeline {
        #[command(flatten)]
        options: timeline::Options,
    },
    /// Build names files from registers, and look up names in them
    ///
    /// A names file holds the people and companies of a register, a million or more. If the setting names_files lists it,
    /// hovers and `whoswho show` look up names in it that no note defines.
    #[command(subcommand)]
    Names(names::Command),
    /// Show or remove what whoswho keeps for the next start
    ///
    /// It holds names, properties and first paragraphs from your notes. Editors and the terminal share it.
    #[command(subcommand)]
    Cache(cache::Command),
    /// Find people and organizations in the text on stdin, without any definitions
    ///
    /// The input is plain text, not Markdown. With --format text, the whole input is one note. With --format json, each line
    /// {"id": …, "text": "…"} is one, and the answer is a line {"id": …, "mentions": [{"start", "end", "kind", "score",
    /// "text"}]}: `start` and `end` count Unicode code points from 0, `kind` is person or organization, and `score` is the
    /// probability that the mention is right. Other lines are reported on stderr and skipped; the exit code is then 1.
    Tag {
        /// Which recognizer to use
        #[arg(long, value_enum, default_value_t)]
        reader: tag::Reader,
        /// The language to read: auto tells it by the text's commonest words, paragraph by paragraph; or one of en, de, fr,
        /// nl, pt, es, it, da, sv, no (nb, nn), hr, sr (bs), sk, zh, ja
        #[arg(long, value_name = "LANGUAGE", default_value = "auto", value_parser = tag::language)]
        language: tag::Choice,
        /// How to read and print
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Print completions for a shell
    ///
    /// Where to put them:
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
    /// After `whoswho man ~/.local/share/man/man1`, you can read them with `man whoswho` and `man whoswho-check`.
    Man {
        /// The folder to write to, created if needed [default: print the page of whoswho itself]
        #[arg(value_hint = ValueHint::DirPath)]
        dir: Option<PathBuf>,
    },
    #[cfg(feature = "train")]
    #[command(flatten)]
    Train(train::Command),
}

#[derive(Subcommand, Debug)]
pub(super) enum ConfigCommand {
    /// Print the JSON schema of all settings, with descriptions
    Schema,
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::from_name(name).ok_or_else(|| "one of utf-8, utf-16 and utf-32 is expected".to_owned())
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
