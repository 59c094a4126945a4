//! Compares two names of organizations.

use super::{Contradiction, Step, Steps, Verdict};
use crate::names::normalize::is_capitalised;
use crate::names::organization::{OrganizationName, is_generic};
use crate::names::word::NameWord;

/// Compares an organization's name as it is seen with a declared one.
pub fn compare_organizations(seen: &OrganizationName, declared: &OrganizationName) -> Verdict {
    let forms = match (seen.legal_form, declared.legal_form) {
        (Some(one), Some(other)) if one != other => return Verdict::Contradicts(Contradiction::LegalForm),
        (Some(_), Some(_)) | (None, None) => Steps::NONE,
        _ => Steps::of(Step::LegalForm),
    };
    let article = if seen.has_article == declared.has_article { Steps::NONE } else { Steps::of(Step::Article) };
    match words(seen, declared) {
        Some(steps) => Verdict::of(steps.and(forms).and(article)),
        None => Verdict::Contradicts(Contradiction::Words),
    }
}

/// The steps between the words of both.
fn words(seen: &OrganizationName, declared: &OrganizationName) -> Option<Steps> {
    if let Some(steps) = same_words(&seen.words, &declared.words) {
        let and = if seen.writes_and == declared.writes_and { Steps::NONE } else { Steps::of(Step::Ampersand) };
        let dots = if seen.has_dots == declared.has_dots { Steps::NONE } else { Steps::of(Step::Dots) };
        return Some(steps.and(and).and(dots));
    }
    if let Some(steps) = joined(&seen.words, &declared.words) {
        return Some(steps);
    }
    if seen.acronym().is_some_and(|own| declared.initials().iter().any(|initials| initials == own)) {
        return Some(Steps::of(Step::Acronym));
    }
    shortened(&seen.words, &declared.words)
}

/// The steps between words of the same number, one by one. Only the last may be inflected.
fn same_words(seen: &[NameWord], declared: &[NameWord]) -> Option<Steps> {
    if seen.len() != declared.len() || seen.is_empty() {
        return None;
    }
    let last = seen.len() - 1;
    let mut steps = Steps::NONE;
    for (index, (one, other)) in seen.iter().zip(declared).enumerate() {
        let inflected = || (index == last && one.inflection_of(other).is_some()).then(|| Steps::of(Step::Inflected));
        steps = steps.and(one.spelling_of(other).or_else(inflected)?);
    }
    Some(steps)
}

/// Whether both have the same letters in other words: Deep Seek.
fn joined(seen: &[NameWord], declared: &[NameWord]) -> Option<Steps> {
    let letters = |words: &[NameWord]| words.iter().flat_map(NameWord::letters).collect::<String>();
    let own = letters(seen);
    (!own.is_empty() && own == letters(declared)).then(|| Steps::of(Step::Hyphens))
}

/// Part of the declared name: without its generic words at the end (High-Flyer for High-Flyer Quant), or two words or more
/// that it begins or ends with (House of Commons, Red Sox).
fn shortened(seen: &[NameWord], declared: &[NameWord]) -> Option<Steps> {
    let (head, tail) = declared.split_at_checked(seen.len())?;
    if tail.is_empty() {
        return None;
    }
    let is_generic_tail = tail.iter().all(|word| is_generic(&word.folded) || word.text == "&");
    let is_long = seen.len() >= 2 && seen.iter().filter(|word| is_capitalised(&word.text)).count() >= 2;
    let end = || declared.get(declared.len() - seen.len()..).and_then(|end| same_words(seen, end)).filter(|_| is_long);
    let steps = same_words(seen, head).filter(|_| is_generic_tail || is_long).or_else(end)?;
    Some(steps.with(Step::Shortened))
}
