// What is said of somebody in the graph.

import type { Fact, GraphData, GraphNode, Tie } from '../data';
import { count } from '../../counts';

/** How many neighbours are named. */
const FEW = 6;

/** `Ann Smith, person, 3 mentions in 2 notes`. */
export function title(node: GraphNode): string {
  return `${node.name}, ${node.kind}, ${count(node.mentions, 'mention')} in ${count(node.notes, 'note')}${node.defined ? '' : ', not defined'}`;
}

/** Whom they appear with, and what definitions say of them and others. */
export function company(node: GraphNode, data: GraphData): string {
  const names = new Map(data.nodes.map(({ id, name }) => [id, name]));
  const own = data.ties.filter((tie) => tie.one === node.id || tie.other === node.id);
  const other = (tie: Tie): string => names.get(tie.one === node.id ? tie.other : tie.one) ?? '';
  const close = own.filter((tie) => tie.paragraphs > 0).sort((one, two) => two.paragraphs - one.paragraphs);
  const named = close.slice(0, FEW).map((tie) => `${other(tie)} (${String(tie.paragraphs)})`);
  const more = close.length > FEW ? ` and ${String(close.length - FEW)} more` : '';
  const said = (tie: Tie, { from, key }: Fact): string => (from === node.id ? `${key}: ${other(tie)}` : `${key} of ${other(tie)}`);
  const facts = own.flatMap((tie) => tie.facts.map((fact) => said(tie, fact)));
  return [named.length === 0 ? '' : `in one paragraph with ${named.join(', ')}${more}`, ...facts].filter(Boolean).join(' · ');
}
