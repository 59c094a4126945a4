// What the server is told when it asks for settings: what the user has set, and nothing else, so that `.whoswho.toml`
// counts for the rest.

import { workspace } from 'vscode';

/** Settings about the server rather than for it. */
const OWN = ['server', 'trace'];

export const SECTION = 'whoswho';

export function settingsForServer(): Record<string, unknown> {
  const all = workspace.getConfiguration(SECTION);
  const keys = Object.keys(all).filter((key) => !OWN.includes(key) && typeof all[key] !== 'function');
  return Object.fromEntries(keys.flatMap((key) => entry(key, explicit(key))));
}

/** The value that the user has set; the parts that they have set where a setting has parts. */
function explicit(key: string): unknown {
  const all = workspace.getConfiguration(SECTION);
  const value: unknown = all.get(key);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const parts = Object.keys(value);
    return Object.fromEntries(parts.flatMap((part) => entry(part, (value as Record<string, unknown>)[part])));
  }
  const set = all.inspect(key);
  const isSet = [set?.globalValue, set?.workspaceValue, set?.workspaceFolderValue].some((value) => value !== undefined);
  return isSet ? value : null;
}

/** Null says that the server decides, so it is not told. */
function entry(key: string, value: unknown): [string, unknown][] {
  return value === null || value === undefined ? [] : [[key, value]];
}
