//! Asks the user which proposed settings to write.

use std::io::{BufRead, Write};

use crate::cli::outcome::Failure;
use crate::config::Proposal;

/// Asks about each proposal. An empty line takes the recommendation; the end of the input means no.
pub(super) fn ask<'p>(
    proposals: &'p [Proposal],
    answers: &mut impl BufRead,
    out: &mut impl Write,
) -> Result<Vec<&'p Proposal>, Failure> {
    writeln!(out)?;
    let mut accepted = Vec::new();
    for proposal in proposals {
        let choice = if proposal.recommended { "[Y/n]" } else { "[y/N]" };
        write!(out, "{}\n  {} = {}? {choice} ", proposal.seen, proposal.key, proposal.value)?;
        out.flush()?;
        let mut line = String::new();
        let is_over = answers.read_line(&mut line)? == 0;
        let is_wanted = match line.trim().to_lowercase().as_str() {
            "" => proposal.recommended && !is_over,
            answer => answer.starts_with('y'),
        };
        accepted.extend(is_wanted.then_some(proposal));
    }
    Ok(accepted)
}

#[cfg(test)]
mod tests {
    use toml::Value;

    use super::*;

    fn proposal(key: &'static str, value: Value, recommended: bool) -> Proposal {
        Proposal { seen: "Something".to_owned(), key, value, recommended }
    }

    fn answered(input: &str) -> Vec<usize> {
        let proposals = [
            proposal("cast_keys", Value::Array(vec![Value::from("regie")]), true),
            proposal("short_forms", Value::from("vault"), false),
        ];
        let accepted = ask(&proposals, &mut input.as_bytes(), &mut Vec::new()).unwrap();
        let number = |one: &&Proposal| proposals.iter().position(|other| std::ptr::eq(*one, other));
        accepted.iter().filter_map(number).collect()
    }

    #[test]
    fn an_empty_line_takes_what_is_recommended_and_the_end_takes_nothing() {
        assert_eq!(answered("\n\n"), [0]);
        assert_eq!(answered("y\ny\n"), [0, 1]);
        assert_eq!(answered("No\nyes\n"), [1]);
        assert_eq!(answered(""), Vec::<usize>::new());
    }
}
