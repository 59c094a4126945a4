//! The grammatical sex that a given name or a title tells.

/// The sex that a given name or a title tells.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Gender {
    /// She: Emma, Mrs, Frau.
    Female,
    /// He: Liam, Mr, Herr.
    Male,
}

impl Gender {
    /// As a list writes it: `f`, `m`, or nothing where nothing is certain.
    pub(super) fn read(letter: &str) -> Option<Self> {
        match letter {
            "f" => Some(Self::Female),
            "m" => Some(Self::Male),
            _ => None,
        }
    }
}
