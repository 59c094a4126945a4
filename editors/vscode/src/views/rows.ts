// What can be done with a row of the side view, besides clicking it.

import { commands, type Disposable } from 'vscode';
import { ReferencesRequest } from 'vscode-languageclient/node';

import { goTo } from '../places';
import { SHOW_REFERENCES, type Server } from '../server';
import type { Name } from './tree';

export function registerRows(server: Server): Disposable[] {
  return [
    commands.registerCommand('whoswho.goToDefinition', async (row?: Name) => {
      if (row?.definition !== undefined) {
        await goTo(row.definition);
      }
    }),
    commands.registerCommand('whoswho.showMentions', (row?: Name) => showMentions(server, row)),
  ];
}

/** Peeks at all mentions, over the definition. */
async function showMentions(server: Server, row: Name | undefined): Promise<void> {
  const client = server.running;
  if (client === undefined || row?.definition === undefined) {
    return;
  }
  await goTo(row.definition);
  const uri = client.code2ProtocolConverter.asUri(row.definition.uri);
  const position = client.code2ProtocolConverter.asPosition(row.definition.range.start);
  const context = { includeDeclaration: false };
  const mentions = await client.sendRequest(ReferencesRequest.type, { textDocument: { uri }, position, context });
  await commands.executeCommand(SHOW_REFERENCES, uri, position, mentions ?? []);
}
