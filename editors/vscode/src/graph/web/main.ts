// The graph's page: takes the graph from the editor, draws it, and lets the user walk in it.

import type { FromPage, GraphData, GraphNode, ToPage } from '../data';
import { box, draw, type Drawing } from './drawing';
import { Frame } from './frame';
import { towards } from './keys';
import { layout, type Point } from './layout';
import { limit, part, type Joined } from './model';
import './style.css';
import { company, title } from './words';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

function byId<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) {
    throw new Error(`the page has no ${id}`);
  }
  return found;
}

const editor = acquireVsCodeApi();
const svg = byId('graph', SVGSVGElement);
const around = byId('around', HTMLInputElement);
const names = byId('names', HTMLDataListElement);
const joined = byId('joined', HTMLSelectElement);
const about = byId('about', HTMLElement);

let data: GraphData = { nodes: [], ties: [] };
let nodes = new Map<string, GraphNode>();
let places = new Map<string, Point>();
let drawing: Drawing | undefined;
/** Who has the focus, or had it last: they keep it when the graph changes. */
let current: string | undefined;

const frame = new Frame(svg, (scale) => drawing?.scale(scale));

/** Draws what is wanted. Whoever was there before stays about where they were. */
function show({ anew }: { anew: boolean }): void {
  const centre = data.nodes.find((node) => node.name === around.value)?.id;
  const shown = part(data, joined.value as Joined, centre);
  const boxes = shown.nodes.map(box);
  const hasFocus = svg.contains(document.activeElement);
  places = layout(boxes, shown.ties, anew ? new Map() : places);
  drawing = draw(svg, shown, places);
  frame.measure(boxes, places);
  if (anew) {
    frame.fit();
  } else {
    frame.apply();
  }
  byId('limit', HTMLElement).textContent = limit(shown);
  const empty = byId('empty', HTMLElement);
  empty.hidden = shown.nodes.length > 0;
  empty.textContent = 'Nobody is defined yet, so there is nobody to show.';
  if (current !== undefined && hasFocus) {
    drawing.groups.get(current)?.focus();
  }
  select(current !== undefined && nodes.has(current) ? current : undefined);
}

function select(id: string | undefined): void {
  current = id;
  drawing?.mark(id);
  const node = id === undefined ? undefined : nodes.get(id);
  const words = node === undefined ? ['Tab and the arrow keys move from one to the next. Enter opens the definition.'] : [title(node), company(node, data)];
  const [first, ...rest] = words.filter((word) => word !== '');
  const strong = document.createElement('strong');
  strong.textContent = first ?? '';
  about.replaceChildren(node === undefined ? (first ?? '') : strong, ...rest.map((word) => ` · ${word}`));
}

function open(id: string | undefined): void {
  if (id !== undefined) {
    editor.postMessage({ type: 'open', id });
  }
}

function idOf(target: EventTarget | null): string | undefined {
  const group = target instanceof Element ? target.closest<SVGGElement>('g.node') : null;
  return group?.dataset['id'];
}

svg.addEventListener('focusin', (event) => {
  const id = idOf(event.target);
  select(id);
  const place = id === undefined ? undefined : places.get(id);
  if (place !== undefined) {
    frame.reveal(place);
  }
});
svg.addEventListener('click', (event) => {
  if (idOf(event.target) === undefined) {
    select(undefined);
  }
});
svg.addEventListener('dblclick', (event) => open(idOf(event.target)));
svg.addEventListener('keydown', (event) => {
  const id = idOf(event.target);
  if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const next = towards(event.key, id, places);
  if (event.key.startsWith('Arrow')) {
    event.preventDefault();
    if (next !== undefined) {
      drawing?.groups.get(next)?.focus();
    }
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    open(id);
  } else if (event.key === 'Escape') {
    drawing?.groups.get(id)?.blur();
    select(undefined);
  }
});
document.addEventListener('keydown', (event) => {
  const zooms: Record<string, () => void> = { '+': () => frame.zoom(1), '-': () => frame.zoom(-1), '0': () => frame.fit() };
  if (!(event.target instanceof HTMLInputElement) && !event.ctrlKey && !event.metaKey) {
    zooms[event.key]?.();
  }
});
byId('closer', HTMLButtonElement).addEventListener('click', () => frame.zoom(1));
byId('farther', HTMLButtonElement).addEventListener('click', () => frame.zoom(-1));
byId('fit', HTMLButtonElement).addEventListener('click', () => frame.fit());
joined.addEventListener('change', () => show({ anew: true }));
around.addEventListener('change', () => show({ anew: true }));

window.addEventListener('message', ({ data: message }: MessageEvent<ToPage>) => {
  const isFirst = data.nodes.length === 0;
  data = message.data;
  nodes = new Map(data.nodes.map((node) => [node.id, node]));
  names.replaceChildren(...data.nodes.map(({ name }) => new Option(name, name)));
  show({ anew: isFirst });
});
editor.postMessage({ type: 'ready' });
