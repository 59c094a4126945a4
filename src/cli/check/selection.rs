//! The options that choose codes.

use crate::cli::explain;
use crate::lint::{Code, Severities, Severity};

/// Which codes to look for.
#[derive(clap::Args, Debug)]
pub(super) struct Selection {
    /// Report these codes only, separated by commas, even if the settings turn them off; hints among them are shown
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = explain::codes(), hide_possible_values = true)]
    select: Vec<Code>,
    /// Leave out these codes, separated by commas; `whoswho explain` lists all
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = explain::codes(), hide_possible_values = true)]
    ignore: Vec<Code>,
}

impl Selection {
    /// Whether findings of a code are reported.
    pub(super) fn covers(&self, code: Code) -> bool {
        (self.select.is_empty() || self.select.contains(&code)) && !self.ignore.contains(&code)
    }

    /// The severities, with selected codes turned on. Other codes stay on, because findings of one code may depend on
    /// those of another.
    pub(super) fn applied_to(&self, mut severities: Severities) -> Severities {
        for code in &self.select {
            let usual = code.default_severity().unwrap_or(Severity::Hint);
            if severities.of(*code, usual).is_some() {
                continue;
            }
            severities.0.remove(code);
            if severities.of(*code, usual).is_none() {
                severities.0.insert(*code, Some(usual));
            }
        }
        severities
    }

    /// Whether a selected code has hints as findings.
    pub(super) fn asks_for_hints(&self, severities: &Severities) -> bool {
        let usual = |code: Code| code.default_severity().unwrap_or(Severity::Hint);
        self.select.iter().any(|code| severities.of(*code, usual(*code)) == Some(Severity::Hint))
    }
}
