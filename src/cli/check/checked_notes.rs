//! The state of a check: the workspace, its findings, and their output. Used once, or again after each change.

use std::io::Write;

use super::baseline::Baseline;
use super::finding::{FileFinding, Findings, find};
use super::options::{Format, Options};
use super::{github, report, sarif};
use crate::cli::messages::inform;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::sanitize::Escaped;
use crate::cli::terminal::TerminalInfo;
use crate::cli::workspace::Workspace;
use crate::features::count;
use crate::lint::{Code, Severity};
use crate::resolve::Readers;

/// The notes that are checked.
pub(super) struct Notes {
    /// The workspace, tagged by the first recognizer.
    pub(super) workspace: Workspace,
    /// A copy tagged by both recognizers, made when it is first needed.
    pub(super) read_by_both: Option<Workspace>,
}

impl Notes {
    pub(super) fn new(workspace: Workspace) -> Self {
        Self { workspace, read_by_both: None }
    }

    /// Computes the findings. Which findings there are must not depend on whether hints are shown. So the first
    /// recognizer decides all of them but undefined names, for which the slower second recognizer is needed.
    pub(super) fn find(&mut self, options: &Options) -> Vec<FileFinding> {
        let severities = options.selection.applied_to(self.workspace.config.severities());
        self.workspace.tag_in_scope(Readers::First);
        let mut findings = find(&self.workspace, &severities);
        if options.readers(&severities) > Readers::First {
            let workspace = self.read_by_both.get_or_insert_with(|| self.workspace.clone());
            workspace.tag_in_scope(Readers::Both);
            let is_of_second = |found: &FileFinding| found.finding.code == Code::UnresolvedName;
            findings.retain(|found| !is_of_second(found));
            findings.extend(find(workspace, &severities).into_iter().filter(is_of_second));
            findings.sort_by_cached_key(|found| (workspace.path(found.file).to_owned(), found.finding.span));
        } else if Readers::from(options.reader) > Readers::First {
            // How many names nobody has defined, only both readers can say.
            findings
                .retain(|found| found.finding.code != Code::UnresolvedName || found.finding.severity > Severity::Hint);
        }
        findings.retain(|found| options.selection.covers(found.finding.code));
        findings
    }

    /// Removes findings of the baseline, and hints unless they are shown.
    pub(super) fn filter(&self, mut findings: Vec<FileFinding>, options: &Options) -> Result<Findings, Failure> {
        if let Some(path) = &options.baseline {
            Baseline::read(path)?.subtract(&self.workspace, &mut findings);
        }
        let severities = options.selection.applied_to(self.workspace.config.severities());
        let is_asked = self.workspace.has_wrong_settings && options.selection.covers(Code::InvalidSetting);
        let of_settings = severities.of(Code::InvalidSetting, Severity::Warning).filter(|_| is_asked);
        let worst = findings.iter().map(|found| found.finding.severity).chain(of_settings).max();
        let all = findings.len();
        findings.retain(|found| options.wants_hints(&severities) || found.finding.severity > Severity::Hint);
        Ok(Findings { hidden: all - findings.len(), shown: findings, worst })
    }

    /// Checks once and prints the findings.
    pub(super) fn report(
        &mut self,
        options: &Options,
        screen: TerminalInfo,
        raw: &mut impl Write,
    ) -> Result<Outcome, Failure> {
        let findings = self.find(options);
        if let (Some(path), true) = (&options.baseline, options.write_baseline) {
            let before = Baseline::read_before(path)?;
            Baseline::of(&self.workspace, &findings, before).write(path)?;
            let told = format!("{} written to {}", count(findings.len(), "known finding"), path.display());
            writeln!(Escaped::new(raw), "{told}")?;
            return Ok(Outcome::Clean);
        }
        let findings = self.filter(findings, options)?;
        self.print(&findings, options, screen, raw)?;
        let fails = options.fail_on.severity().is_some_and(|least| findings.worst >= Some(least));
        Ok(if fails { Outcome::Findings } else { Outcome::Clean })
    }

    pub(super) fn print(
        &self,
        findings: &Findings,
        options: &Options,
        screen: TerminalInfo,
        raw: &mut impl Write,
    ) -> Result<(), Failure> {
        let workspace = &self.workspace;
        let Findings { shown, hidden, .. } = findings;
        match options.format {
            Format::Text if options.statistics => {
                report::statistics(shown, options.quiet, &mut Escaped::new(&mut *raw))?;
            }
            Format::Text => report::excerpts(workspace, shown, screen, raw)?,
            Format::Json if options.statistics => report::statistics_as_json(shown, &mut Escaped::new(&mut *raw))?,
            Format::Json => report::json(workspace, shown, &mut Escaped::new(&mut *raw))?,
            Format::Sarif => sarif::print(workspace, shown, &mut Escaped::new(&mut *raw))?,
            Format::Github => github::print(workspace, shown, &mut Escaped::for_programs(&mut *raw))?,
        }
        if options.format != Format::Text {
            if *hidden > 0 {
                inform(options.quiet, &format!("{} not shown; --hints shows them", count(*hidden, "hint")));
            }
        } else if !options.quiet {
            report::summary(workspace, findings, raw)?;
        }
        Ok(())
    }
}
