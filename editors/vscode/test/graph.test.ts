// The graph: which part is shown, where everybody stands, and where the arrow keys lead.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { graphData } from '../src/graph/convert';
import type { GraphData, Tie } from '../src/graph/data';
import { towards } from '../src/graph/web/keys';
import { layout, type Box } from '../src/graph/web/layout';
import { limit, MOST_NODES, part } from '../src/graph/web/model';
import { company, title } from '../src/graph/web/words';

const node = (id: string, mentions = 1) => ({ id, name: `Name ${id}`, kind: 'person' as const, mentions, notes: 1, defined: true });
const tie = (one: string, other: string, paragraphs = 1): Tie => ({ one, other, paragraphs, notes: paragraphs + 1, facts: [] });

/** a – b – c – d, and e by itself. */
const CHAIN: GraphData = {
  nodes: ['a', 'b', 'c', 'd', 'e'].map((id) => node(id)),
  ties: [tie('a', 'b'), tie('b', 'c'), tie('c', 'd')],
};

test('what the server tells of two is one tie', () => {
  const entity = { name: 'Ann', kind: 'person' as const, mentions: 2, notes: 1 };
  const place = { uri: 'file:///a.md', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } } };
  const data = graphData({
    entities: [{ ...entity, id: 'n0', definition: place }, { ...entity, id: 'n1', name: 'Bea' }],
    together: [{ between: ['n0', 'n1'], paragraphs: 2, notes: 1 }],
    relations: [{ from: 'n1', to: 'n0', key: 'sister' }, { from: 'n1', to: 'n0', key: 'sister' }, { from: 'n0', to: 'n1', key: 'sister' }],
  });
  assert.deepEqual(data.ties, [{ one: 'n0', other: 'n1', paragraphs: 2, notes: 1, facts: [{ from: 'n1', key: 'sister' }, { from: 'n0', key: 'sister' }] }]);
  assert.deepEqual(data.nodes.map(({ defined }) => defined), [true, false]);
});

test('around somebody are those who are two ties away', () => {
  assert.deepEqual(part(CHAIN, 'paragraphs', 'a').nodes.map(({ id }) => id), ['a', 'b', 'c']);
  assert.equal(part(CHAIN, 'paragraphs', undefined).nodes.length, 5);
});

test('a tie counts only if it is of the kind that is asked for', () => {
  const data = { ...CHAIN, ties: [tie('a', 'b', 0), { ...tie('b', 'c'), facts: [{ from: 'b', key: 'boss' }] }] };
  const ties = (joined: 'paragraphs' | 'notes' | 'facts') => part(data, joined, undefined).ties.map(({ one }) => one);
  assert.deepEqual(ties('paragraphs'), ['b']);
  assert.deepEqual(ties('notes'), ['a', 'b']);
  assert.deepEqual(ties('facts'), ['b']);
});

test('of very many, those who are mentioned most are shown, and it is said', () => {
  const nodes = Array.from({ length: MOST_NODES + 5 }, (_, index) => node(String(index), index));
  const shown = part({ nodes, ties: [tie('0', '1'), tie('20', '21')] }, 'paragraphs', undefined);
  assert.equal(shown.nodes.length, MOST_NODES);
  assert.equal(shown.nodes[0]?.id, String(MOST_NODES + 4));
  assert.equal(shown.ties.length, 1);
  assert.equal(limit(shown), '150 of 155 are shown: those who are mentioned most.');
  assert.equal(limit(part(CHAIN, 'paragraphs', undefined)), '');
});

test('no name lies over another, and the same graph looks the same', () => {
  const boxes: Box[] = Array.from({ length: MOST_NODES }, (_, index) => ({ id: String(index), width: 60 + (index % 7) * 15, height: 50 }));
  const links = boxes.flatMap(({ id }, index) => [1, 7, 31].map((step) => ({ one: id, other: String((index * step + step) % MOST_NODES), weight: step })));
  const places = layout(boxes, links, new Map());
  assert.deepEqual(layout(boxes, links, new Map()), places);
  for (const one of boxes) {
    for (const other of boxes.filter(({ id }) => id > one.id)) {
      const [here, there] = [places.get(one.id), places.get(other.id)];
      assert.ok(here && there && Number.isFinite(here.x) && Number.isFinite(here.y));
      const isApart = Math.abs(here.x - there.x) >= (one.width + other.width) / 2 || Math.abs(here.y - there.y) >= 50;
      assert.ok(isApart, `${one.id} lies over ${other.id}`);
    }
  }
});

test('two who are joined stand nearer than two who are not', () => {
  const boxes = CHAIN.nodes.map(({ id }) => ({ id, width: 50, height: 40 }));
  const places = layout(boxes, CHAIN.ties.map((tie) => ({ ...tie, weight: 1 })), new Map());
  const distance = (one: string, other: string): number => {
    const [here, there] = [places.get(one), places.get(other)];
    return here && there ? Math.hypot(here.x - there.x, here.y - there.y) : NaN;
  };
  assert.ok(distance('a', 'b') < distance('a', 'd'));
});

test('arrows lead to who stands there', () => {
  const places = new Map([['a', { x: 0, y: 0 }], ['right', { x: 90, y: 20 }], ['far', { x: 300, y: 0 }], ['up', { x: -10, y: -80 }]]);
  assert.equal(towards('ArrowRight', 'a', places), 'right');
  assert.equal(towards('ArrowUp', 'a', places), 'up');
  assert.equal(towards('ArrowDown', 'a', places), undefined);
  assert.equal(towards('Enter', 'a', places), undefined);
});

test('it is said who somebody is and with whom they appear', () => {
  const data = { nodes: [node('a', 3), node('b'), node('c')], ties: [{ ...tie('a', 'b', 2), facts: [{ from: 'b', key: 'founder' }, { from: 'a', key: 'home' }] }, tie('c', 'a', 5)] };
  const [first] = data.nodes;
  assert.ok(first);
  assert.equal(title(first), 'Name a, person, 3 mentions in 1 note');
  assert.equal(company(first, data), 'in one paragraph with Name c (5), Name b (2) · founder of Name b · home: Name b');
});
