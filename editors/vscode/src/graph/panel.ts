// The graph in an editor tab: opened once, kept up to date while it is seen.

import { commands, Uri, ViewColumn, window, type Disposable, type ExtensionContext, type Location, type TextEditor, type WebviewPanel } from 'vscode';

import { graph, type GraphWish } from '../contract';
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
    news.onDidChange(() => tab.refresh()),
  ];
}

/** Around whom the page is to look, and the part of the graph that this takes. */
interface Start {
  around: Around;
  part: GraphWish;
}

/** The whole graph of many notes takes long: not more than one part in so many of the time goes into it while notes change. */
const SHARE = 10;

class GraphTab implements Disposable {
  private panel: WebviewPanel | undefined;
  /** Whether the page listens: it begins anew whenever it was hidden. */
  private isReady = false;
  private sent = '';
  /** Around whom the page is to look once it has the graph. */
  private wanted: Around | undefined;
  /** What the page needs of the graph; all of it if nothing. */
  private part: GraphWish | undefined;
  /** Which request is the newest. */
  private requests = 0;
  private restUntil = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly files: Uri,
    private readonly server: Server,
  ) {}

  /** `start` is asked before the tab takes the place of the note. */
  async open(start: () => Promise<Start | undefined>): Promise<void> {
    const found = await start().catch(() => undefined);
    this.wanted = found?.around;
    this.part = found === undefined && this.panel !== undefined ? this.part : found?.part;
    if (this.panel === undefined) {
      this.create();
      return;
    }
    if (this.panel.visible) {
      await this.send();
    } else {
      // The page begins anew, and asks.
      this.panel.reveal();
    }
  }

  /** Around who is meant at the cursor, or who is in the note. */
  async aroundEditor(editor: TextEditor | undefined): Promise<Start | undefined> {
    if (editor === undefined || !isNote(editor.document)) {
      return undefined;
    }
    const { uri } = editor.document;
    const meant = await this.aroundPlace({ uri, range: editor.selection });
    return meant ?? this.aroundNote(uri);
  }

  async aroundPlace(place: Location | undefined): Promise<Start | undefined> {
    const client = this.server.running;
    if (client === undefined || place === undefined) {
      return undefined;
    }
    const convert = client.code2ProtocolConverter;
    const part = { uri: convert.asUri(place.uri), position: convert.asPosition(place.range.start), depth: 0 };
    const found = await graph(this.server, part);
    const definitions = found?.entities.map(({ definition }) => definition).filter((definition) => definition != null) ?? [];
    return definitions.length === 0 ? undefined : { around: { definitions }, part: { ...part, depth: 1 } };
  }

  private async aroundNote(uri: Uri): Promise<Start | undefined> {
    const client = this.server.running;
    const part = client && { uri: client.code2ProtocolConverter.asUri(uri), depth: 0 };
    const found = part && (await graph(this.server, part));
    const note = found?.notes.find((note) => note.uri != null && Uri.parse(note.uri).toString() === uri.toString());
    return part && note && { around: { note: note.file }, part: { ...part, depth: 1 } };
  }

  /** Shows what has changed. */
  refresh(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send().catch(() => undefined), Math.max(0, this.restUntil - Date.now()));
  }

  private async send(): Promise<void> {
    if (this.panel?.visible !== true || !this.isReady) {
      return;
    }
    const request = ++this.requests;
    const { part } = this;
    const begun = Date.now();
    const found = await graph(this.server, part).catch(() => undefined);
    this.restUntil = Date.now() + SHARE * (Date.now() - begun);
    if (found === undefined || request !== this.requests) {
      return;
    }
    const text = JSON.stringify(found);
    const around = this.wanted;
    if (text !== this.sent || around !== undefined) {
      this.sent = text;
      this.wanted = undefined;
      await this.post({ graph: found, isWhole: part === undefined, around });
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
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
    if (message.type !== 'open') {
      this.isReady = true;
      this.sent = '';
      this.part = message.type === 'whole' ? undefined : this.part;
      await this.send();
      return;
    }
    const place = located(this.server, message.place);
    if (place !== undefined) {
      await goTo(place);
    }
  }
}
