// Places in notes, as the editor has them.

import { window, type Location } from 'vscode';
import type { Location as Place } from 'vscode-languageclient/node';

import type { Server } from './server';

export function located(server: Server, place: Place | null | undefined): Location | undefined {
  return server.running?.protocol2CodeConverter.asLocation(place);
}

export async function goTo(place: Location): Promise<void> {
  await window.showTextDocument(place.uri, { selection: place.range });
}
