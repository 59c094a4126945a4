// Says when who is who, or who is in the open note, may be otherwise than it was.

import { EventEmitter, window, workspace, type Disposable, type Event, type TextDocument, type TextEditor } from 'vscode';

import { isNote } from './languages';
import { later } from './later';
import { groupOf } from './places';
import type { Server } from './server';

/** How long nothing must have changed: as much as somebody who types needs for a word. */
const QUIET = 300;

export class News implements Disposable {
  private readonly emitter = new EventEmitter<void>();
  private readonly subscriptions: Disposable[];
  private last: TextDocument | undefined = currentNote();

  readonly onDidChange: Event<void> = this.emitter.event;

  constructor(server: Server) {
    const tell = later(QUIET, () => this.emitter.fire());
    const followEditors = (): void => {
      this.last = currentNote() ?? this.last;
      tell.call();
    };
    this.subscriptions = [
      tell,
      this.emitter,
      server.onDidChange(tell.call),
      window.onDidChangeActiveTextEditor(followEditors),
      window.onDidChangeVisibleTextEditors(followEditors),
      window.tabGroups.onDidChangeTabs(followEditors),
      workspace.onDidChangeTextDocument(({ document }) => isNote(document) && tell.call()),
      server.onDidLearn(tell.call),
      workspace.onDidCreateFiles(tell.call),
      workspace.onDidDeleteFiles(tell.call),
      workspace.onDidRenameFiles(tell.call),
    ];
  }

  /** The note that the user works on; also while a graph, a walkthrough or settings are in front of it. */
  get note(): TextDocument | undefined {
    return currentNote() ?? (this.last !== undefined && isStillThere(this.last) ? this.last : undefined);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }
}

/** Whether a note is in a tab, and no other file is to be seen instead. */
function isStillThere(note: TextDocument): boolean {
  const shown = window.visibleTextEditors.map((editor) => editor.document);
  const isHidden = shown.some((document) => document !== note && ['file', 'untitled'].includes(document.uri.scheme));
  return shown.includes(note) || (!isHidden && groupOf(note) !== undefined);
}

function currentNote(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document !== undefined && isNote(document) ? document : undefined;
}

/** The editor of the note that the user works on, which comes to the front if something else is there. */
export async function noteEditor(news: News): Promise<TextEditor | undefined> {
  const active = window.activeTextEditor;
  if (active !== undefined && isNote(active.document)) {
    return active;
  }
  const note = news.note;
  const viewColumn = note && groupOf(note)?.viewColumn;
  return note && window.showTextDocument(note, viewColumn === undefined ? {} : { viewColumn });
}
