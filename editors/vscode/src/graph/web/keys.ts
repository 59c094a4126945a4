// Who stands next in the direction of an arrow key.

import type { Point } from './layout';

const DIRECTIONS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** How much worse it is to stand aside than to stand far. */
const ASIDE = 2;

/** Nobody if the key is no arrow, or nobody stands there. */
export function towards(key: string, from: string, places: ReadonlyMap<string, Point>): string | undefined {
  const direction = DIRECTIONS[key];
  const here = places.get(from);
  if (direction === undefined || here === undefined) {
    return undefined;
  }
  let best: { id: string; cost: number } | undefined;
  for (const [id, place] of places) {
    const [x, y] = [place.x - here.x, place.y - here.y];
    const ahead = x * direction.x + y * direction.y;
    const aside = Math.abs(x * direction.y) + Math.abs(y * direction.x);
    const cost = ahead + ASIDE * aside;
    if (id !== from && ahead > 0 && ahead >= aside / 2 && (best === undefined || cost < best.cost)) {
      best = { id, cost };
    }
  }
  return best?.id;
}
