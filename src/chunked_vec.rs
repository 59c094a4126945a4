//! A persistent vector: clones share all chunks, and a change copies only one of them.

use std::sync::Arc;

const CHUNK: usize = 128;

/// Values by index. A clone shares all of them; a change copies one small chunk.
#[derive(Clone, Debug)]
pub(crate) struct ChunkedVec<T> {
    chunks: Vec<Arc<Vec<Option<Arc<T>>>>>,
    length: usize,
}

impl<T> Default for ChunkedVec<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), length: 0 }
    }
}

impl<T> ChunkedVec<T> {
    /// The value at `index`, if there is one.
    pub(crate) fn get(&self, index: usize) -> Option<&Arc<T>> {
        self.chunks.get(index / CHUNK)?.get(index % CHUNK)?.as_ref()
    }

    /// One more than the greatest index that was ever used.
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// Puts a value, or nothing, at `index`.
    pub(crate) fn set(&mut self, index: usize, value: Option<Arc<T>>) {
        let chunk = index / CHUNK;
        while self.chunks.len() <= chunk {
            self.chunks.push(Arc::default());
        }
        if let Some(chunk) = self.chunks.get_mut(chunk) {
            let chunk = Arc::make_mut(chunk);
            let at = index % CHUNK;
            if chunk.len() <= at {
                chunk.resize_with(at + 1, || None);
            }
            if let Some(slot) = chunk.get_mut(at) {
                *slot = value;
            }
        }
        self.length = self.length.max(index + 1);
    }

    /// The values that are set, with their indexes.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &Arc<T>)> + Clone {
        let numbered = self.chunks.iter().enumerate();
        numbered.flat_map(|(number, chunk)| {
            let first = number * CHUNK;
            chunk.iter().enumerate().filter_map(move |(at, value)| Some((first + at, value.as_ref()?)))
        })
    }
}
