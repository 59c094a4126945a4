// The keys that the extension's README suggests, put in as it says.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { check, equal, until, untilDone } from './lib/counting.mjs';

/** What the README would have in the keyboard shortcuts. */
export function suggestedKeys() {
  const readme = readFileSync(join(process.env.ROOT, 'editors/vscode/README.md'), 'utf8');
  const [, block] = readme.match(/keyboard shortcuts \(JSON\):\n+```json\n([^`]*)```/);
  return JSON.parse(`[${block}]`);
}

export async function keys(page, bench) {
  await check('the keys that the README suggests are for two commands', async () => {
    equal(suggestedKeys().map(({ key, command }) => [key, command]), [['ctrl+alt+p', 'whoswho.goToEntity'], ['alt+n', 'whoswho.nextMention']]);
  });
  await check('one opens Go to Person or Organization', async () => {
    const open = async () => {
      await bench.click('called');
      await page.keyboard.press('Control+Alt+P');
      await page.locator('.quick-input-title', { hasText: /^Go to Person or Organization$/ }).waitFor({ timeout: 5000 });
      await bench.input.fill('adi', { timeout: 3000 });
    };
    await untilDone('Ada Brandt in the list', open, () => bench.choices('Ada Brandt').isVisible());
    await page.keyboard.press('Escape');
  });
  await check('the other goes to the next mention', async () => {
    await bench.click('Ada Brandt');
    const [line, column] = await bench.cursor();
    await page.keyboard.press('Alt+N');
    await until('the next mention', async () => {
      const [now, there] = await bench.cursor();
      return now === line && there > column + 5;
    });
  });
}
