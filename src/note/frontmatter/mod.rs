//! The properties at the top of a note: YAML, TOML, org keywords.
