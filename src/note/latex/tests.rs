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
