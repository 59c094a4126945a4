// Go to Symbol in Workspace (Ctrl+T). The editor filters what the server has found once more, by the name that is shown, and
// knows nothing of other names and little of diacritics. So the name by which somebody was found is shown, too.

import type { SymbolInformation } from 'vscode';

import type { Directory } from './directory';
import { pathOf } from './places';
import { search } from './search';
import { folded } from './words';

export async function withNamesFound<Symbols extends SymbolInformation[] | null | undefined>(
  symbols: Symbols,
  query: string,
  directory: Directory,
): Promise<Symbols> {
  for (const symbol of symbols ?? []) {
    // The editor shows the path itself.
    if (symbol.containerName === pathOf(symbol.location.uri.toString())) {
      symbol.containerName = '';
    }
  }
  const missed = (symbols ?? []).filter((symbol) => !isKept(symbol.name, query));
  if (missed.length > 0) {
    const all = (await directory.all())?.entities ?? [];
    const byName = new Map(search(all, query).map(({ who, by }) => [keyOf(who.definition.uri, who.name), by]));
    for (const symbol of missed) {
      symbol.name += ` (${shown(byName.get(keyOf(symbol.location.uri.toString(), symbol.name)), query)})`;
    }
  }
  return symbols;
}

/** The other name if that is kept, else what it was compared by. */
function shown(name: string | undefined, query: string): string {
  const candidates = name === undefined ? [] : [name, folded(name)];
  return candidates.find((candidate) => isKept(candidate, query)) ?? query;
}

/** Whether the editor keeps a name: what is typed must be in it, letter by letter, in this order. */
function isKept(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let from = 0;
  for (const letter of query.toLowerCase().replace(/\s/g, '')) {
    from = letters.indexOf(letter, from) + 1;
    if (from === 0) {
      return false;
    }
  }
  return true;
}

function keyOf(uri: string, name: string): string {
  return `${decodeURIComponent(uri)}\n${name}`;
}
