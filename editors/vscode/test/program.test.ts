// Which program is started as the server.

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { findProgram } from '../src/program';

const folder = mkdtempSync(join(tmpdir(), 'whoswho-'));
after(() => rmSync(folder, { recursive: true }));

const program = join(folder, 'bin', process.platform === 'win32' ? 'whoswho.exe' : 'whoswho');
mkdirSync(join(folder, 'bin'));
writeFileSync(program, '#!/bin/sh\n');
chmodSync(program, 0o755);

const problem = (setting: string, extension = folder): string => {
  const found = findProgram(setting, extension);
  return 'problem' in found ? found.problem : `found ${found.path}`;
};

test('without a setting it is the one that came along', () => {
  assert.deepEqual(findProgram('', folder), { path: program });
  assert.deepEqual(findProgram('  ', folder), { path: program });
  assert.match(problem('', join(folder, 'nowhere')), /comes without a server for .*Set the path/);
});

test('a path must be absolute and lead to a program', () => {
  assert.deepEqual(findProgram(program, ''), { path: program });
  assert.match(problem(join(folder, 'nothing')), /no program is there/);
  assert.match(problem(folder), /no program is there/);
  assert.match(problem('./bin/whoswho'), /must be an absolute path/);
});

test('a bare name is looked for on the PATH', () => {
  const before = process.env['PATH'];
  process.env['PATH'] = join(folder, 'bin');
  assert.deepEqual(findProgram('whoswho', ''), { path: program });
  assert.match(problem('whoswoh'), /not on the PATH/);
  process.env['PATH'] = before;
});
