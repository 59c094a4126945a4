//! Calendar days, by which notes are sorted.

use std::fmt;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

/// A day, shown as `YYYY-MM-DD`. Earlier days are smaller.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Date(NonZeroU32);

/// A year has this many numbers, and a month a hundredth of them: days are in order, and most numbers are none.
const YEAR: u32 = 10_000;
const MONTH: u32 = 100;

impl Date {
    /// The day, if notes may well be of that year (1000 to 2199), and if there are such a month and such a day in some month.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let is_day = (1000..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        NonZeroU32::new(year * YEAR + month * MONTH + day).filter(|_| is_day).map(Self)
    }

    /// A number that grows with the days, for drawings of time: as many as there would be if each month had 31.
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
