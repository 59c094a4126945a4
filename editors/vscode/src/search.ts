// Finding people and organizations by what a user types: any of their names, or parts of one, without diacritics.

import { folded } from './words';

export interface Named {
  name: string;
  aliases: string[];
}

export interface Found<Somebody> {
  who: Somebody;
  /** The name that was found. */
  by: string;
}

/** Those who have a name that fits: the best fit first, and else in the order in which they come. */
export function search<Somebody extends Named>(everybody: Somebody[], typed: string): Found<Somebody>[] {
  const wanted = words(typed);
  if (wanted.length === 0) {
    return everybody.map((who) => ({ who, by: who.name }));
  }
  const ranked = everybody.flatMap((who) => {
    const best = bestName(who, wanted);
    return best === undefined ? [] : [{ who, ...best }];
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ who, by }) => ({ who, by }));
}

/** The name that fits best; the first of those that fit as well. */
function bestName(who: Named, wanted: string[]): { by: string; rank: number } | undefined {
  let best: { by: string; rank: number } | undefined;
  for (const by of [who.name, ...who.aliases]) {
    const rank = rankOf(by, wanted);
    if (rank !== undefined && (best === undefined || rank < best.rank)) {
      best = { by, rank };
    }
  }
  return best;
}

/** 0 if the name begins like that, 1 if each word begins one of the name's, 2 if it is part of the name. */
function rankOf(name: string, wanted: string[]): number | undefined {
  const has = words(name);
  if (has.join(' ').startsWith(wanted.join(' '))) {
    return 0;
  }
  if (wanted.every((word) => has.some((one) => one.startsWith(word)))) {
    return 1;
  }
  // Some write in one word what others write in two.
  return has.join('').includes(wanted.join('')) || wanted.every((word) => has.join(' ').includes(word)) ? 2 : undefined;
}

function words(text: string): string[] {
  return folded(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
