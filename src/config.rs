//! Settings: `.whoswho.toml` at the top of a workspace folder, and the same keys from the editor.
//!
//! [`Config`] is all there is to set; a field is a key, its comment what users read. Each place that sets something is
//! a [`Layer`], which keeps what is right in it and says what is wrong; layers together make a `Config`.

mod file_pattern;
mod ignore_edit;
mod judgements;
mod layer;
mod level;
mod proposals;
mod schema;
mod settings;
mod settings_file;
mod spanned_values;
#[cfg(test)]
mod tests;
mod unmatched_patterns;
mod vault_root;

pub use ignore_edit::ignore_edit;
pub use judgements::{JUDGEMENTS, judgements_in, judgements_text, judging, read_judgements};
pub use layer::{Layer, Problem};
pub use level::Level;
pub use proposals::{Proposal, file_of, lines_of, of_sources, proposals, recommended};
pub use schema::schema;
pub use settings::{Config, ShortForms, UndefinedNames};
pub use settings_file::{FILE, LoadedConfig, read, read_text, unreadable};
pub use vault_root::{is_vault, vault_around};
