// Who is in this note: a list to choose from, and to look at while the cursor moves in it.

import { commands, Range, Selection, ThemeIcon, ViewColumn, window, type Disposable, type QuickPickItem, type TextEditor } from 'vscode';

import { cast, type CastMember, type Entity } from './contract';
import type { Directory } from './directory';
import { icon } from './icons';
import { advise } from './messages';
import { distinctions, type Placed } from './namesakes';
import { noteEditor, type News } from './news';
import { goTo, located, pathOf } from './places';
import type { Server } from './server';
import { count } from './counts';

interface Item extends QuickPickItem {
  member: CastMember;
}

const TO_DEFINITION = { iconPath: new ThemeIcon('go-to-file'), tooltip: 'Go to Definition' };

export function registerCast(server: Server, news: News, directory: Directory): Disposable {
  return commands.registerCommand('whoswho.whoIsHere', async () => {
    const editor = await noteEditor(news);
    if (editor === undefined) {
      advise('Open a note to see who is in it.');
      return;
    }
    const members = await cast(server, editor.document.uri.toString());
    if (members === undefined) {
      advise("The Who's Who server is not running.");
    } else if (members.length === 0) {
      advise('Nobody is mentioned in this note.');
    } else {
      pick(server, editor, members, castDistinctions(members, (await directory.all())?.entities ?? []));
    }
  });
}

function pick(server: Server, editor: TextEditor, members: CastMember[], apart: (string | undefined)[]): void {
  const list = window.createQuickPick<Item>();
  const before = editor.selection;
  let isChosen = false;
  list.title = 'Who Is in This Note';
  list.placeholder = 'Go to the first mention in this note';
  list.matchOnDescription = true;
  list.items = members.map((member, index) => item(member, apart[index]));
  list.onDidChangeActive(([active]) => active && select(editor, firstMention(server, active.member)));
  list.onDidTriggerItemButton(async ({ item }) => {
    isChosen = true;
    list.hide();
    const definition = located(server, item.member.definition);
    if (definition !== undefined) {
      await goTo(definition);
    }
  });
  list.onDidAccept(async () => {
    isChosen = true;
    const chosen = list.activeItems[0];
    const range = chosen && firstMention(server, chosen.member);
    list.hide();
    if (range !== undefined) {
      await window.showTextDocument(editor.document, { viewColumn: editor.viewColumn ?? ViewColumn.Active, selection: range });
    }
  });
  list.onDidHide(() => {
    if (!isChosen) {
      select(editor, new Range(before.start, before.end));
    }
    list.dispose();
  });
  list.show();
}

/** What tells members from each other, and from others of their name who are not in the note. */
export function castDistinctions(members: CastMember[], everybody: Entity[]): (string | undefined)[] {
  const key = ({ name, path, line }: Placed): string => [name, path, line].join('\n');
  const own = members.map(
    ({ name, definition, first }): Placed => ({
      name,
      path: definition === null ? 'not defined' : pathOf(definition.uri),
      line: (definition?.range ?? first).start.line,
    }),
  );
  const [known, names] = [new Set(own.map(key)), new Set(own.map(({ name }) => name))];
  const others = everybody
    .filter(({ name }) => names.has(name))
    .map(({ name, definition }): Placed => ({ name, path: pathOf(definition.uri), line: definition.range.start.line }))
    .filter((other) => !known.has(key(other)));
  return distinctions([...own, ...others]).slice(0, own.length);
}

function item(member: CastMember, apart: string | undefined): Item {
  const mentions = member.mentions === 0 ? 'defined here' : count(member.mentions, 'mention');
  const parts = [apart, member.kind, mentions, member.defined ? undefined : 'not defined'];
  return {
    member,
    label: member.name,
    iconPath: icon(member.kind, member.defined),
    description: parts.filter((part) => part !== undefined).join(' · '),
    buttons: member.definition === null ? [] : [TO_DEFINITION],
  };
}

function firstMention(server: Server, member: CastMember): Range | undefined {
  return server.running?.protocol2CodeConverter.asRange(member.first);
}

function select(editor: TextEditor, range: Range | undefined): void {
  if (range !== undefined) {
    editor.revealRange(range);
    editor.selections = [new Selection(range.start, range.end)];
  }
}
