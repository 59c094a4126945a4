// The graph in an editor tab: opened once, kept up to date while it is seen.

import { commands, Uri, ViewColumn, window, type Disposable, type ExtensionContext, type Location, type TextEditor, type WebviewPanel } from 'vscode';

import { graph } from '../contract';
import { isNote } from '../languages';
import type { News } from '../news';
import { goTo, located } from '../places';
import type { Server } from '../server';
import type { Around, FromPage, ToPage } from './data';
import { page } from './page';

export function registerGraph(context: ExtensionContext, server: Server, news: News): Disposable[] {
  const tab = new GraphTab(Uri.joinPath(context.extensionUri, 'out'), server);
  return [
    tab,
    commands.registerCommand('whoswho.openGraph', () => tab.open(() => tab.aroundEditor(window.activeTextEditor))),
    // From a row of the side view, or with a place in a note.
    commands.registerCommand('whoswho.showInGraph', (row?: { definition: Location | undefined }) => tab.open(() => tab.aroundPlace(row?.definition))),
    news.onDidChange(() => void tab.refresh()),
  ];
}

class GraphTab implements Disposable {
  private panel: WebviewPanel | undefined;
  /** Whether the page listens: it begins anew whenever it was hidden. */
  private isReady = false;
  private sent = '';
  /** Around whom the page is to look once it has the graph. */
  private wanted: Around | undefined;

  constructor(
    private readonly files: Uri,
    private readonly server: Server,
  ) {}

  /** `around` is asked before the tab takes the place of the note. */
  async open(around: () => Promise<Around | undefined>): Promise<void> {
    this.wanted = await around().catch(() => undefined);
    if (this.panel === undefined) {
      this.create();
      return;
    }
    if (this.panel.visible) {
      await this.refresh();
    } else {
      // The page begins anew, and asks.
      this.panel.reveal();
    }
  }

  /** Around who is meant at the cursor, or who is in the note. */
  async aroundEditor(editor: TextEditor | undefined): Promise<Around | undefined> {
    if (editor === undefined || !isNote(editor.document)) {
      return undefined;
    }
    const { uri } = editor.document;
    const meant = await this.aroundPlace({ uri, range: editor.selection });
    return meant ?? this.aroundNote(uri);
  }

  async aroundPlace(place: Location | undefined): Promise<Around | undefined> {
    const client = this.server.running;
    if (client === undefined || place === undefined) {
      return undefined;
    }
    const convert = client.code2ProtocolConverter;
    const found = await graph(this.server, { uri: convert.asUri(place.uri), position: convert.asPosition(place.range.start), depth: 0 });
    const definitions = found?.entities.map(({ definition }) => definition).filter((definition) => definition != null) ?? [];
    return definitions.length === 0 ? undefined : { definitions };
  }

  private async aroundNote(uri: Uri): Promise<Around | undefined> {
    const client = this.server.running;
    const found = client && (await graph(this.server, { uri: client.code2ProtocolConverter.asUri(uri), depth: 0 }));
    const note = found?.notes.find((note) => note.uri != null && Uri.parse(note.uri).toString() === uri.toString());
    return note && { note: note.file };
  }

  async refresh(): Promise<void> {
    if (this.panel?.visible !== true || !this.isReady) {
      return;
    }
    const found = await graph(this.server).catch(() => undefined);
    if (found === undefined) {
      return;
    }
    const text = JSON.stringify(found);
    if (text !== this.sent) {
      this.sent = text;
      await this.post({ type: 'graph', graph: found });
    }
    if (this.wanted !== undefined) {
      const around = this.wanted;
      this.wanted = undefined;
      await this.post({ type: 'around', around });
    }
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private create(): void {
    const options = { enableScripts: true, localResourceRoots: [this.files] };
    const panel = window.createWebviewPanel('whoswho.graph', "Who's Who Graph", ViewColumn.Active, options);
    this.panel = panel;
    const icon = (theme: string): Uri => Uri.joinPath(this.files, `../images/graph-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.isReady = false;
    });
    panel.onDidChangeViewState(() => {
      this.isReady &&= panel.visible;
    });
    panel.webview.onDidReceiveMessage((message: FromPage) => void this.receive(message));
    panel.webview.html = page(panel.webview, this.files);
  }

  private async post(message: ToPage): Promise<void> {
    await this.panel?.webview.postMessage(message);
  }

  private async receive(message: FromPage): Promise<void> {
    if (message.type === 'ready') {
      this.isReady = true;
      this.sent = '';
      await this.refresh();
      return;
    }
    const place = located(this.server, message.place);
    if (place !== undefined) {
      await goTo(place);
    }
  }
}
