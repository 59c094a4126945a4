// What the side view is filtered by: part of a name, typed once for both lists.

import { commands, EventEmitter, window, type Disposable } from 'vscode';

export class Filter implements Disposable {
  private readonly changed = new EventEmitter<void>();
  private readonly registrations: Disposable[];

  text = '';

  readonly onDidChange = this.changed.event;

  constructor() {
    this.registrations = [
      commands.registerCommand('whoswho.filter', () => this.ask()),
      commands.registerCommand('whoswho.clearFilter', () => this.set('')),
    ];
  }

  /** What is said over a list that is filtered. */
  message(isEmpty: boolean): string | undefined {
    if (this.text === '') {
      return undefined;
    }
    return isEmpty ? `No name matches “${this.text}”` : `Names that match “${this.text}”`;
  }

  dispose(): void {
    this.changed.dispose();
    for (const registration of this.registrations) {
      registration.dispose();
    }
  }

  /** Filters while the user types. */
  private ask(): void {
    const box = window.createInputBox();
    const before = this.text;
    let isAccepted = false;
    box.title = 'Filter Names';
    box.placeholder = 'Part of any name; accents do not matter';
    box.value = before;
    box.onDidChangeValue((text) => this.set(text));
    box.onDidAccept(() => {
      isAccepted = true;
      box.hide();
    });
    box.onDidHide(() => {
      if (!isAccepted) {
        this.set(before);
      }
      box.dispose();
    });
    box.show();
  }

  private set(text: string): void {
    this.text = text.trim();
    void commands.executeCommand('setContext', 'whoswho.filtered', this.text !== '');
    this.changed.fire();
  }
}
