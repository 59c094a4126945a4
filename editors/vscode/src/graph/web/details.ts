// The side of the page: who was chosen, with whom they appear, and in which notes.

import type { GraphData, GraphNode, Place, Tie } from '../data';
import { count } from '../../counts';
import { company, facts, fullName, shared, subtitle } from './words';

const MOST_ROWS = 60;

export interface Actions {
  /** Nothing outside of an editor. */
  open: ((place: Place) => void) | undefined;
  centre: (id: string) => void;
  select: (id: string) => void;
  selectTie: (tie: Tie) => void;
}

export class Details {
  constructor(
    private readonly side: HTMLElement,
    private readonly actions: Actions,
  ) {}

  /** Nobody is chosen. */
  help(): void {
    const keys = this.actions.open === undefined ? 'Double-click or press Space to look around somebody.' : 'Double-click or press Enter to open the definition; press Space to look around somebody.';
    this.side.replaceChildren(
      text('p', 'Click a name or a line, or move with Tab and the arrow keys.'),
      text('p', keys),
      text('p', 'Blue circles are people, purple squares are organizations. The larger, the more often mentioned.'),
    );
  }

  /** Somebody is chosen of whom not everything is known yet. */
  wait(node: GraphNode): void {
    this.side.replaceChildren(text('h2', node.name), text('p', subtitle(node), 'quiet'), text('p', 'Loading…'));
  }

  node(node: GraphNode, data: GraphData): void {
    const all = company(node, data);
    const said = all.flatMap(({ tie, other }) => facts(tie, node.id, other));
    const rows = all.slice(0, MOST_ROWS).map(({ tie, other }) => row(button(fullName(other), () => this.actions.selectTie(tie)), shared(tie)));
    this.side.replaceChildren(
      text('h2', node.name),
      text('p', subtitle(node), 'quiet'),
      ...(node.summary === null || node.summary === node.distinction ? [] : [text('p', node.summary)]),
      ...(node.aliases.length === 0 ? [] : [text('p', `also: ${node.aliases.join(', ')}`)]),
      ...said.map((fact) => text('p', fact)),
      this.buttons(node),
      ...list(`Appears with ${String(all.length)}`, rows, all.length),
      this.notes(node, data),
    );
  }

  tie(tie: Tie, data: GraphData): void {
    const [one, other] = [tie.one, tie.other].map((id) => data.nodes.find((node) => node.id === id));
    if (one === undefined || other === undefined) {
      return;
    }
    const rows = tie.in.slice(0, MOST_ROWS).map(([note, paragraphs, line]) => this.note(data, note, line, paragraphs === 0 ? '' : count(paragraphs, 'paragraph')));
    const heading = text('h2', `${fullName(one)} and ${fullName(other)}`);
    heading.tabIndex = -1;
    this.side.replaceChildren(
      heading,
      text('p', shared(tie) || 'no note mentions both', 'quiet'),
      ...facts(tie, one.id, other).map((fact) => text('p', `${fullName(one)}: ${fact}`)),
      ...list(count(tie.in.length, 'note'), rows, tie.in.length),
      text('p', ''),
      ...[one, other].map((node) => wrap('p', button(`Back to ${fullName(node)}`, () => this.actions.select(node.id)))),
    );
    heading.focus({ preventScroll: true });
  }

  private buttons(node: GraphNode): HTMLElement {
    const centre = button('Look Around', () => this.actions.centre(node.id));
    const place = node.definition ?? undefined;
    const { open } = this.actions;
    const definition = open === undefined || place === undefined ? text('span', `defined in ${node.file}`, 'quiet') : button('Open Definition', () => open(place));
    return wrap('p', centre, ' ', definition);
  }

  /** The notes that mention somebody, closed until asked for. */
  private notes(node: GraphNode, data: GraphData): HTMLElement {
    const rows = node.in.slice(0, MOST_ROWS).map(([note, mentions]) => this.note(data, note, 0, count(mentions, 'mention')));
    const details = wrap('details', text('summary', count(node.in.length, 'note')), ...list('', rows, node.in.length));
    details.hidden = rows.length === 0;
    return details;
  }

  private note(data: GraphData, at: number, line: number, what: string): HTMLElement {
    const { file = '', date = null, uri } = data.notes[at] ?? {};
    const { open } = this.actions;
    const start = { line, character: 0 };
    const name = open === undefined || uri == null ? file : button(file, () => open({ uri, range: { start, end: start } }));
    return row(name, [date ?? '', what].filter(Boolean).join(' · '));
  }
}

function list(heading: string, rows: HTMLElement[], of: number): HTMLElement[] {
  const more = of > rows.length ? [text('p', `and ${String(of - rows.length)} more`, 'quiet')] : [];
  return rows.length === 0 ? [] : [...(heading === '' ? [] : [text('h3', heading)]), wrap('ul', ...rows), ...more];
}

function row(name: string | HTMLElement, behind: string): HTMLElement {
  return wrap('li', name, ' ', text('span', behind, 'quiet'));
}

function button(label: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', onClick);
  return made;
}

function text(tag: string, content: string, style = ''): HTMLElement {
  const made = wrap(tag, content);
  made.className = style;
  return made;
}

function wrap(tag: string, ...content: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...content);
  return made;
}
