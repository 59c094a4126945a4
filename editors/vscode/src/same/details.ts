// What the view says of two that may be the same.

import type { Pair, SharedFact, Side } from '../contract';
import { count } from '../counts';

/** So many notes and names are named. */
const NAMED = 5;

/** A pair as a title: the name that both have, or both names. */
export function title({ sides: [one, other] }: Pair): string {
  return one.name === other.name ? one.name : `${one.name} · ${other.name}`;
}

/** Why they may be one. */
export function reason(pair: Pair): string {
  return pair.decided === null ? pair.why : `decided to be the same on ${pair.decided}, and still two`;
}

/** Where one of the two is, and how often. */
export function standing(side: Side, place: string | undefined): string {
  const often = side.mentions === 0 ? 'not mentioned' : `${count(side.mentions, 'mention')} in ${count(side.notes, 'note')}`;
  return `${place ?? 'not defined'} · ${often}`;
}

export function fact({ key, values: [one, other] }: SharedFact): string {
  return one === other ? `${key}: ${one}` : `${key}: ${one} | ${other}`;
}

export function some(all: string[]): string {
  const more = all.length - NAMED;
  return `${all.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

/** Whether both are notes, of which one would go. */
export function isMerge({ sides }: Pair): boolean {
  return sides.every((side) => side.definition !== null && !side.isSource);
}

/** What tells a pair from all others. */
export function key({ sides }: Pair): string {
  return JSON.stringify(sides.map((side) => side.judged).sort((one, other) => order(one, other)));
}

function order(one: { name: string; note: string | null }, other: { name: string; note: string | null }): number {
  const text = (judged: { name: string; note: string | null }): string => `${judged.name}\n${judged.note ?? ''}`;
  return text(one) < text(other) ? -1 : 1;
}
