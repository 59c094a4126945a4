// Names in a tree: people and organizations, each with a count.

import { MarkdownString, TreeItem, TreeItemCollapsibleState, type Location } from 'vscode';
import { HoverRequest } from 'vscode-languageclient/node';

import type { Kind } from '../contract';
import { icon } from '../icons';
import { withoutReason } from '../hover';
import { pathOf } from '../places';
import { search } from '../search';
import type { Server } from '../server';
import { GROUPS } from '../words';
import { Rows } from './view';

/** Somebody in a list. */
export interface Name {
  name: string;
  kind: Kind;
  /** Other names, by which they are found, too. */
  aliases: string[];
  /** What tells them from others of the same name. */
  apart: string | undefined;
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

export class NamesTree extends Rows<Row> {
  private names: Name[] = [];
  private filter = '';

  constructor(private readonly server: Server) {
    super();
  }

  /** Whether nobody is shown. */
  get isEmpty(): boolean {
    return this.groups().length === 0;
  }

  /** Shows other names; nothing happens if they are the same. */
  show(names: Name[], filter: string): void {
    const isSame = filter === this.filter && JSON.stringify(names) === JSON.stringify(this.names);
    this.names = names;
    this.filter = filter;
    this.loaded(isSame);
  }

  protected top(): Row[] {
    return this.groups();
  }

  protected below(row: Row): Row[] {
    return isGroup(row) ? row.names : [];
  }

  getTreeItem(row: Row): TreeItem {
    return isGroup(row) ? groupItem(row) : nameItem(row);
  }

  /** The tooltip, when it is wanted: what a hover says of them, and where they are defined. */
  async resolveTreeItem(item: TreeItem, row: Row): Promise<TreeItem> {
    const client = this.server.running;
    const place = isGroup(row) ? undefined : (row.definition ?? row.place);
    if (client !== undefined && place !== undefined) {
      const textDocument = { uri: client.code2ProtocolConverter.asUri(place.uri) };
      const position = client.code2ProtocolConverter.asPosition(place.range.start);
      const hover = client.protocol2CodeConverter.asHover(await client.sendRequest(HoverRequest.type, { textDocument, position }));
      // It is text of notes, and stays what the client makes of it: not to be trusted.
      const card = hover?.contents.find((part) => part instanceof MarkdownString);
      if (card !== undefined) {
        item.tooltip = withoutReason(card).appendMarkdown('\n\n').appendText(pathOf(place.uri.toString()));
      }
    }
    return item;
  }

  private groups(): Group[] {
    const shown = search(this.names, this.filter).map(({ who }) => who);
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
  item.description = name.apart === undefined ? name.description : `${name.apart} · ${name.description}`;
  item.iconPath = icon(name.kind, defined);
  item.contextValue = defined ? 'defined' : 'undefined';
  item.accessibilityInformation = { label: `${name.name}, ${name.kind}, ${item.description}` };
  if (name.place !== undefined) {
    const selection = name.place.range;
    item.command = { command: 'vscode.open', title: 'Open', arguments: [name.place.uri, { selection }] };
  }
  return item;
}
