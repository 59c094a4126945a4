//! The labels of tokens: outside, and begin, inside, last and unit of each class of names (BILOU).

use crate::names::Kind;

/// How many labels there are.
pub(super) const LABELS: usize = 13;
pub(super) use whoswho_encoder::{LABELS_WIDTH as WIDTH, Row};

/// The label of a token that belongs to no name.
pub(super) const OUTSIDE: usize = 0;

/// The class of a name. Places are learnt because they are easily taken for organizations.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub(super) enum Class {
    Person,
    Organization,
    Place,
}

impl Class {
    pub(super) const ALL: [Self; 3] = [Self::Person, Self::Organization, Self::Place];

    /// The reported kind; `None` for places.
    pub(super) fn kind(self) -> Option<Kind> {
        match self {
            Self::Person => Some(Kind::Person),
            Self::Organization => Some(Kind::Organization),
            Self::Place => None,
        }
    }

    fn first(self) -> usize {
        match self {
            Self::Person => 1,
            Self::Organization => 5,
            Self::Place => 9,
        }
    }

    /// The label of a name's first token, when more follow.
    pub(super) fn begin(self) -> usize {
        self.first()
    }

    /// The label of a token inside a name.
    pub(super) fn inside(self) -> usize {
        self.first() + 1
    }

    /// The label of a name's last token, when others precede.
    pub(super) fn last(self) -> usize {
        self.first() + 2
    }

    /// The label of a name of one token.
    pub(super) fn unit(self) -> usize {
        self.first() + 3
    }

    /// The class that a label belongs to.
    pub(super) fn of(label: usize) -> Option<Self> {
        Self::ALL.into_iter().find(|class| (class.begin()..=class.unit()).contains(&label))
    }
}

/// Whether a label needs another token after it.
fn opens(label: usize) -> bool {
    Class::of(label).is_some_and(|class| label == class.begin() || label == class.inside())
}

fn continues(label: usize) -> bool {
    Class::of(label).is_some_and(|class| label == class.inside() || label == class.last())
}

/// Whether `to` may follow `from`: an open name continues in its class until its last token.
pub(super) fn may_follow(from: usize, to: usize) -> bool {
    if opens(from) { continues(to) && Class::of(from) == Class::of(to) } else { !continues(to) }
}

/// Whether a sentence may begin with the label.
pub(super) fn may_start(label: usize) -> bool {
    label < LABELS && !continues(label)
}

/// Whether a sentence may end with the label.
pub(super) fn may_end(label: usize) -> bool {
    label < LABELS && !opens(label)
}

/// A name: the tokens from `start` up to `end` of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub(super) struct Name {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) class: Class,
}

impl Name {
    /// The label of the token `at`, which is within the name.
    pub(super) fn label(self, at: usize) -> usize {
        match (at == self.start, at + 1 == self.end) {
            (true, true) => self.class.unit(),
            (true, false) => self.class.begin(),
            (false, true) => self.class.last(),
            (false, false) => self.class.inside(),
        }
    }
}

/// The names in a sequence of labels.
pub(super) fn names(labels: &[usize]) -> Vec<Name> {
    let mut names = Vec::new();
    let mut start = 0;
    for (at, &label) in labels.iter().enumerate() {
        let Some(class) = Class::of(label) else { continue };
        if label == class.begin() || label == class.unit() {
            start = at;
        }
        if label == class.last() || label == class.unit() {
            names.push(Name { start, end: at + 1, class });
        }
    }
    names
}
