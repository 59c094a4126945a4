// Draws a part of the graph: ties below, people as circles and organizations as squares, names below, above or beside them.

import type { GraphNode, Tie } from '../data';
import { LINE, readable, type Label } from './labels';
import type { Box, Point } from './layout';
import type { Part, WeighedTie } from './model';
import { element } from './svg';
import { fullName, shared, title } from './words';

const SMALLEST = 7;
const LARGEST = 26;
/** Whoever is mentioned so often is as large as can be, or who is mentioned most, if that is more. */
const OFTEN = 60;
const LONGEST_NAME = 40;
/** In pixels of the screen, at both sides. */
const MARGIN = 4;

const canvas = document.createElement('canvas').getContext('2d');

/** How wide a name is on the screen; as bold as the centre's. */
function width(name: string): number {
  if (canvas === null) {
    return name.length * 8;
  }
  canvas.font = `600 13px ${getComputedStyle(document.body).fontFamily}`;
  return canvas.measureText(name).width + 4;
}

/** How much room each takes. */
export function boxes(nodes: GraphNode[]): Box[] {
  const radius = radii(nodes);
  return nodes.map((node) => {
    const size = 2 * radius(node);
    return { id: node.id, width: Math.max(size, width(shownName(node))), height: size + 2 * LINE };
  });
}

/** How large the shapes are: their areas are about as their mentions. */
function radii(nodes: GraphNode[]): (node: GraphNode) => number {
  const most = Math.max(OFTEN, ...nodes.map(({ mentions }) => mentions));
  return ({ mentions }) => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(mentions / most);
}

/** A name that is very long would keep all others away. */
function shownName(node: GraphNode): string {
  const letters = Array.from(fullName(node));
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('').trimEnd()}…` : letters.join('');
}

/** What stands out: those around whom the graph is, who or what is chosen, and who is under the mouse. */
export interface Emphasis {
  centre: ReadonlySet<string>;
  node: string | undefined;
  tie: Tie | undefined;
  hovered: string | undefined;
}

export interface Drawing {
  groups: Map<string, SVGGElement>;
  emphasize: (emphasis: Emphasis) => void;
  /** Keeps names as large as they are when all gets smaller or larger, and shows those for which there is room. */
  scale: (scale: number) => void;
}

export function draw(svg: SVGSVGElement, part: Part, places: ReadonlyMap<string, Point>): Drawing {
  const radius = radii(part.nodes);
  const at = (id: string): Point => places.get(id) ?? { x: 0, y: 0 };
  const names = new Map(part.nodes.map((node) => [node.id, fullName(node)]));
  const heaviest = Math.max(1, ...part.ties.map((tie) => tie.weight));
  const lines = part.ties.map((tie, index) => {
    const ends = `${names.get(tie.one) ?? ''}, ${names.get(tie.other) ?? ''}`;
    return { tie, line: line(tie, index, at(tie.one), at(tie.other), 1 + 4 * (tie.weight / heaviest), ends) };
  });
  const groups = new Map(part.nodes.map((node) => [node.id, group(node, at(node.id), radius(node))]));
  svg.replaceChildren(...lines.map(({ line }) => line), ...groups.values());

  const labels = part.nodes.map((node): Label => ({ id: node.id, ...at(node.id), radius: radius(node), width: width(shownName(node)) }));
  let emphasis: Emphasis = { centre: new Set(), node: undefined, tie: undefined, hovered: undefined };
  let near = new Set<string>();
  let scale = 1;

  const label = (): void => {
    const { centre, node, hovered } = emphasis;
    const rank = ({ id }: Label): number => (id === hovered ? 0 : id === node ? 1 : centre.has(id) ? 2 : near.has(id) ? 3 : 4);
    const shown = readable(labels.toSorted((one, other) => rank(one) - rank(other)), scale, svg.clientWidth - 2 * MARGIN);
    for (const [id, group] of groups) {
      const side = shown.get(id);
      group.classList.toggle('nameless', side === undefined);
      for (const beside of ['above', 'right', 'left'] as const) {
        group.classList.toggle(beside, side === beside);
      }
    }
  };
  return {
    groups,
    emphasize: (wanted) => {
      emphasis = wanted;
      const { centre, node, tie } = wanted;
      svg.classList.toggle('marked', node !== undefined || tie !== undefined);
      near = new Set(node === undefined ? [] : [node]);
      for (const { tie: own, line } of lines) {
        const isNear = tie === undefined ? own.one === node || own.other === node : own.one === tie.one && own.other === tie.other;
        line.classList.toggle('near', isNear);
        if (isNear) {
          near.add(own.one).add(own.other);
        }
      }
      const first = node ?? part.nodes[0]?.id;
      for (const [id, group] of groups) {
        group.classList.toggle('near', near.has(id));
        group.classList.toggle('chosen', id === node);
        group.classList.toggle('centre', centre.has(id));
        // One stop for the tab key: the arrows lead on.
        group.setAttribute('tabindex', id === first ? '0' : '-1');
      }
      label();
    },
    scale: (now) => {
      scale = now;
      svg.style.setProperty('--scale', String(scale));
      label();
    },
  };
}

/** A line, with a broader one over it that a mouse can hit. */
function line(tie: WeighedTie, index: number, from: Point, to: Point, width: number, ends: string): SVGGElement {
  const place = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  const name = element('title', {}, `${ends}: ${[shared(tie), ...tie.facts.map(({ key }) => key)].filter(Boolean).join(', ')}`);
  return element(
    'g',
    { class: 'tie', 'data-tie': index, 'aria-hidden': 'true' },
    element('line', { class: 'line', ...place, 'stroke-width': width }),
    element('line', { class: 'hit', ...place }, name),
  );
}

function group(node: GraphNode, { x, y }: Point, r: number): SVGGElement {
  const shape =
    node.kind === 'person'
      ? element('circle', { class: 'shape person', r })
      : element('rect', { class: 'shape organization', x: -r * 0.9, y: -r * 0.9, width: r * 1.8, height: r * 1.8, rx: r * 0.3 });
  const ring = element('circle', { class: 'ring', r: r + 5 });
  const name = element('text', {}, shownName(node));
  const attributes = {
    class: 'node',
    tabindex: -1,
    role: 'button',
    'aria-label': title(node),
    transform: `translate(${String(x)} ${String(y)})`,
    'data-id': node.id,
  };
  const group = element('g', attributes, ring, shape, name);
  group.style.setProperty('--radius', `${String(r)}px`);
  return group;
}
