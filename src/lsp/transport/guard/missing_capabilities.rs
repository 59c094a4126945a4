//! Server capabilities that our types of the protocol lack.

use serde_json::Value;
use tower_lsp::jsonrpc::Response;

/// The answer to `initialize` with what the types of the protocol that we use have no field for.
pub(crate) fn with_missing_capabilities(answer: Response) -> Response {
    let (id, result) = answer.into_parts();
    let completed = result.map(|mut result| {
        if let Some(capabilities) = result.get_mut("capabilities").and_then(Value::as_object_mut) {
            capabilities.insert("typeHierarchyProvider".to_owned(), true.into());
        }
        result
    });
    Response::from_parts(id, completed)
}
