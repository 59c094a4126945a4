// In Restricted Mode, in a folder that would like to choose the server.

import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { check, equal, untilContains, untilDone } from './lib/counting.mjs';
import { Editor } from './lib/editor.mjs';
import { Workbench } from './lib/workbench.mjs';

export async function testRestricted(page) {
  const editor = new Editor('restricted', { trust: true, settings: { 'security.workspace.trust.startupPrompt': 'never' } });
  const trap = join(editor.vault, 'trap');
  const trapped = join(editor.folder, 'trapped');
  writeFileSync(trap, `#!/bin/sh\ntouch '${trapped}'\nexec '${process.env.WHOSWHO}' "$@"\n`);
  chmodSync(trap, 0o755);
  mkdirSync(join(editor.vault, '.vscode'));
  writeFileSync(join(editor.vault, '.vscode/settings.json'), JSON.stringify({ 'whoswho.server.path': trap }));
  await editor.start();
  const bench = new Workbench(page, editor);
  try {
    await bench.open('Log/Proofs.md');
    await check('in Restricted Mode the server runs', async () => {
      await untilContains('the status bar', () => bench.statusBar(), 'Restricted Mode');
      await untilContains('the status item', () => bench.status(), '4 notes, read in');
      await bench.hover('Brandt', 1);
      await untilContains('the hover', () => bench.hoverText(), 'Ada Brandt', 'person');
      await bench.leaveHover();
    });
    await check('but it is not one that the folder has chosen', () => equal(existsSync(trapped), false));
    await check('once the folder is trusted, it is', async () => {
      const trust = async () => {
        await bench.command('Workspaces: Manage Workspace Trust');
        await page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust/ }).first().click({ timeout: 5000 });
      };
      await untilDone('the server that the folder has chosen', trust, () => existsSync(trapped), 20_000);
    });
  } finally {
    await editor.stop();
  }
}
