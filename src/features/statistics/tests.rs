use super::*;
use crate::world::{FileKey, Settings};

const PEOPLE: [&str; 12] = [
    "Ada Berg",
    "Bo Castell",
    "Cy Dorn",
    "Di Engel",
    "Ed Falk",
    "Flo Gerber",
    "Gus Hahn",
    "Ida Jansen",
    "Jo Keller",
    "Kai Lorenz",
    "Lea Moser",
    "Max Neumann",
];

/// Person `n` is in every `n + 1`th note, the last one in three alone.
fn world() -> World {
    let note = |path: String, text: String| (FileKey::new(0, &path), text.into());
    let mut notes: Vec<_> = PEOPLE
        .iter()
        .map(|name| note(format!("people/{name}.md"), format!("---\ntype: person\n---\n# {name}\n")))
        .collect();
    for number in 0..600 {
        let is_there = |person: usize| if person == 11 { number < 3 } else { number % (person + 1) == 0 };
        let there = PEOPLE.iter().enumerate().filter(|(person, _)| is_there(*person));
        let text: String = there.map(|(_, name)| format!("{name} came.\n\n")).collect();
        notes.push(note(format!("{number}.md"), text));
    }
    let mut world = World::new(Settings::default());
    world.load(notes);
    world
}

#[test]
fn company_is_the_same_however_it_is_counted() {
    let world = world();
    for entity in world.entities_by_name() {
        let notes = surely_in(&world, entity.id);
        let counted =
            [by_notes(&world, entity.id, notes), by_entities(&world, entity.id, by_frequency(&world, entity.id))].map(
                |mut company| {
                    keep_frequent(&mut company);
                    company.sort_unstable();
                    company
                },
            );
        assert!(counted[0].len() >= 8, "{}", entity.name());
        assert_eq!(counted[0], counted[1], "{}", entity.name());
    }
}

#[test]
fn somebody_in_every_note_is_counted_in_all() {
    let world = world();
    let ada = statistics(&world, world.look_up("Ada Berg")[0]);
    assert_eq!((ada.mentions, ada.notes), (600, 600));
    let frequent: Vec<usize> = ada.company.iter().map(|(_, notes)| *notes).collect();
    assert_eq!(frequent, [300, 200, 150, 120, 100, 86, 75, 67]);
}
