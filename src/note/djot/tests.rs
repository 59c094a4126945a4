use insta::assert_snapshot;

use crate::note::{Format, tests};

fn show(source: &str) -> String {
    tests::show(source, Format::Djot)
}

#[test]
fn a_note_is_read_as_djot_writes_it() {
    let source = r#"---
people: [Ann Smith]
---
# Harbour

{.wide}
Ann *Smith* met _Bob_ `code` {% whoswho_ignore: [Target] %} and
[Carl](people/carl.dj), {=Eve=} $`x`.

> Ada
> goes on

- [ ] Ann
- Bob

```
Not Me
```

| Ann | Bob |
|-----|-----|
| Eve | Zoë |

[^1]: Said Carl.
"#;
    assert_snapshot!(show(source), @r##"
    h1: Harbour
    p: Ann Smith met Bob ¦  and⏎¦Carl¦, Eve ¦.
    p: Ada⏎goes on
    li: Ann
    li: Bob
    td: Ann
    td: Bob
    td: Eve
    td: Zoë
    p: Said Carl.
    heading 1 "Harbour": "# Harbour" "Harbour"
    link "[Carl](people/carl.dj)" -> people/carl.dj name=Carl shown=Carl
    "##);
    assert_snapshot!(tests::show_properties(source, Format::Djot), @r#"
    people: "Ann Smith"
    whoswho_ignore: "Target"
    "#);
}
