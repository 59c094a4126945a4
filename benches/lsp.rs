//! What an editor waits for, measured on the real server over generated vaults:
//! `cargo bench --bench lsp [-- NOTES…]`, by default with 1,000, 10,000 and 50,000 notes. Memory and processor time
//! are read from `/proc`, so they are blank elsewhere than on Linux. benches/README.md has figures.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a benchmark that fails shows it"
)]
#![allow(missing_docs, unreachable_pub, reason = "nobody uses a benchmark")]

#[path = "lsp/measure.rs"]
mod measure;
#[path = "../tests/support/mod.rs"]
mod support;
#[allow(dead_code, reason = "each benchmark uses its own part of it")]
#[path = "support/vault.rs"]
mod vault;

use std::path::{Path, PathBuf};

use measure::{Figure, measure};

fn main() {
    // Cargo passes `--bench`.
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1_000, 10_000, 50_000] } else { sizes };
    let columns: Vec<Vec<Figure>> = sizes.iter().map(|size| measure(&folder(*size), &vault::vault(*size))).collect();
    print(&sizes, &columns);
}

/// Where a vault of that size is kept between runs.
fn folder(size: usize) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("vault-{size}"))
}

#[allow(clippy::print_stdout, reason = "the table is what it is for")]
fn print(sizes: &[usize], columns: &[Vec<Figure>]) {
    let header: String = sizes.iter().map(|size| format!("{size:>12}")).collect();
    println!("{:<44}{header}{:>12}", "notes", "last/first");
    let rows = columns.first().map(Vec::len).unwrap_or_default();
    for row in 0..rows {
        let figures: Vec<&Figure> = columns.iter().filter_map(|column| column.get(row)).collect();
        let cells: String = figures.iter().map(|figure| format!("{:>12}", figure.shown())).collect();
        let growth = match (figures.first().and_then(|it| it.value), figures.last().and_then(|it| it.value)) {
            (Some(first), Some(last)) if first > 0.0 && figures.len() > 1 => format!("{:.2}", last / first),
            _ => String::new(),
        };
        let name = figures.first().map(|figure| figure.name).unwrap_or_default();
        println!("{name:<44}{cells}{growth:>12}");
    }
}
