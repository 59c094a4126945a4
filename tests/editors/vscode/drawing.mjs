// The graph as it is seen: namesakes, names that fit, colours in each theme; and no more of it than is needed.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { check, contains, equal, until, untilContains, untilDone } from './lib/counting.mjs';

export const DRAWING = [drawing, themes, crowd];

const NOTES = {
  'Log/2025-03-01.md': '[[Ines Varga (baker)]] brought bread for Tara Quinn.\n',
  'People/Ines Varga (baker).md': '---\ntitle: Ines Varga\n---\nBakes in Zürich.\n',
  'People/Ines Varga (judge).md': '---\ntitle: Ines Varga\n---\nSits in Madrid.\n',
  'People/Tara Quinn.md': 'Runs the harbour.\n',
  'People/Petra Lind.md': 'Sails.\n',
  'Companies/The Northern Ferry Cooperative of the Islands.md': 'Has four boats.\n',
  'Log/2025-03-02.md': '[[Ines Varga (judge)]] met Tara Quinn and The Northern Ferry Cooperative of the Islands.\n',
  'Log/2025-03-03.md': 'Petra Lind met [[Ines Varga (judge)]].\n',
};

/** Opens the first of these notes, in a folder of their own. */
async function openNotes(bench, editor, name, notes) {
  const folder = join(process.env.SCRATCH, name);
  for (const [path, text] of Object.entries(notes)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  editor.turnTo(folder);
  await bench.open(Object.keys(notes)[0]);
}

export async function openDrawing(bench, editor) {
  await openNotes(bench, editor, 'drawing', NOTES);
  await untilContains('the status item', () => bench.status(), '4 people, 1 organization, 8 notes');
}

const graph = (bench) => bench.webview('#graph');
const names = async (bench) => (await (await graph(bench)).locator('g.node text').allTextContents()).sort();

async function drawing(page, bench) {
  await check('the graph around somebody names both namesakes, each with what tells them apart', async () => {
    await bench.click('Tara Quinn');
    await bench.command("Open Who's Who Graph");
    await until('her neighbours', async () => (await names(bench)).length === 4);
    equal(await names(bench), ['Ines Varga (Bakes in Zürich)', 'Ines Varga (Sits in Madrid)', 'Tara Quinn', 'The Northern Ferry Cooperative of the I…']);
  });
  await check('with whom a neighbour appears is complete, though only the centre was asked for', async () => {
    const view = await graph(bench);
    await view.locator('g.node', { hasText: 'Sits in Madrid' }).click();
    await untilContains('the details', () => view.locator('#about').textContent(), 'Ines Varga', 'Appears with 3', 'Petra Lind');
  });
  await check('all names are within the drawing, and the widest does not make the rest small', async () => {
    const view = await graph(bench);
    await view.locator('#fit').click();
    const boxes = await view.locator('g.node text').evaluateAll((all) => {
      const { left, right, width } = document.getElementById('graph').getBoundingClientRect();
      const edges = all.map((text) => text.getBoundingClientRect());
      return { inside: edges.every((box) => box.left >= left && box.right <= right), share: (Math.max(...edges.map((box) => box.right)) - Math.min(...edges.map((box) => box.left))) / width };
    });
    equal([boxes.inside, boxes.share > 0.5], [true, true]);
  });
  await check('a search in the part that was asked for finds everybody, and names do not wrap', async () => {
    await bench.command('View: Close Editor');
    await bench.click('Tara Quinn');
    await bench.command("Open Who's Who Graph");
    const view = await graph(bench);
    await until('her neighbours', async () => (await names(bench)).length === 4);
    const rows = view.locator('#names li');
    // A click selects what is in the field.
    const type = async () => {
      await view.locator('#around').click();
      await page.keyboard.type('petra');
    };
    await untilDone('the list', type, async () => contains((await rows.allTextContents()).join('; '), 'Petra Lind', '1 mention in 1 note'));
    await view.locator('#around').fill('ines');
    await until('both', async () => (await rows.count()) === 2);
    const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
    equal(heights.every((height) => height < 34), true);
    await page.keyboard.press('Escape');
  });
  await check('Enter chooses, also if it comes before those who are searched', async () => {
    await bench.command('View: Close Editor');
    await bench.click('Tara Quinn');
    await bench.command("Open Who's Who Graph");
    await until('her neighbours', async () => (await names(bench)).length === 4);
    const around = (await graph(bench)).locator('#around');
    await around.fill('petra');
    await around.press('Enter');
    await until('Petra Lind in the field', async () => (await around.inputValue()) === 'Petra Lind');
    await around.fill('tara');
    await around.press('Enter');
    await until('her neighbours', async () => (await names(bench)).length === 4);
  });
  await check('two steps show those whom neighbours appear with', async () => {
    const view = await graph(bench);
    await view.locator('#depth').selectOption('2');
    await until('everybody', async () => (await names(bench)).includes('Petra Lind'));
    await view.locator('#depth').selectOption('1');
    await until('her neighbours', async () => (await names(bench)).length === 4);
  });
}

async function themes(page, bench, editor) {
  /** How light a place on the screen is, from 0 to 255. */
  const lightness = async (locator, across) => {
    const { x, y, width, height } = await locator.boundingBox();
    const [red, green, blue] = await bench.pixel(x + width * across, y + height / 2);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  };
  const turnTo = async (theme, name) => {
    editor.set({ 'workbench.colorTheme': theme });
    await until(`the theme ${theme}`, async () => (await (await graph(bench)).locator('body').getAttribute('data-vscode-theme-kind')) === name);
  };
  const ground = async () => lightness((await graph(bench)).locator('#graph'), 0.02);

  for (const [theme, name, isDark] of [['Default Dark Modern', 'vscode-dark', true], ['Default High Contrast', 'vscode-high-contrast', true], ['Default Light Modern', 'vscode-light', false], ['Default High Contrast Light', 'vscode-high-contrast-light', false]]) {
    await check(`in ${theme} the track of a slider is told from the ground, and glares in no dark theme`, async () => {
      await turnTo(theme, name);
      const view = await graph(bench);
      await page.mouse.move(300, 790);
      await until('the colours', async () => (await ground()) < 128 === isDark);
      const track = await lightness(view.locator('#from'), 0.5);
      const contrast = Math.abs(track - (await ground()));
      equal([contrast > 25, name !== 'vscode-dark' || track < 140], [true, true]);
    });
  }
  for (const [theme, name] of [['Default High Contrast', 'vscode-high-contrast'], ['Default High Contrast Light', 'vscode-high-contrast-light']]) {
    await check(`in ${theme} fields and buttons have an outline, and the focus is seen`, async () => {
      await turnTo(theme, name);
      const view = await graph(bench);
      for (const id of ['around', 'everybody', 'depth', 'min', 'fit']) {
        const { edge, ground } = await view.locator(`#${id}`).evaluate((one) => ({ edge: getComputedStyle(one).borderTopColor, ground: getComputedStyle(document.body).backgroundColor }));
        equal([id, edge !== ground && !edge.endsWith(', 0)')], [id, true]);
      }
      const tab = async () => {
        await view.locator('#fit').focus();
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
      };
      await untilDone('somebody in focus', tab, async () => (await view.locator('g.node:focus-visible').count()) === 1);
      const ring = await view.locator('g.node:focus-visible .ring').evaluate((ring) => ({ stroke: getComputedStyle(ring).stroke, ground: getComputedStyle(document.body).backgroundColor }));
      equal([ring.stroke !== 'none', ring.stroke !== ring.ground], [true, true]);
    });
  }
  editor.set({ 'workbench.colorTheme': undefined });
  await bench.command('View: Close Editor');
}

/** Twelve, each in one paragraph with six others. */
const CREW = ['Tara Quinn', 'Petra Lind', 'Bartholomew Oyelaran', 'Ines Varga', 'Tom Ellison', 'Noor Haddad', 'Theodora Papadimitriou', 'Jan Berg', 'Mira Osei', 'Wilhelmina Achterberg', 'Kofi Mensah', 'Lena Fischer'];

async function crowd(page, bench, editor) {
  const meetings = CREW.flatMap((name, at) => [1, 2, 3].map((step) => `${name} met ${CREW[(at + step) % CREW.length]}.\n`));
  await openNotes(bench, editor, 'crowd', {
    'Log/Crew.md': ['The crew.\n', ...meetings].join('\n'),
    ...Object.fromEntries(CREW.map((name) => [`People/${name}.md`, 'Sails.\n'])),
  });
  await untilContains('the status item', () => bench.status(), '12 people');

  await check('where names are close, some are beside their shapes; all are shown, and none lies over another or a shape', async () => {
    await bench.click('The crew');
    await bench.command("Open Who's Who Graph");
    const view = await graph(bench);
    await until('the crew', async () => (await names(bench)).length === 12);
    await view.locator('#fit').click();
    await view.locator('#farther').click();
    await view.locator('#farther').click();
    await until('names beside shapes', async () => (await view.locator('g.node.left, g.node.right').count()) > 0);
    equal(await view.locator('g.node.nameless').count(), 0);
    const overlaps = await view.locator('g.node').evaluateAll((all) => {
      const boxes = (part) => all.map((one) => one.querySelector(part).getBoundingClientRect());
      const over = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
      const [names, shapes] = [boxes('text'), boxes('.shape')];
      return names.flatMap((name, at) => [...names.slice(0, at), ...shapes].filter((other) => over(name, other)).map(() => all[at].textContent));
    });
    equal(overlaps, []);
  });
  await check('who is asked for, and how far, is shown at once; and those who are set back are still read', async () => {
    const view = await graph(bench);
    await view.locator('g.node', { hasText: 'Jan Berg' }).locator('.shape').click();
    const quiet = view.locator('g.node:not(.near, .centre)');
    // Around the note everybody is in the ring; around one of them, six are not near.
    await page.keyboard.press('Space');
    await view.locator('#depth').selectOption('2');
    // Both wishes count, though the second comes before the graph is whole, which the first waits for.
    await until('him in the field', async () => (await view.locator('#around').inputValue()) === 'Jan Berg');
    await until('those who are not near', async () => (await quiet.count()) > 0);
    const opacity = () => quiet.first().evaluate((node) => Number(getComputedStyle(node).opacity) * Number(getComputedStyle(node.querySelector('text')).opacity));
    await until('they can be read', async () => (await opacity()) > 0.6);
  });
  await check('one paragraph is one, and two are paragraphs', async () => {
    const view = await graph(bench);
    const unit = () => view.locator('#unit').textContent();
    equal(await unit(), 'paragraph');
    await view.locator('#min').fill('2');
    await view.locator('#min').press('Enter');
    await until('the word', async () => (await unit()) === 'paragraphs');
    await bench.command('View: Close Editor');
  });
}
