// How kinds are said, and how names are compared.

import type { Kind } from './contract';

export const GROUPS: { kind: Kind; label: string }[] = [
  { kind: 'person', label: 'People' },
  { kind: 'organization', label: 'Organizations' },
];

/** Letters that are no others with a mark, as people type them who have no key for them. */
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i' };

/** For comparing what somebody types with a name: without case and diacritics. */
export function folded(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[ßæœøđðþłħı]/g, (letter) => PLAIN[letter] ?? letter);
}
