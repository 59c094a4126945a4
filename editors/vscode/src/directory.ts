// Everybody who is defined, as the server last said it: asked for once, however many want to know.

import type { Disposable } from 'vscode';

import { everybody, type Everybody } from './contract';
import type { News } from './news';
import type { Server } from './server';

export class Directory implements Disposable {
  private asked: Promise<Everybody | undefined> | undefined;
  private readonly subscription: Disposable;

  constructor(
    private readonly server: Server,
    news: News,
  ) {
    this.subscription = news.onDidChange(() => (this.asked = undefined));
  }

  /** Nothing if the server cannot say. */
  all(): Promise<Everybody | undefined> {
    this.asked ??= everybody(this.server).catch(() => undefined);
    return this.asked;
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
