// The graph: which part is shown, where everybody stands, where the arrow keys lead, and who is found.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { page, PAGE } from '../scripts/graph.mjs';
import { graphData } from '../src/graph/convert';
import type { GraphData, GraphEntity, Tie } from '../src/graph/data';
import { search } from '../src/graph/web/find';
import { towards } from '../src/graph/web/keys';
import { readable } from '../src/graph/web/labels';
import { layout, type Box } from '../src/graph/web/layout';
import { between, days, limit, MOST_NODES, part, readableMinimum, type View } from '../src/graph/web/model';
import { companyInWords, shared, title } from '../src/graph/web/words';

const node = (id: string, mentions = 1): GraphEntity => ({
  id,
  name: `Name ${id}`,
  kind: 'person',
  file: `${id}.md`,
  line: 0,
  mentions,
  notes: 1,
  aliases: [],
  folded: [`name ${id}`],
  summary: null,
  distinction: null,
  in: [[0, mentions]],
});
const tie = (one: string, other: string, paragraphs = 1): Tie => ({ one, other, paragraphs, notes: 1, in: [[0, paragraphs, 0]], facts: [] });
const notes = [{ file: 'a.md', date: null }];
const ALL: View = { joined: 'paragraphs', centre: [], depth: 1, min: 1 };

/** a – b – c – d, and e by itself. */
const CHAIN: GraphData = {
  nodes: ['a', 'b', 'c', 'd', 'e'].map((id) => node(id)),
  ties: [tie('a', 'b'), tie('b', 'c', 2), tie('c', 'd')],
  notes,
};

const ids = (data: GraphData, view: Partial<View>): string[] => part(data, { ...ALL, ...view }).nodes.map(({ id }) => id);

test('what the server tells of two is one tie, and ids last when others come', () => {
  const graph = {
    entities: [{ ...node('n0'), name: 'Ann', file: 'p.md' }, { ...node('n1'), name: 'Bea', file: 'p.md' }, { ...node('n2'), name: 'Bea', file: 'p.md' }],
    together: [{ between: ['n0', 'n1'] as [string, string], paragraphs: 2, notes: 1, in: [[0, 2, 7]] as [number, number, number][] }],
    relations: [{ from: 'n1', to: 'n0', key: 'sister' }, { from: 'n1', to: 'n0', key: 'sister' }, { from: 'n0', to: 'n1', key: 'sister' }],
    notes,
  };
  const data = graphData(graph);
  assert.deepEqual(data.nodes.map(({ id }) => id), ['p.md#Ann', 'p.md#Bea', 'p.md#Bea#1']);
  assert.deepEqual(data.ties, [
    { one: 'p.md#Ann', other: 'p.md#Bea', paragraphs: 2, notes: 1, in: [[0, 2, 7]], facts: [{ from: 'p.md#Bea', key: 'sister' }, { from: 'p.md#Ann', key: 'sister' }] },
  ]);
});

test('around somebody are those who are so many ties away, and around several those of each', () => {
  assert.deepEqual(ids(CHAIN, { centre: ['a'] }), ['a', 'b']);
  assert.deepEqual(ids(CHAIN, { centre: ['a'], depth: 2 }), ['a', 'b', 'c']);
  assert.deepEqual(ids(CHAIN, { centre: ['d', 'e'] }), ['d', 'e', 'c']);
  assert.equal(ids(CHAIN, {}).length, 5);
});

test('with a minimum, weaker ties are gone, and who has none left; but not the centre', () => {
  assert.deepEqual(ids(CHAIN, { min: 2 }), ['b', 'c']);
  assert.deepEqual(ids(CHAIN, { centre: ['a'], min: 2 }), ['a']);
});

test('a tie counts only if it is of the kind that is asked for', () => {
  const data = { ...CHAIN, ties: [tie('a', 'b', 0), { ...tie('b', 'c'), facts: [{ from: 'b', key: 'boss' }] }] };
  const ties = (joined: View['joined']) => part(data, { ...ALL, joined }).ties.map(({ one }) => one);
  assert.deepEqual(ties('paragraphs'), ['b']);
  assert.deepEqual(ties('notes'), ['a', 'b']);
  assert.deepEqual(ties('facts'), ['b']);
});

test('of very many, those who are mentioned most are shown, and it is said', () => {
  const nodes = Array.from({ length: MOST_NODES + 5 }, (_, index) => node(String(index), index));
  const shown = part({ nodes, ties: [tie('0', '1'), tie('20', '21')], notes }, ALL);
  assert.equal(shown.nodes.length, MOST_NODES);
  assert.equal(shown.nodes[0]?.id, String(MOST_NODES + 4));
  assert.equal(shown.ties.length, 1);
  assert.equal(limit(shown), '150 of 155 are shown: those who are mentioned most.');
  assert.equal(limit(part(CHAIN, ALL)), '');
});

test('where everybody knows everybody, only the strongest ties are drawn at first', () => {
  const nodes = Array.from({ length: 60 }, (_, index) => node(String(index), 1));
  const ties = nodes.flatMap((one, at) => nodes.slice(at + 1).map((other, step) => tie(one.id, other.id, 1 + (step % 10))));
  const min = readableMinimum({ nodes, ties, notes }, ALL);
  assert.ok(min > 1 && part({ nodes, ties, notes }, { ...ALL, min }).ties.length <= 400);
  assert.ok(part({ nodes, ties, notes }, { ...ALL, min: min - 1 }).ties.length > 400);
  assert.equal(readableMinimum(CHAIN, ALL), 1);
});

test('the graph of a time counts what its dated notes say', () => {
  const dated = [{ file: '1.md', date: '2024-05-01' }, { file: '2.md', date: '2024-06-01' }, { file: 'u.md', date: null }];
  const data: GraphData = {
    nodes: [{ ...node('a', 6), in: [[0, 1], [1, 2], [2, 3]] }, { ...node('b', 1), in: [[2, 1]] }],
    ties: [{ ...tie('a', 'b', 3), in: [[0, 1, 0], [2, 2, 0]] }],
    notes: dated,
  };
  assert.deepEqual(days(data), ['2024-05-01', '2024-06-01']);
  const may = between(data, '2024-05-01', '2024-05-31');
  assert.deepEqual(may.nodes.map(({ id, mentions, notes }) => [id, mentions, notes]), [['a', 1, 1]]);
  assert.deepEqual(may.ties.map(({ paragraphs, notes }) => [paragraphs, notes]), [[1, 1]]);
});

test('somebody is found by any name, without accents, by words in any order', () => {
  const people = [
    { ...node('1', 1), name: 'Élodie Marchand', aliases: ['@elo', 'The Łady'], folded: ['elodie marchand', '@elo', 'the lady'] },
    { ...node('2', 9), name: 'Marc Elod', folded: ['marc elod'] },
  ];
  const found = (typed: string) => search(people, typed).map(({ node, alias }) => [node.id, alias]);
  assert.deepEqual(found('elod'), [['1', undefined], ['2', undefined]]);
  assert.deepEqual(found('ÉLODIE'), [['1', undefined]]);
  assert.deepEqual(found('marchand elo'), [['1', undefined]]);
  assert.deepEqual(found('lady'), [['1', 'The Łady']]);
  assert.deepEqual(found('Ład'), [['1', 'The Łady']]);
  assert.deepEqual(found('nobody'), []);
});

test('no name lies over another, and the same graph looks the same', () => {
  const boxes: Box[] = Array.from({ length: MOST_NODES }, (_, index) => ({ id: String(index), width: 60 + (index % 7) * 15, height: 50 }));
  const links = boxes.flatMap(({ id }, index) => [1, 7, 31].map((step) => ({ one: id, other: String((index * step + step) % MOST_NODES), weight: step })));
  const places = layout(boxes, links, new Map(), '3');
  assert.deepEqual(layout(boxes, links, new Map(), '3'), places);
  for (const one of boxes) {
    for (const other of boxes.filter(({ id }) => id > one.id)) {
      const [here, there] = [places.get(one.id), places.get(other.id)];
      assert.ok(here && there && Number.isFinite(here.x) && Number.isFinite(here.y));
      const isApart = Math.abs(here.x - there.x) >= (one.width + other.width) / 2 || Math.abs(here.y - there.y) >= 50;
      assert.ok(isApart, `${one.id} lies over ${other.id}`);
    }
  }
});

test('names are shown in their order of importance, where there is room', () => {
  const label = (id: string, x: number) => ({ id, x, y: 0, radius: 5, width: 80 });
  const labels = [label('a', 0), label('b', 30), label('c', 50), label('d', 200)];
  // The second has room above its shape, the third on neither side.
  assert.deepEqual([...readable(labels, 1, 0)], [['a', 'below'], ['b', 'above'], ['d', 'below']]);
  assert.deepEqual([...readable(labels, 4, 0)].map(([id, side]) => `${id} ${side}`), ['a below', 'b below', 'c below', 'd below']);
  assert.deepEqual([...readable([label('b', 30), label('a', 0)], 1, 0)], [['b', 'below'], ['a', 'above']]);
  // Between names above and below, there is room beside a shape; but not where the screen ends.
  const at = (x: number, y: number) => ({ ...label(`${String(x)} ${String(y)}`, x), y });
  const crowd = (x: number, room = 0) => readable([at(-400, -100), at(400, -100), at(x, -20), at(x, 20), at(x, 0)], 1, room).get(`${String(x)} 0`);
  assert.deepEqual([crowd(0), crowd(-350), crowd(350), crowd(350, 1000)], ['right', 'right', 'left', 'right']);
  // A name has no room where a shape lies, unless it is one of the most important.
  const row = Array.from({ length: 14 }, (_, index) => label(String(index), index * 90));
  const shapes = [0, 1080, 1170].flatMap((x) => [-10, 10].filter((y) => x !== 1080 || y > 0).map((y) => ({ id: `${String(x)} ${String(y)}`, x, y, radius: 5, width: 1 })));
  const shown = readable([...row, ...shapes], 1, 0);
  assert.deepEqual(['0', '12', '13'].map((id) => shown.get(id)), ['below', 'above', undefined]);
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
  const facts = [{ from: 'b', key: 'founder' }, { from: 'a', key: 'home' }];
  const data = { nodes: [node('a', 3), node('b'), { ...node('c'), distinction: 'the baker' }], ties: [{ ...tie('a', 'b', 2), facts }, tie('c', 'a', 5)], notes };
  const [first] = data.nodes;
  assert.ok(first);
  assert.equal(title(first), 'Name a, person, 3 mentions in 1 note');
  assert.equal(companyInWords(first, data), 'in one paragraph with Name c (the baker) (5), Name b (2) · founder of Name b · home: Name b');
  assert.equal(shared(tie('a', 'b', 2)), '2 paragraphs, 1 note');
});

test('the page that the terminal prints is made of this code', async () => {
  const [fresh, committed] = [await page(), readFileSync(PAGE, 'utf8')];
  assert.ok(fresh === committed, 'run `npm run graph` in editors/vscode, and commit src/cli/graph/page.html');
  assert.equal(committed.split('GRAPH_DATA').length, 2);
});
