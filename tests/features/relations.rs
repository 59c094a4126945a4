//! What facts say of who belongs to whom.

#![allow(clippy::expect_used, reason = "a failing helper fails its test")]

use insta::assert_snapshot;
use whoswho::features::{organizations_behind, relations, subsidiaries};
use whoswho::names::EntityId;

use crate::fixture::Fixture;

const GROUP: &str = "
//- /People/Zoë Lane.md
---
organization: \"[[Zorgle]], [[Zorgle]]\"
boss: \"@ann\"
friend of: Ann Ellison
knows: somebody else
---
//- /People/Ann Ellison.md
---
handle: ann
---
//- /Companies/Zorgle.md
---
parent: \"[[Öko AG]]\"
owner: \"[[Ann Ellison]]\"
---
//- /Companies/Öko AG.md
---
Subsidiaries:
  - \"[[Kleine Öko]]\"
  - Öko AG
---
//- /Companies/Kleine Öko.md
---
owns: Zorgle
---
";

fn names(fixture: &Fixture, ids: &[EntityId]) -> Vec<String> {
    ids.iter().filter_map(|id| fixture.world.entity(*id)).map(|entity| entity.name().to_owned()).collect()
}

fn one(fixture: &Fixture, name: &str) -> EntityId {
    *fixture.world.look_up(name).first().expect("somebody has this name")
}

#[test]
fn facts_lead_to_others_by_links_handles_and_names() {
    let fixture = Fixture::new(GROUP);
    let mut out = String::new();
    for entity in fixture.world.entities_by_name() {
        for (key, to) in relations(&fixture.world, entity) {
            out += &format!("{} — {key} → {}\n", entity.name(), names(&fixture, &[to]).concat());
        }
    }
    assert_snapshot!(out, @r"
        Kleine Öko — owns → Zorgle
        Öko AG — Subsidiaries → Kleine Öko
        Zoë Lane — organization → Zorgle
        Zoë Lane — boss → Ann Ellison
        Zoë Lane — friend of → Ann Ellison
        Zorgle — parent → Öko AG
        Zorgle — owner → Ann Ellison
        ");
}

#[test]
fn facts_about_somebody_alone_lead_to_nobody() {
    let text =
        "\n//- /People/Zoë Lane.md\n---\ngender: Mx\nfriend of: Mx\n---\n//- /People/Mx.md\n---\naliases: [Em]\n---\n";
    let fixture = Fixture::new(text);
    let zoe = fixture.world.entity(one(&fixture, "Zoë Lane")).expect("she is defined");
    let keys: Vec<&str> = relations(&fixture.world, zoe).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["friend of"]);
}

#[test]
fn organizations_stand_above_and_below() {
    let fixture = Fixture::new(GROUP);
    let above = |name: &str| names(&fixture, &organizations_behind(&fixture.world, one(&fixture, name)));
    let below = |name: &str| names(&fixture, &subsidiaries(&fixture.world, one(&fixture, name)));
    assert_eq!(above("Zoë Lane"), ["Zorgle"]);
    assert_eq!(above("Ann Ellison"), [""; 0]);
    assert_eq!(above("Zorgle"), ["Öko AG", "Kleine Öko"]);
    assert_eq!(above("Öko AG"), [""; 0]);
    assert_eq!(below("Öko AG"), ["Kleine Öko", "Zorgle"]);
    assert_eq!(below("Kleine Öko"), ["Zorgle"]);
    assert_eq!(below("Zoë Lane"), [""; 0]);
}
