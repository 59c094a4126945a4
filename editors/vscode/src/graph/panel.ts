// The graph in an editor tab: opened once, kept up to date while it is seen.

import { commands, Uri, ViewColumn, window, type Disposable, type ExtensionContext, type WebviewPanel } from 'vscode';

import { graph, type Graph } from '../contract';
import { tell } from '../messages';
import type { News } from '../news';
import { goTo, located } from '../places';
import type { Server } from '../server';
import { graphData } from './convert';
import type { FromPage, ToPage } from './data';
import { page } from './page';

export function registerGraph(context: ExtensionContext, server: Server, news: News): Disposable[] {
  const tab = new GraphTab(Uri.joinPath(context.extensionUri, 'out'), server);
  return [
    tab,
    commands.registerCommand('whoswho.openGraph', () => tab.open()),
    news.onDidChange(() => void tab.refresh()),
  ];
}

class GraphTab implements Disposable {
  private panel: WebviewPanel | undefined;
  private graph: Graph | undefined;
  private sent = '';

  constructor(
    private readonly files: Uri,
    private readonly server: Server,
  ) {}

  open(): void {
    if (this.panel !== undefined) {
      this.panel.reveal();
      return;
    }
    const options = { enableScripts: true, localResourceRoots: [this.files] };
    const panel = window.createWebviewPanel('whoswho.graph', "Who's Who Graph", ViewColumn.Active, options);
    this.panel = panel;
    const icon = (theme: string): Uri => Uri.joinPath(this.files, `../images/graph-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.onDidDispose(() => (this.panel = undefined));
    panel.onDidChangeViewState(() => void this.refresh());
    panel.webview.onDidReceiveMessage((message: FromPage) => void this.receive(message));
    panel.webview.html = page(panel.webview, this.files);
  }

  async refresh(): Promise<void> {
    if (this.panel?.visible !== true) {
      return;
    }
    const found = await graph(this.server).catch(() => undefined);
    if (found === undefined) {
      return;
    }
    this.graph = found;
    const message: ToPage = { type: 'graph', data: graphData(found) };
    const text = JSON.stringify(message);
    if (text !== this.sent) {
      this.sent = text;
      await this.panel.webview.postMessage(message);
    }
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private async receive(message: FromPage): Promise<void> {
    if (message.type === 'ready') {
      // A page that was hidden begins anew.
      this.sent = '';
      await this.refresh();
      return;
    }
    const entity = this.graph?.entities.find(({ id }) => id === message.id);
    const definition = located(this.server, entity?.definition);
    if (definition === undefined) {
      tell(`${entity?.name ?? 'This name'} is not defined.`);
    } else {
      await goTo(definition);
    }
  }
}
