// The first minutes: views that have nothing to show say what to do, the walkthrough's buttons work, the menu and the
// settings are found.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { check, equal, plain, until, untilContains } from './lib/counting.mjs';

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
    await side('Nobody is defined yet', 'type: person');
    await button('How It Works');
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: /^\s*Petra Lindqvist/ }).first();
    await until('the name in the list', async () => {
      await page.locator('.part.sidebar .monaco-button', { hasText: 'Define Names…' }).click();
      return row.waitFor({ timeout: 1000 }).then(() => true, () => false);
    });
    await row.click();
    await page.keyboard.press('Enter');
    await side('Everybody', 'Petra Lindqvist');
  });
  await check('while notes are read, it says so, and so does the status item', async () => {
    const [program, signal] = ['slow', 'go'].map((name) => join(editor.folder, name));
    writeFileSync(program, `#!/bin/sh\nuntil [ -e '${signal}' ]; do sleep 0.1; done\nexec '${process.env.WHOSWHO}' "$@"\n`);
    chmodSync(program, 0o755);
    editor.set({ 'whoswho.server.path': program });
    await show(page, bench, editor, editor.vault);
    await side('Everybody', 'Reading your notes…');
    await untilContains('the status item', () => bench.status(), 'The server is starting.');
    await page.locator('.statusbar-item', { hasText: "Who's Who" }).locator('.codicon-sync').waitFor();
    writeFileSync(signal, '');
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
  const open = async () => {
    await bench.command('Welcome: Open Walkthrough...');
    await bench.pick("Get Started with Who's Who");
    await page.locator('.getting-started-step').first().waitFor();
  };
  const click = async (step, label) => {
    await page.locator('.getting-started-step', { hasText: step }).first().click();
    await page.locator('.getting-started-step .monaco-button, .getting-started-step a', { hasText: label }).first().click();
  };

  await check('its buttons act on the last note, which comes to the front', async () => {
    await bench.openNote('Proofs.md');
    await bench.click('Northwnd Press');
    await open();
    await click('Define people', 'Define This Name');
    await bench.pick('Define “Northwnd Press” as an organization');
    await untilContains('the message', () => bench.notifications(), 'Created', 'Northwnd Press.md');
    equal((await bench.tab()).startsWith('Proofs.md'), true);
  });
  await check('… and go from mention to mention', async () => {
    await bench.click('Northwind Press');
    await open();
    await click('Point at a name', 'Go to the Next Mention');
    await until('the note', async () => (await bench.tab()).startsWith('Proofs.md'));
    await until('another mention', async () => (await bench.cursor())[0] === 8);
  });
  await check('… open the view, the list of people and the settings', async () => {
    await open();
    // Whatever takes the focus at the time closes the list again.
    await until('the list of people', async () => {
      await click('See everybody', 'Go to Person or Organization…');
      await page.locator('.quick-input-title', { hasText: /^Go to Person or Organization$/ }).waitFor({ timeout: 3000 });
      return true;
    });
    await page.keyboard.press('Escape');
    await click('See everybody', 'Open the View');
    await untilContains('the view', () => bench.side(), 'In This Note', 'Proofs.md', 'Northwind Press', 'Everybody');
    await click('Change the settings', 'Open Settings');
    await page.locator('.settings-editor .setting-item-label', { hasText: 'People Folders' }).waitFor();
    await bench.closeSettings();
  });
  await check('without a note, they say what to do', async () => {
    await bench.command('View: Close All Editors');
    await open();
    await click('Define people', 'Define This Name');
    await untilContains('the message', () => bench.notifications(), 'Open a note and put the cursor on a name first');
    await bench.command('View: Close All Editors');
  });
}

async function menu(page, bench) {
  await check('the status item says what was read, and in what time', async () => {
    await bench.openNote('Proofs.md');
    await until('the status item', async () => /whoswho \d+\.\d+\.\d+: \d+ (person|people), \d+ organizations?, \d+ notes, read in \d+ ms/.test(await bench.status()));
  });
  await check('a click on it opens a menu', async () => {
    await page.locator('.statusbar-item', { hasText: "Who's Who" }).click();
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await untilContains('the menu', async () => (await rows.allTextContents()).join(' '), 'Who Is in This Note', 'Proofs.md', 'Go to Person or Organization…', 'Define Names…', 'Open Graph', 'Settings', 'Restart Server', 'Show Log');
    await untilContains('its title', () => page.locator('.quick-input-title').textContent(), "Who's Who", ' notes');
    await bench.pick('Show Log');
    await page.locator('.part.panel .output-view-container, .part.panel .output-view').first().waitFor();
    await page.keyboard.press('Control+J');
  });
  await check('the list of a note is one step from it', async () => {
    await page.locator('.statusbar-item', { hasText: "Who's Who" }).click();
    await bench.pick('Who Is in This Note');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Northwind Press' }).first().waitFor();
    await page.keyboard.press('Escape');
  });
}

async function settings(page, bench) {
  const item = (label) => page.locator('.settings-editor .setting-item-contents', { has: page.locator('.setting-item-label', { hasText: label }) }).first();
  const search = async (text, label) => {
    await bench.command('Preferences: Open Settings (UI)');
    await page.locator('.settings-editor').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
    await item(label).waitFor();
  };

  await check('settings have titles, an order and real defaults', async () => {
    await bench.command('Open Settings');
    await item('Organization Types').waitFor();
    const labels = await page.locator('.settings-editor .setting-item-contents .setting-item-label').allTextContents();
    equal(labels.map(plain).slice(0, 3), ['People Folders', 'Organization Folders', 'People Types']);
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
    await page.keyboard.press('Control+Shift+X');
    await page.locator('.extensions-viewlet .monaco-editor').first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('@installed whoswho');
    await page.locator('.extensions-list .monaco-list-row', { hasText: "Who's Who" }).first().waitFor();
  });
}
