// Go to a person or an organization, by any of their names.

import { commands, window, type Disposable, type QuickPick, type QuickPickItem } from 'vscode';

import type { Entity } from './contract';
import { count } from './counts';
import type { Directory } from './directory';
import { icon } from './icons';
import { advise } from './messages';
import { distinctions } from './namesakes';
import { goTo, located, pathOf } from './places';
import { search, type Found } from './search';
import type { Server } from './server';

/** More than anybody scrolls through. */
const MOST = 200;

interface Item extends QuickPickItem {
  entity?: Entity;
}

export function registerFind(server: Server, directory: Directory): Disposable {
  return commands.registerCommand('whoswho.goToEntity', async () => {
    const all = await directory.all();
    if (all === undefined) {
      advise("The Who's Who server is not running.");
    } else if (all.entities.length === 0) {
      advise(all.ready ? 'Nobody is defined yet. Put the cursor on a name and define it.' : 'Your notes are still being read.');
    } else {
      pick(server, all.entities);
    }
  });
}

function pick(server: Server, entities: Entity[]): void {
  const list = window.createQuickPick<Item>();
  list.title = 'Go to Person or Organization';
  list.placeholder = 'Part of any name; accents do not matter';
  inOwnOrder(list);
  const often = [...entities].sort((one, other) => other.mentions - one.mentions);
  const show = (): void => {
    list.items = itemsFor(often, list.value);
  };
  show();
  list.onDidChangeValue(show);
  list.onDidAccept(async () => {
    const place = located(server, list.activeItems[0]?.entity?.definition);
    list.hide();
    if (place !== undefined) {
      await goTo(place);
    }
  });
  list.onDidHide(() => list.dispose());
  list.show();
}

/** The editor would sort what it shows by label. There is a property against that, which its types do not have. */
function inOwnOrder(list: QuickPick<Item>): void {
  Object.assign(list, { sortByLabel: false });
}

function itemsFor(entities: Entity[], typed: string): Item[] {
  const found = search(entities, typed);
  if (found.length === 0) {
    return [{ label: 'No name matches', alwaysShow: true }];
  }
  const shown = found.slice(0, MOST);
  const placed = shown.map(({ who: { name, definition } }) => ({ name, path: pathOf(definition.uri), line: definition.range.start.line }));
  const apart = distinctions(placed);
  return shown.map((one, index) => item(one, apart[index]));
}

function item({ who, by }: Found<Entity>, apart: string | undefined): Item {
  const other = by === who.name ? [] : [`“${by}”`];
  const mentions = who.mentions === 0 ? 'not mentioned' : `${count(who.mentions, 'mention')} in ${count(who.notes, 'note')}`;
  return {
    entity: who,
    label: who.name,
    iconPath: icon(who.kind, true),
    description: [apart, ...other, mentions].filter((part) => part !== undefined).join(' · '),
    // What fits is decided here.
    alwaysShow: true,
  };
}
