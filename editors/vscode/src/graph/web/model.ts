// Which part of the graph is shown: the most mentioned, or those around somebody.

import type { GraphData, GraphNode, Tie } from '../data';

/** More than these cannot be read on a screen. */
export const MOST_NODES = 150;
/** How far from somebody those are who are shown around them. */
const STEPS = 2;

export type Joined = 'paragraphs' | 'notes' | 'facts';

export interface Part {
  /** The most mentioned first. */
  nodes: GraphNode[];
  ties: (Tie & { weight: number })[];
  /** How many would be shown if there were room. */
  of: number;
}

/** Everybody whom anything joins, or those around one of them. */
export function part(data: GraphData, joined: Joined, around: string | undefined): Part {
  const ties = data.ties.map((tie) => ({ ...tie, weight: weight(tie, joined) })).filter((tie) => tie.weight > 0);
  const distances = around === undefined ? undefined : steps(ties, around);
  const wanted = data.nodes.filter((node) => distances?.has(node.id) ?? true);
  const nearness = (node: GraphNode): number => distances?.get(node.id) ?? 0;
  wanted.sort((one, other) => nearness(one) - nearness(other) || compare(one, other));
  const nodes = wanted.slice(0, MOST_NODES).sort(compare);
  const shown = new Set(nodes.map((node) => node.id));
  return { nodes, ties: ties.filter((tie) => shown.has(tie.one) && shown.has(tie.other)), of: wanted.length };
}

/** What is left out, in words. */
export function limit({ nodes, of }: Part): string {
  return of > nodes.length ? `${String(nodes.length)} of ${String(of)} are shown: those who are mentioned most.` : '';
}

function weight(tie: Tie, joined: Joined): number {
  return joined === 'facts' ? tie.facts.length : tie[joined];
}

function compare(one: GraphNode, other: GraphNode): number {
  return other.mentions - one.mentions || (one.name < other.name ? -1 : 1);
}

/** How many ties lead from somebody to each of those who are near. */
function steps(ties: Tie[], around: string): Map<string, number> {
  const distances = new Map([[around, 0]]);
  for (let step = 1; step <= STEPS; step += 1) {
    for (const { one, other } of ties) {
      const [near, far] = distances.get(one) === step - 1 ? [one, other] : [other, one];
      if (distances.get(near) === step - 1 && !distances.has(far)) {
        distances.set(far, step);
      }
    }
  }
  return distances;
}
