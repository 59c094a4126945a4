//! Arguments of commands.

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};

/// The only argument of a command.
pub(crate) fn only<T: for<'a> Deserialize<'a>>(command: &str, arguments: &[Value], expected: &str) -> Result<T> {
    match arguments {
        [one] => T::deserialize(one).map_err(|_| wrong(command, expected)),
        _ => Err(wrong(command, expected)),
    }
}

/// The error that says which arguments are right.
pub(crate) fn wrong(command: &str, expected: &str) -> Error {
    Error::invalid_params(format!("the arguments of {command} must be {expected}"))
}
