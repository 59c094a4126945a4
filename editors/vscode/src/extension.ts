// What the editor starts.

import { commands, type ExtensionContext } from 'vscode';

import { registerActions } from './actions';
import { registerCast } from './cast';
import { suggestNames } from './completion';
import { registerDefine } from './define';
import { Directory } from './directory';
import { registerFind } from './find';
import { registerGraph } from './graph/panel';
import { registerHoverActions } from './hover';
import { registerMentions } from './mentions';
import { registerMenu } from './menu';
import { answersFor } from './middleware';
import { News } from './news';
import { registerReferences } from './references';
import { showSame } from './same/view';
import { Server } from './server';
import { registerSpelling } from './spelling';
import { showStatus } from './status';
import { registerRows } from './views/rows';
import { showViews } from './views/views';

let server: Server | undefined;

export function activate(context: ExtensionContext): void {
  const own = new Server(context);
  const news = new News(own);
  const directory = new Directory(own, news);
  own.answers = answersFor(own, directory);
  server = own;
  context.subscriptions.push(
    own,
    news,
    directory,
    commands.registerCommand('whoswho.restartServer', () => own.restart()),
    commands.registerCommand('whoswho.showLog', () => own.log.show(true)),
    registerReferences(own),
    registerCast(own, news, directory),
    registerFind(own, directory),
    registerHoverActions(),
    suggestNames(own),
    ...registerMenu(context, own, news, directory),
    registerDefine(own),
    registerSpelling(own),
    ...registerMentions(own, news),
    ...registerActions(own, news),
    ...registerRows(own),
    ...showViews(own, news, directory),
    ...showSame(own, news),
    ...registerGraph(context, own, news),
    ...showStatus(own),
  );
  void own.restart();
}

/** The server is asked to end, and writes down what it keeps, before the editor goes. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
