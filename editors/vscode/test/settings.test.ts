// The settings that the editor offers are those that the server knows.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { MANIFEST, configuration, schemaOf } from '../scripts/settings.mjs';

const program = process.env['WHOSWHO'];

test('package.json has the settings of `whoswho config schema`', { skip: program === undefined && 'WHOSWHO names no program' }, () => {
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { contributes: { configuration: unknown } };
  assert.deepEqual(manifest.contributes.configuration, configuration(schemaOf(program ?? '')), 'run `npm run settings`');
});
