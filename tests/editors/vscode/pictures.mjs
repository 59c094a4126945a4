// Takes pictures of the extension at work on the sample vault, in light and dark themes, and in those of high contrast.
// Those that the extension's README shows go to editors/vscode/images; all of them are in target/editors/vscode/pictures, to be
// looked at.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { until, untilContains } from './lib/counting.mjs';
import { Editor, startBrowser } from './lib/editor.mjs';
import { Workbench } from './lib/workbench.mjs';

const { ROOT } = process.env;
const NOTE = 'Story/2025-01-27 Markets.md';
const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};
const SHOWN = ['hover-dark', 'view-light', 'graph-dark'];
const SIZE = { width: 1120, height: 720 };

const folder = join(ROOT, 'target/editors/vscode/pictures');
mkdirSync(folder, { recursive: true });
const { browser, page } = await startBrowser(SIZE);
const editor = new Editor('pictures', {
  vault: join(ROOT, 'seeds'),
  settings: { 'editor.fontSize': 13, 'breadcrumbs.enabled': false, 'workbench.sideBar.location': 'left', 'editor.lineNumbers': 'off' },
});
await editor.start();
const bench = new Workbench(page, editor);
try {
  for (const [name, theme] of Object.entries(THEMES)) {
    editor.set({ 'workbench.colorTheme': theme });
    await bench.open(NOTE);
    await take(name);
  }
} catch (error) {
  await page.screenshot({ path: join(folder, 'failure.png') });
  throw error;
} finally {
  await browser.close();
  await editor.stop();
}
for (const picture of SHOWN) {
  const small = join(ROOT, 'editors/vscode/images', `${picture}.png`);
  execFileSync('pngquant', ['--force', '--strip', '--output', small, '128', join(folder, `${picture}.png`)]);
}
console.log(`The pictures are in ${folder}. Look at each of them.`);

async function take(theme) {
  const picture = (name) => page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' });
  await until('the server', async () => (await bench.status()).includes('read in'));
  await page.locator('.activitybar a[aria-label^="Who\'s Who"]').click();
  await untilContains('the view', () => bench.side(), 'Liang Wenfeng', 'Everybody', 'Élodie Marchand');
  // Both come a moment later than the view: the counts of problems, and the end of what the editor does at its start.
  await until('the status bar', async () => /\d \d \d/.test(await bench.statusBar()) && !/Saving|Activating/.test(await bench.statusBar()));
  await until('squiggles', async () => (await page.locator('[class*="squiggly-"]').count()) > 0);
  await bench.click('anted to know');
  await picture('view');

  await bench.hover('Liang', 1);
  await untilContains('the hover', () => bench.hoverText(), 'Liang Wenfeng', 'surname of');
  await picture('hover');
  await bench.leaveHover();

  await bench.command('Who Is in This Note');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Liang Wenfeng' }).waitFor();
  await picture('cast');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await picture('problems');
  await page.keyboard.press('Control+J');
  await bench.click('anted to know');

  await bench.command("Open Who's Who Graph");
  const view = await bench.webview('#graph');
  await view.locator('g.node').first().waitFor();
  await picture('graph-plain');
  await view.locator('#around').fill('wenfeng');
  await view.locator('#around').press('Enter');
  await view.locator('g.node', { hasText: 'Liang Wenfeng' }).click();
  await untilContains('who it is', () => view.locator('#about').textContent(), 'Liang Wenfeng', 'Appears with');
  await picture('graph');
  await bench.command('View: Close Editor');

  await bench.choose(() => bench.command('Welcome: Open Walkthrough...'), "Get Started with Who's Who");
  await page.locator('.getting-started-step').first().waitFor();
  await until('the step', async () => (await page.frames()).length > 1);
  await picture('walkthrough');
  await bench.command('View: Close Editor');

  await bench.command("Who's Who: Open Settings");
  await page.locator('.settings-editor .setting-item-label', { hasText: 'People Types' }).waitFor();
  await picture('settings');
  await bench.closeSettings();
}
