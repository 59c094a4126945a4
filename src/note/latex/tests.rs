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
    title: "On Harbours" ("On \\emph{Harbours")
    author: "Ann Smith" "Kurt Gödel" ("Kurt G\\\"odel") "Jiří Novák" ("Ji\\v{r}\\'i Nov\\'ak")
    whoswho_ignore: "Target"
    "##);
}

#[test]
fn what_is_not_closed_hides_nothing() {
    assert_snapshot!(show("\\begin{verbatim}\nAnn $x \\textbf{Bob\n\n} \\ Eve \\title{"), @r"
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
    let source = "Ann \\iffalse Not \\ifx Me \\fi Not \\fi Smith met \\iffalse Not \\else Bob\\fi.\n\nEve \\iffalse Zoë $a \\iff b$";
    assert_snapshot!(show(source), @r"
    p: Ann Smith met Bob.
    p: Eve Zoë ¦
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
    assert_snapshot!(show(source), @"p: A photo ¦ ¦ ¦Jean-Luc¦ ¦A. Smith¦ ¦J.R.¦");
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
