use super::{Code, Finding, Severity};
use crate::resolve::MentionForm;
use crate::world::FileData;

/// Links and handles that name somebody and lead nowhere.
pub(super) fn check(file: &FileData, text: &str) -> Vec<Finding> {
    let unresolved = file.mentions.iter().filter(|mention| mention.is_dead_link());
    unresolved
        .map(|mention| {
            let name = mention.span.text(text);
            let message = if mention.form == MentionForm::Handle {
                let handle = name.trim_start_matches('@');
                format!("Nobody has the handle “{name}”: add `handle: {handle}` to a definition, or correct it.")
            } else {
                format!(
                    "“{name}” is not defined: no note, and nobody, has this name. Create its note, or correct the link."
                )
            };
            Finding {
                code: Code::UnresolvedLink,
                severity: Severity::Warning,
                span: mention.span,
                message,
                related: Vec::new(),
            }
        })
        .collect()
}
