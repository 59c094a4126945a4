// Where everybody stands: ties pull together, all else pushes apart, and in the end no name lies over another.
//
// Nothing is left to chance, so that the same graph looks the same each time. `src/cli/graph/layout.rs` does the same for
// drawings in files.

export interface Box {
  id: string;
  /** Of the shape with the name below it. */
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Link {
  one: string;
  other: string;
  weight: number;
}

const ROUNDS = 300;
/** So often those who lie over each other are moved apart before all are given more room. */
const SPREADING = 40;
const MORE_ROOM = 1.1;
/** The distance at which a tie and the push between its ends are even. */
const LENGTH = 110;
/** Those who are farther from each other do not push: else somebody without ties would be driven far away. */
const REACH = 4 * LENGTH;
const GRAVITY = 0.12;
/** Nothing else holds those who have no ties. */
const GRAVITY_OF_LONERS = 0.5;
const GAP = 8;
/** Screens are wide. */
const WIDER = 1.5;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

interface Body extends Box, Point {
  gravity: number;
  /** What it is moved by in this round. */
  dx: number;
  dy: number;
}

/** Whoever stood somewhere `before` begins there, and `centre` stays in the middle. */
export function layout(boxes: Box[], links: Link[], before: ReadonlyMap<string, Point>, centre?: string): Map<string, Point> {
  const joined = new Set(links.flatMap(({ one, other }) => [one, other]));
  const bodies = boxes.map((box, index): Body => {
    const gravity = joined.has(box.id) ? GRAVITY : GRAVITY_OF_LONERS;
    return { ...box, ...(before.get(box.id) ?? onSpiral(index)), gravity, dx: 0, dy: 0 };
  });
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const middle = centre === undefined ? undefined : byId.get(centre);
  const heaviest = Math.max(1, ...links.map((link) => link.weight));
  const pulls = links.flatMap(({ one, other, weight }) => {
    const [from, to] = [byId.get(one), byId.get(other)];
    return from === undefined || to === undefined ? [] : [{ from, to, strength: 0.3 + 0.7 * (weight / heaviest) }];
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    push(bodies);
    for (const { from, to, strength } of pulls) {
      pull(from, to, strength);
    }
    move(bodies, LENGTH * (1 - round / ROUNDS) ** 2);
    if (middle !== undefined) {
      middle.x = 0;
      middle.y = 0;
    }
  }
  for (const body of bodies) {
    body.x *= WIDER;
  }
  for (let round = 1; spread(bodies); round += 1) {
    if (round % SPREADING === 0) {
      widen(bodies);
    }
  }
  return new Map(bodies.map(({ id, x, y }) => [id, { x, y }]));
}

function onSpiral(index: number): Point {
  const radius = LENGTH * 0.6 * Math.sqrt(index);
  return { x: radius * Math.cos(index * GOLDEN_ANGLE), y: radius * Math.sin(index * GOLDEN_ANGLE) };
}

function push(bodies: Body[]): void {
  for (const [index, one] of bodies.entries()) {
    for (let next = index + 1; next < bodies.length; next += 1) {
      const other = bodies[next] as Body;
      // Without an object for each two: this is where the time goes.
      let [x, y] = [one.x - other.x, one.y - other.y];
      let squared = x * x + y * y;
      if (squared > REACH * REACH) {
        continue;
      }
      if (squared < 0.0001) {
        [x, y, squared] = [0.01, 0, 0.0001];
      }
      const force = (LENGTH ** 2 / squared) * (1 - Math.sqrt(squared) / REACH);
      shift(one, x * force, y * force);
      shift(other, -x * force, -y * force);
    }
  }
}

function pull(from: Body, to: Body, strength: number): void {
  const { x, y, distance } = apart(from, to);
  const force = (strength * distance) / LENGTH;
  shift(from, -x * force, -y * force);
  shift(to, x * force, y * force);
}

/** From the other to the one. Two in the same place are taken for a little apart. */
function apart(one: Point, other: Point): { x: number; y: number; distance: number } {
  const [x, y] = [one.x - other.x, one.y - other.y];
  const distance = Math.sqrt(x * x + y * y);
  return distance < 0.01 ? { x: 0.01, y: 0, distance: 0.01 } : { x, y, distance };
}

function shift(body: Body, x: number, y: number): void {
  body.dx += x;
  body.dy += y;
}

/** Moves all by what was added up, but not farther than is still allowed. */
function move(bodies: Body[], farthest: number): void {
  for (const body of bodies) {
    const [x, y] = [body.dx - body.x * body.gravity, body.dy - body.y * body.gravity];
    const distance = Math.sqrt(x * x + y * y);
    const scale = distance > farthest ? farthest / distance : 1;
    body.x += x * scale;
    body.y += y * scale;
    body.dx = 0;
    body.dy = 0;
  }
}

function widen(bodies: Body[]): void {
  for (const body of bodies) {
    body.x *= MORE_ROOM;
    body.y *= MORE_ROOM;
  }
}

/** Moves those apart that lie over each other, the shorter way. Says whether there were any. */
function spread(bodies: Body[]): boolean {
  let any = false;
  for (const [index, one] of bodies.entries()) {
    for (let next = index + 1; next < bodies.length; next += 1) {
      const other = bodies[next] as Body;
      const x = (one.width + other.width) / 2 + GAP - Math.abs(one.x - other.x);
      const y = (one.height + other.height) / 2 + GAP - Math.abs(one.y - other.y);
      if (x > 0 && y > 0) {
        any = true;
        const axis = x < y ? 'x' : 'y';
        const half = (Math.min(x, y) / 2 + 0.01) * (one[axis] < other[axis] ? -1 : 1);
        one[axis] += half;
        other[axis] -= half;
      }
    }
  }
  return any;
}
