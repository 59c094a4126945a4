//! What clients say of themselves that our types of the protocol do not know. They refuse a message as a whole for one word
//! in it, and an editor whose `initialize` is refused has no server at all.

use serde::Deserialize;
use serde_json::{Map, Value};
use tower_lsp::ls_types::{
    ClientCapabilities, DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, TraceValue,
};

/// Leaves out what cannot be read of the capabilities in the parameters of `initialize`, and of how much is to be traced.
/// What says which notes are meant stays as it is: there a mistake is better told.
pub(crate) fn of_initialize(params: &mut Value) {
    if let Some(capabilities) = params.get_mut("capabilities")
        && let Err(error) = ClientCapabilities::deserialize(&*capabilities)
    {
        tracing::warn!("what cannot be read of the client's capabilities is left out: {error}");
        let readable = readable(capabilities, &|value| ClientCapabilities::deserialize(value).is_ok());
        *capabilities = readable.unwrap_or_else(|| Map::new().into());
    }
    of_trace(params, "trace");
}

/// Makes a word for how much is to be traced one that the protocol has. VS Code knows `compact`, too: all, in fewer lines.
pub(crate) fn of_trace(params: &mut Value, field: &str) {
    if let Some(trace) = params.get_mut(field)
        && TraceValue::deserialize(&*trace).is_err()
    {
        *trace = if trace == "compact" { "verbose" } else { "off" }.into();
    }
}

/// Why a notification about a note cannot be read. It has no answer, so that the log is the only place to say it.
pub(crate) fn unreadable(method: &str, params: Option<&Value>) -> Option<serde_json::Error> {
    let params = params.unwrap_or(&Value::Null);
    match method {
        "textDocument/didOpen" => DidOpenTextDocumentParams::deserialize(params).err(),
        "textDocument/didChange" => DidChangeTextDocumentParams::deserialize(params).err(),
        "textDocument/didSave" => DidSaveTextDocumentParams::deserialize(params).err(),
        "textDocument/didClose" => DidCloseTextDocumentParams::deserialize(params).err(),
        "workspace/didChangeWatchedFiles" => DidChangeWatchedFilesParams::deserialize(params).err(),
        "workspace/didChangeWorkspaceFolders" => DidChangeWorkspaceFoldersParams::deserialize(params).err(),
        _ => None,
    }
}

/// As much of a value as can be read; nothing if that is nothing. Values are nested no deeper than serde_json reads.
fn readable(value: &Value, reads: &dyn Fn(&Value) -> bool) -> Option<Value> {
    if reads(value) {
        return Some(value.clone());
    }
    let kept = match value {
        Value::Object(fields) => {
            let kept = |(name, field): (&String, &Value)| {
                let reads_alone = |field: &Value| reads(&Map::from_iter([(name.clone(), field.clone())]).into());
                Some((name.clone(), readable(field, &reads_alone)?))
            };
            Value::Object(fields.iter().filter_map(kept).collect())
        }
        Value::Array(items) => {
            let reads_alone = |item: &Value| reads(&vec![item.clone()].into());
            Value::Array(items.iter().filter_map(|item| readable(item, &reads_alone)).collect())
        }
        _ => return None,
    };
    reads(&kept).then_some(kept)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn kept(capabilities: &Value) -> Value {
        let mut params = json!({ "capabilities": capabilities });
        of_initialize(&mut params);
        params["capabilities"].clone()
    }

    #[test]
    fn what_is_known_stays_whatever_stands_beside_it() {
        let capabilities = json!({
            "general": { "positionEncodings": ["utf-7", "utf-8"], "markdown": {} },
            "textDocument": {
                "hover": { "contentFormat": ["asciidoc", "markdown"] },
                "semanticTokens": { "requests": { "range": {} }, "tokenTypes": [], "tokenModifiers": [], "formats": [] },
                "rename": { "prepareSupport": true },
            },
            "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["copy", "create"] } },
            "window": [],
            "notebookDocument": 5,
        });
        assert_eq!(
            kept(&capabilities),
            json!({
                "general": { "positionEncodings": ["utf-7", "utf-8"] },
                "textDocument": { "hover": { "contentFormat": ["markdown"] }, "rename": { "prepareSupport": true } },
                "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] } },
            })
        );
    }

    #[test]
    fn capabilities_that_can_be_read_stay_as_they_are() {
        let capabilities = json!({ "general": null, "textDocument": { "hover": {} }, "of tomorrow": { "a": [1] } });
        assert_eq!(kept(&capabilities), capabilities);
    }

    #[test]
    fn no_capabilities_are_as_good_as_any() {
        for none in [Value::Null, json!([]), json!("all"), json!({ "window": 1 })] {
            assert_eq!(kept(&none), json!({}), "{none}");
        }
    }

    #[test]
    fn what_cannot_be_read_about_a_note_is_told_from_what_can() {
        let note = json!({ "uri": "file:///a.md", "version": 2 });
        let change = json!({ "textDocument": note, "contentChanges": [{ "text": "" }] });
        assert!(unreadable("textDocument/didChange", Some(&change)).is_none());
        let change = json!({ "textDocument": note, "contentChanges": [{ "text": 5 }] });
        let why = unreadable("textDocument/didChange", Some(&change)).map(|error| error.to_string());
        assert!(why.is_some_and(|why| why.contains("5")), "it says what is wrong");
        for method in ["didOpen", "didChange", "didSave", "didClose"] {
            assert!(unreadable(&format!("textDocument/{method}"), None).is_some(), "{method}");
        }
        assert!(unreadable("textDocument/hover", None).is_none(), "a request is answered");
    }

    #[test]
    fn a_trace_is_one_of_the_protocol_s() {
        for (said, meant) in [("verbose", "verbose"), ("compact", "verbose"), ("loud", "off")] {
            let mut params = json!({ "value": said });
            of_trace(&mut params, "value");
            assert_eq!(params, json!({ "value": meant }));
        }
    }
}
