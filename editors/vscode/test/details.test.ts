// What the view says of two that may be the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Pair, Side } from '../src/contract';
import { fact, isMerge, key, reason, some, standing, title } from '../src/same/details';

const PLACE = { uri: 'file:///Ann.md', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } } };

function side(name: string, note: string | null, more: Partial<Side> = {}): Side {
  const definition = note === null ? null : PLACE;
  const judged = { name, note };
  return { judged, name, kind: 'person', also: [], summary: null, isSource: false, definition, first: null, mentions: 0, notes: 0, ...more };
}

function pair(one: Side, other: Side): Pair {
  return { sides: [one, other], why: 'shortened', agree: [], differ: [], notes: [], company: [], decided: null };
}

test('a pair is called by both names, or by the one that both have', () => {
  assert.equal(title(pair(side('Ann Smith', 'a.md'), side('A. Smith', null))), 'Ann Smith · A. Smith');
  assert.equal(title(pair(side('Ann Smith', 'a.md'), side('Ann Smith', 'b.md'))), 'Ann Smith');
});

test('what was decided and is still two is said', () => {
  const decided = { ...pair(side('Ann', 'a.md'), side('Ann', 'b.md')), decided: '2026-01-02' };
  assert.equal(reason(decided), 'decided to be the same on 2026-01-02, and still two');
});

test('a pair is the same one whichever side comes first', () => {
  const [one, other] = [side('Ann', 'a.md'), side('Ann', 'b.md')];
  assert.equal(key(pair(one, other)), key(pair(other, one)));
  assert.notEqual(key(pair(one, other)), key(pair(one, side('Ann', null))));
});

test('only two notes are merged', () => {
  assert.equal(isMerge(pair(side('Ann', 'a.md'), side('Ann', 'b.md'))), true);
  assert.equal(isMerge(pair(side('Ann', 'a.md'), side('Ann', null))), false);
  assert.equal(isMerge(pair(side('Ann', 'a.md'), side('Ann', 'b.vcf', { isSource: true }))), false);
});

test('counts, facts and long lists are short phrases', () => {
  assert.equal(standing(side('Ann', null, { mentions: 1, notes: 1 }), undefined), 'not defined · 1 mention in 1 note');
  assert.equal(standing(side('Ann', 'a.md'), 'a.md'), 'a.md · not mentioned');
  assert.equal(fact({ key: 'role', values: ['painter', 'painter'] }), 'role: painter');
  assert.equal(fact({ key: 'role', values: ['painter', 'sailor'] }), 'role: painter | sailor');
  assert.equal(some(['a', 'b', 'c', 'd', 'e', 'f', 'g']), 'a, b, c, d, e and 2 more');
});
