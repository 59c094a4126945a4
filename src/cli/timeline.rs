use std::io::Write;

use serde_json::json;

use super::mentions::known;
use super::workspace::Workspace;
use super::{Failure, Format, Outcome, place};
use crate::features::timeline;
use crate::text::excerpt;

/// `whoswho timeline NAME`: a line for each line of a dated note that mentions somebody.
pub(super) fn run(workspace: &Workspace, name: &str, format: Format, out: &mut impl Write) -> Result<Outcome, Failure> {
    let entities = known(workspace, name)?;
    for dated in timeline(&workspace.world, &entities, &workspace.asked) {
        let (date, place) = (dated.date, dated.place);
        let text = workspace.text(place.file);
        let excerpt = excerpt(text, place.span);
        match format {
            Format::Text => writeln!(out, "{date}  {}  {excerpt}", place::shown(workspace, place))?,
            Format::Json => {
                let range = place::range(workspace, place.file, place.span);
                let (file, text) = (workspace.path(place.file), place.span.text(text));
                let line =
                    json!({ "date": date.to_string(), "file": file, "range": range, "text": text, "excerpt": excerpt });
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(Outcome::Clean)
}
