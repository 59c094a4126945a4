// What is said of somebody in the graph.

import type { Fact, GraphData, GraphNode, Tie } from '../data';
import { count } from '../../counts';

/** How many neighbours are named. */
const FEW = 6;

/** The name, with what tells it from others of that name. A summary is a sentence there no longer. */
export function fullName({ name, distinction }: GraphNode): string {
  return distinction === null ? name : `${name} (${distinction.replace(/\.$/, '')})`;
}

/** `person · 3 mentions in 2 notes`, after what tells somebody from others of their name. */
export function subtitle(node: GraphNode): string {
  const counts = node.mentions === 0 ? 'not mentioned' : `${count(node.mentions, 'mention')} in ${count(node.notes, 'note')}`;
  return [node.distinction, node.kind, counts].filter(Boolean).join(' · ');
}

/** `Ann Smith, person, 3 mentions in 2 notes`. */
export function title(node: GraphNode): string {
  return `${fullName(node)}, ${node.kind}, ${count(node.mentions, 'mention')} in ${count(node.notes, 'note')}`;
}

/** `3 paragraphs, 2 notes`; nothing if no note mentions both. */
export function shared({ paragraphs, notes }: Tie): string {
  if (notes === 0) {
    return '';
  }
  return `${paragraphs === 0 ? 'no paragraph' : count(paragraphs, 'paragraph')}, ${count(notes, 'note')}`;
}

/** The ties of somebody, the strongest first, each with the other one. */
export function company(node: GraphNode, data: GraphData): { tie: Tie; other: GraphNode }[] {
  const nodes = new Map(data.nodes.map((node) => [node.id, node]));
  const own = data.ties.filter((tie) => tie.one === node.id || tie.other === node.id);
  own.sort((one, two) => two.paragraphs - one.paragraphs || two.notes - one.notes);
  return own.flatMap((tie) => {
    const other = nodes.get(tie.one === node.id ? tie.other : tie.one);
    return other === undefined ? [] : [{ tie, other }];
  });
}

/** `founder of Zorgle`, `role: Zorgle`: what definitions say of one and another. */
export function facts(tie: Tie, id: string, other: GraphNode): string[] {
  return tie.facts.map(({ from, key }: Fact) => (from === id ? `${key}: ${fullName(other)}` : `${key} of ${fullName(other)}`));
}

/** With whom somebody appears, and what definitions say of them and others, in one sentence for who listens. */
export function companyInWords(node: GraphNode, data: GraphData): string {
  const all = company(node, data);
  const close = all.filter(({ tie }) => tie.paragraphs > 0);
  const named = close.slice(0, FEW).map(({ tie, other }) => `${fullName(other)} (${String(tie.paragraphs)})`);
  const more = close.length > FEW ? ` and ${String(close.length - FEW)} more` : '';
  const said = all.flatMap(({ tie, other }) => facts(tie, node.id, other));
  return [named.length === 0 ? '' : `in one paragraph with ${named.join(', ')}${more}`, ...said].filter(Boolean).join(' · ');
}
