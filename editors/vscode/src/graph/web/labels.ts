// Which names are shown: no name over another, and hardly one over a shape.

/** The height of a line on the screen. */
export const LINE = 17;
/** So many of the most important names may lie over shapes. */
const IMPORTANT = 12;

const SIDES = ['below', 'above', 'right', 'left'] as const;
export type Side = (typeof SIDES)[number];
/** Between a shape and a name below or above it. */
const GAP = 3;
/** Between a shape, with its ring, and a name beside it. */
const BESIDE = 9;

export interface Label {
  id: string;
  /** The middle of the shape that has the name. */
  x: number;
  y: number;
  radius: number;
  /** Of the name on the screen. */
  width: number;
}

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * On which side of its shape each name has room; others are not shown. `labels` are in the order of their importance; `scale` is
 * how many pixels of the screen are one of the drawing, and `room` is the width of the screen.
 */
export function readable(labels: Label[], scale: number, room: number): Map<string, Side> {
  const shown = new Map<string, Side>();
  const shapes = labels.map((label) => ({ id: label.id, area: shape(label, scale) }));
  const names: Area[] = [];
  const { leftmost, rightmost } = ends(labels, scale, room);
  for (const [index, label] of labels.entries()) {
    const isFree = (own: Area): boolean => own.left >= leftmost && own.right <= rightmost && !names.some((other) => overlap(own, other));
    const isClear = (own: Area): boolean => isFree(own) && !shapes.some(({ id, area }) => id !== label.id && overlap(own, area));
    const sides = SIDES.map((side) => ({ side, area: name(label, scale, side) }));
    const clear = sides.find(({ area }) => isClear(area));
    const place = clear ?? (index < IMPORTANT ? sides.find(({ area }) => isFree(area)) : undefined);
    if (place !== undefined) {
      names.push(place.area);
      shown.set(label.id, place.side);
    }
  }
  return shown;
}

/** How far names beside shapes may reach: not out of the screen, in whose middle a fitted drawing is, with all names that are below. */
function ends(labels: Label[], scale: number, room: number): { leftmost: number; rightmost: number } {
  const below = labels.map((label) => name(label, scale, 'below'));
  const [left, right] = [Math.min(...below.map((area) => area.left)), Math.max(...below.map((area) => area.right))];
  const spare = Math.max(0, room - (right - left)) / 2;
  return { leftmost: left - spare, rightmost: right + spare };
}

function shape({ x, y, radius }: Label, scale: number): Area {
  return {
    left: (x - radius) * scale,
    right: (x + radius) * scale,
    top: (y - radius) * scale,
    bottom: (y + radius) * scale,
  };
}

function name({ x, y, radius, width }: Label, scale: number, side: Side): Area {
  const [middle, far] = [y * scale - LINE / 2, radius * scale + BESIDE];
  const top = { below: (y + radius) * scale + GAP, above: (y - radius) * scale - GAP - LINE, right: middle, left: middle }[side];
  const left = x * scale + { below: -width / 2, above: -width / 2, right: far, left: -far - width }[side];
  return { left, right: left + width, top, bottom: top + LINE };
}

function overlap(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
