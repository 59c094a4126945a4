//! Properties of stdout and stderr: whether they are terminals, their colours and width.

use std::io;

use annotate_snippets::Renderer;
use anstream::{AutoStream, ColorChoice};
use anstyle::Style;
use clap::ValueEnum;
use terminal_size::{Width, terminal_size_of};

use super::sanitize::escaped;

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Color {
    /// In a terminal that shows them, unless NO_COLOR is set; anywhere if CLICOLOR_FORCE is
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Sets the choice for the process.
    pub(super) fn decide(self) {
        let choice = match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// An output stream’s properties.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct TerminalInfo {
    pub(super) is_terminal: bool,
    pub(super) is_coloured: bool,
    /// The width of the terminal in columns.
    pub(super) width: Option<usize>,
}

impl TerminalInfo {
    pub(super) fn stdout() -> Self {
        let stdout = io::stdout();
        Self::new(
            io::IsTerminal::is_terminal(&stdout),
            AutoStream::choice(&stdout),
            terminal_size_of(&stdout).map(|(width, _)| width),
        )
    }

    pub(super) fn stderr() -> Self {
        let stderr = io::stderr();
        Self::new(
            io::IsTerminal::is_terminal(&stderr),
            AutoStream::choice(&stderr),
            terminal_size_of(&stderr).map(|(width, _)| width),
        )
    }

    fn new(is_terminal: bool, choice: ColorChoice, width: Option<Width>) -> Self {
        // Consoles of Windows have to be told to show colours.
        let can_show = || !is_terminal || anstyle_query::windows::enable_ansi_colors() != Some(false);
        Self {
            is_terminal,
            is_coloured: choice != ColorChoice::Never && can_show(),
            width: width.map(|Width(columns)| usize::from(columns)).filter(|_| is_terminal),
        }
    }

    /// Whether the cursor can be moved.
    pub(super) fn can_move(self) -> bool {
        self.is_terminal && anstyle_query::term_supports_color()
    }

    /// Escapes a line and wraps it to the terminal’s width, with continuation lines indented. Not wrapped if the output
    /// is not a terminal, so that programs can parse it.
    pub(super) fn wrapped(self, line: &str, indent: usize) -> String {
        let line = escaped(line);
        let Some(width) = self.width.filter(|width| *width > 2 * indent) else { return line.into_owned() };
        let indent = " ".repeat(indent);
        textwrap::fill(&line, textwrap::Options::new(width).subsequent_indent(&indent))
    }

    /// The renderer of source excerpts for this output.
    pub(super) fn renderer(self) -> Renderer {
        let renderer = if self.is_coloured { Renderer::styled() } else { Renderer::plain() };
        match self.width {
            Some(width) => renderer.term_width(width),
            None => renderer,
        }
    }

    /// The text with a style, if there are colours.
    pub(super) fn styled(self, style: Style, text: &str) -> String {
        if self.is_coloured { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
