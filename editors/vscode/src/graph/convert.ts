// From the server's graph to what the page is told.

import type { Graph } from '../contract';
import type { GraphData, Tie } from './data';

export function graphData(graph: Graph): GraphData {
  const nodes = graph.entities.map((entity) => ({
    id: entity.id,
    name: entity.name,
    kind: entity.kind,
    mentions: entity.mentions,
    notes: entity.notes,
    defined: entity.definition !== undefined && entity.definition !== null,
  }));
  const ties = new Map<string, Tie>();
  const between = (one: string, other: string): Tie => {
    const key = one < other ? `${one} ${other}` : `${other} ${one}`;
    const tie = ties.get(key) ?? { one, other, paragraphs: 0, notes: 0, facts: [] };
    ties.set(key, tie);
    return tie;
  };
  for (const { between: [one, other], paragraphs, notes } of graph.together) {
    Object.assign(between(one, other), { paragraphs, notes });
  }
  for (const { from, to, key } of graph.relations) {
    const { facts } = between(from, to);
    if (!facts.some((fact) => fact.from === from && fact.key === key)) {
      facts.push({ from, key });
    }
  }
  return { nodes, ties: [...ties.values()] };
}
