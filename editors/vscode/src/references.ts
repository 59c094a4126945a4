// What a code lens does when it is clicked: shows the mentions it has counted.

import { commands, type Disposable } from 'vscode';
import type { Location, Position } from 'vscode-languageclient/node';

import { SHOW_REFERENCES, type Server } from './server';

/** The server sends the place of the definition, and those of the mentions. */
export function registerReferences(server: Server): Disposable {
  return commands.registerCommand(SHOW_REFERENCES, async (uri: string, position: Position, mentions: Location[]) => {
    const convert = server.running?.protocol2CodeConverter;
    if (convert !== undefined) {
      const places = mentions.map((mention) => convert.asLocation(mention));
      await commands.executeCommand('editor.action.showReferences', convert.asUri(uri), convert.asPosition(position), places);
    }
  });
}
