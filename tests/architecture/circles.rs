//! No file of `src/` may depend on itself by way of others: whoever reads one can read what it needs first.
//!
//! A file depends on the files in which the items that it names are defined. A `pub use` hands an item on and is no
//! dependence, so a `mod.rs` may re-export what its children define while they use each other through it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Source, assert_none, is_word, sources};

/// A path of modules, from the root of the crate.
type Path = Vec<String>;

/// What one file says of others.
#[derive(Default)]
struct File {
    /// Its name under `src/`.
    name: String,
    /// The items and modules that it names.
    uses: BTreeSet<Path>,
    /// What it hands on with `pub use`, by the last name of each; for `pub use a::*`, by `*`.
    reexports: BTreeMap<String, Path>,
}

/// All files by the module that each of them is.
struct Crate(HashMap<Path, File>);

impl Crate {
    fn new(sources: &[Source]) -> Self {
        let modules: BTreeSet<Path> = sources.iter().map(module).collect();
        let file = |source: &Source| (module(source), File::read(source, &modules));
        Self(sources.iter().filter(|source| source.path != "main.rs" && !is_test(&source.path)).map(file).collect())
    }

    /// The file that defines what a path leads to. `depth` ends a re-export that leads to itself.
    fn owner(&self, path: &[String], depth: usize) -> Option<&str> {
        let (module, file, rest) = (0..=path.len()).rev().find_map(|length| {
            let (module, rest) = path.split_at_checked(length)?;
            Some((module, self.0.get(module)?, rest))
        })?;
        let Some((item, further)) = rest.split_first().filter(|_| depth < 8) else { return Some(&file.name) };
        let handed_on = file.reexports.get(item).filter(|target| target.as_slice() != [module, rest].concat());
        match handed_on {
            Some(target) => self.owner(&[target.as_slice(), further].concat(), depth + 1),
            None => Some(&file.name),
        }
    }

    /// For each file, the other files that it depends on.
    fn dependencies(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let of = |file: &'_ File| file.uses.iter().filter_map(|path| self.owner(path, 0)).collect::<BTreeSet<_>>();
        self.0
            .values()
            .map(|file| (file.name.as_str(), of(file).into_iter().filter(|other| *other != file.name).collect()))
            .collect()
    }
}

impl File {
    fn read(source: &Source, modules: &BTreeSet<Path>) -> Self {
        let own = module(source);
        let mut file = Self { name: source.path.clone(), ..Self::default() };
        let tokens = tokens(&source.text);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before)).map(String::as_str);
            if token == "use" {
                let (paths, end) = use_paths(&tokens, at + 1);
                let is_public = matches!(before, Some("pub" | ")"));
                for path in paths.into_iter().filter_map(|path| absolute(path, &own, modules)) {
                    if is_public {
                        file.reexports.insert(path.last().cloned().unwrap_or_default(), path);
                    } else {
                        file.uses.insert(path);
                    }
                }
                at = end;
            } else if token == "mod" && tokens.get(at + 2).is_some_and(|token| token == "{") {
                // Modules within a file are its tests.
                at = closing(&tokens, at + 2);
            } else if before != Some("::") && token.starts_with(is_word) {
                let path = inline_path(&tokens, at);
                at += 2 * path.len() - 1;
                if path.len() > 1 {
                    file.uses.extend(absolute(path, &own, modules));
                }
            } else {
                at += 1;
            }
        }
        file
    }
}

/// The module that a file is.
fn module(source: &Source) -> Path {
    let path = source.path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').filter(|part| !matches!(*part, "lib" | "main")).map(str::to_owned).collect()
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/")
}

/// Words, `::` and single marks, without comments and literals.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(length) = literal(rest) {
            length
        } else if is_word(first) {
            rest.find(|letter| !is_word(letter)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        let (token, behind) = rest.split_at(length);
        if is_word(first) && literal(rest).is_none() || token == "::" || "{},;*()".contains(token) {
            tokens.push(token.to_owned());
        }
        rest = behind;
    }
    tokens
}

/// The length in bytes of the text or the character in quotes that begins here.
fn literal(text: &str) -> Option<usize> {
    let marks = text.strip_prefix('b').unwrap_or(text);
    if let Some(raw) = marks.strip_prefix('r')
        && let Some(hashes) = raw.find('"').filter(|end| raw.chars().take(*end).all(|letter| letter == '#'))
    {
        let end = format!("\"{}", "#".repeat(hashes));
        let body = raw.get(hashes + 1..)?;
        return Some(text.len() - body.len() + body.find(&end).map_or(body.len(), |at| at + end.len()));
    }
    let quote = marks.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let body = marks.get(1..)?;
    let mut is_escaped = false;
    let end = body.char_indices().find(|(_, letter)| {
        let ends = *letter == quote && !is_escaped;
        is_escaped = *letter == '\\' && !is_escaped;
        ends
    })?;
    // `'a` of a lifetime has no second quote right behind it.
    let is_lifetime = quote == '\'' && !body.starts_with('\\') && body.chars().nth(1) != Some('\'');
    (!is_lifetime).then_some(text.len() - body.len() + end.0 + 1)
}

/// The paths of a `use` whose tree begins at a token, and the place of the semicolon behind it.
fn use_paths(tokens: &[String], start: usize) -> (Vec<Path>, usize) {
    let (mut paths, mut groups, mut path): (Vec<Path>, Vec<Path>, Path) = (Vec::new(), vec![Path::new()], Path::new());
    let mut at = start;
    while let Some(token) = tokens.get(at).filter(|token| *token != ";") {
        match token.as_str() {
            "::" => {}
            "{" => groups.push(std::mem::take(&mut path)),
            "," | "}" => {
                finish(&mut path, &groups, &mut paths);
                if token == "}" {
                    groups.pop();
                }
            }
            // The name behind it is one of this file alone.
            "as" => at += 1,
            _ => {
                if path.is_empty() {
                    path.clone_from(groups.last().unwrap_or(&Path::new()));
                }
                path.push(token.clone());
            }
        }
        at += 1;
    }
    finish(&mut path, &groups, &mut paths);
    (paths, at)
}

/// Takes a path of a `use` that is complete to the others.
fn finish(path: &mut Path, groups: &[Path], paths: &mut Vec<Path>) {
    let mut path = std::mem::take(path);
    if path.last().is_some_and(|last| last == "self") && groups.len() > 1 {
        path.pop();
    }
    if !path.is_empty() {
        paths.push(path);
    }
}

/// The path that begins at a token: `a`, or `a::b::c`.
fn inline_path(tokens: &[String], start: usize) -> Path {
    let mut path: Path = tokens.get(start).cloned().into_iter().collect();
    let mut at = start + 1;
    while let (Some("::"), Some(word)) = (tokens.get(at).map(String::as_str), tokens.get(at + 1))
        && word.starts_with(is_word)
    {
        path.push(word.clone());
        at += 2;
    }
    path
}

/// The place of the brace that closes the one at a token.
fn closing(tokens: &[String], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.as_str() {
            "{" => depth += 1,
            "}" if depth == 1 => return at,
            "}" => depth -= 1,
            _ => {}
        }
    }
    tokens.len()
}

/// A path from the root of the crate; nothing for what lies outside of the crate or is no path of modules.
fn absolute(path: Path, own: &[String], modules: &BTreeSet<Path>) -> Option<Path> {
    let first = path.first()?;
    let up = path.iter().take_while(|part| *part == "super").count();
    let skipped = if up > 0 { up } else { usize::from(first == "crate" || first == "self") };
    let base = match first.as_str() {
        "crate" => Path::new(),
        "self" => own.to_vec(),
        "super" => own.iter().take(own.len().checked_sub(up)?).cloned().collect(),
        _ => {
            let child = [own, std::slice::from_ref(first)].concat();
            modules.contains(&child).then(|| own.to_vec())?
        }
    };
    Some(base.into_iter().chain(path.into_iter().skip(skipped)).collect())
}

/// The groups of files that reach each other, each sorted (Kosaraju's algorithm, by reachability: there are few files).
fn circles<'f>(dependencies: &BTreeMap<&'f str, BTreeSet<&'f str>>) -> Vec<BTreeSet<&'f str>> {
    let reachable = |from: &'f str| {
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![from]);
        while let Some(file) = waiting.pop() {
            let next = dependencies.get(file).into_iter().flatten();
            waiting.extend(next.copied().filter(|other| seen.insert(*other)));
        }
        seen
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = dependencies.keys().map(|file| (*file, reachable(file))).collect();
    let circle = |(file, seen): (&&'f str, &BTreeSet<&'f str>)| -> Option<BTreeSet<&'f str>> {
        seen.contains(file).then_some(())?;
        Some(seen.iter().copied().filter(|other| reached.get(other).is_some_and(|back| back.contains(file))).collect())
    };
    let mut circles: Vec<BTreeSet<&str>> = reached.iter().filter_map(circle).collect();
    circles.sort();
    circles.dedup();
    circles
}

#[test]
fn no_file_depends_on_itself_by_way_of_others() {
    let sources = sources();
    let all = Crate::new(&sources);
    let dependencies = all.dependencies();
    let count: usize = dependencies.values().map(BTreeSet::len).sum();
    assert!(count > 1000, "only {count} dependencies were found");
    let mut faults = Vec::new();
    for circle in circles(&dependencies) {
        faults.push(format!("{} files depend on each other:", circle.len()));
        for file in &circle {
            let others = dependencies.get(file).into_iter().flatten().filter(|other| circle.contains(*other));
            let others: Vec<&str> = others.copied().collect();
            faults.push(format!("    src/{file} uses {}", others.join(", ")));
        }
    }
    assert_none(&faults);
}

#[test]
fn the_reader_of_imports_reads() {
    let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let sources = [
        source("lib.rs", "mod a; mod b;"),
        source("a/mod.rs", "mod c; mod d;\npub use c::{Name, other as Third};\nfn f() { d::g() }"),
        source("a/c.rs", "pub struct Name; // use super::d;\nconst TEXT: &str = \"super::d::X\";"),
        source("a/d.rs", "use super::{Name, super::b::{self, Thing}};\n#[cfg(test)]\nmod tests { use crate::a::f; }"),
        source("b.rs", "fn h<'a>(it: &'a str) -> char { crate::a::d::g(); ';' }"),
    ];
    let all = Crate::new(&sources);
    let dependencies = all.dependencies();
    let of = |file: &str| dependencies.get(file).into_iter().flatten().copied().collect::<Vec<_>>();
    assert_eq!(of("a/mod.rs"), ["a/d.rs"]);
    assert_eq!(of("a/c.rs"), Vec::<&str>::new());
    assert_eq!(of("a/d.rs"), ["a/c.rs", "b.rs"]);
    assert_eq!(of("b.rs"), ["a/d.rs"]);
    assert_eq!(circles(&dependencies), [BTreeSet::from(["a/d.rs", "b.rs"])]);
}
