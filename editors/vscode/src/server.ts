// The server's life: started, stopped and started again, and what it tells of itself.

import { commands, EventEmitter, window, workspace, type Disposable, type ExtensionContext, type OutputChannel } from 'vscode';
import {
  LanguageClient,
  State,
  type Executable,
  type LanguageClientOptions,
  type Middleware,
  type StaticFeature,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
  vsdiag,
} from 'vscode-languageclient/node';

import { NOTES, OWN_FILES } from './languages';
import { findProgram } from './program';
import { SECTION, settingsForServer } from './settings';

/** How the server is. */
export type Health = 'stopped' | 'starting' | 'running' | 'failed';

/** The command of the server's code lenses; references.ts registers it. */
export const SHOW_REFERENCES = 'whoswho.showReferences';

const PATH_SETTING = 'whoswho.server.path';

export class Server implements Disposable {
  readonly log: OutputChannel;
  private client: LanguageClient | undefined;
  private health: Health = 'stopped';
  /** What it is busy with, by the token of the progress that it reports. */
  private readonly tasks = new Map<string | number, string>();
  private readonly changed = new EventEmitter<void>();
  private readonly learned = new EventEmitter<void>();
  private readonly subscriptions: Disposable[];
  /** A server that is about to end is not told of new settings any more. */
  private isEnding = false;
  private begun = 0;
  private idleSince = 0;
  /** Starts and stops one after the other, whoever asks for them. */
  private queue: Promise<void> = Promise.resolve();

  /** It is in another state, or busy with something else. */
  readonly onDidChange = this.changed.event;
  /** It may know more than it did: notes have changed on disk, or names were found in the background. */
  readonly onDidLearn = this.learned.event;

  /** Changes the server's answers before the editor shows them; set before the server is started. */
  answers: Middleware = {};

  constructor(private readonly context: ExtensionContext) {
    this.log = window.createOutputChannel("Who's Who", 'log');
    this.subscriptions = [
      this.log,
      this.changed,
      this.learned,
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(PATH_SETTING)) {
          this.isEnding = true;
          void this.restart();
        }
      }),
      // Restricted Mode hides settings of the workspace that count now.
      workspace.onDidGrantWorkspaceTrust(() => void this.restart()),
    ];
  }

  get state(): Health {
    return this.health;
  }

  /** What it is doing, in its own words. */
  get task(): string | undefined {
    return [...this.tasks.values()].at(-1);
  }

  /** The client, if the server can be asked something. */
  get running(): LanguageClient | undefined {
    return this.health === 'running' ? this.client : undefined;
  }

  get version(): string | undefined {
    return this.client?.initializeResult?.serverInfo?.version;
  }

  /** When it was started, in milliseconds since 1970, which tells one start from the next. */
  get startedAt(): number {
    return this.begun;
  }

  /** How long it has worked since it was started, in milliseconds, the last pause not counted. */
  get workedFor(): number {
    return Math.max(this.idleSince, this.begun) - this.begun;
  }

  restart(): Promise<void> {
    this.queue = this.queue.then(async () => {
      await this.end();
      await this.begin();
    });
    return this.queue;
  }

  stop(): Promise<void> {
    this.queue = this.queue.then(() => this.end());
    return this.queue;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) {
      subscription.dispose();
    }
  }

  private async begin(): Promise<void> {
    const setting = workspace.getConfiguration().get(PATH_SETTING);
    const program = findProgram(typeof setting === 'string' ? setting : '', this.context.extensionPath);
    if ('problem' in program) {
      this.fail(program.problem, 'Open Setting', () => commands.executeCommand('whoswho.openPathSetting'));
      return;
    }
    this.note(`Starting ${program.path} for ${folders()}`);
    this.begun = Date.now();
    this.idleSince = 0;
    this.isEnding = false;
    const client = new LanguageClient(SECTION, "Who's Who", executable(program.path), this.options());
    client.registerFeature(EXPERIMENTAL);
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (client === this.client) {
        this.become(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped');
      }
    });
    try {
      await client.start();
      this.idleSince = this.tasks.size === 0 ? Date.now() : 0;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.fail(`The Who's Who server could not be started: ${reason}`, 'Show Log', () => { this.log.show(true); });
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.isEnding = true;
    this.tasks.clear();
    this.become('stopped');
    try {
      await client?.dispose();
    } catch (error) {
      // A server that has ended by itself cannot be asked to.
      this.note(`The server did not end well: ${String(error)}`);
    }
  }

  private fail(problem: string, button: string, help: () => unknown): void {
    this.note(problem);
    this.become('failed');
    void window.showErrorMessage(problem, button).then((choice) => (choice === button ? help() : undefined));
  }

  /** Writes a line into the log, as the client writes what the server says. */
  note(line: string): void {
    this.log.appendLine(`[Info  - ${new Date().toLocaleTimeString()}] ${line}`);
  }

  private become(health: Health): void {
    this.health = health;
    this.changed.fire();
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: [...NOTES, ...OWN_FILES],
      outputChannel: this.log,
      // What the server sends has text of notes in it, which must not run commands.
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        ...this.answers,
        handleWorkDoneProgress: (token, params, next) => {
          this.follow(token, params);
          next(token, params);
        },
        // The editor's own event of diagnostics comes five times a second, whether or not there are others.
        provideDiagnostics: async (document, previous, token, next) => {
          const report = await next(document, previous, token);
          this.learn(report?.kind === vsdiag.DocumentDiagnosticReportKind.full);
          return report;
        },
        provideWorkspaceDiagnostics: (previous, token, take, next) =>
          next(previous, token, (chunk) => {
            this.learn(chunk?.items.some((item) => item.kind === vsdiag.DocumentDiagnosticReportKind.full) ?? false);
            take(chunk);
          }),
        workspace: {
          didChangeWatchedFile: async (event, next) => {
            await next(event);
            this.learn(true);
          },
          didChangeConfiguration: (sections, next) => (this.isEnding ? Promise.resolve() : next(sections)),
          configuration: (params) =>
            params.items.map((item) => (item.section === SECTION ? settingsForServer() : null)),
        },
      },
    };
  }

  private learn(isNews: boolean): void {
    if (isNews) {
      this.learned.fire();
    }
  }

  private follow(
    token: string | number,
    progress: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd,
  ): void {
    if (progress.kind === 'end') {
      this.tasks.delete(token);
      this.idleSince = Date.now();
    } else if (progress.kind === 'begin') {
      this.tasks.set(token, progress.title.replace(/^whoswho: /, ''));
    }
    this.changed.fire();
  }
}

/** The server as it is started. What it tells the editor to log need not come on stderr once more. */
function executable(command: string): Executable {
  const filter = process.env['WHOSWHO_LOG'] ?? 'warn,whoswho=info,whoswho::lsp::session=warn';
  return { command, args: ['lsp'], options: { env: { ...process.env, WHOSWHO_LOG: filter } } };
}

/** The paths of the workspace's folders. */
export function folders(): string {
  return workspace.workspaceFolders?.map(({ uri }) => uri.fsPath).join(', ') ?? 'no folder';
}

/** Tells the server which of its commands the editor has, so that code lenses can be clicked. */
const EXPERIMENTAL: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...(capabilities.experimental as object | undefined), commands: { commands: [SHOW_REFERENCES] } };
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};
