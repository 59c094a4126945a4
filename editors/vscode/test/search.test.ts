// Who is found by what a user types, and what tells namesakes apart.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { distinctions } from '../src/namesakes';
import { search } from '../src/search';

const EVERYBODY = [
  { name: 'Bela Zoric', aliases: ['Zoë'] },
  { name: 'Zoe Marchand', aliases: [] },
  { name: 'Łukasz Žďárský', aliases: ['@luka'] },
  { name: '陈美玲', aliases: ['Chen Meiling'] },
];

const found = (typed: string): string[] => search(EVERYBODY, typed).map(({ who, by }) => (who.name === by ? by : `${who.name} as ${by}`));

test('names and other names are found without accents, by any of their words', () => {
  assert.deepEqual(found('zdar'), ['Łukasz Žďárský']);
  assert.deepEqual(found('  lukasz ZDA'), ['Łukasz Žďárský']);
  assert.deepEqual(found('zdar lu'), ['Łukasz Žďárský']);
  assert.deepEqual(found('@luka'), ['Łukasz Žďárský']);
  assert.deepEqual(found('mei ling'), ['陈美玲 as Chen Meiling']);
  assert.deepEqual(found('美玲'), ['陈美玲']);
  assert.deepEqual(found('nobody'), []);
});

test('a name that begins as it is typed comes before one that only has it in it; else the order stays', () => {
  assert.deepEqual(found('zo'), ['Bela Zoric as Zoë', 'Zoe Marchand']);
  assert.deepEqual(found('mar'), ['Zoe Marchand']);
  assert.deepEqual(found('ch'), ['陈美玲 as Chen Meiling', 'Zoe Marchand']);
  assert.equal(found('').length, 4);
});

test('namesakes are told apart by as little as possible', () => {
  const at = (name: string, path: string, line = 0) => ({ name, path, line });
  const told = (...all: ReturnType<typeof at>[]) => distinctions(all);
  assert.deepEqual(told(at('Ann', 'People/Ann.md'), at('Bob', 'People/Bob.md')), [undefined, undefined]);
  assert.deepEqual(told(at('Ann', 'People/Ann (painter).md'), at('Ann', 'People/Ann.md')), ['painter', 'People/']);
  assert.deepEqual(told(at('Ann', 'Ann (painter).md'), at('Ann', 'Ann - cook.md'), at('Ann', 'Neighbours.md')), ['painter', 'cook', 'Neighbours']);
  assert.deepEqual(told(at('Ann', 'Ann (cook).md'), at('Ann', 'Ann cook.md')), ['Ann (cook)', 'Ann cook']);
  assert.deepEqual(told(at('Ann', 'Work/People/Ann.md'), at('Ann', 'Home/People/Ann.md')), ['Work/People/', 'Home/People/']);
  assert.deepEqual(told(at('Ann', 'A/Ann.md'), at('Ann', 'B/Ann.md')), ['A/', 'B/']);
  assert.deepEqual(told(at('Ann', 'Ann.md'), at('Ann', 'B/Ann.md')), ['Ann.md', 'B/']);
  assert.deepEqual(told(at('Ann', 'Cast.md', 4), at('Ann', 'Cast.md', 9)), ['Cast:5', 'Cast:10']);
});
