//! `whoswho`: the terminal's way in.

fn main() {}
