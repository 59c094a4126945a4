// The settings that the editor offers are those that the server knows.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { MANIFEST, configuration, schemaOf } from '../scripts/settings.mjs';

interface Group {
  title: string;
  properties: Record<string, { default?: unknown; order?: number; enum?: string[] } & Record<string, unknown>>;
}

const program = process.env['WHOSWHO'];
const skip = program === undefined && 'WHOSWHO names no program';
const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { contributes: { configuration: Group[] } };
const groups = manifest.contributes.configuration;

test('package.json has the settings of `whoswho config schema`', { skip }, () => {
  assert.deepEqual(groups, configuration(schemaOf(program ?? '')), 'run `npm run settings`');
});

test('keys make titles, and every setting has a default, a place and a text for each choice', () => {
  for (const { properties } of groups) {
    for (const [key, setting] of Object.entries(properties)) {
      assert.match(key, /^whoswho(\.[a-z][a-zA-Z]*)+$/);
      assert.ok(setting.default !== undefined && setting.default !== null, `${key} has no default`);
      assert.equal(typeof setting.order, 'number', `${key} has no place`);
      const texts = (setting['enumDescriptions'] ?? setting['markdownEnumDescriptions'] ?? []) as string[];
      assert.equal(texts.filter((text) => text !== '').length, setting.enum?.length ?? 0, `${key} does not explain its choices`);
    }
  }
});
