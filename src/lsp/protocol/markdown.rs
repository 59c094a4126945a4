//! Text from notes within Markdown that an editor renders.

use crate::text::is_control;

/// The text so that CommonMark and GFM show it as it is, in one line: no emphasis, link, picture, HTML, list or heading
/// comes of it, nor an address that is a link by itself. Only what would be markup where it stands is escaped, since some
/// editors show escapes: `C# & C++ (10 > 5)` stays as it is. Characters that turn the direction of text are left out.
pub(crate) fn escape(text: &str) -> String {
    let text = text.trim_matches(is_blank);
    let mut out = String::with_capacity(text.len() + 8);
    let mut was_blank = false;
    for (at, letter) in text.char_indices() {
        if is_blank(letter) {
            was_blank = true;
            continue;
        }
        if is_control(letter) {
            continue;
        }
        if std::mem::take(&mut was_blank) {
            out.push(' ');
        }
        let behind = text.get(at + letter.len_utf8()..).unwrap_or_default();
        match letter {
            '<' => out.push_str("&lt;"),
            '&' if is_entity(behind) => out.push_str("&amp;"),
            _ => {
                if is_markup(letter, &out, behind) {
                    out.push('\\');
                }
                out.push(letter);
            }
        }
    }
    out
}

fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control()
}

/// Whether a character has to be escaped, by what stands before it, escaped, and behind it.
fn is_markup(letter: char, before: &str, behind: &str) -> bool {
    let follows = |is: fn(char) -> bool| before.ends_with(is);
    let precedes = |is: fn(char) -> bool| behind.starts_with(is);
    match letter {
        '\\' | '`' | '*' | '[' | ']' | '|' | '~' => true,
        '_' => !(follows(char::is_alphanumeric) && precedes(char::is_alphanumeric)),
        // Behind the text a link may begin, and would be a picture.
        '!' => behind.is_empty(),
        '#' | '+' | '-' | '=' | '>' => before.is_empty(),
        // A numbered list.
        '.' | ')' if before.bytes().all(|byte| byte.is_ascii_digit()) => true,
        // What makes links of addresses by itself: `https://…`, `www.…`, `ann@…`.
        ':' => follows(|letter| letter.is_ascii_alphabetic()) && precedes(|letter| !letter.is_whitespace()),
        '.' => precedes(|letter| !letter.is_whitespace()) && ends_with_www(before),
        '@' => {
            follows(|letter| letter.is_ascii_alphanumeric() || "._+-".contains(letter))
                && precedes(char::is_alphanumeric)
        }
        _ => false,
    }
}

/// Whether what stands behind `&` makes an entity of it: `amp;`, `#38;`.
fn is_entity(behind: &str) -> bool {
    let name = behind.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '#');
    name.is_some_and(|end| end > 0 && behind.get(end..).is_some_and(|rest| rest.starts_with(';')))
}

fn ends_with_www(before: &str) -> bool {
    let start = before.len().checked_sub(3).and_then(|start| before.get(start..));
    start.is_some_and(|start| start.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::escape;

    /// What a renderer makes of a name and a summary as hovers show them; `None` if it is more than text.
    fn rendered(text: &str) -> Option<(String, String)> {
        let page = format!("**{0}** · person  \n{0}", escape(text));
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_GFM;
        let (mut name, mut summary, mut is_strong, mut has_broken) = (String::new(), String::new(), false, false);
        for event in Parser::new_ext(&page, options) {
            match event {
                Event::Text(text) if is_strong => name.push_str(&text),
                Event::Text(text) if has_broken => summary.push_str(&text),
                Event::Text(_) | Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Start(Tag::Strong) => is_strong = true,
                Event::End(TagEnd::Strong) => is_strong = false,
                Event::HardBreak => has_broken = true,
                _ => return None,
            }
        }
        Some((name, summary))
    }

    #[test]
    fn what_is_no_markup_where_it_stands_is_not_escaped() {
        for text in [
            "+49 30 901820 is C# & C++ (10 > 5) of AT&T, R&D",
            "ann_smith at 10:30, $5 million. Known for: a play!?",
            "{Ann} = Smith - 1986. @ann's note #1 (draft)",
        ] {
            assert_eq!(escape(text).trim_start_matches('\\'), text);
        }
    }

    #[test]
    fn an_address_is_no_link() {
        assert_eq!(
            escape("https://x.example www.x.example mailto:a@x.example, a.b@x.example"),
            r"https\://x.example www\.x.example mailto\:a\@x.example, a.b\@x.example"
        );
    }

    #[test]
    fn the_direction_of_text_stays() {
        assert_eq!(escape("Ann\u{202e} \u{2066}Smith\u{1b}[0m\n!"), r"Ann Smith \[0m \!");
    }

    proptest! {
        #[test]
        fn nothing_but_the_text_is_shown(text in r"[ab1\\`*_{}\[\]#+!|~$<>&;:=.()@\^ -]{1,14}|[a-c*_~\[\]() !-]{1,20}|&(amp|#38|lt)?;?") {
            let shown = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assume!(!shown.is_empty());
            prop_assert_eq!(rendered(&text), Some((shown.clone(), shown)), "{}", escape(&text));
        }
    }
}
