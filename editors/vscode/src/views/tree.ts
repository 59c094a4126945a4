// Names in a tree: people and organizations, each with a count.

import { EventEmitter, TreeItem, TreeItemCollapsibleState, type Location, type TreeDataProvider } from 'vscode';

import type { Kind } from '../contract';
import { icon } from '../icons';
import { folded, GROUPS } from '../words';

/** Somebody in a list. */
export interface Name {
  name: string;
  kind: Kind;
  /** Other names, by which they are found, too. */
  aliases: string[];
  /** What is said behind the name. */
  description: string;
  /** Where a click leads. */
  place: Location | undefined;
  definition: Location | undefined;
}

interface Group {
  label: string;
  kind: Kind;
  names: Name[];
}

export type Row = Group | Name;

export class NamesTree implements TreeDataProvider<Row> {
  private readonly changed = new EventEmitter<undefined>();
  private names: Name[] = [];
  private filter = '';

  readonly onDidChangeTreeData = this.changed.event;

  /** Shows other names; nothing happens if they are the same. */
  show(names: Name[], filter: string): void {
    const isSame = filter === this.filter && JSON.stringify(names) === JSON.stringify(this.names);
    this.names = names;
    this.filter = filter;
    if (!isSame) {
      this.changed.fire(undefined);
    }
  }

  getChildren(row?: Row): Row[] {
    if (row === undefined) {
      return this.groups();
    }
    return isGroup(row) ? row.names : [];
  }

  getTreeItem(row: Row): TreeItem {
    return isGroup(row) ? groupItem(row) : nameItem(row);
  }

  private groups(): Group[] {
    const wanted = folded(this.filter);
    const fits = (name: Name): boolean => [name.name, ...name.aliases].some((one) => folded(one).includes(wanted));
    const shown = this.names.filter(fits);
    const groups = GROUPS.map(({ kind, label }) => ({ kind, label, names: shown.filter((name) => name.kind === kind) }));
    return groups.filter((group) => group.names.length > 0);
  }
}

function isGroup(row: Row): row is Group {
  return 'names' in row;
}

function groupItem(group: Group): TreeItem {
  const item = new TreeItem(group.label, TreeItemCollapsibleState.Expanded);
  item.id = group.kind;
  item.description = String(group.names.length);
  return item;
}

function nameItem(name: Name): TreeItem {
  const item = new TreeItem(name.name);
  const defined = name.definition !== undefined;
  item.description = name.description;
  item.iconPath = icon(name.kind, defined);
  item.contextValue = defined ? 'defined' : 'undefined';
  const also = name.aliases.length === 0 ? '' : `\nalso: ${name.aliases.join(', ')}`;
  item.tooltip = `${name.name} · ${name.kind}${also}\n${name.description}`;
  if (name.place !== undefined) {
    const selection = name.place.range;
    item.command = { command: 'vscode.open', title: 'Open', arguments: [name.place.uri, { selection }] };
  }
  return item;
}
