// Work that is put off until nothing has asked for it for a moment, so that it is not done at each keystroke.

import type { Disposable } from 'vscode';

export interface Later extends Disposable {
  /** Asks for the work to be done. */
  readonly call: () => void;
}

export function later(milliseconds: number, work: () => Promise<void> | void): Later {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const dispose = (): void => {
    ended = true;
    clearTimeout(timer);
  };
  const call = (): void => {
    clearTimeout(timer);
    if (!ended) {
      timer = setTimeout(() => void run(), milliseconds);
    }
  };
  const run = async (): Promise<void> => {
    try {
      await work();
    } catch {
      // The server has ended, or is another by now. Whoever starts it asks again.
    }
  };
  return { call, dispose };
}
