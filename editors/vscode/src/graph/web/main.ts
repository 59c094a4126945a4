// The graph's page: takes the graph, draws it, and lets the user walk in it.

import { graphData, lastingIds } from '../convert';
import type { Around, GraphData, GraphNode, PageData, Place, Tie } from '../data';
import { count } from '../../counts';
import { Details } from './details';
import { boxes, draw, type Drawing } from './drawing';
import { Frame } from './frame';
import { connect } from './host';
import { towards } from './keys';
import { layout, type Point } from './layout';
import { build } from './markup';
import { limit, part, readableMinimum, type Joined, type Part, type View } from './model';
import { Search } from './search';
import './style.css';
import { Time } from './time';
import { companyInWords, fullName, title } from './words';

const page = build();
const { host, listen } = connect();

/** Around whom the graph is: somebody, or all who are in a note. */
interface Centre {
  label: string;
  ids: string[];
}

interface Remembered {
  centre: Centre;
  depth: string;
  joined: string;
}

const EVERYBODY: Centre = { label: '', ids: [] };

let data: GraphData = { nodes: [], ties: [], notes: [] };
/** Unless it is whole, the graph has only the centre and its neighbours, which is enough as long as nobody asks for others. */
let isWhole = true;
/** What is to be done once the graph is whole, in the order in which it was asked for. */
let awaited: (() => void)[] = [];
/** The same, of the time that is chosen. */
let timed = data;
let nodes = new Map<string, GraphNode>();
let places = new Map<string, Point>();
let shown: Part = { nodes: [], ties: [], of: 0 };
let drawing: Drawing | undefined;
let centre = EVERYBODY;
/** The least minimum that the graph allows: it may be a part of a larger one. */
let leastMinimum = 1;
/** Who or what is chosen. */
let current: string | undefined;
let currentTie: Tie | undefined;
let hovered: string | undefined;

const frame = new Frame(page.svg, (scale) => drawing?.scale(scale));
const search = new Search(page.around, page.names, () => (isWhole ? data.nodes : undefined), (id) => lookAround(id));
const time = new Time(page, () => later(() => show({ anew: false })));
const details = new Details(page.about, {
  open: host.open,
  centre: (id) => lookAround(id),
  select: (id) => focus(id),
  selectTie: (tie) => selectTie(tie),
});

function view(): View {
  return { joined: page.joined.value as Joined, centre: centre.ids, depth: Number(page.depth.value), min: Number(page.min.value) };
}

/** Shows the graph around others, or joined otherwise: with as many lines as can be told from each other. */
function start(): void {
  timed = time.narrow(data);
  page.min.value = String(Math.max(leastMinimum, readableMinimum(timed, view())));
  show({ anew: true });
}

/** Draws what is wanted. Unless it is another graph, whoever was there before stays about where they were. */
function show({ anew }: { anew: boolean }): void {
  timed = time.narrow(data);
  nodes = new Map(timed.nodes.map((node) => [node.id, node]));
  shown = part(timed, view());
  const room = boxes(shown.nodes);
  const hasFocus = page.svg.contains(document.activeElement);
  if (anew || room.some(({ id }) => !places.has(id))) {
    const [only] = centre.ids;
    const placed = layout(room, shown.ties, anew ? new Map() : places, centre.ids.length === 1 ? only : undefined);
    places = anew ? placed : new Map([...places, ...placed]);
  }
  drawing = draw(page.svg, shown, places);
  frame.measure(room, places);
  if (anew) {
    frame.fit();
  } else {
    frame.apply();
  }
  const about = shown.nodes.length;
  page.limit.textContent = [`${String(about)} ${about === 1 ? 'name' : 'names'}, ${count(shown.ties.length, 'line')}`, limit(shown)].filter(Boolean).join('. ');
  const unit = { paragraphs: 'paragraph', notes: 'note' }[page.joined.value] ?? '';
  page.unit.textContent = unit !== '' && page.min.value !== '1' ? `${unit}s` : unit;
  page.min.disabled = page.joined.value === 'facts';
  page.depth.disabled = centre.ids.length === 0;
  page.everybody.disabled = centre.ids.length === 0;
  page.empty.hidden = about > 0;
  page.empty.textContent = data.nodes.length === 0 ? 'Nobody is defined yet. Define a name to see it here.' : 'Nobody to show: try a smaller minimum, other dates, or everybody.';
  select(current !== undefined && drawing.groups.has(current) ? current : undefined, { quietly: true });
  if (current !== undefined && hasFocus) {
    drawing.groups.get(current)?.focus();
  }
}

/** Does what takes all of the graph, once that is there. */
function withWhole(work: () => void): void {
  if (isWhole) {
    work();
  } else {
    awaited.push(work);
    host.whole?.();
  }
}

function lookAround(id: string): void {
  withWhole(() => lookAroundNow(id));
}

function lookAroundNow(id: string): void {
  const node = data.nodes.find((node) => node.id === id);
  if (node !== undefined) {
    lookAt({ label: fullName(node), ids: [id] }, id);
  }
}

function lookAt(wanted: Centre, chosen?: string): void {
  centre = wanted;
  current = chosen;
  currentTie = undefined;
  search.say(centre.label);
  start();
  remember();
  if (chosen !== undefined) {
    select(chosen);
  } else {
    say(page.limit.textContent);
  }
}

function remember(): void {
  host.remember({ centre, depth: page.depth.value, joined: page.joined.value } satisfies Remembered);
}

function emphasize(): void {
  drawing?.emphasize({ centre: new Set(centre.ids), node: current, tie: currentTie, hovered });
}

function select(id: string | undefined, { quietly = false } = {}): void {
  current = id;
  currentTie = undefined;
  emphasize();
  const node = id === undefined ? undefined : nodes.get(id);
  if (node === undefined) {
    details.help();
    return;
  }
  if (!isWhole && !centre.ids.includes(node.id)) {
    // With whom else they appear is not known yet.
    details.wait(node);
    withWhole(() => current === node.id && select(node.id, { quietly }));
    return;
  }
  details.node(node, timed);
  if (!quietly) {
    say([title(node), companyInWords(node, timed)].filter(Boolean).join(' · '));
  }
}

function selectTie(tie: Tie): void {
  currentTie = tie;
  emphasize();
  details.tie(tie, timed);
}

function focus(id: string): void {
  const group = drawing?.groups.get(id);
  if (group === undefined) {
    // Not among those who are drawn.
    select(id);
  } else {
    group.focus();
    select(id);
  }
}

/** For who listens rather than looks. */
function say(words: string): void {
  page.said.textContent = words;
}

function open(id: string | undefined): void {
  const place = id === undefined ? undefined : nodes.get(id)?.definition;
  if (host.open !== undefined && place != null) {
    host.open(place);
  } else if (id !== undefined) {
    lookAround(id);
  }
}

let isWaiting = false;
/** Once before the next picture, however often it is asked for. */
function later(work: () => void): void {
  if (!isWaiting) {
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      work();
    });
  }
}

function idOf(target: EventTarget | null): string | undefined {
  const group = target instanceof Element ? target.closest<SVGGElement>('g.node') : null;
  return group?.dataset['id'];
}

function tieOf(target: EventTarget | null): Tie | undefined {
  const group = target instanceof Element ? target.closest<SVGGElement>('g.tie') : null;
  return shown.ties[Number(group?.dataset['tie'] ?? -1)];
}

page.svg.addEventListener('focusin', (event) => {
  const id = idOf(event.target);
  if (id !== undefined && id !== current) {
    select(id);
  }
  const place = id === undefined ? undefined : places.get(id);
  if (place !== undefined) {
    frame.reveal(place);
  }
});
page.svg.addEventListener('click', (event) => {
  const [id, tie] = [idOf(event.target), tieOf(event.target)];
  if (tie !== undefined) {
    selectTie(tie);
  } else {
    select(id);
  }
});
page.svg.addEventListener('pointerover', (event) => {
  hovered = idOf(event.target);
  emphasize();
});
page.svg.addEventListener('dblclick', (event) => open(idOf(event.target)));
page.svg.addEventListener('keydown', (event) => {
  const id = idOf(event.target);
  if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const among = new Map(shown.nodes.map(({ id }) => [id, places.get(id) ?? { x: 0, y: 0 }]));
  const next = towards(event.key, id, among);
  if (event.key.startsWith('Arrow')) {
    event.preventDefault();
    if (next !== undefined) {
      drawing?.groups.get(next)?.focus();
    }
  } else if (event.key === 'Enter') {
    event.preventDefault();
    open(id);
  } else if (event.key === ' ') {
    event.preventDefault();
    lookAround(id);
    drawing?.groups.get(id)?.focus();
  } else if (event.key === 'Escape') {
    drawing?.groups.get(id)?.blur();
    select(undefined);
  }
});
document.addEventListener('keydown', (event) => {
  const keys: Record<string, () => void> = { '+': () => frame.zoom(1), '-': () => frame.zoom(-1), '0': () => frame.fit(), '/': () => page.around.focus() };
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  const act = keys[event.key];
  if (act !== undefined && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    act();
  }
});
page.closer.addEventListener('click', () => frame.zoom(1));
page.farther.addEventListener('click', () => frame.zoom(-1));
page.fit.addEventListener('click', () => frame.fit());
page.around.addEventListener('input', () => withWhole(() => search.refresh()));
page.everybody.addEventListener('click', () => {
  withWhole(() => lookAt(EVERYBODY));
  page.around.focus();
});
for (const choice of [page.joined, page.depth]) {
  choice.addEventListener('change', () => {
    const restart = (): void => {
      start();
      remember();
      say(page.limit.textContent);
    };
    if (reachesFarther()) {
      withWhole(restart);
    } else {
      restart();
    }
  });
}
page.min.addEventListener('change', () => {
  page.min.value = String(Math.max(leastMinimum, Math.floor(Number(page.min.value)) || 1));
  show({ anew: true });
  say(page.limit.textContent);
});

/** Whether more is to be shown than the neighbours of the centre. */
function reachesFarther(): boolean {
  return Number(page.depth.value) > 1;
}

/** Those with these definitions; or who is in a note, unless that defines just one: then it is about them. */
function centreOf(around: Around): Centre {
  if ('definitions' in around) {
    const isMeant = ({ uri, range }: Place, other: Place): boolean => uri === other.uri && range.start.line === other.range.start.line && range.start.character === other.range.start.character;
    const meant = data.nodes.filter(({ definition }) => definition != null && around.definitions.some((place) => isMeant(place, definition)));
    return { label: meant.map(fullName).join(' or '), ids: meant.map(({ id }) => id) };
  }
  const defined = data.nodes.filter(({ file }) => file === around.note);
  const [only] = defined;
  if (only !== undefined && defined.length === 1) {
    return { label: fullName(only), ids: [only.id] };
  }
  const note = data.notes.findIndex(({ file }) => file === around.note);
  const cast = data.nodes.filter((node) => defined.includes(node) || node.in.some(([at]) => at === note));
  return cast.length === 0 ? EVERYBODY : { label: around.note, ids: cast.map(({ id }) => id) };
}

let isFirst = true;
let wished: PageData['centre'] = null;
listen({
  onPart: ({ centre, depth, min }) => {
    wished = centre;
    leastMinimum = Math.max(1, min);
    page.min.min = String(leastMinimum);
    if (depth !== null) {
      const most = Math.max(1, Math.min(depth, page.depth.options.length));
      page.depth.replaceChildren(...[...page.depth.options].slice(0, most));
      page.depth.value = String(most);
    }
  },
  onGraph: ({ graph, isWhole: whole, around }) => {
    data = graphData(graph);
    isWhole = whole;
    time.of(data);
    const before = isFirst ? (host.remembered as Remembered | undefined) : undefined;
    const own = wished === null ? undefined : lastingIds(graph.entities).get(wished);
    if (before !== undefined) {
      page.depth.value = before.depth;
      page.joined.value = before.joined;
    }
    if (around !== undefined) {
      const wanted = centreOf(around);
      lookAt(wanted, wanted.ids.length === 1 ? wanted.ids[0] : undefined);
    } else if (!isFirst) {
      show({ anew: false });
    } else if (own !== undefined) {
      lookAround(own);
    } else {
      lookAt(before?.centre ?? EVERYBODY);
    }
    isFirst = false;
    if (isWhole) {
      const works = awaited;
      awaited = [];
      works.forEach((work) => work());
    } else if (reachesFarther()) {
      withWhole(start);
    }
  },
});
