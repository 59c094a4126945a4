//! `whoswho mcp`: answers assistants that speak the Model Context Protocol, over stdin and stdout. It only reads notes.

mod answers;
mod protocol;
mod resources;
mod schema;
mod tools;
mod vault;

use std::io::{BufRead, Read, Write};

use serde_json::{Value, json};

use super::{Failure, Outcome, Scope};
use crate::disk;
use protocol::{Fault, Request, answer, refusal};
use vault::Vault;

/// The versions of the protocol that are spoken, the latest first.
const VERSIONS: [&str; 3] = ["2025-06-18", "2025-03-26", "2024-11-05"];

/// What an assistant is told before it asks anything.
const INSTRUCTIONS: &str = "\
Who the people and organizations in the user's notes are. Ask who_is before you say who somebody is: the notes decide, not \
what you know. Names are ambiguous more often than they look: if several may be meant, say so. Places are paths within the \
vault, with lines counted from 1.";

/// Which notes to answer about.
#[derive(clap::Args, Debug)]
pub(super) struct Options {
    #[command(flatten)]
    scope: Scope,
}

/// Answers until nobody asks any longer.
pub(super) fn run(options: &Options, input: &mut impl BufRead, out: &mut impl Write) -> Result<Outcome, Failure> {
    let mut vault = Vault::new(&options.scope);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = input.take(disk::LARGEST + 1).read_until(b'\n', &mut line);
        match read {
            Ok(0) => return Ok(Outcome::Clean),
            Ok(_) => {}
            Err(error) => return Err(Failure::Message(format!("cannot read stdin: {error}"))),
        }
        if line.len() as u64 > disk::LARGEST {
            return Err(Failure::Message("a message on stdin is larger than 16 MiB".to_owned()));
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        if let Some(message) = reply(&mut vault, &line) {
            writeln!(out, "{message}")?;
            out.flush()?;
        }
    }
}

/// The answer to a line; nothing for what wants none.
fn reply(vault: &mut Vault<'_>, line: &[u8]) -> Option<Value> {
    let request = match Request::read(line) {
        Ok(request) => request,
        Err(fault) => return Some(refusal(Value::Null, fault)),
    };
    let id = request.id.clone()?;
    Some(match dispatch(vault, &request) {
        Ok(result) => answer(id, result),
        Err(fault) => refusal(id, fault),
    })
}

fn dispatch(vault: &mut Vault<'_>, request: &Request) -> Result<Value, Fault> {
    match request.method.as_str() {
        "initialize" => Ok(initialize(&request.params)),
        "ping" => Ok(json!({})),
        "tools/list" => Ok(json!({ "tools": schema::tools() })),
        "tools/call" => tools::call(vault, &request.params),
        "resources/list" => resources::list(vault, &request.params),
        "resources/templates/list" => Ok(json!({ "resourceTemplates": [resources::template()] })),
        "resources/read" => resources::read(vault, &request.params),
        "prompts/list" => Ok(json!({ "prompts": [schema::briefing()] })),
        "prompts/get" => resources::brief(vault, &request.params),
        other => Err(Fault::no_method(other)),
    }
}

fn initialize(params: &Value) -> Value {
    let wanted = params.get("protocolVersion").and_then(Value::as_str);
    let [latest, ..] = VERSIONS;
    let version = VERSIONS.into_iter().find(|version| Some(*version) == wanted).unwrap_or(latest);
    json!({
        "protocolVersion": version,
        "capabilities": { "tools": {}, "resources": {}, "prompts": {} },
        "serverInfo": { "name": "whoswho", "title": "Who's who in your notes", "version": env!("CARGO_PKG_VERSION") },
        "instructions": INSTRUCTIONS,
    })
}
