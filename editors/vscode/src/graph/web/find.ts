// Who is found by what was typed.

import type { GraphNode } from '../data';

const MOST_HITS = 12;

/** Without case and diacritics. The server's `folded` knows more letters (`ø`, `ł`), which nobody needs to type. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Those with a name in which each typed word is: names that begin so first, and then the most mentioned. */
export function search(nodes: GraphNode[], typed: string): { node: GraphNode; alias: string | undefined }[] {
  const words = fold(typed).split(/\s+/u).filter(Boolean);
  const hits = nodes.flatMap((node) => {
    const names = [node.name, ...node.aliases];
    const fits = (name: string, index: number): boolean => {
      const forms = [fold(name), node.folded[index] ?? ''];
      return words.every((word) => forms.some((form) => form.includes(word)));
    };
    const at = names.findIndex(fits);
    if (at < 0) {
      return [];
    }
    const begins = [fold(names[at] ?? ''), node.folded[at] ?? ''].some((form) => form.startsWith(words.join(' ')));
    return [{ node, alias: at === 0 ? undefined : names[at], begins }];
  });
  hits.sort((one, other) => Number(other.begins) - Number(one.begins) || other.node.mentions - one.node.mentions);
  return hits.slice(0, MOST_HITS);
}
