// Says when who is who, or who is in the open note, may be otherwise than it was.

import { EventEmitter, TabInputText, window, workspace, type Disposable, type Event, type TextDocument } from 'vscode';

import { isNote } from './languages';
import { later } from './later';
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
      workspace.onDidChangeTextDocument(({ document }) => isNote(document) && tell.call()),
      server.onDidLearn(tell.call),
      workspace.onDidCreateFiles(tell.call),
      workspace.onDidDeleteFiles(tell.call),
      workspace.onDidRenameFiles(tell.call),
    ];
  }

  /** The note that the user works on; also while they are in a view or a graph, beside it or in front of it. */
  get note(): TextDocument | undefined {
    const isKept = this.last !== undefined && (isShown(this.last) || (window.activeTextEditor === undefined && isInTab(this.last)));
    return currentNote() ?? (isKept ? this.last : undefined);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }
}

function currentNote(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document !== undefined && isNote(document) ? document : undefined;
}

function isShown(document: TextDocument): boolean {
  return window.visibleTextEditors.some((editor) => editor.document === document);
}

function isInTab({ uri }: TextDocument): boolean {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString());
}
