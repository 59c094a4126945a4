//! A timeline: dated mentions in order.

use insta::assert_snapshot;
use whoswho::entity_index::FileId;
use whoswho::features::timeline;

use crate::fixture::{Fixture, picture};

#[test]
fn mentions_come_by_date_then_by_note() {
    let fixture = Fixture::new(
        "
//- /People/Zoë Lane.md
---
date: 2020-01-01
---
# Zoë Lane
Zoë Lane sings.
//- /Log/2025-03-02.md
🧭 Zoë Lane came, and Zoë Lane
left. Zoë
Lane!
//- /Log/2024-12-31.md
Nobody. [[Zoë Lane|She]].
//- /Log/undated.md
Zoë Lane.
//- /b.md
---
date: 2025-03-02
---
Lane of Zoë Lane.
",
    );
    let files: Vec<FileId> = fixture.world.files().map(|(id, _)| id).collect();
    let dated = timeline(&fixture.world, &fixture.world.look_up("Zoë Lane"), &files);
    let show = |dated: &whoswho::features::Dated| {
        let text = fixture.text(dated.place.file);
        format!(
            "{} {}\n{}",
            dated.date,
            fixture.line(dated.place.file, dated.place.span),
            picture(text, dated.place.span, None)
        )
    };
    assert_snapshot!(dated.iter().map(show).collect::<String>(), @r"
        2020-01-01 People/Zoë Lane.md:5
        Zoë Lane sings.
        ▔▔▔▔▔▔▔▔
        2024-12-31 Log/2024-12-31.md:1
        Nobody. [[Zoë Lane|She]].
                  ▔▔▔▔▔▔▔▔
        2025-03-02 Log/2025-03-02.md:1
        🧭 Zoë Lane came, and Zoë Lane
          ▔▔▔▔▔▔▔▔
        2025-03-02 Log/2025-03-02.md:2
        left. Zoë
              ▔▔▔
        Lane!
        ▔▔▔▔
        2025-03-02 b.md:4
        Lane of Zoë Lane.
                ▔▔▔▔▔▔▔▔
        ");
}

#[test]
fn a_section_under_a_date_is_of_that_day() {
    let fixture = Fixture::new(
        "
//- /People/Zoë Lane.md
//- /Log.md
# Log
Zoë Lane planned.
## 2024-05-03
### Lunch
Zoë Lane came.
## 2024-04-30
Zoë Lane left.
## Other
Zoë Lane wrote.
//- /minutes.adoc
= Minutes
:revdate: 2024-05-01

Zoë Lane spoke.
//- /log.org
* <2024-05-02 Thu>
Zoë Lane slept.
",
    );
    let files: Vec<FileId> = fixture.world.files().map(|(id, _)| id).collect();
    let zoe = fixture.world.look_up("Zoë Lane");
    let dated = timeline(&fixture.world, &zoe, &files);
    let show = |dated: &whoswho::features::Dated| {
        format!("{} {}\n", dated.date, fixture.line(dated.place.file, dated.place.span))
    };
    assert_snapshot!(dated.iter().map(show).collect::<String>(), @r"
    2024-04-30 Log.md:7
    2024-05-01 minutes.adoc:4
    2024-05-02 log.org:2
    2024-05-03 Log.md:5
    ");
    let latest = whoswho::features::statistics(&fixture.world, zoe[0]).latest.map(|(date, _)| date.to_string());
    assert_eq!(latest.as_deref(), Some("2024-05-03"));
}
