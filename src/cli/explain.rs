use std::io::Write;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::outcome::{Failure, Outcome};
use crate::lint::{Code, Severity};

/// Reads a code; knows all that there are, for help and completions.
pub(super) fn codes() -> impl TypedValueParser<Value = Code> {
    let known = |text: String| Code::ALL.into_iter().find(|code| code.as_str() == text).ok_or("there is no such code");
    PossibleValuesParser::new(Code::ALL.map(Code::as_str)).try_map(known)
}

/// `whoswho explain CODE`: the code's page.
pub(super) fn page(code: Code, out: &mut impl Write) -> Result<Outcome, Failure> {
    write!(out, "{}", code.page())?;
    Ok(Outcome::Clean)
}

/// `whoswho explain`: a line a code, with its default severity and what it is.
pub(super) fn list(out: &mut impl Write) -> Result<Outcome, Failure> {
    for code in Code::ALL {
        let severity = code.default_severity().map_or("off", Severity::as_str);
        writeln!(out, "{:<20}  {severity:<11}  {}", code.as_str(), code.summary())?;
    }
    Ok(Outcome::Clean)
}
