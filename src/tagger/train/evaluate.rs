//! Scores mentions against annotated texts: exact and overlapping spans, and the result at each threshold.

use std::collections::BTreeSet;

use super::corpus::{Document, Sentence, plain, units};
use crate::names::Kind;
use crate::tagger::cache::{TagCache, Tagger};
use crate::tagger::labels::Name;
use crate::tagger::tag::{LEAST, tag};
use crate::tagger::{Readers, Tagged, sure_from};

/// Titles that are no part of a person's name; the same as in the scoring of the corpora.
const TITLES: &str = " mr mrs ms miss dr prof professor sir lady lord dame madam madame mme monsieur m. master captain \
    capt col colonel gen general maj major lt lieutenant sgt sergeant rev reverend president senator sen rep gov \
    governor king queen prince princess duke duchess count countess baron baroness earl aunt uncle pope saint father \
    mother brother sister judge justice inspector squire doctor cousin hon st. mister mistress missus ";

/// A mention in the tokens of a sentence: first token, the one behind its last, kind.
type Mention = (usize, usize, Kind);

/// A sentence's true mentions, and those that were found, with their scores.
pub(super) struct Judged {
    pub(super) gold: BTreeSet<Mention>,
    pub(super) found: Vec<(Mention, f32)>,
}

/// Tags the documents as raw text and puts what was found beside what is there.
pub(super) fn judge(tagger: &mut Tagger, readers: Readers, documents: &[Document]) -> Vec<Judged> {
    units(documents).into_iter().flat_map(|unit| judge_unit(tagger, readers, unit)).collect()
}

fn judge_unit(tagger: &mut Tagger, readers: Readers, sentences: &[Sentence]) -> Vec<Judged> {
    let (text, places) = plain(sentences);
    let mut judged: Vec<Judged> =
        sentences.iter().map(|sentence| Judged { gold: gold(sentence), found: Vec::new() }).collect();
    let tagged = tag(tagger, &[&text], None, readers, &mut TagCache::default()).pop().unwrap_or_default();
    for Tagged { span, kind, score } in tagged {
        // A mention over the end of a line counts in the line where it begins.
        let touches =
            |place: &std::ops::Range<usize>| place.start < span.end as usize && (span.start as usize) < place.end;
        let at = places.partition_point(|line| line.last().is_some_and(|last| last.end <= span.start as usize));
        let Some(((line, judged), sentence)) = places.get(at).zip(judged.get_mut(at)).zip(sentences.get(at)) else {
            continue;
        };
        let mut hits = line.iter().enumerate().filter(|(_, place)| touches(place)).map(|(at, _)| at);
        let Some(first) = hits.next() else { continue };
        let last = hits.next_back().unwrap_or(first);
        judged.found.extend(normal(&sentence.words, (first, last + 1, kind)).map(|mention| (mention, score)));
    }
    judged
}

fn gold(sentence: &Sentence) -> BTreeSet<Mention> {
    let mention = |name: &Name| Some((name.start, name.end, name.class.kind()?));
    sentence.names.iter().filter_map(mention).filter_map(|mention| normal(&sentence.words, mention)).collect()
}

fn is_title(word: &str) -> bool {
    let word = word.to_lowercase();
    let listed = |word: &str| !word.is_empty() && TITLES.contains(&format!(" {word} "));
    listed(&word) || listed(word.trim_end_matches('.'))
}

/// A mention without titles, articles and possessive endings; nothing for a title alone.
fn normal(words: &[String], (mut start, mut end, kind): Mention) -> Option<Mention> {
    let word = |at: usize| words.get(at).map(String::as_str).unwrap_or_default();
    if kind == Kind::Organization && end - start > 1 && word(start).eq_ignore_ascii_case("the") {
        start += 1;
    }
    while kind == Kind::Person && end - start > 1 && is_title(word(start)) {
        start += 1;
    }
    while end - start > 1 && matches!(word(end - 1), "'s" | "’s" | "'" | "’") {
        end -= 1;
    }
    let only_title = kind == Kind::Person && end - start == 1 && is_title(word(start));
    (!only_title).then_some((start, end, kind))
}

/// Counts of mentions.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Counts {
    pub(super) gold: usize,
    pub(super) found: usize,
    pub(super) exact: usize,
    /// True mentions that touch a found one.
    gold_touched: usize,
    /// Found mentions that touch a true one.
    found_touching: usize,
}

/// Precision, recall and their harmonic mean, in percent.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Rates {
    pub(super) precision: f64,
    pub(super) recall: f64,
    pub(super) f1: f64,
}

pub(super) fn rates(right: (usize, usize), found: usize, gold: usize) -> Rates {
    #[allow(clippy::cast_precision_loss, reason = "counts of mentions are small")]
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 };
    let (precision, recall) = (share(right.0, found), share(right.1, gold));
    let sum = precision + recall;
    Rates { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
}

impl Counts {
    /// Counts the mentions of a kind that score at least `threshold`.
    pub(super) fn of(judged: &[Judged], kind: Kind, threshold: f32) -> Self {
        let mut counts = Self::default();
        for judged in judged {
            let gold: BTreeSet<Mention> = judged.gold.iter().filter(|mention| mention.2 == kind).copied().collect();
            let kept = judged.found.iter().filter(|(mention, score)| mention.2 == kind && *score >= threshold);
            let found: BTreeSet<Mention> = kept.map(|(mention, _)| *mention).collect();
            let touches = |one: &Mention, others: &BTreeSet<Mention>| {
                others.iter().any(|other| one.0 < other.1 && other.0 < one.1)
            };
            counts.gold += gold.len();
            counts.found += found.len();
            counts.exact += gold.intersection(&found).count();
            counts.gold_touched += gold.iter().filter(|mention| touches(mention, &found)).count();
            counts.found_touching += found.iter().filter(|mention| touches(mention, &gold)).count();
        }
        counts
    }

    pub(super) fn exact(self) -> Rates {
        rates((self.exact, self.exact), self.found, self.gold)
    }

    pub(super) fn overlap(self) -> Rates {
        rates((self.found_touching, self.gold_touched), self.found, self.gold)
    }
}

/// The thresholds of the table.
const THRESHOLDS: [f32; 9] = [0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98];

/// One table: a file a line and kind, then what each threshold keeps of all files together.
pub(super) fn table(files: &[(String, Vec<Judged>)]) -> String {
    let mut out = format!(
        "{:<28} {:<12} {:>5} {:>5}   {:<17}   {:<17}   {}\n",
        "file", "kind", "gold", "found", "exact P/R/F1", "overlap P/R/F1", "sure: found, exact P/R"
    );
    for (name, judged) in files {
        for kind in [Kind::Person, Kind::Organization] {
            let counts = Counts::of(judged, kind, LEAST);
            let (exact, overlap) = (shown(counts.exact()), shown(counts.overlap()));
            let (gold, found) = (counts.gold, counts.found);
            let sure = Counts::of(judged, kind, sure_from(kind));
            let Rates { precision, recall, .. } = sure.exact();
            let sure = format!("{:>5} {precision:5.1} {recall:5.1}", sure.found);
            out.push_str(&format!(
                "{name:<28} {:<12} {gold:>5} {found:>5}   {exact}   {overlap}   {sure}\n",
                kind.word()
            ));
        }
    }
    out.push_str("\nscore   person P/R/F1       organization P/R/F1   (exact, all files)\n");
    for threshold in THRESHOLDS {
        let row = [Kind::Person, Kind::Organization].map(|kind| shown(pooled(files, kind, threshold)));
        out.push_str(&format!("{threshold:<5}   {}   {}\n", row[0], row[1]));
    }
    out
}

fn pooled(files: &[(String, Vec<Judged>)], kind: Kind, threshold: f32) -> Rates {
    let (mut exact, mut found, mut gold) = (0, 0, 0);
    for (_, judged) in files {
        let counts = Counts::of(judged, kind, threshold);
        exact += counts.exact;
        found += counts.found;
        gold += counts.gold;
    }
    rates((exact, exact), found, gold)
}

pub(super) fn shown(rates: Rates) -> String {
    format!("{:5.1} {:5.1} {:5.1}", rates.precision, rates.recall, rates.f1)
}
