// What the server is told when it asks for settings: what the user has set, and nothing else, so that `.whoswho.toml`
// counts for the rest.

import { workspace } from 'vscode';

/** Settings about the server rather than for it. */
const OWN = ['server', 'trace'];

export const SECTION = 'whoswho';

export function settingsForServer(): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  const severity: Record<string, unknown> = {};
  const all = workspace.getConfiguration(SECTION);
  for (const key of Object.keys(all).filter((key) => !OWN.includes(key) && typeof all[key] !== 'function')) {
    if (key === 'severity') {
      for (const code of Object.keys(all.get(key) ?? {})) {
        put(severity, separated(code, '-'), explicit(`${key}.${code}`));
      }
    } else {
      put(told, separated(key, '_'), explicit(key));
    }
  }
  return Object.keys(severity).length === 0 ? told : { ...told, severity };
}

/** The server has `alias_keys` and `ambiguous-name` where this editor, which makes titles of them, has capitals. */
function separated(key: string, separator: string): string {
  return key.replace(/[A-Z]/g, (letter) => separator + letter.toLowerCase());
}

function put(settings: Record<string, unknown>, key: string, value: unknown): void {
  if (value !== undefined) {
    settings[key] = value;
  }
}

/** The value that counts, if the user has set one. */
function explicit(key: string): unknown {
  const all = workspace.getConfiguration(SECTION);
  const set = all.inspect(key);
  const isSet = [set?.globalValue, set?.workspaceValue, set?.workspaceFolderValue].some((value) => value !== undefined);
  return isSet ? all.get(key) : undefined;
}
