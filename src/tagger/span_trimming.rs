//! Corrects the span of a mention where labels of whole tokens are too coarse: elided articles, closing quotation
//! marks, honorifics.

use super::first::Block;
use super::language::Language;
use super::tokenize;
use crate::names::Kind;
use crate::names::honorifics::starts_with_honorific_suffix;
use crate::text::Span;

/// Quotation marks in pairs. One mark may open in one language and close in another.
const QUOTES: [(char, char); 8] =
    [('„', '“'), ('„', '”'), ('“', '”'), ('«', '»'), ('»', '«'), ('‚', '‘'), ('‘', '’'), ('(', ')')];

/// The span of a mention that begins with the token `first` of its block.
pub(super) fn trimmed(text: &str, block: &Block, first: usize, kind: Kind, span: Span) -> Span {
    let start = span.start + elided_article(text, block, first).unwrap_or_default();
    let end = span.end + closing_quote(text, span).unwrap_or_default();
    let end = end - honorific(text, block.language, kind, Span { start, end }).unwrap_or_default();
    Span { start, end }
}

/// The bytes of an elided article that stands before a name at the beginning of a sentence: `L’Insee`.
fn elided_article(text: &str, block: &Block, first: usize) -> Option<u32> {
    let begins = matches!(block.language, Language::French | Language::Italian)
        && block.tokens.sentences.binary_search_by_key(&first, |(start, _)| *start).is_ok();
    let word = block.tokens.tokens.get(first).filter(|_| begins)?.span.text(text);
    u32::try_from(tokenize::elision_at_beginning(word)?).ok()
}

/// The bytes of the mark behind a mention that closes what it opens: `Fondacija „Jasen` and `”`.
fn closing_quote(text: &str, span: Span) -> Option<u32> {
    let own = span.text(text);
    let next = text.get(span.end as usize..)?.chars().next()?;
    let opens = |(open, close): &(char, char)| {
        *close == next && own.rfind(*open).is_some_and(|at| !own.get(at..).unwrap_or_default().contains(*close))
    };
    let is_pair = QUOTES.iter().any(opens) || (next == '"' && own.matches('"').count() % 2 == 1);
    is_pair.then(|| u32::try_from(next.len_utf8()).ok()).flatten()
}

/// The bytes of the honorific that a Chinese or Japanese person's mention ends with: `李老师`, `佐藤先生`.
fn honorific(text: &str, language: Language, kind: Kind, span: Span) -> Option<u32> {
    if kind != Kind::Person || !matches!(language, Language::Chinese | Language::Japanese) {
        return None;
    }
    let own = span.text(text);
    // A name has a character at least.
    let ends = own.char_indices().map(|(at, _)| at).skip(1);
    let rest =
        ends.filter_map(|at| own.get(at..)).find(|rest| starts_with_honorific_suffix(rest) == Some(rest.len()))?;
    u32::try_from(rest.len()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, name: &str, kind: Kind, language: Language) -> String {
        let start = text.find(name).unwrap();
        let mut block = Block::new(text);
        block.language = language;
        let span = Span::new(start, start + name.len());
        let first = block.tokens.tokens.partition_point(|token| token.span.end <= span.start);
        trimmed(text, &block, first, kind, span).text(text).to_owned()
    }

    #[test]
    fn what_a_name_opens_it_closes() {
        let organization = |text, name| of(text, name, Kind::Organization, Language::Croatian);
        assert_eq!(organization("Fondacija „Jasen” radi.", "Fondacija „Jasen"), "Fondacija „Jasen”");
        assert_eq!(organization("NVO „Jasen“ radi.", "NVO „Jasen"), "NVO „Jasen“");
        assert_eq!(organization("the \"Iris\" Club", "\"Iris"), "\"Iris\"");
        assert_eq!(organization("He said „Jasen” and left.", "Jasen"), "Jasen");
        assert_eq!(organization("Iris (Berlin) and", "Iris (Berlin"), "Iris (Berlin)");
        assert_eq!(organization("(see Iris) and", "Iris"), "Iris");
    }

    #[test]
    fn honorifics_are_no_part_of_a_name() {
        let chinese = |text, name| of(text, name, Kind::Person, Language::Chinese);
        assert_eq!(chinese("李老师说", "李老师"), "李");
        assert_eq!(chinese("廖雪峰老师说", "廖雪峰老师"), "廖雪峰");
        assert_eq!(chinese("廖雪峰说", "廖雪峰"), "廖雪峰");
        assert_eq!(chinese("老师说", "老师"), "老师", "somebody has to be left");
        assert_eq!(of("佐藤先生は", "佐藤先生", Kind::Person, Language::Japanese), "佐藤");
        assert_eq!(of("李老师公司", "李老师", Kind::Organization, Language::Chinese), "李老师");
    }

    #[test]
    fn an_article_at_the_beginning_is_no_part_of_a_name() {
        assert_eq!(of("L’Insee publie.", "L’Insee", Kind::Organization, Language::French), "Insee");
        assert_eq!(of("Hier L’Insee publie.", "L’Insee", Kind::Organization, Language::French), "L’Insee");
    }
}
