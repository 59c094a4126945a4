// Places in notes, as the editor has them.

import { TabInputText, Uri, window, workspace, type Location, type TabGroup, type TextDocument } from 'vscode';
import type { Location as Place } from 'vscode-languageclient/node';

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
