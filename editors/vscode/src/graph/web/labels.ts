// Which names are shown: no name over another, and hardly one over a shape.

/** The height of a line on the screen. */
export const LINE = 17;
/** So many of the most important names may lie over shapes. */
const IMPORTANT = 12;

export interface Label {
  id: string;
  /** The middle of the shape above the name. */
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

/** `labels` are in the order of their importance; `scale` is how many pixels of the screen are one of the drawing. */
export function readable(labels: Label[], scale: number): Set<string> {
  const shown = new Set<string>();
  const shapes = labels.map((label) => ({ id: label.id, area: shape(label, scale) }));
  const names: Area[] = [];
  for (const [index, label] of labels.entries()) {
    const own = name(label, scale);
    const isFree = !names.some((other) => overlap(own, other));
    if (isFree && (index < IMPORTANT || !shapes.some(({ id, area }) => id !== label.id && overlap(own, area)))) {
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

function name({ x, y, radius, width }: Label, scale: number): Area {
  const top = (y + radius) * scale;
  return { left: x * scale - width / 2, right: x * scale + width / 2, top, bottom: top + LINE };
}

function overlap(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
