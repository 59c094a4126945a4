// The page that `whoswho graph --format html` prints: opened from the disk, searched, narrowed, and walked by keyboard.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { check, equal, until, untilContains } from './lib/counting.mjs';
import { clickLine } from './lib/lines.mjs';

const NOTES = {
  'People/Élodie Marchand.md': '---\naliases: [Captain Elo]\n---\nSails.\n',
  'People/Tom Ellison.md': 'Cooks.\n',
  'People/Ines Vargas (baker).md': '---\ntitle: Ines Vargas\n---\nBakes in Zürich.\n',
  'People/Ines Vargas (judge).md': '---\ntitle: Ines Vargas\n---\nSits in Madrid.\n',
  'Log/2024-05-01.md': 'Élodie Marchand met Tom Ellison.\n',
  'Log/2024-06-01.md': 'Élodie Marchand met [[Ines Vargas (baker)]].\n\nÉlodie Marchand left.\n',
  'Log/2024-07-01.md': '[[Ines Vargas (judge)]] met Tom Ellison </script><script>alert(1)</script>.\n',
};

export async function testPage(browser) {
  const folder = join(process.env.SCRATCH, 'page');
  for (const [path, text] of Object.entries(NOTES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const print = (name, ...options) => {
    const file = join(folder, name);
    writeFileSync(file, execFileSync(process.env.WHOSWHO, ['graph', '--format', 'html', ...options], { cwd: folder }));
    return pathToFileURL(file).href;
  };
  const context = await browser.newContext({ viewport: { width: 1100, height: 700 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const troubles = [];
  const asked = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('request', (request) => asked.push(request.url()));
  const about = () => page.locator('#about').textContent();
  const names = () => page.locator('g.node').evaluateAll((all) => all.map((node) => node.getAttribute('aria-label').split(/ \(|,/)[0]).sort().join(', '));
  const ALL = 'Ines Vargas, Ines Vargas, Tom Ellison, Élodie Marchand';

  await check('the page shows everybody, and loads nothing else', async () => {
    const address = print('all.html');
    await page.goto(address);
    await until('everybody', async () => (await names()) === ALL);
    equal(asked, [address]);
    equal(troubles, []);
  });
  await check('the page is searched without accents and by another name, with the keys', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('elod');
    const rows = page.locator('#names [role="option"]');
    await untilContains('the list', async () => (await rows.allTextContents()).join('; '), 'Élodie Marchand', 'person · 3 mentions in 2 notes');
    await page.locator('#around').fill('captain');
    await untilContains('the list', async () => (await rows.allTextContents()).join('; '), 'also Captain Elo');
    equal(await page.locator('#around').getAttribute('aria-expanded'), 'true');
    equal(await page.locator('#around').getAttribute('aria-activedescendant'), 'name-0');
    await page.keyboard.press('Enter');
    await until('her neighbours', async () => (await names()) === 'Ines Vargas, Tom Ellison, Élodie Marchand');
    equal(await page.locator('g.node.centre').count(), 1);
    await untilContains('who she is', about, 'Élodie Marchand', 'Sails.', 'also: Captain Elo', 'Appears with 2');
  });
  await check('namesakes are told apart in the list', async () => {
    await page.locator('#around').fill('vargas');
    await untilContains('the list', async () => (await page.locator('#names li').allTextContents()).sort().join('; '), 'Bakes in Zürich.', 'Sits in Madrid.');
    await page.keyboard.press('ArrowDown');
    equal(await page.locator('#around').getAttribute('aria-activedescendant'), 'name-1');
    await page.keyboard.press('Escape');
    equal(await page.locator('#around').inputValue(), 'Élodie Marchand');
  });
  await check('a line says which notes it stands for', async () => {
    await clickLine(page, page);
    await untilContains('the notes', about, 'and', '1 paragraph, 1 note', 'Log/2024-0');
  });
  await check('the time slider narrows to dated notes', async () => {
    await page.locator('#everybody').click();
    await until('everybody', async () => (await names()) === ALL);
    await page.locator('#from').focus();
    await page.keyboard.press('End');
    await until('the last note', async () => (await names()) === 'Ines Vargas, Tom Ellison');
    equal(await page.locator('#from').getAttribute('aria-valuetext'), '2024-07-01');
    await page.keyboard.press('Home');
    await until('everybody', async () => (await names()) === ALL);
    await page.locator('#to').focus();
    await page.keyboard.press('ArrowLeft');
    await until('without the judge', async () => (await names()) === 'Ines Vargas, Tom Ellison, Élodie Marchand');
    await page.keyboard.press('End');
  });
  await check('Tab leads to the graph, arrows in it, Space looks around, and Tab out again', async () => {
    await page.locator('#to').focus();
    await page.keyboard.press('Tab');
    await until('somebody in focus', async () => (await page.locator('g.node:focus').count()) === 1);
    const who = () => page.locator('#about h2').textContent();
    const first = await who();
    await until('somebody else', async () => {
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
        await page.keyboard.press(key);
        if ((await page.locator('g.node:focus').getAttribute('data-id')) && (await who()) !== first) return true;
      }
      return false;
    });
    const second = await who();
    await page.keyboard.press('Space');
    await until('the centre', async () => (await page.locator('g.node.centre').getAttribute('aria-label')).startsWith(second));
    await untilContains('what is said', () => page.locator('#said').textContent(), second);
    await page.keyboard.press('Tab');
    equal(await page.locator('#about button:focus').count(), 1);
  });
  await check('a page of a part has its centre, and no more steps than it holds', async () => {
    await page.goto(print('part.html', '--around', 'Tom Ellison'));
    await until('the part', async () => (await names()) === 'Ines Vargas, Tom Ellison, Élodie Marchand');
    equal(await page.locator('#around').inputValue(), 'Tom Ellison');
    equal(await page.locator('#depth option').count(), 1);
    await untilContains('what is said', about, 'Tom Ellison', 'defined in People/Tom Ellison.md');
    equal(troubles, []);
  });
  await context.close();
}
