//! Where names are looked for: in prose, and nowhere else.

use crate::checks::check;

#[test]
fn headings_lists_tables_quotes_footnotes_and_callouts_are_prose() {
    check(
        "
//- /People/Zoë Lane.md
//- /a.md
# 🧭 Zoë Lane
    ^^^^^^^^ Zoë Lane

- Zoë Lane
  ^^^^^^^^ Zoë Lane
  1. Zoë Lane
     ^^^^^^^^ Zoë Lane
- [ ] Zoë Lane
      ^^^^^^^^ Zoë Lane

| who | what |
| --- | ---- |
| Zoë Lane | **Zoë Lane** |
  ^^^^^^^^ Zoë Lane
               ^^^^^^^^ Zoë Lane

> Zoë Lane
  ^^^^^^^^ Zoë Lane

> [!note] Zoë Lane
          ^^^^^^^^ Zoë Lane
> Zoë Lane
  ^^^^^^^^ Zoë Lane

Text.[^1]

[^1]: Zoë Lane
      ^^^^^^^^ Zoë Lane
",
    );
}

#[test]
fn code_math_addresses_markup_and_comments_are_not() {
    check(
        "
//- /People/Ada Lovelace.md
//- /Companies/DeepSeek.md
//- /a.md
`Ada Lovelace` and `` DeepSeek ``, $DeepSeek$, https://DeepSeek.com/DeepSeek and <https://x.org/DeepSeek>.

```
Ada Lovelace
```

~~~text
DeepSeek
~~~

    Ada Lovelace

$$
DeepSeek
$$

<div title=\"Ada Lovelace\">DeepSeek</div> <!-- Ada Lovelace --> %% Ada Lovelace %%
                          ^^^^^^^^ DeepSeek

<!--
DeepSeek
-->

%%
Ada Lovelace
%%

![DeepSeek](DeepSeek.png \"DeepSeek\") [x](https://DeepSeek.com)

[ref]: https://example.org \"Ada Lovelace\"
",
    );
}

#[test]
fn the_text_of_other_links_is_prose() {
    check(
        "
//- /Companies/DeepSeek.md
//- /a.md
[about DeepSeek](https://example.org) and [[topics|of DeepSeek]].
       ^^^^^^^^ DeepSeek
                                                      ^^^^^^^^ DeepSeek
",
    );
}

#[test]
fn plain_text_and_org_are_read_too() {
    check(
        "
//- /People/Ada Lovelace.md
//- /a.txt
Ada Lovelace wrote `Ada Lovelace`.
^^^^^^^^^^^^ Ada Lovelace
                    ^^^^^^^^^^^^ Ada Lovelace
",
    );
    check(
        "
//- /People/Ada Lovelace.md
//- /a.org
#+title: Ada Lovelace
* Ada Lovelace
  ^^^^^^^^^^^^ Ada Lovelace
Ada Lovelace wrote.
^^^^^^^^^^^^ Ada Lovelace
#+begin_src rust
Ada Lovelace
#+end_src
",
    );
}

#[test]
fn a_note_that_asks_for_it_is_left_alone() {
    check(
        "
//- /People/Ada Lovelace.md
//- /a.md
---
whoswho: false
---
Ada Lovelace, [[Ada Lovelace]] and [[Zhang Wei]].
",
    );
}

#[test]
fn an_emphasised_label_ends_where_its_emphasis_ends() {
    check(
        "
//- /People/Danny Ryan.md
//- /a.md
Danny Ryan opened.
^^^^^^^^^^ Danny Ryan

**Danny** We have it.
  ^^^^^ Danny Ryan

**Danny**
  ^^^^^ Danny Ryan
Yes, and Danny left.
         ^^^^^ Danny Ryan

_Danny_ Kowal is another one.
 ^^^^^ Danny Ryan

Then **Danny** Kowal came.
       ^^^^^ (Danny Ryan)
",
    );
}
