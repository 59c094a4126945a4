//! Why the strict YAML or TOML parser gave up.

/// An error of a strict parser.
pub(in crate::note) struct Failure {
    /// Its byte offset in the source.
    pub(in crate::note) at: usize,
    /// The reason, as a clause.
    pub(in crate::note) reason: String,
}
