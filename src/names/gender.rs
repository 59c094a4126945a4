//! The gender that a given name or a title tells.

/// The gender that a given name or a title tells.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Gender {
    /// Female: Emma, Mrs, Frau.
    Female,
    /// Male: Liam, Mr, Herr.
    Male,
}

impl Gender {
    /// Parses the letter of a list: `f`, `m`, or nothing if unknown.
    pub(super) fn read(letter: &str) -> Option<Self> {
        match letter {
            "f" => Some(Self::Female),
            "m" => Some(Self::Male),
            _ => None,
        }
    }
}
