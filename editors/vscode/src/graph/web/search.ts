// Search as you type, by any name: a field with a list below it, as screen readers know it (the combobox pattern).

import type { GraphNode } from '../data';
import { search } from './find';
import { subtitle } from './words';

export class Search {
  private hits: GraphNode[] = [];
  private active = -1;
  /** Enter was pressed before there was anything to choose from. */
  private isAwaited = false;
  /** What the field says while nobody searches. */
  private resting = '';

  constructor(
    private readonly field: HTMLInputElement,
    private readonly list: HTMLUListElement,
    /** Nothing while the graph is not whole. */
    private readonly nodes: () => GraphNode[] | undefined,
    private readonly onChoice: (id: string) => void,
  ) {
    field.addEventListener('focus', () => field.select());
    field.addEventListener('input', () => {
      this.isAwaited = false;
      this.look();
    });
    field.addEventListener('blur', () => this.rest());
    field.addEventListener('keydown', (event) => this.press(event));
    list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const row = event.target instanceof Element ? event.target.closest('li') : null;
      this.choose(row === null ? -1 : [...this.list.children].indexOf(row));
    });
  }

  /** Says in the field around whom the graph is. */
  say(text: string): void {
    this.resting = text;
    this.field.value = text;
  }

  /** Others may be found than before. */
  refresh(): void {
    if (!this.list.hidden) {
      this.look();
      if (this.isAwaited && this.nodes() !== undefined) {
        this.choose(this.active);
      }
    }
  }

  private look(): void {
    const typed = this.field.value.trim();
    const nodes = this.nodes();
    const found = typed === '' ? [] : search(nodes ?? [], typed);
    this.hits = found.map(({ node }) => node);
    const rows = found.map(({ node, alias }, index) => {
      const row = document.createElement('li');
      row.id = `name-${String(index)}`;
      row.setAttribute('role', 'option');
      const more = document.createElement('span');
      more.textContent = [alias === undefined ? '' : `also ${alias}`, subtitle(node)].filter(Boolean).join(' · ');
      row.append(node.name, more);
      return row;
    });
    if (typed !== '' && rows.length === 0) {
      const none = document.createElement('li');
      none.setAttribute('role', 'option');
      none.setAttribute('aria-disabled', 'true');
      none.textContent = nodes === undefined ? 'Loading…' : 'No such name';
      rows.push(none);
    }
    this.list.replaceChildren(...rows);
    this.show(rows.length > 0);
    this.activate(this.hits.length > 0 ? 0 : -1);
  }

  private show(isShown: boolean): void {
    this.list.hidden = !isShown;
    this.field.setAttribute('aria-expanded', String(isShown));
  }

  private activate(index: number): void {
    this.active = index;
    [...this.list.children].forEach((row, at) => row.setAttribute('aria-selected', String(at === index)));
    if (index < 0) {
      this.field.removeAttribute('aria-activedescendant');
    } else {
      this.field.setAttribute('aria-activedescendant', `name-${String(index)}`);
      this.list.children[index]?.scrollIntoView({ block: 'nearest' });
    }
  }

  private press(event: KeyboardEvent): void {
    const count = this.hits.length;
    if (event.key === 'ArrowDown' && count > 0) {
      this.activate((this.active + 1) % count);
    } else if (event.key === 'ArrowUp' && count > 0) {
      this.activate((this.active + count - 1) % count);
    } else if (event.key === 'Enter') {
      this.isAwaited = this.nodes() === undefined;
      this.choose(this.active);
    } else if (event.key === 'Escape') {
      this.rest();
      this.field.select();
    } else {
      return;
    }
    event.preventDefault();
  }

  private choose(index: number): void {
    const hit = this.hits[index];
    if (hit !== undefined) {
      this.onChoice(hit.id);
      this.rest();
      this.field.select();
    }
  }

  private rest(): void {
    this.hits = [];
    this.isAwaited = false;
    this.field.value = this.resting;
    this.show(false);
    this.activate(-1);
  }
}
