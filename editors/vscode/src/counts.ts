// How numbers are said.

import type { Everybody } from './contract';

export function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}

export function summary({ entities, notes }: Everybody): string {
  const people = entities.filter(({ kind }) => kind === 'person').length;
  const organizations = count(entities.length - people, 'organization');
  return `${people === 1 ? '1 person' : `${String(people)} people`}, ${organizations}, ${count(notes, 'note')}`;
}
