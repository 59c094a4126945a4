use insta::assert_snapshot;

use crate::note::{Format, tests};

fn show(source: &str) -> String {
    tests::show(source, Format::Markdown)
}

#[test]
fn headings_have_titles_without_markup_and_tags() {
    let source = r"# **Ann** Smith #person ##

Setext
title
---

## [[People/Ann|Ann]] [x](y.md)

### [[Ann Smith#h]]

#

# 梁文锋 {#id}

# {{title}}[^1]";
    assert_snapshot!(show(source), @r####"
    h1: Ann Smith ¦
    h2: Setext⏎title
    h2: ¦Ann¦ ¦x¦
    h3: ¦
    h1: 梁文锋
    h1: {{title}}[^1]
    heading 1 "Ann Smith": "# **Ann** Smith #person ##" "**Ann** Smith"
    heading 2 "Setext title": "Setext\ntitle\n---" "Setext\ntitle"
    heading 2 "Ann x": "## [[People/Ann|Ann]] [x](y.md)" "[[People/Ann|Ann]] [x](y.md)"
    heading 3 "Ann Smith": "### [[Ann Smith#h]]" "[[Ann Smith#h]]"
    heading 1 "": "#" ""
    heading 1 "梁文锋": "# 梁文锋 {#id}" "梁文锋"
    heading 1 "{{title}}[^1]": "# {{title}}[^1]" "{{title}}[^1]"
    wiki "[[People/Ann|Ann]]" -> People/Ann shown=Ann
    link "[x](y.md)" -> y.md name=x shown=x
    wiki "[[Ann Smith#h]]" -> Ann Smith #h
    "####);
}

#[test]
fn markup_escapes_and_entities_are_not_seen() {
    let source = r"**Liang** Wenfeng met O\'Brien &amp; Sons  
   in _Paris_\
yesterday, 😀 ~~Ann~~é.";
    assert_snapshot!(show(source), @"p: Liang Wenfeng met O'Brien & Sons⏎in Paris⏎yesterday, 😀 Anné.");
}

#[test]
fn a_callout_has_a_title_and_a_body() {
    let source = r"> [!person]- Ann **Smith
> body** of Ann
> more

> [!note]
> only body

> plain
lazy";
    assert_snapshot!(show(source), @r"
    p: Ann Smith
    p: body of Ann⏎more
    p: only body
    p: plain⏎lazy
    ");
}

#[test]
fn list_items_stand_alone() {
    let source = r"- Ann
  - Bob

    more
- [ ] todo Ann
- [/] half
- [[A]] x
  > quoted
1. one
   two";
    assert_snapshot!(show(source), @r#"
    li: Ann
    li: Bob
    li: more
    li: todo Ann
    li: half
    li: ¦ x
    p: quoted
    li: one⏎two
    wiki "[[A]]" -> A
    "#);
}

#[test]
fn table_cells_stand_alone() {
    let source = r"| Name | Org |
|--|--|
| [[Ann\|A. S.]] | x\|y |
| | 梁 |";
    assert_snapshot!(show(source), @r#"
    td: Name
    td: Org
    td: ¦A. S.¦
    td: x|y
    td: 梁
    wiki "[[Ann\\|A. S.]]" -> Ann shown=A. S.
    "#);
}

#[test]
fn code_math_html_and_images_are_barriers() {
    let source = r"Ann[^1] and `code` $x$ <b>Ann</b> ![alt [[no]]](x.png) ![[E#p|100]] <https://a.b> x<!-- c -->y $5 and $6

[^1]: Note by Ann
    and Bob";
    assert_snapshot!(show(source), @r#"
    p: Ann¦ and ¦ ¦ ¦Ann¦ ![alt ¦](x.png) ¦ ¦ x¦y $5 and $6
    p: Note by Ann⏎and Bob
    wiki "[[no]]" -> no
    wiki "![[E#p|100]]" -> E #p shown=100 embed
    "#);
}

#[test]
fn code_math_and_comments_are_no_prose() {
    let source = r"<pre>
Ann [[X]]
</pre>

```
Ann @bob
```

    Ann

<!-- Ann

Bob -->

[Ann]: http://x.y

---

end";
    assert_snapshot!(show(source), @"p: end");
}

#[test]
fn wikilinks() {
    let source = "[[Ann Smith]], [[A#h|b *c*]], [[#part]], [[A#^id]], [[A#^id|x]], [[ A | b ]], [[A|]], [[https://x.y]], [[梁文锋]]";
    assert_snapshot!(show(source), @r#"
    p: ¦, ¦b c¦, ¦, ¦, ¦x¦, ¦ b ¦, ¦¦, ¦, ¦
    wiki "[[Ann Smith]]" -> Ann Smith
    wiki "[[A#h|b *c*]]" -> A #h shown=b *c*
    wiki "[[#part]]" ->  #part
    wiki "[[A#^id]]" -> A
    wiki "[[A#^id|x]]" -> A shown=x
    wiki "[[ A | b ]]" -> A shown=b
    wiki "[[A|]]" -> A
    wiki "[[梁文锋]]" -> 梁文锋
    "#);
}

#[test]
fn a_wikilink_over_two_lines_is_prose() {
    let source = r"[[Liang
Wenfeng]], [[a
b|c]]";
    assert_snapshot!(show(source), @"p: ¦Liang⏎Wenfeng¦, ¦c¦");
}

#[test]
fn markdown_links_to_notes() {
    let source = r#"[Ann **S.**](People/Ann%20Smith.md#the%20part "t") [B](<People/Bob B.md>) [r] [t][r] [t][] [](e.md) ![[x]](y.md)

[r]: R.md
[t]: T.md"#;
    assert_snapshot!(show(source), @r#"
    p: ¦Ann S.¦ ¦B¦ ¦r¦ ¦t¦ ¦t¦ ¦¦ ¦(y.md)
    link "[Ann **S.**](People/Ann%20Smith.md#the%20part \"t\")" -> People/Ann Smith.md name=Ann **S.** #the part shown=Ann **S.**
    link "[B](<People/Bob B.md>)" -> People/Bob B.md name=B shown=B
    link "[r]" -> R.md name=r shown=r
    link "[t][r]" -> R.md name=t shown=t
    link "[t][]" -> T.md name=t shown=t
    link "[](e.md)" -> e.md name= shown=
    wiki "![[x]]" -> x embed
    "#);
}

#[test]
fn links_to_the_web_are_prose_only() {
    let source = "[Ann](https://x.y/@ann) [l](#local) [m](mailto:a@b.c) [w](www.x.y) [p](//x.y)";
    assert_snapshot!(show(source), @"p: ¦Ann¦ ¦l¦ ¦m¦ ¦w¦ ¦p¦");
}

#[test]
fn addresses_are_barriers() {
    let source = "See https://en.wikipedia.org/wiki/Ann_(name)_x, (www.ann.com). ann.smith@mail.example.com obsidian://x?a=b&c；https://a.b/梁。梁 a://b :// www. w www.ann";
    assert_snapshot!(show(source), @"p: See ¦, (¦). ¦ ¦；¦。梁 a://b :// www. w ¦");
}

#[test]
fn handles() {
    let source = "@ann, (@bob_b.) a@b @梁文锋 **@x1** @x @types/node @ann@example.social [[@rich]] [[B|@bob]] [@cat](https://a.b) .@no 😀 @dan-";
    assert_snapshot!(show(source), @r#"
    p: @ann, (@bob_b.) a@b @梁文锋 @x1 @x @types/node @ann@example.social ¦ ¦@bob¦ ¦@cat¦ .@no 😀 @dan-
    handle "@ann" -> ann name=@ann
    handle "@bob_b" -> bob_b name=@bob_b
    handle "@梁文锋" -> 梁文锋 name=@梁文锋
    handle "@x1" -> x1 name=@x1
    handle "@ann@example.social" -> ann@example.social name=@ann@example.social
    wiki "[[@rich]]" -> @rich
    wiki "[[B|@bob]]" -> B shown=@bob
    handle "@cat" -> cat name=@cat
    handle "@dan" -> dan name=@dan
    "#);
}

#[test]
fn citation_keys_are_no_handles() {
    let source = "[@smith2020; @doe99, p. 3] and [-@smith2020], but [Ann @smith]";
    assert_snapshot!(show(source), @r#"
    p: [¦; ¦, p. 3] and [-@smith2020], but [Ann @smith]
    handle "@smith" -> smith name=@smith
    "#);
}

#[test]
fn tags_and_block_ids_are_barriers() {
    let source = "#person/ann Ann #2024 #2024a C# a#b #人物 #[[x]] end ^blk-1";
    assert_snapshot!(show(source), @r#"
    p: ¦ Ann #2024 ¦ C# a#b ¦ #¦ end ¦
    wiki "[[x]]" -> x
    "#);
}

#[test]
fn comments_are_no_prose() {
    let source = r"a %%secret [[X]] @bob%% b 100%% c

%%
hidden [[Y]]

# Hidden

hidden
%%

visible %%";
    assert_snapshot!(show(source), @r"
    p: a ¦ b 100%% c
    p: visible %%
    ");
}

#[test]
fn definition_lists() {
    let source = r"Term Ann
: def *Bob*
: def two

  more";
    assert_snapshot!(show(source), @r"
    p: Term Ann
    p: def Bob
    p: def two
    p: more
    ");
}

#[test]
fn any_line_end_is_one() {
    let source = "😀 a\r\n> b\r\n> c\rd\r\r# é\r\n\r\nAnn\r\n@bob";
    assert_snapshot!(show(source), @r##"
    p: 😀 a
    p: b⏎c⏎d
    h1: é
    p: Ann⏎@bob
    heading 1 "é": "# é" "é"
    handle "@bob" -> bob name=@bob
    "##);
}

#[test]
fn what_stands_between_the_tags_of_html_is_prose() {
    let source = r#"<p>Ann Smith &amp; <b>Bob</b> came.</p>

<div class="Ann">
  Ann
  Smith
</div>

<table><tr><td>Ann</td><td>Bob <code>x</code></td></tr></table>

<!-- Ann -->

<script>
let x = "Ann";
</script>

<style>
.ann { }

.bob { }
</style>

<details><summary>Ann</summary>
[[Bob]] < Cy
</details>"#;
    assert_snapshot!(show(source), @r"
    p: Ann Smith & ¦Bob¦ came.
    p: Ann⏎Smith
    p: Ann
    p: Bob ¦
    p: Ann
    p: ¦ < Cy
    ");
}

#[test]
fn an_outline_of_tabs_is_prose_and_code_is_not() {
    let source = "# Talk\n\t- Ann `x`\n\t\t- Bob\n\t\t  id:: 63a1\n\t- ```\n\t  Cy\n\t  ```\n\n# Code\n\n\tlet ann;\n\n    - Ann\n";
    assert_snapshot!(show(source), @r##"
    h1: Talk
    li: Ann ¦
    li: Bob
    p: ¦
    h1: Code
    heading 1 "Talk": "# Talk" "Talk"
    heading 1 "Code": "# Code" "Code"
    "##);
}

#[test]
fn code_in_a_line_of_an_outline_is_code() {
    // An item is read by itself, and so is whatever stands in it: once.
    for item in ["-     y Bob", "- \t- y Bob", "- - -     y:: Bob", "> -     y Bob"] {
        let source = format!("Ann\n\n\t{item}\n\t- Cy\n");
        let note = crate::note::parse(&source, Format::Markdown);
        let shown: Vec<&str> = note.blocks.iter().map(|block| block.span.text(&source)).collect();
        assert_eq!((shown.first(), shown.last()), (Some(&"Ann"), Some(&"Cy")), "{item}");
    }
}

#[test]
fn a_dollar_before_a_digit_ends_no_math() {
    let source = "Of $40 (says *Ann* ($15 less)) and $x_{Ann}$.\n\n> US$5/day by [[Bob]]\n> or US$9/day\n";
    assert_snapshot!(show(source), @r#"
    p: Of $40 (says Ann ($15 less)) and ¦.
    p: US$5/day by ¦⏎or US$9/day
    wiki "[[Bob]]" -> Bob
    "#);
}

#[test]
fn lines_of_logseq_for_itself_are_no_prose() {
    let source = "- Ann\n  id:: 63a1\n  collapsed:: true\n- #+BEGIN_SRC text\n  Bob\n  #+END_SRC\n- #+BEGIN_QUOTE\n  Cy\n  #+END_QUOTE\n- with:: Ann\n";
    assert_snapshot!(show(source), @r"
    li: Ann⏎¦⏎¦
    li: ¦
    li: ¦⏎Cy⏎¦
    li: with:: Ann
    ");
}

#[test]
fn code_in_html_is_no_prose() {
    let texts = [
        "See <code>N</code> x.",
        "See <CODE class=\"a\">N *x* N</CODE> x.",
        "See <code>a\nN</code>.",
        "- See <kbd>N</kbd>",
        "<code>N</code> x",
        "<kbd>N</kbd>",
        "See <samp>N</samp>, <tt>N</tt>, <var>N</var>, <pre>N</pre> x.",
        "See <script>N</script> <style>N</style> <textarea>N</textarea> x.",
        "| a |\n|---|\n| <code>N</code> |",
        "See <code>N",
        "<div>\n<samp>N</samp> <tt>N</tt> <var>N</var>\n</div>",
        "<details>\n<pre>\nN\n\nN *N*\n\n    N\n\nN</pre>\n</details>",
        "<table><tr><td><pre><code>\nN\n\nN\n</code></pre></td></tr></table>",
        "<code>\nN\n\nN\n</code>",
    ];
    tests::assert_no_prose(&texts, Format::Markdown);
    let texts = [
        "<code>x</code> N",
        "<code/> N",
        "See <code>x</code> N <kbd>x</kbd>",
        "See <code>x\n\nN",
        "<div>\n<code>\n\n</div>\n\nN",
        "<details>\n<pre>\na\n\nb</pre>\nN\n</details>",
        "See <b>N</b>",
    ];
    tests::assert_prose(&texts, Format::Markdown);
}

#[test]
fn modules_and_code_in_tags_are_no_prose() {
    let texts = [
        "export const x = \"N\"",
        "export const x = {\n  name: \"N\",\n}",
        "import Chart from \"N\"",
        "import { Chart } from 'N'\nimport * as x from \"N\"",
        "import \"N\";",
        "export default function Page() { return \"N\" }",
        "export { default } from \"N\"",
        "See {/* N */} x.",
        "See <Card of={{ name: \"N\" }} a=\"b\" /> x.",
        "<Card of={[\"N\"]}>x</Card>",
        "<div onClick={() => say(\"N\")}>x</div>",
    ];
    tests::assert_no_prose(&texts, Format::Markdown);
    let texts = [
        "import wine from N",
        "export N to the world",
        "import the wine of N from \"a\"",
        "export default settings of N",
        "{/* x */} N",
        "<Card of={{ a: 1 }}>N</Card>",
        "a ={ N",
    ];
    tests::assert_prose(&texts, Format::Markdown);
}
