//! Paging through long lists, with cursors.

use serde_json::{Map, Value, json};

use super::arguments::Arguments;
use super::schema::{DEFAULT_LIMIT, MAX_LIMIT};

/// The largest page in bytes of JSON. The first item of a page may be larger.
const LARGEST: usize = 32 << 10;

/// Which page of a list is requested.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageRequest {
    from: usize,
    limit: usize,
    question: u64,
}

impl PageRequest {
    /// The page that a call requests.
    pub(super) fn of(given: &Arguments<'_>) -> Result<Self, String> {
        Self::new(given.question(), given.text("cursor"), given.number("limit").unwrap_or(DEFAULT_LIMIT))
    }

    /// At most `limit` items from the cursor on. The cursor has to come from an answer to the same query.
    pub(super) fn new(question: u64, cursor: Option<&str>, limit: usize) -> Result<Self, String> {
        let from = match cursor {
            None => 0,
            Some(cursor) => read(cursor, question).ok_or_else(|| {
                let cursor: String = cursor.chars().take(40).collect();
                format!("“{cursor}” is no cursor of ours for this question: leave it out to begin with the first")
            })?,
        };
        Ok(Self { from, limit: limit.clamp(1, MAX_LIMIT), question })
    }

    /// The page as an object: the items under `key`, the total, and the cursor of the next page. `show` may drop items.
    pub(super) fn of_list<T>(self, key: &str, items: &[T], mut show: impl FnMut(&T) -> Option<Value>) -> Value {
        let mut shown = Vec::new();
        let (mut next, mut bytes) = (self.from.min(items.len()), 0);
        for item in items.iter().skip(self.from) {
            let value = if shown.len() < self.limit { show(item) } else { break };
            let size = value.as_ref().map_or(0, |value| value.to_string().len());
            bytes += size;
            if bytes > LARGEST && !shown.is_empty() {
                break;
            }
            shown.extend(value);
            next += 1;
        }
        let mut answer = Map::new();
        answer.insert("total".to_owned(), json!(items.len()));
        answer.insert(key.to_owned(), Value::Array(shown));
        if next < items.len() {
            answer.insert("nextCursor".to_owned(), json!(format!("{next:x}-{:x}", self.question)));
        }
        Value::Object(answer)
    }
}

fn read(cursor: &str, question: u64) -> Option<usize> {
    let (from, of) = cursor.split_once('-')?;
    let of = u64::from_str_radix(of, 16).ok()?;
    usize::from_str_radix(from, 16).ok().filter(|_| of == question)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(cursor: Option<&str>, limit: usize, items: &[String]) -> Value {
        PageRequest::new(7, cursor, limit).unwrap().of_list("items", items, |item| Some(json!(item)))
    }

    #[test]
    fn all_pages_together_are_the_list() {
        let items: Vec<String> = (0..23).map(|number| number.to_string()).collect();
        let (mut cursor, mut all): (Option<String>, Vec<Value>) = (None, Vec::new());
        loop {
            let page = page(cursor.as_deref(), 10, &items);
            assert_eq!(page["total"], 23);
            all.extend(page["items"].as_array().unwrap().iter().cloned());
            cursor = page["nextCursor"].as_str().map(str::to_owned);
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(all, items);
    }

    #[test]
    fn an_answer_is_never_large_and_never_empty_before_the_end() {
        let items: Vec<String> = (0..9).map(|_| "x".repeat(LARGEST - 100)).collect();
        let first = page(None, 100, &items);
        assert_eq!(first["items"].as_array().map(Vec::len), Some(1));
        assert_eq!(page(first["nextCursor"].as_str(), 100, &items)["items"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn a_cursor_of_another_question_or_of_nobody_is_refused() {
        for cursor in ["", "5", "-", "5-8", "g-7", "ffffffffffffffffffff-7", "−5-7"] {
            assert!(PageRequest::new(7, Some(cursor), 10).is_err(), "{cursor}");
        }
        let behind = PageRequest::new(7, Some("ff-7"), 10).unwrap().of_list("items", &["a"], |item| Some(json!(item)));
        assert_eq!(behind, json!({ "total": 1, "items": [] }));
    }
}
