// What the editor starts.

import { commands, type ExtensionContext } from 'vscode';

import { registerActions } from './actions';
import { registerCast } from './cast';
import { registerDefine } from './define';
import { registerGraph } from './graph/panel';
import { registerMentions } from './mentions';
import { News } from './news';
import { registerReferences } from './references';
import { Server } from './server';
import { showStatus } from './status';
import { registerRows } from './views/rows';
import { showViews } from './views/views';

let server: Server | undefined;

export function activate(context: ExtensionContext): void {
  const own = new Server(context);
  const news = new News(own);
  server = own;
  context.subscriptions.push(
    own,
    news,
    commands.registerCommand('whoswho.restartServer', () => own.restart()),
    commands.registerCommand('whoswho.showLog', () => own.log.show(true)),
    registerReferences(own),
    registerCast(own),
    registerDefine(own),
    ...registerMentions(own),
    ...registerActions(own),
    ...registerRows(own),
    ...showViews(own, news),
    ...registerGraph(context, own, news),
    ...showStatus(own),
  );
  void own.restart();
}

/** The server is asked to end, and writes down what it keeps, before the editor goes. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
