// Lists of words, as spell checkers keep them.

/** All words of both lists, each once, in order. What is no list has none. */
export function merged(own: unknown, more: string[]): string[] {
  const words = Array.isArray(own) ? own.filter((word): word is string => typeof word === 'string') : [];
  return [...new Set([...words, ...more])].sort();
}

/** How many words of a list another one lacks. */
export function missing(own: unknown, more: string[]): number {
  const known = new Set<unknown>(Array.isArray(own) ? own : []);
  return more.filter((word) => !known.has(word)).length;
}
