//! `whoswho explain`: the page of a code, or a list of all codes.

use std::io::Write;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::outcome::{Failure, Outcome};
use crate::lint::{Code, Severity};

/// Parses a code. It lists all codes for help and completions.
pub(super) fn codes() -> impl TypedValueParser<Value = Code> {
    let known = |text: String| Code::ALL.into_iter().find(|code| code.as_str() == text).ok_or("there is no such code");
    PossibleValuesParser::new(Code::ALL.map(Code::as_str)).try_map(known)
}

/// Prints the page of a code.
pub(super) fn page(code: Code, out: &mut impl Write) -> Result<Outcome, Failure> {
    write!(out, "{}", code.page())?;
    Ok(Outcome::Clean)
}

/// Prints all codes, one a line, with their default severity and a summary.
pub(super) fn list(out: &mut impl Write) -> Result<Outcome, Failure> {
    for code in Code::ALL {
        let severity = code.default_severity().map_or("off", Severity::as_str);
        writeln!(out, "{:<20}  {severity:<11}  {}", code.as_str(), code.summary())?;
    }
    Ok(Outcome::Clean)
}
