// A change of notes that can be taken back: what it touches, as it was before and as it is after.

import { Uri, workspace, WorkspaceEdit, Range, type TextDocument } from 'vscode';
import type { WorkspaceEdit as Edit } from 'vscode-languageclient/node';

import type { Server } from '../server';

/** A file; nothing where there is none. */
interface File {
  uri: Uri;
  before: string | undefined;
  after: string | undefined;
}

/** What was made. */
export interface Made {
  /** Takes it back. Says whether that was done: not if anything has changed since. */
  undo(): Promise<boolean>;
}

/** A change, with the files that it deletes. */
export interface Change {
  edit: WorkspaceEdit;
  deleted: Uri[];
}

/** The server's edit as the editor makes it: as a whole. The user has been asked, or is, before it is made. */
export async function converted(server: Server, { documentChanges = [], changes }: Edit): Promise<Change | undefined> {
  const convert = server.running?.protocol2CodeConverter;
  const edit = await convert?.asWorkspaceEdit({ documentChanges, ...(changes && { changes }) });
  if (convert === undefined || edit === undefined) {
    return undefined;
  }
  const deleted = documentChanges.flatMap((change) => ('kind' in change && change.kind === 'delete' ? [convert.asUri(change.uri)] : []));
  return { edit, deleted };
}

/** Makes a change, and saves what nobody else was changing. Nothing if it was not made. */
export async function make({ edit, deleted }: Change): Promise<Made | undefined> {
  const touched = new Map([...edit.entries().map(([uri]) => uri), ...deleted].map((uri) => [uri.toString(), uri]));
  const uris = [...touched.values()];
  const wereDirty = new Set(workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString()));
  const before = await Promise.all(uris.map(read));
  if (!(await workspace.applyEdit(edit))) {
    return undefined;
  }
  const after = await Promise.all(uris.map(read));
  const files = uris.map((uri, index) => ({ uri, before: before[index], after: after[index] }));
  await save(files.filter(({ uri }) => !wereDirty.has(uri.toString())));
  return { undo: () => undo(files, wereDirty) };
}

async function undo(files: File[], wereDirty: Set<string>): Promise<boolean> {
  const now = await Promise.all(files.map(({ uri }) => read(uri)));
  if (files.some(({ after }, index) => after !== now[index])) {
    return false;
  }
  const edit = new WorkspaceEdit();
  for (const { uri, before, after } of files) {
    if (before === undefined) {
      edit.deleteFile(uri, { ignoreIfNotExists: true });
    } else if (after === undefined) {
      edit.createFile(uri, { contents: Buffer.from(before) });
    } else {
      edit.replace(uri, new Range(0, 0, after.split('\n').length, 0), before);
    }
  }
  const isUndone = await workspace.applyEdit(edit);
  await save(files.filter(({ uri, before }) => before !== undefined && !wereDirty.has(uri.toString())));
  return isUndone;
}

/** The text of a file as the editor has it. */
async function read(uri: Uri): Promise<string | undefined> {
  const text = (document: TextDocument): string => document.getText();
  return workspace.openTextDocument(uri).then(text, () => undefined);
}

async function save(files: File[]): Promise<void> {
  const addresses = new Set(files.map(({ uri }) => uri.toString()));
  const open = workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && addresses.has(uri.toString()));
  await Promise.all(open.map((document) => document.save()));
}
