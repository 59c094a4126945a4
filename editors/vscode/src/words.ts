// How kinds are said, and how names are compared.

import type { Kind } from './contract';

export const GROUPS: { kind: Kind; label: string }[] = [
  { kind: 'person', label: 'People' },
  { kind: 'organization', label: 'Organizations' },
];

/** For comparing what somebody types with a name: without case and diacritics. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
