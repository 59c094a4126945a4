// Drives VS Code with the extension on a small vault, as a user would: once as usual, once in Restricted Mode.
//
// Environment: EDITOR_FOLDER (where code-server is), CHROMIUM, VSIX, SCRATCH (a folder for everything), ROOT (of the
// repository); VERBOSE to hear of what goes well, too; ONLY to try some sections: `ONLY=views,graph`.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { summary, wanted, whenSomethingFails } from './lib/counting.mjs';
import { startBrowser } from './lib/editor.mjs';
import { testRestricted } from './restricted.mjs';
import { testTrusted } from './trusted.mjs';

const { browser, page } = await startBrowser();
const failures = join(process.env.ROOT, 'target/editors/vscode/failures');
rmSync(failures, { recursive: true, force: true });
whenSomethingFails(async (label) => {
  mkdirSync(failures, { recursive: true });
  const path = join(failures, `${label.replaceAll(/[^\w]+/g, '-').slice(0, 60)}.png`);
  await page.screenshot({ path });
  console.log(`  see ${path}`);
});
try {
  await testTrusted(page);
  if (wanted('restricted')) await testRestricted(page);
} catch (error) {
  console.log(`FAILED: the test itself\n  ${error.stack}`);
  summary();
  process.exit(1);
} finally {
  await browser.close();
}
process.exit(summary());
