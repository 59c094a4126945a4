//! Tool calls: validates the arguments, calls the tool, and wraps its answer for the protocol.

use serde_json::{Value, json};

use super::answers::Answer;
use super::arguments::Arguments;
use super::protocol::RpcError;
use super::schema::{Effect, TOOLS};
use super::workspace_cache::{State, WorkspaceCache};
use super::{read_tools, write_tools};

/// The function of a tool.
enum Answers {
    Reading(fn(&State, &Arguments<'_>) -> Answer),
    Changing(fn(&mut WorkspaceCache<'_>, &Arguments<'_>) -> Answer),
}

/// Calls a tool. Mistakes that the assistant can correct are results of the tool, not protocol errors.
pub(super) fn call(vault: &mut WorkspaceCache<'_>, params: &Value, allows_writes: bool) -> Result<Value, RpcError> {
    let name = params.get("name").and_then(Value::as_str).ok_or_else(|| RpcError::bad_params("`name` is missing"))?;
    let unknown = || RpcError::bad_params(format!("there is no tool “{name}”"));
    let tool = TOOLS.iter().find(|tool| tool.name == name).ok_or_else(unknown)?;
    let answers = answers(name).ok_or_else(unknown)?;
    if tool.effect != Effect::Reads && !allows_writes {
        return Ok(refused(&format!(
            "{name} changes notes, and this server may only read them; whoever starts it as `whoswho mcp --allow-writes` \
             lets it change notes, too"
        )));
    }
    let given = match Arguments::new(tool, params.get("arguments").unwrap_or(&Value::Null)) {
        Ok(given) => given,
        Err(why) => return Ok(refused(&why)),
    };
    let answer = match answers {
        Answers::Reading(answer) => answer(vault.now()?, &given),
        Answers::Changing(answer) => answer(vault, &given),
    };
    Ok(match answer {
        Ok(answer) => {
            json!({ "content": [{ "type": "text", "text": answer.to_string() }], "structuredContent": answer })
        }
        Err(why) => refused(&why),
    })
}

fn answers(tool: &str) -> Option<Answers> {
    Some(match tool {
        "who_is" => Answers::Reading(read_tools::who_is),
        "resolve_mentions" => Answers::Reading(read_tools::resolve_mentions),
        "mentions_of" => Answers::Reading(read_tools::mentions_of),
        "cast_of_note" => Answers::Reading(read_tools::cast_of_note),
        "timeline" => Answers::Reading(read_tools::dated),
        "related" => Answers::Reading(read_tools::related),
        "undefined_names" => Answers::Reading(read_tools::undefined_names),
        "check" => Answers::Reading(read_tools::findings),
        "define" => Answers::Changing(write_tools::define),
        "add_alias" => Answers::Changing(write_tools::add_alias),
        "rename" => Answers::Changing(write_tools::rename),
        _ => return None,
    })
}

fn refused(why: &str) -> Value {
    json!({ "content": [{ "type": "text", "text": why }], "isError": true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tool_that_is_listed_answers() {
        for tool in &TOOLS {
            let changes = tool.effect != Effect::Reads;
            assert_eq!(answers(tool.name).map(|by| matches!(by, Answers::Changing(_))), Some(changes), "{}", tool.name);
        }
    }
}
