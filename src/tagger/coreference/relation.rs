//! How a name relates to the fullest name of its chain.

use serde::{Deserialize, Serialize};

/// Which part of the fullest name of its chain a name is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Part {
    /// The same name; titles and legal forms aside.
    Whole,
    /// The name without some of its words, or with initials for them.
    Shortened,
    /// The surname alone.
    Surname,
    /// The given name alone.
    Given,
    /// A nickname for the given name.
    Nickname,
    /// The initials of an organization.
    Acronym,
}

/// How well a name fits a chain; the greater the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Fit {
    /// The name says more than the chain so far: Petra Lindqvist after Lindqvist.
    Fuller,
    /// It is a less likely part of the chain's name: a middle name, a nickname, the given name after Mr.
    Unusual,
    /// It is part of the chain's name, or agrees with it.
    Part,
    /// It is the chain's name.
    Same,
}
