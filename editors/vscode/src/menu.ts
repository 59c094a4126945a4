// What the item in the status bar opens.

import { commands, env, window, type Disposable, type ExtensionContext, type QuickPickItem } from 'vscode';

import type { Directory } from './directory';
import { summary } from './counts';
import type { News } from './news';
import type { Server } from './server';

interface Item extends QuickPickItem {
  command: string;
}

export function registerMenu(context: ExtensionContext, server: Server, news: News, directory: Directory): Disposable[] {
  const { id } = context.extension;
  return [
    commands.registerCommand('whoswho.menu', async () => {
      const all = server.state === 'running' ? await directory.all() : undefined;
      const version = server.version === undefined ? '' : ` ${server.version}`;
      const title = `Who's Who${version}${all === undefined ? '' : ` · ${summary(all)}`}`;
      const chosen = await window.showQuickPick(items(news), { title, placeHolder: 'What would you like to do?' });
      if (chosen !== undefined) {
        await commands.executeCommand(chosen.command);
      }
    }),
    commands.registerCommand('whoswho.openSettings', async () => {
      await commands.executeCommand('workbench.action.openSettings', `@ext:${id}`);
    }),
    commands.registerCommand('whoswho.openPathSetting', async () => {
      // Settings of a machine are among those of the remote machine, if the editor works on one.
      const which = env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings';
      await commands.executeCommand(`workbench.action.${which}`, { query: 'whoswho.server.path' });
    }),
  ];
}

function items(news: News): Item[] {
  const here = news.note?.uri.path.split('/').at(-1);
  return [
    ...(here === undefined ? [] : [{ label: '$(organization) Who Is in This Note', description: here, command: 'whoswho.whoIsHere' }]),
    { label: '$(search) Go to Person or Organization…', command: 'whoswho.goToEntity' },
    { label: '$(add) Define Names…', command: 'whoswho.defineNames' },
    { label: '$(git-compare) Review Who Is the Same', command: 'whoswho.same.focus' },
    { label: '$(type-hierarchy) Open Graph', command: 'whoswho.openGraph' },
    { label: '$(settings-gear) Settings', command: 'whoswho.openSettings' },
    { label: '$(refresh) Restart Server', command: 'whoswho.restartServer' },
    { label: '$(output) Show Log', command: 'whoswho.showLog' },
  ];
}
