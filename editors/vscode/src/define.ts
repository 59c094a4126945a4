// The names that nobody has defined: a list to choose from, and notes for those that are chosen.

import { commands, window, workspace, type Disposable, type QuickPickItem, type TextDocument, type Uri } from 'vscode';

import { define, undefinedNames, type Defined, type UndefinedName } from './contract';
import { count } from './counts';
import { icon } from './icons';
import { advise } from './messages';
import type { Server } from './server';

/** How long to wait for a note that the server has asked for, in milliseconds. */
const PATIENCE = 10_000;

interface Item extends QuickPickItem {
  name: UndefinedName;
}

export function registerDefine(server: Server): Disposable {
  return commands.registerCommand('whoswho.defineNames', () => run(server));
}

async function run(server: Server): Promise<void> {
  const found = await undefinedNames(server);
  if (found === undefined) {
    advise("The Who's Who server is not running.");
  } else if (found.names.length === 0) {
    advise(found.ready ? 'No undefined name has been found in your notes so far.' : 'Your notes are still being read.');
  } else {
    const chosen = await choose(found.names);
    if (chosen.length > 0) {
      await defineAll(server, chosen);
    }
  }
}

async function choose(names: UndefinedName[]): Promise<UndefinedName[]> {
  const chosen = await window.showQuickPick(names.map(item), {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: 'Define Names',
    placeHolder: 'Choose the names to create notes for',
  });
  return (chosen ?? []).map(({ name }) => name);
}

function item(name: UndefinedName): Item {
  return {
    name,
    label: name.name,
    iconPath: icon(name.kind, false),
    description: `${name.kind} · ${count(name.mentions, 'mention')} in ${count(name.notes, 'note')}`,
    detail: name.excerpt ?? '',
  };
}

async function defineAll(server: Server, names: UndefinedName[]): Promise<void> {
  let answer: Defined | undefined;
  try {
    answer = await define(server, names.map(({ name, kind }) => ({ name, kind })));
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return;
  }
  const convert = server.running?.protocol2CodeConverter;
  if (answer === undefined || convert === undefined) {
    advise('The server has stopped. Nothing was defined.');
    return;
  }
  const saved = await Promise.all(answer.defined.map(({ uri }) => save(convert.asUri(uri))));
  const made = count(saved.filter((isSaved) => isSaved).length, 'name');
  const refused = answer.refused.map(({ name, why }) => ` ${name} ${why}.`);
  void window.showInformationMessage(`Defined ${made}.${refused.join('')}`);
}

/** New notes are saved, as nobody would look for them among those that are not. Says whether that was done. */
async function save(uri: Uri): Promise<boolean> {
  return (await (await written(uri))?.save()) ?? false;
}

/** The note, once it has its text: the server's answer may come before the editor has made it. */
function written(uri: Uri): Promise<TextDocument | undefined> {
  const isIt = (document: TextDocument): boolean => document.isDirty && document.uri.toString() === uri.toString();
  return new Promise((resolve) => {
    const end = (document?: TextDocument): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(document);
    };
    const timer = setTimeout(end, PATIENCE);
    const subscription = workspace.onDidChangeTextDocument(({ document }) => {
      if (isIt(document)) {
        end(document);
      }
    });
    const there = workspace.textDocuments.find(isIt);
    if (there !== undefined) {
      end(there);
    }
  });
}
