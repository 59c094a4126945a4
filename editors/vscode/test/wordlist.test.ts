// Words are added to those that are there, and nothing is there twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { merged, missing } from '../src/wordlist';

test('words are merged in order, each once', () => {
  assert.deepEqual(merged(['Zoë', 'Aarn', 'own'], ['Quill', 'Aarn', 'Zoë']), ['Aarn', 'Quill', 'Zoë', 'own']);
});

test('what is no list of words has none', () => {
  for (const own of [undefined, null, 'Aarn', {}, [7, null]]) {
    assert.deepEqual(merged(own, ['Quill']), ['Quill']);
    assert.equal(missing(own, ['Quill', 'Aarn']), 2);
  }
});

test('words that are there are not missing', () => {
  assert.equal(missing(['Quill'], ['Quill', 'Aarn']), 1);
});
