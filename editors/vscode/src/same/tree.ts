// Pairs of people and of organizations in a tree, each with what speaks for and against its being one.

import { ThemeIcon, TreeItem, TreeItemCollapsibleState, type Location } from 'vscode';

import type { Pair, Side } from '../contract';
import { icon } from '../icons';
import { located, pathOf } from '../places';
import type { Server } from '../server';
import { Rows } from '../views/view';
import { fact, isMerge, key, reason, some, standing, title } from './details';

/** A line below a pair. */
interface Detail {
  label: string;
  description?: string;
  icon: ThemeIcon;
  place?: Location | undefined;
  context?: string;
}

/** One of two notes, which may stay. */
export interface SideRow extends Detail {
  pair: Pair;
  side: Side;
}

export type Row = Pair | Detail | SideRow;

export class PairsTree extends Rows<Row> {
  private all: Pair[] = [];
  /** What was decided here, and is listed until the server has taken notice. */
  private readonly decided = new Set<string>();

  constructor(private readonly server: Server) {
    super();
  }

  /** How many are shown. */
  get count(): number {
    return this.shown().length;
  }

  show(pairs: Pair[]): void {
    const isSame = JSON.stringify(pairs) === JSON.stringify(this.all);
    this.all = pairs;
    const listed = new Set(pairs.map(key));
    for (const pair of this.decided) {
      if (!listed.has(pair)) {
        this.decided.delete(pair);
      }
    }
    this.loaded(isSame);
  }

  /** Leaves a pair out, or shows it again. */
  leaveOut(pair: Pair, isDecided: boolean): void {
    if (isDecided) {
      this.decided.add(key(pair));
    } else {
      this.decided.delete(key(pair));
    }
    this.redraw();
  }

  protected top(): Row[] {
    return this.shown();
  }

  protected below(row: Row): Row[] {
    return isPair(row) ? this.details(row) : [];
  }

  getTreeItem(row: Row): TreeItem {
    return isPair(row) ? pairItem(row) : detailItem(row);
  }

  private shown(): Pair[] {
    return this.all.filter((pair) => !this.decided.has(key(pair)));
  }

  private details(pair: Pair): Row[] {
    const details: Row[] = pair.sides.map((side) => this.side(pair, side));
    details.push(...pair.agree.map((shared) => ({ label: fact(shared), description: 'both', icon: new ThemeIcon('check') })));
    details.push(...pair.differ.map((shared) => ({ label: fact(shared), description: 'differs', icon: new ThemeIcon('warning') })));
    const [first] = pair.notes;
    if (first !== undefined) {
      const start = { line: 0, character: 0 };
      const place = located(this.server, { uri: first, range: { start, end: start } });
      details.push({ label: some(pair.notes.map(pathOf)), description: 'mention both', icon: new ThemeIcon('note'), place });
    }
    if (pair.company.length > 0) {
      details.push({ label: some(pair.company), description: 'with both', icon: new ThemeIcon('organization') });
    }
    return details;
  }

  private side(pair: Pair, side: Side): SideRow {
    const place = located(this.server, side.definition ?? side.first);
    const path = side.definition === null ? undefined : pathOf(side.definition.uri);
    return {
      pair,
      side,
      label: side.name,
      description: standing(side, path),
      icon: icon(side.kind, side.definition !== null),
      place,
      context: isMerge(pair) ? 'mayStay' : 'side',
    };
  }
}

function isPair(row: Row): row is Pair {
  return 'sides' in row;
}

function pairItem(pair: Pair): TreeItem {
  const item = new TreeItem(title(pair), TreeItemCollapsibleState.Collapsed);
  item.id = key(pair);
  item.description = reason(pair);
  item.iconPath = icon(pair.sides[0].kind, true);
  item.contextValue = 'pair';
  item.accessibilityInformation = { label: `${title(pair)}, maybe the same: ${reason(pair)}` };
  return item;
}

function detailItem(detail: Detail): TreeItem {
  const item = new TreeItem(detail.label);
  item.description = detail.description ?? '';
  item.iconPath = detail.icon;
  item.contextValue = detail.context ?? 'detail';
  item.tooltip = [detail.label, detail.description].filter(Boolean).join(' · ');
  if (detail.place !== undefined) {
    item.command = { command: 'vscode.open', title: 'Open', arguments: [detail.place.uri, { selection: detail.place.range }] };
  }
  return item;
}
