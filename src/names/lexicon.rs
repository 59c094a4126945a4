//! Which single words are too common to stand for one person by themselves.
