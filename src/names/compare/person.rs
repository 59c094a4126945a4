//! Compares two names of people.

use super::{Contradiction, Step, Steps, Verdict};
use crate::names::generation::Generation;
use crate::names::honorifics::Title;
use crate::names::inflection;
use crate::names::lexicon;
use crate::names::normalize::is_capitalised;
use crate::names::particles::joins_particles;
use crate::names::person::PersonName;
use crate::names::token::{Token, tokenize};
use crate::names::word::NameWord;
use crate::names::{east_asian, is_particle};

/// Compares a person's name as it is seen with a declared one.
pub fn compare_people(seen: &PersonName, declared: &PersonName) -> Verdict {
    match steps(seen, declared) {
        Ok(steps) => Verdict::of(steps),
        Err(contradiction) => Verdict::Contradicts(contradiction),
    }
}

type Found = Result<Steps, Contradiction>;

fn steps(seen: &PersonName, declared: &PersonName) -> Found {
    let generation = generations(seen.generation, declared.generation)?;
    if seen.words.is_empty() || declared.words.is_empty() {
        return Err(Contradiction::Words);
    }
    let words = words(seen, declared)?;
    let is_short = seen.is_mononym();
    let titles = titles(&seen.titles, &declared.titles, is_short)?;
    // Milton Senior is not Milton, as one of two names alone says too little of who bears it.
    if generation.has(Step::MoreGeneration) && declared.is_mononym() {
        return Err(Contradiction::Generation);
    }
    // Joseph F. Smith is not Joseph Smith Sr.: each name has what the other has not.
    if generation.has(Step::WithoutGeneration) && words.has(Step::MoreMiddle) {
        return Err(Contradiction::MiddleName);
    }
    Ok(generation.and(words).and(titles))
}

fn generations(seen: Option<Generation>, declared: Option<Generation>) -> Found {
    match (seen, declared) {
        (Some(one), Some(other)) if one != other => Err(Contradiction::Generation),
        (None, Some(_)) => Ok(Steps::of(Step::WithoutGeneration)),
        (Some(_), None) => Ok(Steps::of(Step::MoreGeneration)),
        _ => Ok(Steps::NONE),
    }
}

/// Titles only distinguish people where there is a single name: Mr. Tollby is not Mrs. Tollby.
fn titles(seen: &[Title], declared: &[Title], is_short: bool) -> Found {
    if declared.is_empty() {
        return Ok(Steps::NONE);
    }
    if seen.is_empty() {
        return Ok(Steps::of(Step::WithoutTitle));
    }
    if seen.iter().any(|title| declared.iter().any(|other| other.id == title.id)) {
        return Ok(Steps::NONE);
    }
    let sex = |titles: &[Title]| titles.iter().find_map(|title| title.gender);
    if is_short && sex(seen).zip(sex(declared)).is_some_and(|(one, other)| one != other) {
        return Err(Contradiction::Title);
    }
    Ok(Steps::of(Step::OtherTitle))
}

fn words(seen: &PersonName, declared: &PersonName) -> Found {
    match (seen.is_mononym(), declared.is_mononym()) {
        (true, true) => mononyms(seen, declared),
        (true, false) => short_form(seen, declared),
        (false, true) => joined(seen, declared).ok_or(Contradiction::MoreThanDeclared),
        (false, false) => full(seen, declared),
    }
}

fn mononyms(seen: &PersonName, declared: &PersonName) -> Found {
    let (Some(one), Some(other)) = (seen.words.first(), declared.words.first()) else {
        return Err(Contradiction::Words);
    };
    if let Some(steps) = one.spelling_of(other) {
        return Ok(steps);
    }
    if declared.nicknames.iter().any(|nickname| one.spelling_of(nickname).is_some()) {
        return Ok(Steps::of(Step::Nickname));
    }
    one.inflection_of(other).map(|_| Steps::of(Step::Inflected)).ok_or(Contradiction::Words)
}

/// Compares a single word with a name of several words.
fn short_form(seen: &PersonName, declared: &PersonName) -> Found {
    let Some(word) = seen.words.first() else { return Err(Contradiction::Words) };
    let spelt = |other: &NameWord| {
        word.spelling_of(other).or_else(|| word.inflection_of(other).map(|_| Steps::of(Step::Inflected)))
    };
    let surname: Vec<&NameWord> = declared.surname().iter().collect();
    if let Some(steps) = surname.last().and_then(|last| spelt(last)) {
        let particle = if surname.len() > 1 { Steps::of(Step::Particle) } else { Steps::NONE };
        return Ok(steps.and(particle).with(Step::Surname));
    }
    if let Some(steps) = joined(seen, declared) {
        return Ok(steps);
    }
    if let Some(steps) = surname.last().and_then(|last| part_of_double(word, last)) {
        return Ok(steps.with(Step::Surname));
    }
    if let Some(steps) = declared.former.iter().find_map(spelt) {
        return Ok(steps.with(Step::FormerSurname).with(Step::Surname));
    }
    if let Some(steps) = declared.nicknames.iter().find_map(spelt) {
        return Ok(steps.with(Step::Nickname).with(Step::Given));
    }
    let mut given = declared.given().iter();
    let Some(first) = given.next() else { return Err(Contradiction::Surname) };
    if let Some(steps) = spelt(first).filter(|_| word.initials().is_none()) {
        return Ok(steps.with(Step::Given));
    }
    for middle in given {
        if let Some(steps) = spelt(middle).filter(|_| word.initials().is_none()) {
            // Of three words the one in the middle may be the first of two surnames.
            let step = if lexicon::is_given_name(&middle.folded) { Step::Middle } else { Step::OneSurname };
            return Ok(steps.with(step));
        }
    }
    if lexicon::is_nickname_of(&word.folded, &first.folded) {
        return Ok(Steps::of(Step::ListedNickname).with(Step::Given));
    }
    Err(Contradiction::Surname)
}

/// One part of a hyphenated surname.
fn part_of_double(word: &NameWord, surname: &NameWord) -> Option<Steps> {
    let is_part = surname.folded.split('-').any(|part| part == word.folded) && surname.folded.contains('-');
    is_part.then(|| Steps::of(Step::OneSurname))
}

/// The surname and a former one, joined by a hyphen: Lind-Ferrer and Ferrer-Lind of Anna Lind, née Ferrer.
fn married(word: &NameWord, surname: &NameWord, declared: &PersonName) -> Option<Steps> {
    let (one, other) = word.folded.split_once('-')?;
    let is_former = |part: &str| declared.former.iter().any(|former| former.folded == part);
    let fits = (one == surname.folded && is_former(other)) || (other == surname.folded && is_former(one));
    fits.then(|| Steps::of(Step::FormerSurname))
}

/// Compares two names of several words.
fn full(seen: &PersonName, declared: &PersonName) -> Found {
    let whole = same_words(seen, declared).or_else(|| joined(seen, declared));
    if let Some(steps) = whole.or_else(|| unspaced_part(seen, declared)) {
        return Ok(steps);
    }
    let contradiction = match in_order(seen.given(), seen.surname(), declared) {
        Ok(steps) => {
            let swapped = seen.surname_first && !declared.surname_first;
            return Ok(if swapped { steps.with(Step::SurnameFirst) } else { steps });
        }
        Err(contradiction) => contradiction,
    };
    inflected(seen, declared)
        .or_else(|| swapped(seen, declared))
        .or_else(|| beginning(seen, declared))
        .or_else(|| end(seen, declared))
        .ok_or(contradiction)
}

/// The same words, wherever each name has its surname begin: Robles Quintana, Esperanza.
fn same_words(seen: &PersonName, declared: &PersonName) -> Option<Steps> {
    let pairs = seen.words.iter().zip(&declared.words);
    let spelt =
        pairs.map(|(one, other)| one.spelling_of(other)).try_fold(Steps::NONE, |all, one| Some(all.and(one?)))?;
    let is_turned = seen.surname_first && !declared.surname_first;
    let steps = if is_turned { spelt.with(Step::SurnameFirst) } else { spelt };
    (seen.words.len() == declared.words.len()).then_some(steps)
}

/// Compares given names with given names and the surname with the surname.
fn in_order(given: &[NameWord], surname: &[NameWord], declared: &PersonName) -> Found {
    let surname = surnames(surname, declared)?;
    let given = given_names(given, declared)?;
    Ok(surname.and(given))
}

fn surnames(seen: &[NameWord], declared: &PersonName) -> Found {
    let (Some((own, particles)), Some((other, others))) = (seen.split_last(), declared.surname().split_last()) else {
        return Err(Contradiction::Surname);
    };
    let joined = || married(own, other, declared);
    let steps = own.spelling_of(other).or_else(|| part_of_double(own, other)).or_else(joined).or_else(|| {
        let is_former = declared.former.iter().any(|former| own.spelling_of(former).is_some());
        is_former.then(|| Steps::of(Step::FormerSurname))
    });
    let steps = steps.ok_or(Contradiction::Surname)?;
    let folded = |words: &[NameWord]| words.iter().map(|word| word.folded.clone()).collect::<Vec<_>>();
    let (particles, others) = (folded(particles), folded(others));
    let are_particles = particles.iter().chain(&others).all(|word| is_particle(word) || joins_particles(word));
    // Otto von Reichenfels leaves out some of those of Otto von und zu Reichenfels.
    let is_in = |some: &[String], all: &[String]| some.iter().all(|word| all.contains(word));
    let are_same = particles == others || are_in_short(&particles, &others) || are_in_short(&others, &particles);
    match (are_same, are_particles && (is_in(&particles, &others) || is_in(&others, &particles))) {
        (true, _) => Ok(steps),
        (false, true) => Ok(steps.with(Step::Particle)),
        (false, false) => Err(Contradiction::Surname),
    }
}

/// Whether the first particles are the others in short: vd and v.d. for van den and van der.
fn are_in_short(short: &[String], long: &[String]) -> bool {
    let is_short = matches!(short, [only] if matches!(only.as_str(), "vd" | "v.d" | "v/d"));
    let is_long = matches!(long, [van, article] if van == "van" && matches!(article.as_str(), "de" | "den" | "der"));
    is_short && is_long
}

fn given_names(seen: &[NameWord], declared: &PersonName) -> Found {
    let Some((first, middle)) = seen.split_first() else {
        return Ok(Steps::of(Step::Surname));
    };
    let Some((other, others)) = declared.given().split_first() else {
        return Err(Contradiction::MoreThanDeclared);
    };
    let steps = first_given(first, other, declared)?;
    // In Then J. R. Holt the initial that the first word might be follows it.
    let mut pairs = middle.iter().zip(declared.given());
    let is_before_initials = other.is_initial_of(first) && first.initials().is_none();
    if is_before_initials
        && middle.len() >= declared.given().len()
        && pairs.all(|(own, other)| own.spelling_of(other).is_some())
    {
        return Err(Contradiction::MoreThanDeclared);
    }
    // What follows the first part of a double name is to be its second part: Anne Marie is not Anne-Lise.
    let is_part = !middle.is_empty()
        && other.folded.contains('-')
        && !first.folded.contains('-')
        && first.spelling_of(other).is_none();
    let middle_steps = if is_part {
        let parts = other.folded.split('-').skip(1).filter(|part| !part.is_empty()).map(NameWord::new);
        middle_names(middle, &parts.chain(others.iter().cloned()).collect::<Vec<_>>())?
    } else {
        middle_names(middle, others)?
    };
    if middle_steps.has(Step::MoreMiddle) {
        // Two people of one surname in a row: Odile Farnby, Basil Farnby; or of one given name: Odile Marsh, Odile Farnby.
        let surname = declared.surname().last();
        let is_surname = |own: &NameWord| surname.is_some_and(|surname| own.spelling_of(surname).is_some());
        let is_first = |own: &NameWord| own.spelling_of(first).is_some() && own.initials().is_none();
        // After an initial, an undeclared word more likely begins something else: Hardenne, O. A Short
        // Tide.
        let is_loose = steps.has(Step::Initials) && middle.iter().any(|word| word.initials().is_none());
        let is_row = middle.iter().chain([first]).any(is_surname)
            || middle.iter().any(is_first)
            || middle.windows(2).any(is_border);
        if is_loose || is_row {
            return Err(Contradiction::MoreThanDeclared);
        }
    }
    Ok(steps.and(middle_steps))
}

/// Whether the name of a first person ends at a surname before a given name: Odile Marsh, Basil Farnby.
fn is_border(words: &[NameWord]) -> bool {
    let is_given = |word: &NameWord| lexicon::is_given_name(&word.folded);
    matches!(words, [one, other] if !is_given(one) && is_given(other) && one.initials().is_none())
}

fn first_given(seen: &NameWord, declared: &NameWord, name: &PersonName) -> Found {
    if let Some(steps) = seen.spelling_of(declared) {
        return Ok(steps);
    }
    if seen.is_initial_of(declared) || declared.is_initial_of(seen) {
        return Ok(Steps::of(Step::Initials));
    }
    if name.nicknames.iter().any(|nickname| seen.spelling_of(nickname).is_some()) {
        return Ok(Steps::of(Step::Nickname));
    }
    if lexicon::is_nickname_of(&seen.folded, &declared.folded)
        || lexicon::is_nickname_of(&declared.folded, &seen.folded)
    {
        return Ok(Steps::of(Step::ListedNickname));
    }
    // Anne for Anne-Lise.
    if declared.folded.split('-').next().is_some_and(|part| part == seen.folded) {
        return Ok(Steps::of(Step::WithoutMiddle));
    }
    Err(Contradiction::GivenName)
}

/// A name with more undeclared middle names than this is too uncertain.
const MAX_MORE: usize = 2;

/// Compares middle names, in order, as far as both names have them.
fn middle_names(seen: &[NameWord], declared: &[NameWord]) -> Found {
    let mut steps = Steps::NONE;
    let mut rest = declared;
    let mut more = 0;
    for own in seen {
        let agrees = |other: &NameWord| {
            own.spelling_of(other).or_else(|| {
                let initial = own.is_initial_of(other) || other.is_initial_of(own);
                initial.then(|| Steps::of(Step::WithoutMiddle))
            })
        };
        match rest.iter().enumerate().find_map(|(at, other)| Some((at, agrees(other)?))) {
            Some((at, spelt)) => {
                steps = steps.and(spelt);
                if at > 0 {
                    steps = steps.with(Step::WithoutMiddle);
                }
                rest = rest.get(at + 1..).unwrap_or_default();
            }
            // Two people again: Odile y Basil Farnby.
            None if !is_capitalised(&own.text) => return Err(Contradiction::MoreThanDeclared),
            None => more += 1,
        }
    }
    match (more, rest.is_empty()) {
        (0, true) => Ok(steps),
        (0, false) => Ok(steps.with(Step::WithoutMiddle)),
        (1..=MAX_MORE, true) => Ok(steps.with(Step::MoreMiddle)),
        // Each has one that the other has not.
        _ => Err(Contradiction::MiddleName),
    }
}

/// Whether the words of both begin with the same letters, in any order; endings do not change these.
fn begin_alike(seen: &PersonName, declared: &PersonName) -> bool {
    let first_letters = |name: &PersonName| {
        let mut letters: Vec<Option<char>> = name.words.iter().map(|word| word.folded.chars().next()).collect();
        letters.sort_unstable();
        letters
    };
    seen.words.len() == declared.words.len() && first_letters(seen) == first_letters(declared)
}

/// A full name with endings of a language.
fn inflected(seen: &PersonName, declared: &PersonName) -> Option<Steps> {
    if !begin_alike(seen, declared) {
        return None;
    }
    let mut own: Vec<&str> = in_text(seen).map(|word| word.folded.as_str()).collect();
    let other: Vec<&str> = in_text(declared).map(|word| word.folded.as_str()).collect();
    if inflection::explains(&own, &other).is_some() {
        return Some(Steps::of(Step::Inflected));
    }
    // A Hungarian name has its surname first, and nothing in it says so.
    if seen.surname_first != declared.surname_first {
        own.rotate_left(1);
        if inflection::explains(&own, &other).is_some() {
            return Some(Steps::of(Step::Inflected).with(Step::SurnameFirst));
        }
    }
    None
}

/// The surname first and no comma: Baek Haeun for Haeun Baek. Where both words are given names (James Henry) they are two
/// people, unless a surname of East Asia is one of them.
fn swapped(seen: &PersonName, declared: &PersonName) -> Option<Steps> {
    // What stands in brackets between two words parts two people: Odile Marsh (OM), Basil Farnby.
    if seen.words.len() != declared.words.len() || !seen.nicknames.is_empty() {
        return None;
    }
    let (own, other): (Vec<&NameWord>, Vec<&NameWord>) = (in_text(seen).collect(), in_text(declared).collect());
    let (first, rest) = own.split_first()?;
    let is_open = own.len() == 2
        && own.iter().all(|word| lexicon::is_given_name(&word.folded))
        && !own.iter().any(|word| east_asian::is_romanized_surname(&word.folded));
    if own.len() != other.len() || is_open || rest.iter().chain([first]).any(|word| word.initials().is_some()) {
        return None;
    }
    // The surname may be written before given names that are more than one (Nagy Anna Mária), and be more than one itself.
    (1..own.len()).find_map(|at| {
        let (front, back) = own.split_at_checked(at)?;
        let turned = back.iter().chain(front);
        let steps =
            turned.zip(&other).try_fold(Steps::NONE, |steps, (one, other)| Some(steps.and(one.spelling_of(other)?)));
        steps.map(|steps| steps.with(Step::SurnameFirst))
    })
}

/// The same letters in other words: Kim Hyunjin for Kim Hyun-jin, MacDonald for Mac Donald. In scripts without spaces, a
/// space tells nothing.
fn joined(seen: &PersonName, declared: &PersonName) -> Option<Steps> {
    if !letters(seen).eq(letters(declared)) {
        return None;
    }
    let is_unspaced = is_unspaced(seen) && is_unspaced(declared);
    let is_long = is_unspaced || letters(seen).count() > SHORTEST_JOINED;
    let steps = if is_unspaced { Steps::NONE } else { Steps::of(Step::Hyphens) };
    is_long.then_some(steps)
}

/// Whether the name is in a script without spaces.
fn is_unspaced(name: &PersonName) -> bool {
    let first = in_text(name).next().map(|word| word.text.as_str()).unwrap_or_default();
    tokenize(first).first().is_some_and(Token::is_unspaced)
}

/// Part of a name without spaces that looks like a whole one: 马克思 of 卡尔·马克思.
fn unspaced_part(seen: &PersonName, declared: &PersonName) -> Option<Steps> {
    if !is_unspaced(seen) {
        return None;
    }
    let is = |words: &[NameWord]| words.iter().flat_map(NameWord::letters).eq(letters(seen));
    let step = if is(declared.surname()) { Some(Step::Surname) } else { is(declared.given()).then_some(Step::Given) };
    step.map(Steps::of)
}

/// Names with fewer letters may be equal by chance.
const SHORTEST_JOINED: usize = 3;

/// The letters of a name in the order in which it is written.
fn letters(name: &PersonName) -> impl Iterator<Item = char> + '_ {
    in_text(name).flat_map(NameWord::letters)
}

/// The words of a name in the order in which it is written, a comma aside.
fn in_text(name: &PersonName) -> impl Iterator<Item = &NameWord> {
    let (first, second): (&[NameWord], &[NameWord]) = match (name.is_mononym(), name.surname_first) {
        (true, _) => (&name.words, &[]),
        (false, true) => (name.surname(), name.given()),
        (false, false) => (name.given(), name.surname()),
    };
    first.iter().chain(second)
}

/// The first words of a longer name: two given names (Clara Jean), or a given name and the first of two surnames (Pilar
/// Ordaz, also of Pilar Inés Ordaz Lemos).
fn beginning(seen: &PersonName, declared: &PersonName) -> Option<Steps> {
    let (own, other) = (&seen.words, &declared.words);
    if declared.surname_first || own.len() < 2 || own.len() >= other.len() {
        return None;
    }
    if let ([first, last], [given, _, .., surname]) = (own.as_slice(), declared.given())
        && let (Some(one), Some(other)) = (first.spelling_of(given), last.spelling_of(surname))
        && last.initials().is_none()
        && !lexicon::is_given_name(&last.folded)
        && !is_particle(&last.folded)
    {
        return Some(one.and(other).with(Step::WithoutMiddle).with(Step::OneSurname));
    }
    let mut steps = Steps::NONE;
    for (one, other) in own.iter().zip(other) {
        steps = steps.and(one.spelling_of(other)?);
    }
    let last = own.last()?;
    if last.initials().is_some() || is_particle(&last.folded) {
        return None;
    }
    let are_given = own.iter().all(|word| lexicon::is_given_name(&word.folded));
    Some(steps.with(if are_given { Step::Given } else { Step::OneSurname }))
}

/// The last words of a longer name: García Márquez.
fn end(seen: &PersonName, declared: &PersonName) -> Option<Steps> {
    let (own, other) = (&seen.words, &declared.words);
    // Ellen Maddox is rather the mother of Ruth Ellen Maddox.
    if own.first().is_some_and(|first| lexicon::is_given_name(&first.folded) && !is_particle(&first.folded)) {
        return None;
    }
    let front = other.len().checked_sub(own.len()).filter(|front| *front > 0)?;
    let mut steps = Steps::NONE;
    for (one, other) in own.iter().zip(other.iter().skip(front)) {
        steps = steps.and(one.spelling_of(other)?);
    }
    (!declared.surname_first).then(|| steps.with(Step::Surname))
}
