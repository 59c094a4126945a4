// Which names are shown: those of the most mentioned first, and no name over another or over a shape.

/** A letter's width and a line's height on the screen. */
export const LETTER = 7.2;
export const LINE = 17;

export interface Label {
  id: string;
  /** The middle of the shape above the name. */
  x: number;
  y: number;
  radius: number;
  letters: number;
}

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** `labels` are in the order of their importance; `scale` is how many pixels of the screen are one of the drawing. */
export function readable(labels: Label[], scale: number): Set<string> {
  const shown = new Set<string>();
  const shapes = labels.map((label) => ({ id: label.id, area: shape(label, scale) }));
  const names: Area[] = [];
  for (const label of labels) {
    const own = name(label, scale);
    const isFree = !names.some((other) => overlap(own, other));
    if (isFree && !shapes.some(({ id, area }) => id !== label.id && overlap(own, area))) {
      names.push(own);
      shown.add(label.id);
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

function name({ x, y, radius, letters }: Label, scale: number): Area {
  const half = (letters * LETTER) / 2;
  const top = (y + radius) * scale;
  return { left: x * scale - half, right: x * scale + half, top, bottom: top + LINE };
}

function overlap(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
