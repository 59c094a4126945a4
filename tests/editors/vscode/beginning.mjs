// The first minutes: views that have nothing to show say what to do, the walkthrough's buttons work, the menu and the
// settings are found.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { check, contains, equal, plain, until, untilContains, untilDone } from './lib/counting.mjs';

/** Changes the vault, and leaves it: these come last. */
export const BEGINNING = [walkthrough, menu, settings, empty];

/** Opens a folder beside the vault, or none, and the view. */
async function show(page, bench, editor, folder) {
  const query = folder === undefined ? 'ew=true' : `folder=${encodeURIComponent(folder)}`;
  await page.goto(`http://127.0.0.1:${editor.port}/?${query}`);
  await bench.openView();
}

async function empty(page, bench, editor) {
  const side = (...parts) => untilContains('the view', () => bench.side(), ...parts);
  const button = (label) => page.locator('.part.sidebar .monaco-button', { hasText: label }).first().waitFor();
  const folder = (name, notes) => {
    const path = join(editor.folder, name);
    mkdirSync(path);
    for (const [note, text] of Object.entries(notes)) writeFileSync(join(path, note), text);
    return path;
  };

  await check('without a folder, the view offers to open one', async () => {
    await show(page, bench, editor);
    await side('Open the folder that has your notes');
    await button('Open Folder');
  });
  await check('in a folder without notes, it says what notes are', async () => {
    await show(page, bench, editor, folder('no-notes', {}));
    await side('Open a note to see who is in it', 'This folder has no notes yet. Create a Markdown, Org or text file');
  });
  await check('where nobody is defined, it says how to define them, and offers to', async () => {
    await show(page, bench, editor, folder('nobody', { 'Monday.md': 'Petra Lindqvist called Henrik Lundberg about the boat.\n' }));
    await side('Nobody is defined yet', '“type: person”');
    await button('How It Works');
    const open = () => page.locator('.part.sidebar .monaco-button', { hasText: 'Define Names…' }).click({ timeout: 3000 });
    const define = async () => {
      await bench.choose(open, /^\s*Petra Lindqvist/);
      await bench.input.press('Enter', { timeout: 3000 });
    };
    await untilDone('her in the view', define, async () => contains(plain(await bench.side()), 'Everybody', 'Petra Lindqvist'), 10_000);
  });
  await check('while notes are read, it says so, and so does the status item', async () => {
    const [program, start, end] = ['slow', 'start', 'end'].map((name) => join(editor.folder, name));
    const held = join(process.env.ROOT, 'tests/editors/vscode/lib/held.mjs');
    writeFileSync(program, `#!/bin/sh\nuntil [ -e '${start}' ]; do sleep 0.1; done\nexec node '${held}' '${end}' '${process.env.WHOSWHO}' "$@"\n`);
    chmodSync(program, 0o755);
    editor.set({ 'whoswho.server.path': program });
    await show(page, bench, editor, editor.vault);
    await side('Everybody', 'Reading your notes…');
    await untilContains('the status item', () => bench.status(), 'The server is starting.');
    const isBusy = () => page.locator('.statusbar-item', { hasText: "Who's Who" }).locator('.codicon-sync').waitFor();
    await isBusy();
    writeFileSync(start, '');
    await untilContains('the status item', () => bench.status(), 'The server is reading notes.');
    await isBusy();
    writeFileSync(end, '');
    await side('Everybody', 'Northwind Press');
    await untilContains('the status item', () => bench.status(), 'notes, read in');
    editor.set({ 'whoswho.server.path': undefined });
    await side('Everybody', 'Northwind Press');
  });
  await check('without a server, it offers a restart, the log and the setting', async () => {
    editor.set({ 'whoswho.server.path': '/nowhere/whoswho' });
    await show(page, bench, editor, editor.vault);
    await side("The Who's Who server is not running");
    for (const label of ['Restart Server', 'Show Log', 'Choose the Server Program']) await button(label);
    editor.set({ 'whoswho.server.path': undefined });
    await side('Everybody', 'Northwind Press');
  });
}

async function walkthrough(page, bench) {
  const steps = page.locator('.getting-started-step');
  const open = async () => {
    if (await steps.first().isVisible()) return;
    await bench.choose(() => bench.command('Welcome: Open Walkthrough...'), "Get Started with Who's Who");
    await steps.first().waitFor({ timeout: 10_000 });
  };
  const click = async (step, label) => {
    await open();
    const button = page.locator('.getting-started-step .monaco-button, .getting-started-step a', { hasText: label }).first();
    if (!(await button.isVisible())) await steps.filter({ hasText: step }).first().click({ timeout: 5000 });
    await bench.hit(button);
  };

  await check('its buttons act on the last note, which comes to the front', async () => {
    await bench.openNote('Proofs.md');
    await bench.click('Northwnd Press');
    await bench.choose(() => click('Define people', 'Define This Name'), 'Define “Northwnd Press” as an organization');
    await untilContains('the message', () => bench.notifications(), 'Created', 'Northwnd Press.md');
    equal((await bench.tab()).startsWith('Proofs.md'), true);
  });
  await check('… and go from mention to mention', async () => {
    await bench.click('Northwind Press');
    const go = () => click('Point at a name', 'Go to the Next Mention');
    await untilDone('the note', go, async () => (await bench.tab()).startsWith('Proofs.md'), 20_000);
    await until('another mention', async () => (await bench.cursor())[0] === 8);
  });
  await check('… open the view, the list of people and the settings', async () => {
    const list = page.locator('.quick-input-title', { hasText: /^Go to Person or Organization$/ });
    await untilDone('the list of people', () => click('See everybody', 'Go to Person or Organization…'), () => list.isVisible());
    await page.keyboard.press('Escape');
    const view = async () => contains(plain(await bench.side()), 'In This Note', 'Proofs.md', 'Northwind Press', 'Everybody');
    await untilDone('the view', () => click('See everybody', 'Open the View'), view);
    const setting = page.locator('.settings-editor .setting-item-label', { hasText: 'People Folders' });
    await untilDone('the settings', () => click('Change the settings', 'Open Settings'), () => setting.isVisible(), 10_000);
    await bench.closeSettings();
  });
  await check('without a note, they say what to do', async () => {
    await bench.command('View: Close All Editors');
    const message = async () => (await bench.notifications()).includes('Open a note and put the cursor on a name first');
    await untilDone('the message', () => click('Define people', 'Define This Name'), message);
    await bench.command('View: Close All Editors');
  });
}

async function menu(page, bench, editor) {
  await check('the status item says what was read, and in what time', async () => {
    await bench.openNote('Proofs.md');
    await until('the status item', async () => /whoswho \d+\.\d+\.\d+: \d+ (person|people), \d+ organizations?, \d+ notes, read in \d+ ms/.test(await bench.status()));
  });
  const open = () => page.locator('.statusbar-item', { hasText: "Who's Who" }).click({ timeout: 5000 });
  await check('a click on it opens a menu', async () => {
    const rows = async () => plain((await bench.choices('').allTextContents()).join(' '));
    await untilDone('the menu', open, async () => contains(await rows(), 'Who Is in This Note', 'Proofs.md', 'Go to Person or Organization…', 'Define Names…', 'Open Graph', 'Settings', 'Restart Server', 'Show Log'));
    await untilContains('its title', () => page.locator('.quick-input-title').textContent({ timeout: 1000 }), "Who's Who", ' notes');
    await page.keyboard.press('Escape');
  });
  await check('the log says which notes were read, how many, by which version, and in what time', async () => {
    const lines = page.locator('.part.panel .output-view .view-line, .part.panel .output-view-container .view-line');
    // The panel is higher than the log is long, but long lines are wrapped.
    const text = async () => plain((await lines.allTextContents()).join(''));
    const folder = editor.vault.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const said = new RegExp(`whoswho \\d+\\.\\d+\\.\\d+: \\d+ (person|people), \\d+ organizations?, \\d+ notes, read in \\d+ ms from ${folder}`);
    await untilDone('the log', () => bench.choose(open, 'Show Log'), async () => (await text()).includes('Starting '));
    await untilContains('the log', text, `/bin/whoswho for ${editor.vault}`);
    await until('what was read', async () => said.test(await text()));
    await page.keyboard.press('Control+J');
  });
  await check('the list of a note is one step from it', async () => {
    const list = page.locator('.quick-input-title', { hasText: /^Who Is in This Note$/ });
    await untilDone('the list', () => bench.choose(open, 'Who Is in This Note'), async () => (await list.isVisible()) && (await bench.choices('Northwind Press').count()) > 0);
    await page.keyboard.press('Escape');
  });
}

async function settings(page, bench) {
  const item = (label) => page.locator('.settings-editor .setting-item-contents', { has: page.locator('.setting-item-label', { hasText: label }) }).first();
  const search = async (text, label) => {
    const type = async () => {
      await bench.command('Preferences: Open Settings (UI)');
      await page.locator('.settings-editor .suggest-input-container .monaco-editor').click({ timeout: 10_000 });
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    };
    await untilDone(`${label} among the settings`, type, () => item(label).isVisible());
  };

  await check('settings have titles, an order and real defaults', async () => {
    await untilDone('the settings', () => bench.command("Who's Who: Open Settings"), () => item('Organization Types').isVisible());
    // Rows are made as they are needed, so that they stand in the page in no order.
    const rows = page.locator('.settings-editor .setting-item-contents .setting-item-label');
    const byPlace = (all) => all.map((row) => [row.getBoundingClientRect().top, row.textContent]).sort(([one], [other]) => one - other).map(([, text]) => text);
    await until('the first settings', async () => {
      equal((await rows.evaluateAll(byPlace)).map(plain).slice(0, 3), ['People Folders', 'Organization Folders', 'People Types']);
      return true;
    });
    const groups = page.locator('.settings-editor .settings-toc-entry');
    await untilContains('the groups', async () => (await groups.allTextContents()).join(' '), 'Who Is Who', 'Recognition', 'Writing', 'Display', 'Diagnostics', 'Server');
    await bench.closeSettings();
    await search('@ext:whoswho.whoswho completion', 'Completion Style');
    await untilContains('the choice', () => item('Completion Style').locator('select').evaluate((select) => select.selectedOptions[0].textContent), 'plain');
    await bench.closeSettings();
  });
  for (const [text, label] of [['whoswho alias', 'Alias Keys'], ["who's who", 'People Folders'], ['@ext:whoswho.whoswho severity', 'Ambiguous Name']]) {
    await check(`“${text}” finds ${label}`, async () => {
      await search(text, label);
      await bench.closeSettings();
    });
  }
  await check('the extension is found by “whoswho” among those that are installed', async () => {
    const type = async () => {
      await page.keyboard.press('Control+Shift+X');
      await page.locator('.extensions-viewlet .monaco-editor').first().click({ timeout: 5000 });
      await page.keyboard.press('Control+A');
      await page.keyboard.type('@installed whoswho');
    };
    await untilDone('it in the list', type, () => page.locator('.extensions-list .monaco-list-row', { hasText: "Who's Who" }).first().isVisible());
  });
}
