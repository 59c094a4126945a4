// Shows a merge before it is made: which notes change, and how.

import { commands, Uri, window, workspace, type Disposable, type TextDocument, type TextEdit, type WorkspaceEdit } from 'vscode';

import { count } from '../counts';
import { pathOf } from '../places';

const SCHEME = 'whoswho-merge';
const MERGE = 'Merge';
const SHOW = 'Show Changes';

/** Texts as they would be, by the path under which the editor asks for them. */
const texts = new Map<string, string>();
let shown = 0;

export function registerPreview(): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: ({ path }) => texts.get(path),
  });
}

/** Asks whether one note is to be merged into another. */
export async function confirmMerge(edit: WorkspaceEdit, gone: Uri, kept: string): Promise<boolean> {
  const changed = edit.entries().filter(([, edits]) => edits.length > 0);
  const title = `Merge ${pathOf(gone.toString())} into ${kept}?`;
  const detail = `${count(changed.length, 'file')} will change, and ${pathOf(gone.toString())} will be deleted.`;
  const answer = await window.showWarningMessage(title, { modal: true, detail }, MERGE, SHOW);
  if (answer !== SHOW) {
    return answer === MERGE;
  }
  const resources = await Promise.all(changed.map(async ([uri, edits]) => [uri, uri, await after(uri, edits)]));
  await commands.executeCommand('vscode.changes', title, [...resources, [gone, gone, undefined]]);
  return (await window.showInformationMessage(title, MERGE)) === MERGE;
}

/** Where the editor finds a file's text as it would be. */
async function after(uri: Uri, edits: TextEdit[]): Promise<Uri> {
  const document = await workspace.openTextDocument(uri).then(
    (document) => document,
    () => undefined,
  );
  const path = `/${String(++shown)}${uri.path}`;
  texts.set(path, document === undefined ? edits.map((edit) => edit.newText).join('') : edited(document, edits));
  return Uri.from({ scheme: SCHEME, path });
}

function edited(document: TextDocument, edits: TextEdit[]): string {
  const byPlace = [...edits].sort((one, other) => other.range.start.compareTo(one.range.start));
  return byPlace.reduce((text, { range, newText }) => {
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    return text.slice(0, start) + newText + text.slice(end);
  }, document.getText());
}
