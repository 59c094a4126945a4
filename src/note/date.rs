//! Calendar days, by which notes are sorted.

use std::fmt;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

/// A date, displayed as `YYYY-MM-DD`. Earlier dates are smaller.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Date(NonZeroU32);

/// A year has this many numbers, and a month a hundredth of them: days are in order, and most numbers are none.
const YEAR: u32 = 10_000;
const MONTH: u32 = 100;

impl Date {
    /// The date, if its year is plausible for a note (1000 to 2199), its month is 1 to 12 and its day 1 to 31.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let is_day = (1000..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        NonZeroU32::new(year * YEAR + month * MONTH + day).filter(|_| is_day).map(Self)
    }

    /// A day number for drawings of time, counted as if each month had 31 days.
    pub fn place_in_time(self) -> u32 {
        let number = self.0.get();
        let (year, month, day) = (number / YEAR, number % YEAR / MONTH, number % MONTH);
        (year * 12 + month) * 31 + day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.0.get();
        write!(out, "{:04}-{:02}-{:02}", number / YEAR, number % YEAR / MONTH, number % MONTH)
    }
}
