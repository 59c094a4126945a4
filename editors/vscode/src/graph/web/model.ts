// Which part of the graph is shown: the most mentioned, or those around somebody; and of which time.

import type { GraphData, GraphNode, Tie } from '../data';

/** More than these cannot be read on a screen. */
export const MOST_NODES = 150;
/** With more than these, lines cannot be told from each other. */
const MOST_TIES = 400;

export type Joined = 'paragraphs' | 'notes' | 'facts';

export interface View {
  joined: Joined;
  /** Around whom; nobody for the most mentioned of all. */
  centre: string[];
  /** How many ties from them. */
  depth: number;
  /** The least weight of a tie. */
  min: number;
}

export type WeighedTie = Tie & { weight: number };

export interface Part {
  /** The most mentioned first. */
  nodes: GraphNode[];
  ties: WeighedTie[];
  /** How many would be shown if there were room. */
  of: number;
}

/** Everybody, or those around some of them. With more than one as the least weight, those without a tie are left out. */
export function part(data: GraphData, { joined, centre, depth, min }: View): Part {
  const least = joined === 'facts' ? 1 : Math.max(1, min);
  const ties = data.ties.filter((tie) => weight(tie, joined) >= least);
  const inCentre = new Set(centre);
  const distances = centre.length === 0 ? undefined : steps(ties, centre, depth);
  const joinedOnes = least > 1 ? new Set(ties.flatMap(({ one, other }) => [one, other])) : undefined;
  const isWanted = ({ id }: GraphNode): boolean => (distances === undefined ? (joinedOnes?.has(id) ?? true) : distances.has(id));
  const wanted = data.nodes.filter(isWanted);
  const nearness = (node: GraphNode): number => distances?.get(node.id) ?? 0;
  wanted.sort((one, other) => nearness(one) - nearness(other) || compare(one, other));
  const nodes = wanted.slice(0, MOST_NODES).sort((one, other) => Number(inCentre.has(other.id)) - Number(inCentre.has(one.id)) || compare(one, other));
  const shown = new Set(nodes.map((node) => node.id));
  const among = ties.filter((tie) => shown.has(tie.one) && shown.has(tie.other));
  return { nodes, ties: among.map((tie) => ({ ...tie, weight: weight(tie, joined) })), of: wanted.length };
}

/** The smallest least weight with which lines can be told from each other. */
export function readableMinimum(data: GraphData, view: View): number {
  const { ties } = part(data, { ...view, min: 1 });
  let min = 1;
  while (view.joined !== 'facts' && ties.filter((tie) => tie.weight >= min).length > MOST_TIES) {
    min += 1;
  }
  return min;
}

/** What is left out, in words. */
export function limit({ nodes, of }: Part): string {
  return of > nodes.length ? `${String(nodes.length)} of ${String(of)} are shown: those who are mentioned most.` : '';
}

/** The days of dated notes, each once, in order. */
export function days(data: GraphData): string[] {
  return [...new Set(data.notes.flatMap(({ date }) => date ?? []))].sort();
}

/** The graph of notes from one day to another, both included. Notes without a date are left out, and so are those whom no
 * note mentions then. */
export function between(data: GraphData, from: string, to: string): GraphData {
  const isIn = data.notes.map(({ date }) => date !== null && from <= date && date <= to);
  const nodes = data.nodes.flatMap((node) => {
    const inside = node.in.filter(([note]) => isIn[note]);
    return inside.length === 0 ? [] : [{ ...node, in: inside, notes: inside.length, mentions: sum(inside) }];
  });
  const ties = data.ties.flatMap((tie) => {
    const inside = tie.in.filter(([note]) => isIn[note]);
    return inside.length === 0 && tie.facts.length === 0 ? [] : [{ ...tie, in: inside, notes: inside.length, paragraphs: sum(inside) }];
  });
  return { nodes, ties, notes: data.notes };
}

function sum(counts: [number, number, ...number[]][]): number {
  return counts.reduce((all, [, count]) => all + count, 0);
}

function weight(tie: Tie, joined: Joined): number {
  return joined === 'facts' ? tie.facts.length : tie[joined];
}

function compare(one: GraphNode, other: GraphNode): number {
  return other.mentions - one.mentions || (one.name < other.name ? -1 : 1);
}

/** How many ties lead from the centre to each of those who are near. */
function steps(ties: Tie[], centre: string[], depth: number): Map<string, number> {
  const distances = new Map(centre.map((id) => [id, 0]));
  for (let step = 1; step <= depth; step += 1) {
    for (const { one, other } of ties) {
      const [near, far] = distances.get(one) === step - 1 ? [one, other] : [other, one];
      if (distances.get(near) === step - 1 && !distances.has(far)) {
        distances.set(far, step);
      }
    }
  }
  return distances;
}
