//! How a file or an anchor writes a name: `Ada Lovelace`, `ada-lovelace`, `@Ada Lovelace`, `Lovelace, Ada`.

use crate::names::normalize::fold;
use crate::note::page;

/// One way to write a name.
#[derive(Clone, Copy)]
struct Style {
    separator: &'static str,
    case: Case,
    surname_first: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Case {
    Kept,
    Lower,
    Folded,
}

/// What `written`, which writes the name `old` in some style, is for the name `new`; `None` if it is no way to write
/// `old`. What stands around the name (`@`, a date, a remark in brackets) is kept.
pub(super) fn restyle(written: &str, old: &str, new: &str) -> Option<String> {
    let (name, remark) = match written.find(" (") {
        Some(at) if written.ends_with(')') && !old.contains(" (") => written.split_at_checked(at)?,
        _ => (written, ""),
    };
    let starts = name.char_indices().map(|(at, _)| at).filter(|at| is_mere_prefix(name.get(..*at).unwrap_or_default()));
    let mut splits = starts.filter_map(|at| name.split_at_checked(at));
    splits.find_map(|(prefix, name)| {
        let style = styles().find(|style| !name.is_empty() && style.write(old).as_deref() == Some(name))?;
        Some(format!("{prefix}{}{remark}", style.write(new)?))
    })
}

/// Whether what stands before a name in a file's name is no part of it: nothing, `@`, a date, a number, an emoji, the
/// namespace of a page of Logseq.
fn is_mere_prefix(prefix: &str) -> bool {
    page::is_namespace(prefix) || !prefix.chars().any(char::is_alphabetic)
}

fn styles() -> impl Iterator<Item = Style> {
    let cases = [Case::Kept, Case::Lower, Case::Folded];
    let spaced = [" ", "-", "_", ".", ""].into_iter();
    let all = spaced.flat_map(move |separator| cases.map(|case| Style { separator, case, surname_first: false }));
    let inverted = cases.map(|case| Style { separator: " ", case, surname_first: true });
    all.chain(inverted)
}

impl Style {
    fn write(self, name: &str) -> Option<String> {
        let cased = match self.case {
            Case::Kept => name.to_owned(),
            Case::Lower => name.to_lowercase(),
            Case::Folded => fold(name),
        };
        if self.surname_first {
            return invert(&cased);
        }
        if self.separator == " " {
            return Some(cased);
        }
        // Between other separators only letters and digits are kept: `o-brien` or `obrien` for O'Brien.
        let words = cased
            .split_whitespace()
            .map(|word| word.chars().filter(|letter| letter.is_alphanumeric() || *letter == '-').collect::<String>());
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        (!words.is_empty()).then(|| words.join(self.separator))
    }
}

/// `Lovelace, Ada` for `Ada Lovelace`; `None` for a name of one word.
pub(super) fn invert(name: &str) -> Option<String> {
    let (given, family) = name.rsplit_once(' ')?;
    Some(format!("{family}, {given}"))
}

#[cfg(test)]
mod tests {
    use super::restyle;

    #[test]
    fn a_file_keeps_the_style_of_its_name() {
        let of = |written: &str| restyle(written, "José Núñez", "Zoë de la Cruz").unwrap_or_else(|| "none".to_owned());
        assert_eq!(of("José Núñez"), "Zoë de la Cruz");
        assert_eq!(of("josé-núñez"), "zoë-de-la-cruz");
        assert_eq!(of("jose-nunez"), "zoe-de-la-cruz");
        assert_eq!(of("José_Núñez"), "Zoë_de_la_Cruz");
        assert_eq!(of("@José Núñez"), "@Zoë de la Cruz");
        assert_eq!(of("Núñez, José"), "Cruz, Zoë de la");
        assert_eq!(of("2024-03-04 José Núñez"), "2024-03-04 Zoë de la Cruz");
        assert_eq!(of("🙂 José Núñez (NPC)"), "🙂 Zoë de la Cruz (NPC)");
        assert_eq!(of("JoséNúñez"), "ZoëdelaCruz");
        for other in ["José", "José Núñez 2", "San José Núñez", ""] {
            assert_eq!(of(other), "none", "{other}");
        }
    }
}
