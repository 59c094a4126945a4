// Which names are shown: no name over another, and hardly one over a shape.

/** The height of a line on the screen. */
export const LINE = 17;
/** So many of the most important names may lie over shapes. */
const IMPORTANT = 12;

export type Side = 'below' | 'above';

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
 * how many pixels of the screen are one of the drawing.
 */
export function readable(labels: Label[], scale: number): Map<string, Side> {
  const shown = new Map<string, Side>();
  const shapes = labels.map((label) => ({ id: label.id, area: shape(label, scale) }));
  const names: Area[] = [];
  for (const [index, label] of labels.entries()) {
    const isFree = (own: Area): boolean => !names.some((other) => overlap(own, other));
    const isClear = (own: Area): boolean => isFree(own) && !shapes.some(({ id, area }) => id !== label.id && overlap(own, area));
    const sides = (['below', 'above'] as const).map((side) => ({ side, area: name(label, scale, side) }));
    const clear = sides.find(({ area }) => isClear(area));
    const place = clear ?? (index < IMPORTANT ? sides.find(({ area }) => isFree(area)) : undefined);
    if (place !== undefined) {
      names.push(place.area);
      shown.set(label.id, place.side);
    }
  }
  return shown;
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
  const top = side === 'below' ? (y + radius) * scale : (y - radius) * scale - LINE;
  return { left: x * scale - width / 2, right: x * scale + width / 2, top, bottom: top + LINE };
}

function overlap(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
