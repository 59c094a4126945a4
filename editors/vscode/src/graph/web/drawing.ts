// Draws a part of the graph: ties below, people as circles and organizations as squares above, names below them.

import type { GraphNode } from '../data';
import { LETTER, LINE, readable, type Label } from './labels';
import type { Box, Point } from './layout';
import type { Part } from './model';
import { element } from './svg';
import { title } from './words';

const SMALLEST = 7;
const LARGEST = 26;

/** How much room somebody takes. */
export function box(node: GraphNode): Box {
  const size = 2 * radius(node);
  return { id: node.id, width: Math.max(size, shownName(node).length * LETTER), height: size + 2 * LINE };
}

export function radius(node: GraphNode): number {
  return Math.min(LARGEST, SMALLEST + 2.5 * Math.sqrt(node.mentions));
}

/** A name that is very long would keep all others away. */
function shownName({ name }: GraphNode): string {
  const letters = Array.from(name);
  return letters.length > 32 ? `${letters.slice(0, 31).join('')}…` : name;
}

export interface Drawing {
  groups: Map<string, SVGGElement>;
  /** Marks one of them, with their ties and neighbours; or nobody. */
  mark: (id: string | undefined) => void;
  /** Keeps names as large as they are when all gets smaller or larger, and shows those for which there is room. */
  scale: (scale: number) => void;
}

export function draw(svg: SVGSVGElement, part: Part, places: ReadonlyMap<string, Point>): Drawing {
  const heaviest = Math.max(1, ...part.ties.map((tie) => tie.weight));
  const lines = part.ties.flatMap((tie) => {
    const [from, to] = [places.get(tie.one), places.get(tie.other)];
    if (from === undefined || to === undefined) {
      return [];
    }
    const width = 1 + 4 * (tie.weight / heaviest);
    const line = element('line', { class: 'tie', x1: from.x, y1: from.y, x2: to.x, y2: to.y, 'stroke-width': width });
    return [{ tie, line }];
  });
  const groups = new Map(part.nodes.map((node) => [node.id, group(node, places.get(node.id) ?? { x: 0, y: 0 })]));
  svg.replaceChildren(...lines.map(({ line }) => line), ...groups.values());

  const mark = (id: string | undefined): void => {
    svg.classList.toggle('marked', id !== undefined);
    const near = new Set(id === undefined ? [] : [id]);
    for (const { tie, line } of lines) {
      const isOwn = tie.one === id || tie.other === id;
      line.classList.toggle('near', isOwn);
      if (isOwn) {
        near.add(tie.one).add(tie.other);
      }
    }
    for (const [other, group] of groups) {
      group.classList.toggle('near', near.has(other));
    }
  };
  const labels = part.nodes.map((node): Label => {
    const { x, y } = places.get(node.id) ?? { x: 0, y: 0 };
    return { id: node.id, x, y, radius: radius(node), letters: Array.from(shownName(node)).length };
  });
  const scale = (scale: number): void => {
    svg.style.setProperty('--scale', String(scale));
    const shown = readable(labels, scale);
    for (const [id, group] of groups) {
      group.classList.toggle('nameless', !shown.has(id));
    }
  };
  return { groups, mark, scale };
}

function group(node: GraphNode, { x, y }: Point): SVGGElement {
  const r = radius(node);
  const kind = `shape ${node.kind}${node.defined ? '' : ' undefined'}`;
  const shape =
    node.kind === 'person'
      ? element('circle', { class: kind, r })
      : element('rect', { class: kind, x: -r * 0.9, y: -r * 0.9, width: r * 1.8, height: r * 1.8, rx: r * 0.3 });
  const ring = element('circle', { class: 'ring', r: r + 4 });
  const name = element('text', { y: r, dy: '1.15em' }, shownName(node));
  const attributes = {
    class: 'node',
    tabindex: 0,
    role: 'button',
    'aria-label': title(node),
    transform: `translate(${String(x)} ${String(y)})`,
    'data-id': node.id,
  };
  return element('g', attributes, ring, shape, name);
}
