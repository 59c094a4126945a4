// From the server's graph to what is drawn.

import type { Graph, GraphData, GraphEntity, Tie } from './data';

/** The ids of nodes are made of the note that defines them and their name, so that they last from one answer to the next. */
export function graphData(graph: Graph): GraphData {
  const ids = lastingIds(graph.entities);
  const id = (own: string): string => ids.get(own) ?? own;
  const nodes = graph.entities.map((entity) => ({ ...entity, id: id(entity.id) }));
  const ties = new Map<string, Tie>();
  const between = (one: string, other: string): Tie => {
    const key = one < other ? `${one}\n${other}` : `${other}\n${one}`;
    const tie = ties.get(key) ?? { one, other, paragraphs: 0, notes: 0, in: [], facts: [] };
    ties.set(key, tie);
    return tie;
  };
  for (const { between: [one, other], paragraphs, notes, in: places } of graph.together) {
    Object.assign(between(id(one), id(other)), { paragraphs, notes, in: places });
  }
  for (const { from, to, key } of graph.relations) {
    const { facts } = between(id(from), id(to));
    if (!facts.some((fact) => fact.from === id(from) && fact.key === key)) {
      facts.push({ from: id(from), key });
    }
  }
  return { nodes, ties: [...ties.values()], notes: graph.notes };
}

export function lastingIds(entities: GraphEntity[]): Map<string, string> {
  const taken = new Map<string, number>();
  return new Map(
    entities.map(({ id, file, name }) => {
      const own = `${file}#${name}`;
      const before = taken.get(own) ?? 0;
      taken.set(own, before + 1);
      return [id, before === 0 ? own : `${own}#${String(before)}`];
    }),
  );
}
