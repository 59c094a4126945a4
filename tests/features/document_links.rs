//! Links into notes.

#![allow(clippy::expect_used, reason = "a failing helper fails its test")]

use std::fmt::Write;

use insta::assert_snapshot;
use whoswho::features::{document_links, heading};
use whoswho::note::Format;
use whoswho::text::Span;

use crate::fixture::Fixture;

fn show(source: &str) -> String {
    let fixture = Fixture::new(source);
    let mut out = String::new();
    for link in document_links(&fixture.world, fixture.open) {
        let text = link.span.text(fixture.text(fixture.open));
        let who = link.who.and_then(|id| fixture.world.entity(id)).map_or("nobody", |entity| entity.name());
        let part = link.part.map(|part| format!(", at {part}")).unwrap_or_default();
        writeln!(out, "{text} → {}, {who}{part}", fixture.line(link.to.file, link.to.span)).expect("a string takes it");
    }
    out
}

#[test]
fn links_and_handles_lead_to_notes_and_their_sections() {
    let source = "
//- /People/Zoë Lane.md
---
handle: zoe
---
# Zoë Lane
## Life
//- /cast.md
---
type: people
---
## Mara Ellison
The captain.
## 🧭 Ann Smith
handle:: ann
//- /Topics/Engine.md
A machine.
//- /People/Ann Smith.md
//- /a.md
---
people: [\"[[Zoë Lane]]\"]
---
🧭 [[Zoë Lane|the pilot]], [her](People/Zo%C3%AB%20Lane.md#life), [[zoe lane#Life]] and @zoe.

[[cast#Mara Ellison]], [[cast]], @ann, [[Engine#Parts]], [[#Below]], ![[Zoë
Lane]].

[web](https://example.org), [[Zhang Wei]], ![x](a.png), [[Mara Ellison]], @nobody, <https://example.org>.
";
    assert_snapshot!(show(source), @r"
        [[Zoë Lane]] → People/Zoë Lane.md:1, Zoë Lane
        [[Zoë Lane|the pilot]] → People/Zoë Lane.md:1, Zoë Lane
        [her](People/Zo%C3%AB%20Lane.md#life) → People/Zoë Lane.md:1, Zoë Lane, at life
        [[zoe lane#Life]] → People/Zoë Lane.md:1, Zoë Lane, at Life
        @zoe → People/Zoë Lane.md:1, Zoë Lane
        [[cast#Mara Ellison]] → cast.md:4, Mara Ellison
        [[cast]] → cast.md:1, nobody
        @ann → cast.md:6, Ann Smith
        [[Engine#Parts]] → Topics/Engine.md:1, nobody, at Parts
        [[#Below]] → a.md:1, nobody, at Below
        [[Mara Ellison]] → cast.md:4, Mara Ellison
        ");
}

#[test]
fn a_heading_is_found_by_its_text_or_by_its_form_in_addresses() {
    let text = "# Zoë's *Life*\n\nBorn.\n\nOn the Engine!\n---\n\n## A & B\n";
    let line = |part: &str| {
        heading(text, Format::Markdown, part)
            .map(|span| Span::new(0, span.start as usize).text(text).matches('\n').count())
    };
    assert_eq!(line("Zoë's Life"), Some(0));
    assert_eq!(line("zoe's life"), Some(0));
    assert_eq!(line("on-the-engine"), Some(4));
    assert_eq!(line("Zoë's Life#On the Engine!"), Some(4));
    assert_eq!(line("A & B"), Some(7));
    assert_eq!(line("Death"), None);
}
