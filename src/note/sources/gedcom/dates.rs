//! Dates in GEDCOM (5.5.1, DATE_VALUE; 7.0, section 2.4), converted to the form that facts show.

const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// How a date that is not quite known begins, and how that is said.
const NEAR: [(&str, &str); 16] = [
    ("ABT", "about"),
    ("ABT.", "about"),
    ("ABOUT", "about"),
    ("CAL", "about"),
    ("EST", "about"),
    ("CA", "about"),
    ("CA.", "about"),
    ("CIRCA", "about"),
    ("BEF", "before"),
    ("BEF.", "before"),
    ("BEFORE", "before"),
    ("AFT", "after"),
    ("AFT.", "after"),
    ("AFTER", "after"),
    ("FROM", "from"),
    ("TO", "until"),
];

/// Converts a date: `1885-04-12` for `12 APR 1885`, `about 1885` for `ABT 1885`, `1880–1885` for `BET 1880 AND 1885`.
/// Dates of other calendars, and other text, are returned as written.
pub(super) fn date(written: &str) -> String {
    let gregorian = ["@#DGREGORIAN@", "GREGORIAN "].iter().find_map(|calendar| written.strip_prefix(calendar));
    let text = gregorian.unwrap_or(written).trim();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let is = |word: &str| first.eq_ignore_ascii_case(word);
    if is("BET") || is("BET.") || is("BETWEEN") {
        return range(rest, "AND").unwrap_or_else(|| text.to_owned());
    }
    if let Some(range) = range(rest, "TO").filter(|_| is("FROM")) {
        return range;
    }
    if is("INT") {
        // The original text of an interpreted date follows in brackets.
        return plain(rest.split('(').next().unwrap_or_default());
    }
    match NEAR.iter().find(|(word, _)| is(word)).filter(|_| !rest.trim().is_empty()) {
        Some((_, said)) => format!("{said} {}", plain(rest)),
        None => plain(text),
    }
}

/// Both ends of a range, parted by a word.
fn range(text: &str, word: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let middle = words.iter().position(|own| own.eq_ignore_ascii_case(word))?;
    let (from, to) = words.split_at_checked(middle)?;
    let to = to.get(1..).filter(|to| !to.is_empty() && !from.is_empty())?;
    Some(format!("{}–{}", plain(&from.join(" ")), plain(&to.join(" "))))
}

/// A day, a month or a year.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let read = match words.as_slice() {
        [day, month, year] => iso(Some(day), month, year),
        [month, year] => iso(None, month, year),
        _ => None,
    };
    read.unwrap_or_else(|| words.join(" "))
}

fn iso(day: Option<&str>, month: &str, year: &str) -> Option<String> {
    // Some write a month's whole name.
    let month = month.get(..3).filter(|_| month.chars().all(char::is_alphabetic))?;
    let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))? + 1;
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u16>().ok()).flatten();
    let year = number(year).filter(|year| (1..=9999).contains(year))?;
    match day {
        Some(day) => {
            let day = number(day).filter(|day| (1..=31).contains(day))?;
            Some(format!("{year:04}-{month:02}-{day:02}"))
        }
        None => Some(format!("{year:04}-{month:02}")),
    }
}
