//! Titles and honorifics that precede or follow a person's name.
