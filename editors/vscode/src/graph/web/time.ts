// The time slider: from which day to which dated notes count. At both ends, those without a date count, too.

import type { GraphData } from '../data';
import type { Elements } from './markup';
import { between, days } from './model';

export class Time {
  private dates: string[] = [];

  constructor(
    private readonly page: Pick<Elements, 'time' | 'from' | 'to' | 'fromDate' | 'toDate'>,
    onChange: () => void,
  ) {
    const { from, to } = page;
    from.addEventListener('input', () => {
      to.value = String(Math.max(Number(to.value), Number(from.value)));
      this.say();
      onChange();
    });
    to.addEventListener('input', () => {
      from.value = String(Math.min(Number(to.value), Number(from.value)));
      this.say();
      onChange();
    });
  }

  /** Takes the days of another graph; one that is not narrowed stays so. */
  of(data: GraphData): void {
    const wasWhole = this.isWhole;
    const [from, to] = [this.date(this.page.from), this.date(this.page.to)];
    this.dates = days(data);
    const last = this.dates.length - 1;
    this.page.time.hidden = last < 1;
    for (const slider of [this.page.from, this.page.to]) {
      slider.max = String(Math.max(0, last));
    }
    this.page.from.value = String(wasWhole ? 0 : Math.max(0, this.dates.findIndex((date) => date >= from)));
    this.page.to.value = String(wasWhole ? last : Math.max(0, this.dates.findLastIndex((date) => date <= to)));
    this.say();
  }

  /** The graph of the time that is chosen. */
  narrow(data: GraphData): GraphData {
    return this.isWhole ? data : between(data, this.date(this.page.from), this.date(this.page.to));
  }

  get isWhole(): boolean {
    const { from, to } = this.page;
    return this.dates.length < 2 || (Number(from.value) === 0 && Number(to.value) === this.dates.length - 1);
  }

  private date(slider: HTMLInputElement): string {
    return this.dates[Number(slider.value)] ?? '';
  }

  private say(): void {
    const { from, to, fromDate, toDate } = this.page;
    for (const [slider, output] of [[from, fromDate], [to, toDate]] as const) {
      output.value = this.date(slider);
      slider.setAttribute('aria-valuetext', this.date(slider));
    }
  }
}
