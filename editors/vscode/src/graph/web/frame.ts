// Which part of the drawing is seen: moved with the mouse, brought closer with the wheel or the keys.

import type { Box, Point } from './layout';

const STEP = 1.25;
/** In pixels of the screen, for names that are as large there whatever the scale is. */
const ASIDE = 20;
const ABOVE = 30;
/** So often the range of scales is halved until one fits. */
const HALVINGS = 20;
/** A few are not blown up to fill the screen. */
const LARGEST_SCALE = 1.25;
const SMALLEST_SCALE = 0.05;
const CLOSEST_SCALE = 8;

export class Frame {
  private x = 0;
  private y = 0;
  /** How many pixels of the screen are one of the drawing. */
  private scale = 1;
  /** Whether all is shown, as long as the user has not moved it. */
  private isFitted = false;
  /** How far names reach beyond the middles of shapes, at most. */
  private aside = ASIDE;
  private edges = { top: -100, bottom: 100 };
  /** Each shape's middle, and half of what its name takes on the screen. */
  private across: { x: number; half: number }[] = [];

  /** `onScale` is told how many pixels of the screen are one of the drawing. */
  constructor(
    private readonly svg: SVGSVGElement,
    private readonly onScale: (scale: number) => void,
  ) {
    svg.addEventListener('wheel', (event) => this.turn(event), { passive: false });
    svg.addEventListener('pointerdown', (event) => this.grab(event));
    new ResizeObserver(() => (this.isFitted ? this.fit() : this.apply())).observe(svg);
  }

  /** Remembers how large the drawing is. */
  measure(boxes: Box[], places: ReadonlyMap<string, Point>): void {
    const spots = boxes.map((box) => ({ box, place: places.get(box.id) ?? { x: 0, y: 0 } }));
    this.aside = ASIDE + Math.max(0, ...boxes.map((box) => box.width)) / 2;
    this.across = spots.map(({ box, place }) => ({ x: place.x, half: box.width / 2 }));
    this.edges = {
      top: Math.min(0, ...spots.map(({ box, place }) => place.y - box.height / 2)),
      bottom: Math.max(1, ...spots.map(({ box, place }) => place.y + box.height / 2)),
    };
  }

  /** Shows all of it. */
  fit(): void {
    const { top, bottom } = this.edges;
    this.y = (top + bottom) / 2;
    this.isFitted = true;
    const tall = Math.min((this.height - 2 * ABOVE) / (bottom - top), LARGEST_SCALE);
    this.scale = this.widest(Math.max(SMALLEST_SCALE, tall));
    const { left, right } = this.reach(this.scale);
    this.x = (left + right) / 2 / this.scale;
    this.apply();
  }

  /** The largest scale, up to one, with which all names are within the screen: a long one counts where it stands. */
  private widest(most: number): number {
    let [fits, large] = [SMALLEST_SCALE, most];
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const middle = halving === 0 ? large : (fits + large) / 2;
      const { left, right } = this.reach(middle);
      if (right - left <= this.width - 2 * ASIDE) {
        fits = middle;
      } else {
        large = middle;
      }
    }
    return fits;
  }

  /** From where to where shapes and names reach on a screen of that scale. */
  private reach(scale: number): { left: number; right: number } {
    return {
      left: Math.min(0, ...this.across.map(({ x, half }) => x * scale - half)),
      right: Math.max(1, ...this.across.map(({ x, half }) => x * scale + half)),
    };
  }

  zoom(by: 1 | -1): void {
    this.isFitted = false;
    this.scale *= by > 0 ? STEP : 1 / STEP;
    this.apply();
  }

  /** Moves so far that a place is seen. */
  reveal(place: Point): void {
    const width = Math.max(0, this.width / 2 - this.aside) / this.scale;
    const height = Math.max(0, this.height / 2 - 2 * ABOVE) / this.scale;
    this.x = Math.min(Math.max(this.x, place.x - width), place.x + width);
    this.y = Math.min(Math.max(this.y, place.y - height), place.y + height);
    this.apply();
  }

  private get width(): number {
    return Math.max(1, this.svg.clientWidth);
  }

  private get height(): number {
    return Math.max(1, this.svg.clientHeight);
  }

  /** Shows what is to be seen now. */
  apply(): void {
    this.scale = Math.min(Math.max(this.scale, SMALLEST_SCALE), CLOSEST_SCALE);
    const [width, height] = [this.width / this.scale, this.height / this.scale];
    this.svg.setAttribute('viewBox', [this.x - width / 2, this.y - height / 2, width, height].join(' '));
    this.onScale(this.scale);
  }

  /** What is under the mouse stays there. */
  private turn(event: WheelEvent): void {
    event.preventDefault();
    this.isFitted = false;
    const [x, y] = [event.offsetX - this.width / 2, event.offsetY - this.height / 2];
    const before = this.scale;
    this.scale *= STEP ** (-event.deltaY / 100);
    this.x += x / before - x / this.scale;
    this.y += y / before - y / this.scale;
    this.apply();
  }

  private grab(event: PointerEvent): void {
    if (event.target !== this.svg) {
      return;
    }
    this.isFitted = false;
    this.svg.setPointerCapture(event.pointerId);
    const drag = (move: PointerEvent): void => {
      this.x -= move.movementX / this.scale;
      this.y -= move.movementY / this.scale;
      this.apply();
    };
    this.svg.addEventListener('pointermove', drag);
    this.svg.addEventListener('lostpointercapture', () => this.svg.removeEventListener('pointermove', drag), { once: true });
  }
}
