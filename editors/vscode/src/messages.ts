// Short words to the user that need no answer.

import { window } from 'vscode';

const SHOWN_FOR = 5000;

/** In the status bar, where it disturbs nobody. */
export function tell(message: string): void {
  window.setStatusBarMessage(`$(organization) ${message}`, SHOWN_FOR);
}
