// Completion as a user of this editor expects it: it comes up where a name begins, and people look like people.

import { commands, CompletionItemKind, window, workspace, type CompletionItem, type CompletionList, type Disposable, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import { CompletionRequest } from 'vscode-languageclient/node';

import { isNote } from './languages';
import type { Server } from './server';

/** The protocol knows no people. This editor does; for organizations, the icon of boxes that belong together comes closest. */
const KINDS = new Map([
  [CompletionItemKind.Class, CompletionItemKind.User],
  [CompletionItemKind.Module, CompletionItemKind.Struct],
]);

export function withKinds<Found extends CompletionItem[] | CompletionList | null | undefined>(found: Found): Found {
  const items: CompletionItem[] = Array.isArray(found) ? found : (found?.items ?? []);
  for (const item of items) {
    item.kind = item.kind && (KINDS.get(item.kind) ?? item.kind);
  }
  return found;
}

/** What ends in a word with a capital, or in a letter of a script that has none. */
const NAME_BEGUN = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]*$|\p{Lo}$/u;

/** More is pasted, not typed. An input method gives several characters at once. */
const MOST_TYPED = 4;

/**
 * Opens the list of suggestions where a name is being typed. In Markdown the editor does not do so while words are typed, nor
 * at letters as trigger characters. Turning that on would offer words and snippets at every word; so the server is asked
 * first, and the list is opened only if it has names. The editor's command does nothing while the list is open.
 */
export function suggestNames(server: Server): Disposable {
  return workspace.onDidChangeTextDocument((event) => void suggest(server, event).catch(() => undefined));
}

async function suggest(server: Server, { document, contentChanges, reason }: TextDocumentChangeEvent): Promise<void> {
  const [change, another] = contentChanges;
  const client = server.running;
  if (client === undefined || change === undefined || another !== undefined || reason !== undefined || !isWanted(document)) {
    return;
  }
  const cursor = change.range.start.translate(0, change.text.length);
  const isTyped = change.text !== '' && change.text.length <= MOST_TYPED && !/[\r\n]/.test(change.text);
  const before = (): string => document.lineAt(cursor.line).text.slice(0, cursor.character);
  const asked = before();
  if (!isTyped || !NAME_BEGUN.test(asked)) {
    return;
  }
  // The client tells the server of the change after us.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const place = client.code2ProtocolConverter.asTextDocumentPositionParams(document, cursor);
  const found = await client.sendRequest(CompletionRequest.type, place);
  const names = Array.isArray(found) ? found : (found?.items ?? []);
  // An input method may have changed the text once more, but to the same.
  if (names.length > 0 && asked === before()) {
    await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  }
}

/** Not if the editor asks by itself as well, or the user wants no list that comes up by itself. */
function isWanted(document: TextDocument): boolean {
  const settings = workspace.getConfiguration('editor', document);
  const quick = settings.get<boolean | { other?: boolean | string }>('quickSuggestions');
  const asksByItself = typeof quick === 'object' ? quick.other === true || quick.other === 'on' : quick === true;
  const isActive = document === window.activeTextEditor?.document && isNote(document);
  return isActive && !asksByItself && settings.get('suggestOnTriggerCharacters') !== false;
}
