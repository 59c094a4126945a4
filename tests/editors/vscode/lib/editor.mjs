// Starts code-server with the extension, on a profile of its own, and a browser to look at it.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';

import { until } from './counting.mjs';

const { EDITOR_FOLDER, CHROMIUM, VSIX, SCRATCH, ROOT } = process.env;
const { chromium } = createRequire(join(EDITOR_FOLDER, 'package.json'))('playwright-core');
const ENTRY = join(EDITOR_FOLDER, 'node_modules/code-server/out/node/entry.js');

/** What would stand in the way, or ask somewhere else for something. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.stickyScroll.enabled': false,
  'window.menuBarVisibility': 'compact',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

export class Editor {
  /** The folder's settings. */
  #changed = {};

  /** `name` is a folder of its own for this editor and the copy of the vault that it opens. */
  constructor(name, { settings = {}, keys = [], trust = false, vault = join(ROOT, 'tests/editors/vscode/vault') } = {}) {
    this.folder = join(SCRATCH, name);
    this.vault = join(this.folder, basename(vault));
    this.trust = trust;
    mkdirSync(join(this.folder, 'data/User'), { recursive: true });
    mkdirSync(join(this.folder, 'home'), { recursive: true });
    cpSync(vault, this.vault, { recursive: true });
    writeFileSync(join(this.folder, 'data/User/settings.json'), JSON.stringify({ ...QUIET, ...settings }));
    writeFileSync(join(this.folder, 'data/User/keybindings.json'), JSON.stringify(keys));
  }

  get #environment() {
    const node = process.execPath;
    return {
      PATH: `${join(node, '..')}:/usr/bin:/bin`,
      HOME: join(this.folder, 'home'),
      XDG_CACHE_HOME: join(this.folder, 'home/cache'),
      LANG: 'C.UTF-8',
      EXTENSIONS_GALLERY: '{}',
      ...(process.env.WHOSWHO_LOG ? { WHOSWHO_LOG: process.env.WHOSWHO_LOG } : {}),
    };
  }

  get #profile() {
    return ['--config', '/dev/null', '--user-data-dir', join(this.folder, 'data'), '--extensions-dir', join(this.folder, 'ext')];
  }

  /** Opens a copy of another vault from now on. */
  turnTo(vault) {
    this.vault = join(this.folder, basename(vault));
    this.#changed = {};
    cpSync(vault, this.vault, { recursive: true });
  }

  /** Changes the folder's settings, as if they had been typed into the file. */
  set(settings) {
    this.#changed = { ...this.#changed, ...settings };
    mkdirSync(join(this.vault, '.vscode'), { recursive: true });
    writeFileSync(join(this.vault, '.vscode/settings.json'), JSON.stringify(this.#changed));
  }

  async start() {
    const install = ['--install-extension', VSIX];
    execFileSync(process.execPath, [ENTRY, ...this.#profile, ...install], { env: this.#environment, stdio: 'pipe' });
    this.port = await freePort();
    const options = ['--bind-addr', `127.0.0.1:${this.port}`, '--auth', 'none', '--disable-telemetry', '--disable-update-check'];
    options.push('--disable-getting-started-override', '--ignore-last-opened');
    if (!this.trust) options.push('--disable-workspace-trust');
    this.process = spawn(process.execPath, [ENTRY, ...this.#profile, ...options], { env: this.#environment, stdio: 'pipe', detached: true });
    this.said = '';
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on('data', (data) => (this.said += String(data)));
    }
    await until('code-server', async () => (await fetch(`http://127.0.0.1:${this.port}/healthz`)).ok);
  }

  /** The address that opens the vault, with a note. */
  address(note) {
    const file = `vscode-remote://127.0.0.1:${this.port}${encodeURI(join(this.vault, note))}`;
    const payload = encodeURIComponent(JSON.stringify([['openFile', file]]));
    return `http://127.0.0.1:${this.port}/?folder=${encodeURIComponent(this.vault)}&payload=${payload}`;
  }

  /** The process ids of the servers of ours that run. */
  servers() {
    const isOurs = (id) => {
      try {
        const [program, command] = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
        return program.startsWith(this.folder) && program.endsWith('/whoswho') && command === 'lsp';
      } catch {
        return false;
      }
    };
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOurs(name));
  }

  async stop() {
    if (this.process === undefined) return;
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    process.kill(-this.process.pid, 'SIGTERM');
    await ended;
  }
}

export async function startBrowser(size = { width: 1280, height: 800 }, scale = 1) {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale, locale: 'en-US', permissions: [] });
  // The workbench is much to load where other work goes on.
  context.setDefaultNavigationTimeout(120_000);
  return { browser, page: await context.newPage() };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
