// The item in the status bar: whether the server runs, and what it is busy with. A click opens the menu.

import { StatusBarAlignment, ThemeColor, window, type Disposable } from 'vscode';

import { everybody } from './contract';
import { summary } from './counts';
import { later } from './later';
import { folders, type Server } from './server';

export function showStatus(server: Server): Disposable[] {
  const item = window.createStatusBarItem('whoswho.status', StatusBarAlignment.Right, 90);
  item.name = "Who's Who";
  item.command = 'whoswho.menu';

  let known: string | undefined;
  /** How long the server that was started then has read. */
  let read = { startedAt: 0, milliseconds: 0 };
  const show = (): void => {
    const { icon, text, tooltip, failed } = describe(server, known);
    item.text = `$(${icon}) ${text}`;
    item.tooltip = `${tooltip}\nClick for the menu.`;
    item.backgroundColor = failed ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    item.accessibilityInformation = { label: `Who's Who: ${tooltip}`, role: 'button' };
    item.show();
  };
  const count = later(200, async () => {
    const all = await everybody(server);
    const isNews = all?.ready === true && read.startedAt !== server.startedAt;
    if (isNews) {
      read = { startedAt: server.startedAt, milliseconds: server.workedFor };
    }
    const time = all?.ready === true ? `, read in ${String(read.milliseconds)} ms` : '';
    known = all && `whoswho ${server.version ?? ''}: ${summary(all)}${time}`;
    if (isNews) {
      server.note(`${known ?? ''} from ${folders()}`);
    }
    show();
  });
  const subscription = server.onDidChange(() => {
    if (server.state !== 'running') {
      known = undefined;
    }
    show();
    count.call();
  });
  show();
  return [item, subscription, count];
}

function describe(server: Server, known: string | undefined) {
  const ready = { icon: 'organization', text: "Who's Who", tooltip: known ?? 'Ready', failed: false };
  switch (server.state) {
    case 'running':
      return server.task === undefined ? ready : { ...ready, icon: 'sync~spin', tooltip: `The server is ${server.task}.` };
    case 'starting':
      return { ...ready, icon: 'sync~spin', tooltip: 'The server is starting.' };
    case 'stopped':
      return { ...ready, icon: 'circle-slash', tooltip: 'The server is not running.' };
    case 'failed':
      return { ...ready, icon: 'error', tooltip: 'The server could not be started.', failed: true };
  }
}
