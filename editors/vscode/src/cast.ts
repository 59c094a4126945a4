// Who is in this note: a list to choose from, and to look at while the cursor moves in it.

import { commands, Range, Selection, ThemeIcon, ViewColumn, window, type Disposable, type QuickPickItem, type TextEditor } from 'vscode';

import { cast, type CastMember } from './contract';
import { icon } from './icons';
import { isNote } from './languages';
import { tell } from './messages';
import { goTo, located } from './places';
import type { Server } from './server';
import { count } from './counts';

interface Item extends QuickPickItem {
  member: CastMember;
}

const TO_DEFINITION = { iconPath: new ThemeIcon('go-to-file'), tooltip: 'Go to Definition' };

export function registerCast(server: Server): Disposable {
  return commands.registerCommand('whoswho.whoIsHere', async () => {
    const editor = window.activeTextEditor;
    if (editor === undefined || !isNote(editor.document)) {
      tell('Open a note to see who is in it.');
      return;
    }
    const members = await cast(server, editor.document.uri.toString());
    if (members === undefined) {
      tell('The server cannot say who is in a note; see the log.');
    } else if (members.length === 0) {
      tell('Nobody is mentioned in this note.');
    } else {
      pick(server, editor, members);
    }
  });
}

function pick(server: Server, editor: TextEditor, members: CastMember[]): void {
  const list = window.createQuickPick<Item>();
  const before = editor.selection;
  let isChosen = false;
  list.title = 'Who is in this note';
  list.placeholder = 'Choose somebody to go to their first mention here';
  list.matchOnDescription = true;
  list.items = members.map(item);
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

function item(member: CastMember): Item {
  const mentions = member.mentions === 0 ? 'defined here' : count(member.mentions, 'mention');
  return {
    member,
    label: member.name,
    iconPath: icon(member.kind, member.defined),
    description: `${member.kind} · ${mentions}${member.defined ? '' : ' · not defined'}`,
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
