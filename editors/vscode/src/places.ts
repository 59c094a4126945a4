// Places in notes, as the editor has them.

import { TabInputText, Uri, window, workspace, type Location, type TabGroup, type TextDocument, type TextEditor } from 'vscode';
import type { Location as Place } from 'vscode-languageclient/node';

import { isNote } from './languages';
import type { News } from './news';
import type { Server } from './server';

export function located(server: Server, place: Place | null | undefined): Location | undefined {
  return server.running?.protocol2CodeConverter.asLocation(place);
}

export async function goTo(place: Location): Promise<void> {
  await window.showTextDocument(place.uri, { selection: place.range });
}

/** The path of a note as a user knows it, from the workspace folder. */
export function pathOf(uri: string): string {
  return workspace.asRelativePath(Uri.parse(uri), (workspace.workspaceFolders?.length ?? 0) > 1);
}

/** The group of tabs that has a document. */
export function groupOf(document: TextDocument): TabGroup | undefined {
  const address = document.uri.toString();
  const isIt = (input: unknown): boolean => input instanceof TabInputText && input.uri.toString() === address;
  return window.tabGroups.all.find((group) => group.tabs.some((tab) => isIt(tab.input)));
}

/** The editor of the note that the user works on, which comes to the front if something else is there. */
export async function noteEditor(news: News): Promise<TextEditor | undefined> {
  const active = window.activeTextEditor;
  if (active !== undefined && isNote(active.document)) {
    return active;
  }
  const note = news.note;
  const viewColumn = note && groupOf(note)?.viewColumn;
  return note && window.showTextDocument(note, viewColumn === undefined ? {} : { viewColumn });
}
