// Short words to the user that need no answer.

import { window } from 'vscode';

const SHOWN_FOR = 5000;

/** In the status bar, where it disturbs nobody. */
export function tell(message: string): void {
  window.setStatusBarMessage(`$(organization) ${message}`, SHOWN_FOR);
}

/** What to do first, for whoever has clicked a button and would not look at the status bar. */
export function advise(message: string): void {
  void window.showInformationMessage(message);
}

export const OPEN_A_NOTE = 'Open a note and put the cursor on a name first.';
