// What the editor starts.

import { commands, type ExtensionContext } from 'vscode';

import { registerMentions } from './mentions';
import { registerReferences } from './references';
import { Server } from './server';
import { showStatus } from './status';

let server: Server | undefined;

export function activate(context: ExtensionContext): void {
  const own = new Server(context);
  server = own;
  context.subscriptions.push(
    own,
    commands.registerCommand('whoswho.restartServer', () => own.restart()),
    commands.registerCommand('whoswho.showLog', () => { own.log.show(true); }),
    registerReferences(own),
    ...registerMentions(own),
    ...showStatus(own),
  );
  void own.restart();
}

/** The server is asked to end, and writes down what it keeps, before the editor goes. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
