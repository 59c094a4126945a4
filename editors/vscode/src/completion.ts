// Completion as a user of this editor expects it: it comes up where a name begins, and people look like people.

import {
  commands,
  CompletionItemKind,
  Disposable,
  window,
  workspace,
  type CompletionItem,
  type CompletionList,
  type Position,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextEditor,
} from 'vscode';
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
  let typed: { document: TextDocument; cursor: Position } | undefined;
  return Disposable.from(
    workspace.onDidChangeTextDocument((event) => (typed = placeTyped(event))),
    // The cursor follows what is typed. By then the server knows of it, too.
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (typed !== undefined && isAt(textEditor, typed.document, typed.cursor)) {
        void suggest(server, textEditor, typed.cursor).catch(() => undefined);
      }
      typed = undefined;
    }),
  );
}

/** Behind what somebody has just typed, if it may belong to a name. */
function placeTyped({ document, contentChanges, reason }: TextDocumentChangeEvent): { document: TextDocument; cursor: Position } | undefined {
  const [change, another] = contentChanges;
  if (change === undefined || another !== undefined || reason !== undefined || !isWanted(document)) {
    return undefined;
  }
  const cursor = change.range.start.translate(0, change.text.length);
  const isTyped = change.text !== '' && change.text.length <= MOST_TYPED && !/[\r\n]/.test(change.text);
  const isName = isTyped && NAME_BEGUN.test(document.lineAt(cursor.line).text.slice(0, cursor.character));
  return isName ? { document, cursor } : undefined;
}

async function suggest(server: Server, editor: TextEditor, cursor: Position): Promise<void> {
  const client = server.running;
  if (client === undefined) {
    return;
  }
  const place = client.code2ProtocolConverter.asTextDocumentPositionParams(editor.document, cursor);
  const found = await client.sendRequest(CompletionRequest.type, place);
  const names = Array.isArray(found) ? found : (found?.items ?? []);
  // Whoever has typed on is asked for again.
  if (names.length > 0 && editor === window.activeTextEditor && isAt(editor, editor.document, cursor)) {
    await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  }
}

function isAt({ document, selection, selections }: TextEditor, wanted: TextDocument, cursor: Position): boolean {
  return document === wanted && selections.length === 1 && selection.isEmpty && selection.active.isEqual(cursor);
}

/** Not if the editor asks by itself as well, or the user wants no list that comes up by itself. */
function isWanted(document: TextDocument): boolean {
  const settings = workspace.getConfiguration('editor', document);
  const quick = settings.get<boolean | { other?: boolean | string }>('quickSuggestions');
  const asksByItself = typeof quick === 'object' ? quick.other === true || quick.other === 'on' : quick === true;
  const isActive = document === window.activeTextEditor?.document && isNote(document);
  return isActive && !asksByItself && settings.get('suggestOnTriggerCharacters') !== false;
}
