//! The user's decisions on whether two names or entities are the same.

use rustc_hash::FxHashMap;

use crate::names::normalize::fold;

/// For so many days `later` holds; then the question may be asked again.
const PUT_OFF: i64 = 30;

/// What was decided about two.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Verdict {
    /// Both are one.
    Same,
    /// They are two.
    Different,
    /// Not yet; the question is put off.
    Later,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Same, Self::Different, Self::Later];

    /// The word for it in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Later => "later",
        }
    }

    /// The verdict that this word says.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.word() == word)
    }
}

/// One of the two that a judgement is about: a defined entity, or a name without a definition.
#[derive(Clone, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct Judged {
    /// The name; for a defined entity, the canonical one.
    pub name: String,
    /// The path of the note that defines it, within the workspace folder, with `/`.
    pub note: Option<String>,
}

/// A decision that was kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judgement {
    /// Both, the smaller first.
    pub sides: [Judged; 2],
    /// What was decided.
    pub verdict: Verdict,
    /// When: `YYYY-MM-DD`.
    pub date: String,
}

impl Judgement {
    /// A judgement about two, whichever is named first.
    pub fn new(one: Judged, other: Judged, verdict: Verdict, date: &str) -> Self {
        let sides = if other < one { [other, one] } else { [one, other] };
        Self { sides, verdict, date: date.to_owned() }
    }

    /// Whether it still holds on a day. One that is dated ahead or not at all does.
    pub fn holds(&self, today: &str) -> bool {
        let since = day(&self.date).zip(day(today)).map_or(0, |(then, now)| now - then);
        self.verdict != Verdict::Later || since < PUT_OFF
    }
}

/// All judgements of a workspace.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Judgements {
    pub(super) all: Vec<Judgement>,
    /// The judgements, by their places in `all`, that have this on a side: a folded name, or a note's path.
    pub(super) by_key: FxHashMap<String, Vec<usize>>,
}

impl Judgements {
    /// These judgements. Of several about the same two the latest counts, of one day the last.
    pub fn new(all: Vec<Judgement>) -> Self {
        let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, judgement) in all.iter().enumerate() {
            for side in &judgement.sides {
                let keys = [Some(fold(&side.name)), side.note.clone()];
                for key in keys.into_iter().flatten() {
                    by_key.entry(key).or_default().push(at);
                }
            }
        }
        Self { all, by_key }
    }

    /// Each of them, as they were read.
    pub fn iter(&self) -> impl Iterator<Item = &Judgement> {
        self.all.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// The number of a day, `YYYY-MM-DD`, counted from one that does not matter; nothing if it is no day.
fn day(date: &str) -> Option<i64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok().filter(|number| *number > 0));
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || year > 9999 || month > 12 || day > 31 {
        return None;
    }
    // Years that begin in March have their leap day at the end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day)
}

/// Whether a text is a day: `YYYY-MM-DD`.
pub fn is_day(date: &str) -> bool {
    date.len() == 10 && day(date).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn later(date: &str) -> Judgement {
        let side = |name: &str| Judged { name: name.to_owned(), note: None };
        Judgement::new(side("B"), side("A"), Verdict::Later, date)
    }

    #[test]
    fn what_is_put_off_comes_again_after_thirty_days() {
        assert!(later("2026-02-27").holds("2026-02-27"));
        assert!(later("2026-02-27").holds("2026-03-28"));
        assert!(!later("2026-02-27").holds("2026-03-29"));
        assert!(!later("2024-12-31").holds("2025-01-30"));
        assert!(later("no day").holds("2026-01-01"));
        assert!(Judgement { verdict: Verdict::Different, ..later("1990-01-01") }.holds("2026-01-01"));
    }

    #[test]
    fn the_sides_have_one_order() {
        assert_eq!(later("2026-01-01").sides.each_ref().map(|side| side.name.as_str()), ["A", "B"]);
    }

    #[test]
    fn days_are_told_from_other_texts() {
        assert!(is_day("2026-11-30"));
        for text in ["", "2026-13-01", "2026-11-30T10:00", "26-11-30", "2026-11", "-2026-1-1", "2026-00-10"] {
            assert!(!is_day(text), "{text}");
        }
    }
}
