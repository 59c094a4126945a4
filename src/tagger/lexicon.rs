//! The word list of a model. It is part of the model: features must be computed with the list that the model was
//! trained with.

use super::hash;
use super::hash_table::Table;

/// What is known about a word, in bits.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Hash)]
pub(super) struct WordInfo(pub(super) u16);

/// A bit field of [`WordInfo`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Field {
    shift: u16,
    mask: u16,
}

impl Field {
    /// How often texts capitalise it: 0 unknown, 1 hardly ever … 6 nearly always.
    pub(super) const CAPITALISED: Self = Self { shift: 0, mask: 7 };
    /// How common it is as a given name, 0 to 3.
    pub(super) const GIVEN: Self = Self { shift: 3, mask: 3 };
    /// How common it is as a surname, 0 to 3.
    pub(super) const SURNAME: Self = Self { shift: 5, mask: 3 };
    /// 1 if it is part of a place's name, 2 if it is one, 3 if of a large one.
    pub(super) const PLACE: Self = Self { shift: 7, mask: 3 };
    /// 1 for words of trades and of companies' names, 2 for well-known companies, 3 for what heads organizations' names.
    pub(super) const ORGANIZATION: Self = Self { shift: 9, mask: 3 };
    /// 1 for a legal form.
    pub(super) const LEGAL_FORM: Self = Self { shift: 11, mask: 1 };
    /// 1 for a title that precedes a person's name.
    pub(super) const TITLE: Self = Self { shift: 12, mask: 1 };

    /// All fields.
    pub(super) const ALL: [Self; 7] =
        [Self::CAPITALISED, Self::GIVEN, Self::SURNAME, Self::PLACE, Self::ORGANIZATION, Self::LEGAL_FORM, Self::TITLE];

    /// Sets the field to a value if that is greater.
    #[cfg(feature = "train")]
    pub(super) fn raise(self, word_info: &mut WordInfo, value: u16) {
        if value > word_info.get(self) {
            *word_info = word_info.with(self, value);
        }
    }
}

impl WordInfo {
    /// The value of a field.
    pub(super) fn get(self, field: Field) -> u16 {
        (self.0 >> field.shift) & field.mask
    }

    /// The entry with this value of a field.
    pub(super) fn with(self, field: Field, value: u16) -> Self {
        Self((self.0 & !(field.mask << field.shift)) | (value & field.mask) << field.shift)
    }

    /// All fields but [`Field::CAPITALISED`].
    pub(super) fn lists(self) -> u16 {
        self.0 >> 3
    }
}

/// The word list of a model.
#[derive(Default, Debug)]
pub(super) struct Lexicon {
    words: Table<WordInfo>,
}

impl Lexicon {
    /// A word list from the hashes of words in lower case.
    pub(super) fn new(entries: &[(u32, WordInfo)]) -> Self {
        Self { words: Table::new(entries) }
    }

    /// What is known about a word in lower case, by its hash.
    pub(super) fn word_info(&self, lower: u32) -> WordInfo {
        self.words.get(lower).copied().unwrap_or_default()
    }

    /// The hash under which a word is listed: without the full stop of `Inc.`, but with those of `U.S.`
    pub(super) fn key(lower: &str) -> u32 {
        let bare = lower.strip_suffix('.').filter(|bare| !bare.is_empty() && !bare.contains('.'));
        hash::word(bare.unwrap_or(lower))
    }
}
