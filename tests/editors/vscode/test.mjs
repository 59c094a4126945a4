// Drives VS Code with the extension on a small vault, as a user would.

import { check, summary, until, untilContains } from './lib/counting.mjs';
import { Editor, startBrowser } from './lib/editor.mjs';
import { Workbench } from './lib/workbench.mjs';

const editor = new Editor('trusted');
await editor.start();
const { browser, page } = await startBrowser();
const bench = new Workbench(page, editor);
await bench.open('Log/Proofs.md');
await check('a hover over a bare name says who it is', async () => {
  await until('the server', async () => (await bench.status()).includes('notes read') || (await bench.status()).includes('Ready'));
  await bench.hover('Brandt', 1);
  await untilContains('the hover', () => bench.hoverText(), 'Ada Brandt', 'Edits the Sunday pages');
});
await page.screenshot({ path: process.env.SHOT ?? '/tmp/w/vscode/shot.png' });
await browser.close();
await editor.stop();
process.exit(summary());
