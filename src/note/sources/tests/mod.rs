//! What sources define, a line for each thing that is said.

mod data;
mod groups;
mod listed;
mod tables;
