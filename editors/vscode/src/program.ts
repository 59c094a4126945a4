// Which program is the server: the one that the user has set, else the one that came with the extension.

import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** A program that can be started, or why there is none: one sentence for the user. */
export type Program = { path: string } | { problem: string };

const IS_WINDOWS = process.platform === 'win32';

export function findProgram(setting: string, extension: string): Program {
  return setting.trim() === '' ? bundled(extension) : chosen(setting.trim());
}

function bundled(extension: string): Program {
  const path = join(extension, 'bin', IS_WINDOWS ? 'whoswho.exe' : 'whoswho');
  if (isProgram(path)) {
    return { path };
  }
  const machine = `${process.platform}-${process.arch}`;
  return { problem: `This build of Who's Who comes without a server for ${machine}. Set the path of a whoswho program.` };
}

function chosen(setting: string): Program {
  const path = setting.startsWith('~/') ? join(homedir(), setting.slice(2)) : setting;
  if (isAbsolute(path)) {
    return isProgram(path) ? { path } : { problem: `whoswho.server.path is “${setting}”, and no program is there.` };
  }
  if (/[\\/]/.test(path)) {
    return { problem: `whoswho.server.path is “${setting}”. It must be an absolute path, or the name of a program on the PATH.` };
  }
  const found = onPath(path);
  return found === undefined ? { problem: `whoswho.server.path is “${setting}”, which is not on the PATH.` } : { path: found };
}

function onPath(name: string): string | undefined {
  const names = IS_WINDOWS ? [`${name}.exe`, name] : [name];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
