//! Edits the settings file: adds a name to the setting `ignore`.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::text::line_break;

/// The edit that adds a name to `ignore`: the range in bytes to replace, and the replacement. `None` if the file is not
/// valid TOML or has the name already.
pub fn ignore_edit(text: &str, name: &str) -> Option<(Range<usize>, String)> {
    let table = DeTable::parse(text).ok()?;
    let name = toml::Value::from(name).to_string();
    let edit = match table.get_ref().get("ignore") {
        // At the top it stands before any table's header.
        None => (0..0, format!("ignore = [{name}]{}", line_break(text))),
        Some(list) => {
            let DeValue::Array(names) = list.get_ref() else { return None };
            match names.last() {
                Some(last) => (last.span().end..last.span().end, format!(", {name}")),
                None => (list.span(), format!("[{name}]")),
            }
        }
    };
    let mut after = text.to_owned();
    after.replace_range(edit.0.clone(), &edit.1);
    let listed = |text: &str| {
        let table = toml::from_str::<toml::Table>(text).ok()?;
        Some(table.get("ignore").and_then(|list| list.as_array()).map_or(0, Vec::len))
    };
    (listed(&after)? == listed(text)? + 1).then_some(edit)
}
