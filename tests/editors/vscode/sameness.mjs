// Who may be the same: deciding in the side view, and taking it back.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { check, contains, equal, plain, until, untilContains, untilDone } from './lib/counting.mjs';

const VIEW = 'Maybe the Same';

/** In the vault with two notes about an Ines Vargas. */
export async function sameness(page, bench, editor) {
  const read = (path) => (existsSync(join(editor.vault, path)) ? readFileSync(join(editor.vault, path), 'utf8') : undefined);
  const judgements = () => read('.whoswho.same.toml') ?? '';
  const header = page.locator('.part.sidebar .pane-header', { hasText: VIEW });
  const pair = bench.row(VIEW, 'Ines Vargas');
  const isShown = () => pair.isVisible();
  const decide = async (action, isDecided) => {
    const press = async () => {
      await pair.hover({ timeout: 3000 });
      await pair.locator(`.actions a[aria-label="${action}"]`).click({ timeout: 3000 });
    };
    await untilDone(action, press, isDecided, 10_000);
  };
  const undo = async () => {
    const button = page.locator('.notifications-toasts .monaco-button', { hasText: 'Undo' }).first();
    await until('the button that takes it back', () => bench.hit(button));
  };

  await check('the view lists who may be the same', async () => {
    await bench.openView();
    await untilDone('the pair', () => header.click({ timeout: 3000 }), isShown, 10_000);
    await untilContains('the reason', () => bench.side(), 'Ines Vargas', 'the same name');
  });
  await check('a pair unfolds into both definitions with what speaks for and against', async () => {
    const unfold = async () => {
      await pair.click({ timeout: 3000 });
    };
    await untilDone('the sides', unfold, async () => contains(await bench.side(), 'People/Family/Ines Vargas.md · not mentioned', 'People/Work/Ines Vargas.md · not mentioned'), 5000);
    const side = bench.row(VIEW, 'People/Work/Ines Vargas.md');
    await untilDone('her note', () => side.click({ timeout: 3000 }), async () => (await bench.tab()).startsWith('Ines Vargas.md'));
  });
  await check('what is decided is remembered in a file, which is saved, and asked no more', async () => {
    await decide('Not the Same', async () => contains(judgements(), 'different'));
    await until('no pair', async () => !(await isShown()));
    await untilContains('the message', () => bench.notifications(), 'Ines Vargas: remembered as different.');
    await untilContains('the view', () => bench.side(), 'No two names in your notes look like one');
  });
  await check('a decision is taken back', async () => {
    await undo();
    await until('no decision', async () => !contains(judgements(), 'different'));
    await until('the pair again', isShown);
  });
  await check('two notes are merged after the user has seen how, and the merge is taken back', async () => {
    const before = [read('People/Family/Ines Vargas.md'), read('People/Work/Ines Vargas.md')];
    const dialog = page.locator('.monaco-dialog-box');
    const press = async (label, isPressed) => {
      await untilDone(label, () => dialog.locator('.monaco-button', { hasText: label }).click({ timeout: 3000 }), isPressed);
    };
    await decide('The Same', () => dialog.isVisible());
    await untilContains('the question', async () => plain((await dialog.textContent()) ?? ''), 'Merge People/', 'Ines Vargas.md', 'will change', 'will be deleted');
    await press('Show Changes', async () => (await bench.tab()).startsWith('Merge People/'));
    const merge = page.locator('.notifications-toasts .monaco-button', { hasText: 'Merge' }).first();
    await until('the answer', () => bench.hit(merge));
    await until('one note', async () => [read('People/Family/Ines Vargas.md'), read('People/Work/Ines Vargas.md')].filter(Boolean).length === 1);
    await untilContains('the decision', async () => judgements(), 'same');
    await until('no pair', async () => !(await isShown()));
    await undo();
    await until('both notes', async () => read('People/Family/Ines Vargas.md') === before[0] && read('People/Work/Ines Vargas.md') === before[1]);
    await until('the pair again', isShown);
    equal(contains(judgements(), 'same"'), false);
  });
  await check('the menu leads to the view', async () => {
    await bench.openNote('Start.md');
    await bench.choose(() => bench.command('Show Menu'), 'Review Who Is the Same');
    await until('the view', isShown);
    await untilDone('the view closed', () => header.click({ timeout: 3000 }), async () => !(await isShown()), 10_000);
  });
}
