use std::io::Write;

use super::{Failure, Outcome};
use crate::lint::{Code, Severity};

/// `whoswho explain CODE`: the code's page.
pub(super) fn page(code: &str, out: &mut impl Write) -> Result<Outcome, Failure> {
    let Some(code) = Code::ALL.into_iter().find(|known| known.as_str() == code) else {
        let known: Vec<&str> = Code::ALL.into_iter().map(Code::as_str).collect();
        return Err(Failure::Message(format!("there is no code “{code}”; there are {}", known.join(", "))));
    };
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
