// The names in notes, for what checks the spelling.

import { commands, ConfigurationTarget, extensions, Uri, window, workspace, type Disposable, type WorkspaceFolder } from 'vscode';

import { dictionary, everybody } from './contract';
import { count } from './counts';
import { advise } from './messages';
import type { Server } from './server';
import { merged, missing } from './wordlist';

const CODE_SPELL_CHECKER = 'streetsidesoftware.code-spell-checker';
const LTEX = ['ltex-plus.vscode-ltex-plus', 'valentjn.vscode-ltex'];

/** Where words go if no extension is there that would take them. Nothing in such a folder is taken for a note. */
const FILE = '.whoswho/names.txt';

export function registerSpelling(server: Server): Disposable {
  return commands.registerCommand('whoswho.addNamesToSpelling', async () => {
    try {
      await run(server);
    } catch (error) {
      void window.showErrorMessage(`The names could not be added: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

async function run(server: Server): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    advise('Open the folder that has your notes first: the names go into its settings.');
    return;
  }
  const isReady = (await everybody(server))?.ready;
  const words = isReady === true ? await dictionary(server) : undefined;
  if (isReady === false) {
    advise('Your notes are still being read.');
  } else if (words === undefined) {
    advise("The Who's Who server is not running, or is too old to list names.");
  } else if (words.length === 0) {
    advise('Nobody is defined in your notes yet.');
  } else {
    await add(words, folder);
  }
}

/** Gives the words to every spell checker that is installed. */
async function add(words: string[], folder: WorkspaceFolder): Promise<void> {
  const told: string[] = [];
  if (extensions.getExtension(CODE_SPELL_CHECKER) !== undefined) {
    told.push(`${count(await addToCodeSpellChecker(words), 'new word')} for Code Spell Checker`);
  }
  if (LTEX.some((id) => extensions.getExtension(id) !== undefined)) {
    told.push(`${count(await addToLtex(words), 'new word')} for LTeX`);
  }
  if (told.length > 0) {
    advise(`The settings of this workspace have ${told.join(' and ')}.`);
  } else {
    await write(words, folder);
  }
}

async function addToCodeSpellChecker(words: string[]): Promise<number> {
  const settings = workspace.getConfiguration('cSpell');
  const own: unknown = settings.inspect('words')?.workspaceValue;
  const fresh = missing(own, words);
  if (fresh > 0) {
    await settings.update('words', merged(own, words), ConfigurationTarget.Workspace);
  }
  return fresh;
}

/** LTeX has a list for each language; the names go to that of the language it checks. */
async function addToLtex(words: string[]): Promise<number> {
  const settings = workspace.getConfiguration('ltex');
  const own = settings.inspect<Record<string, unknown>>('dictionary')?.workspaceValue ?? {};
  const language = settings.get<string>('language') ?? 'en-US';
  const fresh = missing(own[language], words);
  if (fresh > 0) {
    await settings.update('dictionary', { ...own, [language]: merged(own[language], words) }, ConfigurationTarget.Workspace);
  }
  return fresh;
}

async function write(words: string[], folder: WorkspaceFolder): Promise<void> {
  const file = Uri.joinPath(folder.uri, FILE);
  await workspace.fs.writeFile(file, new TextEncoder().encode(`${words.join('\n')}\n`));
  const message =
    `No spell checker that Who's Who knows is installed, so ${count(words.length, 'word')} went to ${FILE}, one per line. ` +
    'Name this file as a dictionary in the settings of yours.';
  if ((await window.showInformationMessage(message, 'Open File')) !== undefined) {
    await window.showTextDocument(file);
  }
}
