// The item in the status bar: whether the server runs, and what it is busy with. A click shows the log.

import { StatusBarAlignment, ThemeColor, window, type Disposable } from 'vscode';

import { everybody } from './contract';
import { later } from './later';
import type { Server } from './server';

export function showStatus(server: Server): Disposable[] {
  const item = window.createStatusBarItem('whoswho.status', StatusBarAlignment.Right, 90);
  item.name = "Who's Who";
  item.command = 'whoswho.showLog';

  let known: string | undefined;
  const show = (): void => {
    const { icon, text, tooltip, failed } = describe(server, known);
    item.text = `$(${icon}) ${text}`;
    item.tooltip = `${tooltip}\nClick for the log.`;
    item.backgroundColor = failed ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    item.accessibilityInformation = { label: `Who's Who: ${tooltip}`, role: 'button' };
    item.show();
  };
  const count = later(200, async () => {
    const all = await everybody(server);
    known = all && `${String(all.entities.length)} people and organizations, ${String(all.notes)} notes read`;
    show();
  });
  const subscription = server.onDidChange(() => {
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
      return { ...ready, icon: 'circle-slash', tooltip: 'The server does not run.' };
    case 'failed':
      return { ...ready, icon: 'error', tooltip: 'The server could not be started.', failed: true };
  }
}
