//! A vault that looks like a real one, the same for the same number of notes: a fifth of them are about people and a
//! twentieth about organizations (up to 2,000 and 500), the rest is prose that mentions them.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

/// A note: its path in the vault and its text.
pub struct Note {
    pub path: String,
    pub text: String,
}

/// A vault.
pub struct Vault {
    pub notes: Vec<Note>,
    /// The names of everybody who is defined, persons first; the first is mentioned most.
    pub people: Vec<String>,
    pub companies: Vec<String>,
}

const PEOPLE: usize = 2000;
const COMPANIES: usize = 500;

const ONSETS: [&str; 24] = [
    "B", "Br", "C", "D", "Dr", "F", "G", "Gr", "H", "J", "K", "Kr", "L", "M", "N", "P", "R", "S", "St", "T", "Tr", "V",
    "W", "Z",
];
const MIDDLES: [&str; 12] = ["al", "an", "ar", "el", "en", "er", "il", "im", "or", "ol", "un", "ur"];
const GIVEN_ENDS: [&str; 10] = ["a", "o", "ia", "is", "e", "us", "ette", "ine", "ek", "ah"];
const SURNAME_ENDS: [&str; 16] = [
    "berg", "dorf", "feld", "quist", "mann", "sson", "vich", "ova", "ides", "etti", "ez", "ard", "by", "wick", "stad",
    "ström",
];
const COMPANY_ENDS: [&str; 8] =
    ["Research Group", "Capital", "Foundation", "Robotics", "Press", "Institute", "Shipping", "Laboratories"];

const SENTENCES: [&str; 16] = [
    "The meeting began late because the train from the coast had been cancelled again.",
    "{p} asked whether the figures for the last quarter had been checked by anybody outside the team.",
    "According to {p}, the board of {c} will decide in the spring.",
    "Nobody objected when {p} and {q} left the room to call the office of {c}.",
    "{s} repeated what had been said the week before and promised a written answer.",
    "The report runs to forty pages, most of them tables, and says little about the reasons.",
    "{c} declined to comment, and so did {d}.",
    "A letter from {q} was read aloud; it thanked everyone for their patience.",
    "There was coffee, there were minutes, and there was the usual argument about the date of the next meeting.",
    "[[{p}]] had sent the draft to [[{c}]] two days earlier.",
    "“We should not promise what we cannot keep,” {s} said, and {q} agreed.",
    "In the afternoon the group walked to the harbour, where the new building of {c} stands.",
    "If {p}'s estimate is right, the money will last until autumn.",
    "The question of the archive, raised first by {q}, was put off once more.",
    "Prices rose slowly, wages did not, and the newspapers noticed.",
    "It remains open who will follow {p} at {c}, and whether {d} will have a say in it.",
];

/// Numbers that look random and are the same in every run (xorshift, Marsaglia 2003).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.roll(list.len())]
    }

    /// A number of which small ones are much more frequent: some people are in every note.
    fn skewed(&mut self, sides: usize) -> usize {
        let part = self.roll(1 << 16) as f64 / f64::from(1 << 16);
        ((part * part * part) * sides as f64) as usize
    }
}

/// As many different names of people as asked for.
pub fn people(count: usize) -> Vec<String> {
    let mut dice = Dice::new(1);
    let mut seen = std::collections::HashSet::new();
    let mut names = Vec::with_capacity(count);
    while names.len() < count {
        let given = format!("{}{}{}", dice.pick(&ONSETS), dice.pick(&MIDDLES), dice.pick(&GIVEN_ENDS));
        let surname = format!(
            "{}{}{}{}",
            dice.pick(&ONSETS),
            dice.pick(&MIDDLES),
            if count > 20_000 { *dice.pick(&MIDDLES) } else { "" },
            dice.pick(&SURNAME_ENDS)
        );
        let name = format!("{given} {surname}");
        if seen.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}

fn companies(count: usize) -> Vec<String> {
    let mut dice = Dice::new(2);
    let name = |at: usize| {
        let first = format!("{}{}{}", dice.pick(&ONSETS), dice.pick(&MIDDLES), dice.pick(&SURNAME_ENDS));
        format!("{first}{} {}", MIDDLES[at % MIDDLES.len()], dice.pick(&COMPANY_ENDS))
    };
    (0..count).map(name).collect()
}

/// The vault of so many notes.
pub fn vault(notes: usize) -> Vault {
    let people = people(PEOPLE.min(notes / 5).max(2));
    let companies = companies(COMPANIES.min(notes / 20).max(2));
    let mut all = Vec::with_capacity(notes);
    for name in &people {
        let surname = name.split(' ').next_back().unwrap_or_default();
        let text = format!(
            "---\ntype: person\naliases: [\"{}. {surname}\"]\norganization: \"[[{}]]\"\n---\n\n# {name}\n\nMet at a conference.\n",
            &name[..1],
            companies[name.len() % companies.len()]
        );
        all.push(Note { path: format!("People/{name}.md"), text });
    }
    for name in &companies {
        let text = format!("---\ntype: organization\n---\n\n# {name}\n\nFounded long ago.\n");
        all.push(Note { path: format!("Companies/{name}.md"), text });
    }
    for number in all.len()..notes {
        let mut dice = Dice::new(number as u64 + 10);
        let path = format!("Notes/{:02}/Note {number:05}.md", number % 50);
        all.push(Note { path, text: prose(&mut dice, &people, &companies) });
    }
    Vault { notes: all, people, companies }
}

fn prose(dice: &mut Dice, people: &[String], companies: &[String]) -> String {
    let mut text = String::from("# Minutes\n\n");
    for paragraph in 0..6 {
        if paragraph == 3 {
            text.push_str("## What was decided\n\n");
        }
        let (p, q) = (&people[dice.skewed(people.len())], &people[dice.skewed(people.len())]);
        let (c, d) = (&companies[dice.skewed(companies.len())], &companies[dice.skewed(companies.len())]);
        let _ = write!(text, "{p} was there. ");
        for _ in 0..4 {
            let surname = p.split(' ').next_back().unwrap_or_default();
            let sentence = dice.pick(&SENTENCES);
            let filled = sentence.replace("{p}", p).replace("{q}", q).replace("{s}", surname);
            text.push_str(&filled.replace("{c}", c).replace("{d}", d));
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    text
}

impl Vault {
    /// Writes the vault to a folder, which is made if it is not there.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        for note in &self.notes {
            let path = folder.join(&note.path);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, &note.text)?;
        }
        Ok(())
    }

    /// How many bytes its notes have.
    pub fn bytes(&self) -> usize {
        self.notes.iter().map(|note| note.text.len()).sum()
    }

    /// A long note of about that many bytes.
    pub fn long_note(&self, bytes: usize) -> String {
        let mut dice = Dice::new(7);
        let mut text = String::new();
        while text.len() < bytes {
            text.push_str(&prose(&mut dice, &self.people, &self.companies));
        }
        text
    }
}
