use insta::assert_snapshot;

use crate::note::{Format, tests};

fn show(source: &str) -> String {
    tests::show(source, Format::Latex)
}

#[test]
fn a_document_is_read_between_its_ends() {
    let source = r#"\documentclass{article}
\title{On \emph{Harbours}}
\author{Ann Smith\thanks{MIT} \and Kurt G\"odel \and Ji\v{r}\'i Nov\'ak\\ Prague}
\begin{document}
\maketitle
\section{Who \textbf{Ann} is}
{\bf Ann} \textit{Smith}~met % not Eve
Bob\footnote{Said Eve.} in $x^2$ --- see \cite{Orff2026}.
% whoswho_ignore: [Target]
And \'Etienne; 5\% of \LaTeX{} users.

\begin{itemize}
\item[x] Carl Orff
\item Ada
\end{itemize}
\begin{tabular}{ll}
Ann & Bob \\ \hline
Eve & Zoë \\
\end{tabular}
\begin{verbatim}
Not Me
\end{verbatim}
\href{https://a.b}{The Bobs} \person{Ann Smith}
\end{document}
Not Me
"#;
    assert_snapshot!(show(source), @r##"
    p: On Harbours
    h2: Who Ann is
    p: Ann Smith met⏎Bob¦Said Eve.¦ in ¦ — see ¦.⏎And Étienne; 5% of LaTeX users.
    li: Carl Orff
    li: Ada
    td: Ann
    td: Bob
    td: Eve
    td: Zoë
    p: The Bobs¦ ¦Ann Smith¦
    heading 2 "Who Ann is": "\\section{Who \\textbf{Ann} is}" "Who \\textbf{Ann} is"
    "##);
    assert_snapshot!(tests::show_properties(source, Format::Latex), @r##"
    title: "On Harbours" ("On \\emph{Harbours}")
    author: "Ann Smith" "Kurt Gödel" ("Kurt G\\\"odel") "Jiří Novák" ("Ji\\v{r}\\'i Nov\\'ak")
    whoswho_ignore: "Target"
    "##);
}

#[test]
fn what_is_not_closed_hides_nothing() {
    assert_snapshot!(show("Ann $x \\textbf{Bob\n\n} \\ Eve \\title{"), @r"
    p: Ann $x Bob
    p: Eve
    ");
}

#[test]
fn groups_behind_the_argument_of_an_environment_are_prose() {
    let source = r"\begin{multicols}{2}{
\begin{itemize}
\item[] Peter Barrow
\end{itemize}
}
\end{multicols}
\begin{center}{
We met Peter Barrow.
}\end{center}
\begin{frame}[fragile]{The life of Ann Smith}
Carl \end{frame}{\bf Eve} Orff
\begin{minipage}[t]{0.5\textwidth}
Zoë
\end{minipage}
\cite{Orff2026}{\it Ada} Lane
";
    assert_snapshot!(show(source), @r"
    li: Peter Barrow
    p: We met Peter Barrow.
    p: The life of Ann Smith
    p: Carl
    p: Eve Orff
    p: Zoë
    p: Ada Lane
    ");
}

#[test]
fn what_is_switched_off_is_no_text() {
    let source = "Ann \\iffalse Not \\ifx Me \\fi Not \\fi Smith met \\iffalse Not \\else Bob\\fi.\n\nEve \\iff Zoë $a \\iff b$ Ada \\iffalse Not Me";
    assert_snapshot!(show(source), @r"
    p: Ann Smith met Bob.
    p: Eve  Zoë ¦ Ada
    ");
}

#[test]
fn titles_names_and_the_text_of_formulas_are_prose() {
    let source = r"\title{A life of Ann Smith\thanks{By Bob.}}
\begin{document}
\name{Ann}{Sm\'ith} and \lettrine[lines=2]{C}{arl} Orff
\begin{align}
a &= b \text{by Eve Jones} \\ c &= \mbox{word}
\intertext{and Zoë Lane}
\end{align}
\end{document}";
    assert_snapshot!(show(source), @r"
    p: A life of Ann Smith¦By Bob.¦
    p: Ann Smíth and Carl Orff
    p: by Eve Jones
    p: and Zoë Lane
    ");
}

#[test]
fn identifiers_are_no_prose_and_names_with_signs_are() {
    let source = r"\photo{smith-ann}{A photo} \fileid{his/bio/sm} \see{fig:ann} \person{Jean-Luc} \person{A.\,Smith} \person{J.R.}";
    assert_snapshot!(show(source), @"p: A photo¦ ¦ ¦ ¦Jean-Luc¦ ¦A. Smith¦ ¦J.R.¦");
}

#[test]
fn the_only_section_above_all_others_is_the_title() {
    assert_snapshot!(show("\\bookfile{peo/kov}\n\\booksection{R\\'ozsa Kov\\'acs}\n\n\\subsection{Life}\n"), @r#"
    h1: Rózsa Kovács
    h2: Life
    heading 1 "Rózsa Kovács": "\\booksection{R\\'ozsa Kov\\'acs}" "R\\'ozsa Kov\\'acs"
    heading 2 "Life": "\\subsection{Life}" "Life"
    "#);
    assert_snapshot!(show("\\section{Ann}\n\\section{Bob}\n"), @r#"
    h2: Ann
    h2: Bob
    heading 2 "Ann": "\\section{Ann}" "Ann"
    heading 2 "Bob": "\\section{Bob}" "Bob"
    "#);
}

#[test]
fn code_is_no_prose() {
    let texts = [
        r"\verb|N|",
        r"\verb+N+",
        r"\verb*+N+",
        r"\Verb[fontsize=\small]|N|",
        r"\Verb{N}",
        r"\spverb|N|",
        r"\SaveVerb{x}|N|",
        r"\lstinline!N!",
        r"\lstinline{N}",
        r"\lstinline[language=C]{N}",
        r"\lstinline[language={[ISO]C++}]|N|",
        r"\mintinline{c}{N}",
        r"\mintinline[breaklines]{c}|N|",
        r"\mint{c}|N|",
        r"\code{N}",
        r"\code {N}",
        r"\mycode{N}",
        r"\texttt{N}",
        r"{\tt N}",
        r"{\small\ttfamily N \emph{N}}",
        r"\url{https://a.b/c%20d?N}",
        r"\path|N|",
        r"\py{N}",
        r"\MakeShortVerb{\|} See |N|.",
        r"\lstMakeShortInline[language=C]! See !N!.",
        r"\newmintinline[ccode]{c}{} \ccode{N}",
        "\\begin{alltt}\nN\n\nN\n\\end{alltt}",
        "\\begin{pycode}\nN\n\\end{pycode}",
        "\\begin{minted}[linenos]{c}\nN\n\\end{minted}",
        "\\begin{Verbatim*}\nN\n\\end{Verbatim*}",
        "\\begin{SaveVerbatim}{x}\nN\n\\end{SaveVerbatim}",
        "\\begin{spverbatim}\nN\n\\end{spverbatim}",
        "\\begin{BVerbatim}\nN\n\\end{BVerbatim}",
        "\\begin{tcblisting}{x}\nN\n\\end{tcblisting}",
        "\\begin{luacode*}\nN\n\\end{luacode*}",
        "\\begin{Sinput}\nN\n\\end{Sinput}",
        "\\begin{algorithm2e}\nN\n\\end{algorithm2e}",
        "\\begin{filecontents*}{a.bib}\nN\n\\end{filecontents*}",
        "\\begin{CCSXML}\nN\n\\end{CCSXML}",
        "\\newtcblisting{snippet}{}\n\\begin{snippet}\nN\n\\end{snippet}",
        "\\lstnewenvironment{ada}{}{}\n\\begin{ada}\nN\n\\end{ada}",
    ];
    tests::assert_no_prose(&texts, Format::Latex);
}

#[test]
fn keys_files_and_settings_are_no_prose() {
    let texts = [
        r"\gls{N}",
        r"\Glspl[format=x]{N}",
        r"\glsentrylong{N}",
        r"\ac{N}",
        r"\acp{N}",
        r"\acrshort{N}",
        r"\bibitem{N} Us.",
        r"\bibitem[A1]{N} Us.",
        r"\newacronym{N}{AB}{word}",
        r"\newglossaryentry{N}{name={N}, description={N}}",
        r"\longnewglossaryentry{N}{name=N}{word}",
        r"\hypertarget{N}{us} \hyperlink{N}{us}",
        r"\hyperref[N]{us}",
        r"\pdfbookmark[1]{Us}{N}",
        r"\input N",
        r"\input{N}",
        r"\input {N}",
        r"\subimport{N}{N}",
        r"\cite {N}",
        r"\autocites[see][12]{N}[13]{N}",
        r"\mycite{N}",
        r"\figref{N}",
        r"\sindex{N}",
        r"\label{N}",
        r"\cellcolor{N}",
        r"\textcolor[HTML]{N}{us} \colorbox{N}{us} \fcolorbox{N}{N}{us}",
        r"\setmainfont{N}",
        r"\setmainfont[Path=N]{N}",
        r"\newfontfamily\mine{N}",
        r"\tikzset{N/.style={draw}}",
        r"\lstset{language=N}",
        r"\mysetup{title={N}, N}",
        r"\unknown{width=1cm, N}",
        r"\unknown{#1 N}",
        r"\unknown{Elodie}",
        r"\unknown{a}{Elodie}[N]{Elodie}",
        r"\usetheme{N}",
        r"\directlua{N}",
        r"\SI{5}{N}",
        r"\qty{5}{N}",
        r"\ce{N}",
        r"\multicolumn{2}{N}{us}",
        r"\newcommand{\x}{N}",
        r"\newcommand\x{N}",
        r"\renewcommand*\x[2][N]{N}",
        r"\newcommand {\x} [1] {N}",
        r"\def\x#1#2{N}",
        r"\let\x=\y",
        r"\DeclareDocumentCommand\x{m O{N}}{N}",
        r"\write18{N}",
        r"\typeout{N}",
        r"\csname N\endcsname",
        r"\foo@bar{N}",
        r"\@author{N}",
        r"\tl_set:cn \l_x_tl {N}",
        "\\makeatletter\n\\gdef\\@x{N} {N}\n\\makeatother",
        "\\ExplSyntaxOn\n\\foo {N}\n\\ExplSyntaxOff",
        r"\ifthenelse{\equal{\x}{N}}{us}{us}",
        r"\includegraphics[alt={N}]{N}",
        "\\begin{tcolorbox}[title=N]\nus\n\\end{tcolorbox}",
        "\\begin{adjustbox}{width=5cm, N}\nus\n\\end{adjustbox}",
    ];
    tests::assert_no_prose(&texts, Format::Latex);
    let long = format!(r"\directlua{{ {} N }}", "x = 1 ".repeat(2000));
    tests::assert_no_prose(&[&long], Format::Latex);
}

#[test]
fn comments_and_formulas_are_no_prose() {
    let texts = [
        r"\iffalse N \fi",
        r"\iffalse \ifstrequal{a}{b}{c}{d} N \fi",
        r"\if0 N \fi",
        r"\comment{N}",
        "\\begin{comment}\nN\n\nN\n\\end{comment}",
        "\\excludecomment{draft}\n\\begin{draft}\nN\n\\end{draft}",
        r"\ensuremath{N}",
        r"$N$ \(N\) \[N\]",
        "\\begin{dmath}\nN\n\\end{dmath}",
        "\\begin{dmath*}\nN\n\\end{dmath*}",
        "\\begin{IEEEeqnarray}{rCl}\nN\n\\end{IEEEeqnarray}",
        "\\begin{vmatrix}\nN\n\\end{vmatrix}",
        "\\begin{tikzcd}\nN\n\\end{tikzcd}",
        "\\begin{align}\nN",
    ];
    tests::assert_no_prose(&texts, Format::Latex);
}

#[test]
fn what_is_not_prose_and_not_closed_is_hidden() {
    let texts = [
        "\\begin{verbatim}\nN\n\nN",
        "\\begin{lstlisting}[language=C]\nN\n\nN",
        "\\iffalse N\n\nN",
        "\\verb|N",
        "\\lstinline{N",
        "\\gls{N",
        "\\href{N",
        "\\unknown{N",
        "\\newcommand{\\x}{N",
        "\\end{document}\nN",
        "\\endinput\nN",
    ];
    tests::assert_no_prose_to_end(&texts, Format::Latex);
    let document = "% \\begin{document} Elodie Marchnad\nElodie Marchnad\n\\begin{document}\nAnn\n% \\end{document}\nBob\n\\end{document}\nEve\n";
    assert_snapshot!(show(document), @"p: Ann⏎Bob");
}

#[test]
fn text_arguments_are_prose() {
    let texts = [
        r"\emph{N} \textbf{N}",
        r"\footnote{See N.}",
        r"\unknown{N and others}",
        r"\unknown{key}{By N}[x]{key}",
        r"\unknown[a=b]{of N in $x_1 = 2$}",
        r"\unknown {They met N}",
        r"\parbox[t]{5cm}{N}",
        r"\hypertarget{a}{N}",
        r"\textcolor[rgb]{1,0,0}{N}",
        r"\multicolumn{2}{c}{N}",
        r"\newthought{Then N} came",
        r"\emphasize{N}",
        r"\foreignlanguage{french}{N}",
        r"\hyperref[a]{N}",
        r"\caption{N}",
        r"\mysection{N}",
        r"\newacronym{a}{AB}{the laboratory of N}",
        r"\person{N}",
        r"\verb|a| N",
        r"\MakeShortVerb{\|} |a| N",
        r"{\tt a} N",
        r"\unknown N",
        r"\makeatletter N",
        r"\newcommand{\x}{a} N",
        r"\def\x{a} N",
        r"\url{a%20b} N",
        r"\footnote{\url{a%20b} N}",
        "\\begin{theorem}[x]\nN\n\\end{theorem}",
        "\\begin{unknown}{On the life of N}\na\n\\end{unknown}",
        "\\begin{document}\nN",
    ];
    tests::assert_prose(&texts, Format::Latex);
}

#[test]
fn each_author_and_each_piece_of_an_affiliation_has_its_place() {
    let source = r#"\author{Ann Smith$^1$, Bj\"orn Lind\thanks{By Eve.}, Carl {van Dyke}\textsuperscript{2},\\ Zo{\"e} Lane, and
 Fred Orff \\ Harrow Town}
\author{Ada Orff$^*$ Prague}
\affiliation{$^1$Faculty of Physics \& Tides, Harrow-Universit\"at, 81 Lind}
\affil{Center~for~Tides\\ Harrow~University}
\affil{Harrow, Inc., Lind}
"#;
    assert_snapshot!(tests::show_properties(source, Format::Latex), @r#"
    author: "Ann Smith" "Björn Lind" ("Bj\\\"orn Lind") "Carl van Dyke" ("Carl {van Dyke}") "Zoë Lane" ("Zo{\\\"e} Lane") "Fred Orff"
    author: "Ada Orff"
    affiliation: "Faculty of Physics & Tides" ("Faculty of Physics \\& Tides") "Harrow-Universität" ("Harrow-Universit\\\"at") "81 Lind"
    affiliation: "Center\u{a0}for\u{a0}Tides" ("Center~for~Tides") "Harrow\u{a0}University" ("Harrow~University")
    affiliation: "Harrow, Inc." "Lind"
    "#);
}

#[test]
fn authors_may_be_written_surname_first_or_on_two_lines() {
    let source = r"\author{Lindqvist, Robert and von der Aue, M. and Rask, Zsarka}
\author{Lind, Ann}
\author{Robert\\Lindqvist\\Harrow}
\author{Ann Lind, Bob Holm and Carl Rask, Dana Moss}
";
    assert_snapshot!(tests::show_properties(source, Format::Latex), @r#"
    author: "Lindqvist, Robert" "von der Aue, M." "Rask, Zsarka"
    author: "Lind, Ann"
    author: "Robert Lindqvist" ("Robert\\\\Lindqvist")
    author: "Ann Lind" "Bob Holm" "Carl Rask" "Dana Moss"
    "#);
}

#[test]
fn the_braces_of_a_letter_are_part_of_it() {
    let source = r"We thank Mart{\'\i}n Lind{\'o} for it.";
    let note = crate::note::parse(source, Format::Latex);
    let block = note.blocks.first().unwrap();
    let visible = crate::note::VisibleText::of(block, source);
    assert_eq!(visible.text, "We thank Martín Lindó for it.");
    let start = visible.text.find("Martín").unwrap();
    let span = visible.source_span(start, start + "Martín Lindó".len());
    assert_eq!(span.text(source), r"Mart{\'\i}n Lind{\'o}");
}
