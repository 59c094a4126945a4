//! Background work: indexing, reading notes again, tagging, diagnostics, settings, and what is kept for the next start.

pub(crate) mod analysis;
pub(crate) mod apply_settings;
pub(crate) mod background_threads;
pub(crate) mod client_refresh;
pub(crate) mod find_root;
pub(crate) mod index;
pub(crate) mod names_files;
pub(crate) mod persistence;
pub(crate) mod publish_diagnostics;
pub(crate) mod reanalysis;
pub(crate) mod restore;
pub(crate) mod settings_diagnostics;
pub(crate) mod suggestions;
pub(crate) mod tagging;
pub(crate) mod worker;
