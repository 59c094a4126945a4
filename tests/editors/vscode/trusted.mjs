// As usual: everything that the extension offers.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { BEGINNING } from './beginning.mjs';
import { DRAWING, openDrawing } from './drawing.mjs';
import { check, contains, equal, plain, until, untilContains, untilDone, wanted } from './lib/counting.mjs';
import { Editor } from './lib/editor.mjs';
import { clickLine } from './lib/lines.mjs';
import { Workbench } from './lib/workbench.mjs';
import { keys, suggestedKeys } from './keys.mjs';
import { NAMES, openNames } from './names.mjs';

const PROOFS = 'Log/Proofs.md';
const NOON = 'Log/Noon.md';

export async function testTrusted(page) {
  const editor = new Editor('trusted', { keys: suggestedKeys() });
  await editor.start();
  const bench = new Workbench(page, editor);
  try {
    await bench.open(PROOFS);
    for (const section of [reading, keys, jumping, views, graph, server, writing, ...BEGINNING]) {
      if (wanted(section.name)) await section(page, bench, editor);
    }
    for (const [sections, open] of [[NAMES, openNames], [DRAWING, openDrawing]]) {
      const some = sections.filter(({ name }) => wanted(name));
      if (some.length > 0) await open(bench, editor);
      for (const section of some) await section(page, bench, editor);
    }
  } finally {
    await editor.stop();
  }
}

async function reading(page, bench, editor) {
  await check('the status item says that notes have been read', async () => {
    await untilContains('the status item', () => bench.status(), '1 person, 1 organization, 4 notes, read in');
  });
  await check('a hover over a bare name says who it is', async () => {
    await bench.hover('Brandt', 1);
    await untilContains('the hover', () => bench.hoverText(), 'Ada Brandt', 'person', 'Edits the Sunday pages', 'surname of Ada Brandt');
    await bench.leaveHover();
  });
  await check('dead links and misspelt names are underlined', async () => {
    await until('three squiggles', async () => (await page.locator('.squiggly-warning').count()) === 3);
  });
  await check('they are problems', async () => {
    const rows = page.locator('.markers-panel .monaco-list-row');
    await untilDone('the problems', () => page.keyboard.press('Control+Shift+M'), () => rows.first().isVisible());
    await untilContains('the problems', async () => (await rows.allTextContents()).join(' '), 'Proofs.md', '“People/Karl Oder” is not defined', 'unresolved-link', 'Northwnd Press');
    await page.keyboard.press('Control+J');
  });
  const colours = async () => new Set([await bench.colour('Ada'), await bench.colour('Northwind'), await bench.colour('called')]).size;
  await check('people and organizations have colours of their own', async () => {
    equal(await colours(), 3);
  });
  await check('also in a theme that would leave that to settings', async () => {
    editor.set({ 'workbench.colorTheme': 'Default High Contrast Light' });
    await page.locator('.monaco-workbench.hc-light').waitFor();
    await until('the colours', async () => (await colours()) === 3);
    editor.set({ 'workbench.colorTheme': undefined });
    await page.locator('.monaco-workbench:not(.hc-light)').waitFor();
  });
}

async function jumping(page, bench) {
  await check('F12 goes to the definition', async () => {
    const go = async () => {
      await bench.click('Brandt', 1);
      await page.keyboard.press('F12');
    };
    await untilDone('the note about Ada Brandt', go, async () => (await bench.tab()).startsWith('Ada Brandt.md'));
  });
  await check('a code lens says how often, and a click shows where', async () => {
    const lens = page.locator('.codelens-decoration a', { hasText: '4 mentions in 2 notes' });
    await untilDone('the peek', () => lens.click({ timeout: 5000 }), async () => contains(await bench.peek(), 'Noon.md', 'Proofs.md'));
    await bench.closePeek();
  });
  await check('Shift+F12 shows every mention', async () => {
    await bench.openNote('Proofs.md');
    const ask = async () => {
      await bench.click('Brandt', 1);
      await page.keyboard.press('Shift+F12');
    };
    await untilDone('the peek', ask, async () => contains(await bench.peek(), 'Noon.md', 'Proofs.md'));
    await bench.closePeek();
  });
  await check('next and previous mention go round', async () => {
    await bench.click('Ada Brandt');
    await bench.command('Next Mention');
    await bench.cursorIs(7, 30);
    await bench.command('Next Mention');
    await bench.cursorIs(8, 53);
    await bench.command('Next Mention');
    await bench.cursorIs(7, 5);
    await bench.command('Previous Mention');
    await bench.cursorIs(8, 53);
  });
  await check('without a name at the cursor, next mention says so', async () => {
    await bench.click('called');
    // It is there for five seconds.
    await untilDone('the message', () => bench.command('Next Mention'), async () => (await bench.statusBar()).includes('no name at the cursor'));
  });
  await check('Who Is in This Note leads to the first mention', async () => {
    const rows = async () => plain((await bench.choices('').allTextContents()).join(' '));
    const open = () => bench.command('Who Is in This Note');
    await untilDone('the list', open, async () => contains(await rows(), 'Ada Brandt', 'person · 3 mentions', 'Northwind Press', 'organization · 2 mentions', 'Northwnd Press', 'not defined'));
    const choose = async () => {
      if (!(await bench.input.isVisible())) await open();
      await bench.input.fill('Northwind', { timeout: 3000 });
      await bench.input.press('Enter', { timeout: 3000 });
    };
    await untilDone('the first mention of Northwind Press', choose, async () => (await bench.cursor())[0] === 7 && !(await bench.input.isVisible()));
  });
}

async function views(page, bench) {
  await check('the side view has the cast of the note, and everybody', async () => {
    await bench.openView();
    await untilContains('the view', () => bench.side(), 'In This Note', 'People', 'Ada Brandt', '3 mentions', 'Organizations', '2', 'Northwind Press', '2 mentions', 'Northwnd Press', 'not defined');
    await untilContains('the view', () => bench.side(), 'Everybody', 'People', '1', 'Ada Brandt', '4 in 2 notes', 'Organizations', '1', 'Northwind Press');
  });
  await check('a click on a row goes to the first mention', async () => {
    const click = () => bench.row('In This Note', 'Northwind Press').click({ timeout: 5000 });
    await untilDone('line 7', click, async () => (await bench.cursor())[0] === 7);
  });
  await check('in the list of everybody, it goes to the definition', async () => {
    const click = () => bench.row('Everybody', 'Northwind Press').click({ timeout: 5000 });
    await untilDone('the note about houses', click, async () => (await bench.tab()).startsWith('Houses.md'));
    await untilContains('the view', () => bench.side(), 'In This Note', 'Houses.md', 'Everybody');
  });
  await check('the view can be filtered, also by another name', async () => {
    const type = async () => {
      await bench.command('Filter Names');
      await page.locator('.quick-input-title', { hasText: /^Filter Names$/ }).waitFor({ timeout: 5000 });
      await bench.input.fill('adi', { timeout: 3000 });
    };
    await untilDone('one name', type, async () => !(await bench.side()).includes('Northwind'));
    await untilContains('the view', () => bench.side(), 'Everybody', 'Names that match “adi”', 'Ada Brandt');
    const accept = async () => {
      if (!(await bench.input.isVisible())) await type();
      await bench.input.press('Enter', { timeout: 3000 });
    };
    await untilDone('the filter without its field', accept, async () => !(await bench.input.isVisible()) && (await bench.side()).includes('Names that match “adi”'));
    await bench.command('Show All Names');
    await untilContains('the view', () => bench.side(), 'Everybody', 'Ada Brandt', 'Northwind Press');
  });
  await check('the cast follows what is written', async () => {
    await bench.openNote('Noon.md');
    await untilContains('the view', () => bench.side(), 'Noon.md', 'Ada Brandt', '1 mention', 'Everybody');
    await bench.click('thank you');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Adi again.');
    await untilContains('the view', () => bench.side(), 'Ada Brandt', '2 mentions', 'Everybody');
    await bench.command('File: Revert File');
    await untilContains('the view', () => bench.side(), 'Ada Brandt', '1 mention', 'Everybody');
  });
}

async function graph(page, bench) {
  const graph = () => bench.webview('#graph');
  const labels = async () => (await (await graph()).locator('g.node').evaluateAll((all) => all.map((node) => node.getAttribute('aria-label')))).join('; ');
  const centre = async () => (await (await graph()).locator('g.node.centre').evaluateAll((all) => all.map((node) => node.getAttribute('aria-label')))).join('; ');

  await check('the graph opens around who is at the cursor', async () => {
    await bench.openNote('Proofs.md');
    await bench.click('Brandt', 1);
    await bench.command("Open Who's Who Graph");
    await untilContains('the graph', labels, 'Ada Brandt, person, 4 mentions in 2 notes', 'Northwind Press, organization');
    await untilContains('the centre', centre, 'Ada Brandt');
    equal((await centre()).includes('Northwind'), false);
    equal(await (await graph()).locator('#around').inputValue(), 'Ada Brandt');
    equal(await (await graph()).locator('g.tie').count() >= 1, true);
  });
  await check('In This Note stays filled while the graph is in front', async () => {
    await bench.openView();
    await untilContains('the view', () => bench.side(), 'In This Note', 'Proofs.md', 'Ada Brandt', '3 mentions', 'Northwind Press', 'Everybody');
  });
  await check('search finds by another name as one types, and Enter looks around them', async () => {
    const view = await graph();
    await view.locator('#everybody').click();
    await until('no centre', async () => (await centre()) === '');
    const rows = view.locator('#names [role="option"]');
    // A click selects what is in the field.
    const type = async () => {
      await view.locator('#around').click();
      await page.keyboard.type('adi');
    };
    await untilDone('the list', type, async () => contains((await rows.allTextContents()).join('; '), 'Ada Brandt', 'also Adi', '4 mentions in 2 notes'));
    equal(await rows.count(), 1);
    await view.locator('#around').press('Enter');
    await untilContains('the centre', centre, 'Ada Brandt');
    await untilContains('what is said', () => view.locator('#said').textContent(), 'Ada Brandt, person', 'in one paragraph with');
  });
  await check('no label lies over its own shape', async () => {
    const gaps = await (await graph()).locator('g.node:not(.nameless)').evaluateAll((all) => all.map((node) => {
      const [name, shape] = ['text', '.shape'].map((part) => node.querySelector(part).getBoundingClientRect());
      return Math.max(name.top - shape.bottom, shape.top - name.bottom, name.left - shape.right, shape.left - name.right);
    }));
    equal([gaps.length >= 2, gaps.filter((gap) => gap < 0 || gap > 20)], [true, []]);
  });
  await check('no label lies over another', async () => {
    const boxes = await (await graph()).locator('g.node:not(.nameless) text').evaluateAll((all) => all.map((text) => { const { left, right, top, bottom } = text.getBoundingClientRect(); return { left, right, top, bottom }; }));
    equal(boxes.length >= 2, true);
    const overlap = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    equal(boxes.some((one, at) => boxes.slice(at + 1).some((other) => overlap(one, other))), false);
  });
  await check('the minimum leaves out weaker lines', async () => {
    const view = await graph();
    await view.locator('#min').fill('9');
    await view.locator('#min').press('Enter');
    await until('only the centre', async () => (await view.locator('g.node').count()) === 1 && (await view.locator('g.tie').count()) === 0);
    await view.locator('#min').fill('1');
    await view.locator('#min').press('Enter');
    await until('both', async () => (await view.locator('g.tie').count()) >= 1);
  });
  await check('a click on a line lists its notes, and opens one', async () => {
    const view = await graph();
    await clickLine(page, view);
    await untilContains('the notes', () => view.locator('#about').textContent(), 'Ada Brandt and Northwind Press', 'Log/Proofs.md');
    const open = () => view.locator('#about li button', { hasText: 'Log/Proofs.md' }).click({ timeout: 5000 });
    await untilDone('the note', open, async () => (await bench.tab()).startsWith('Proofs.md'));
    await until('the line', async () => (await bench.cursor())[0] === 7);
  });
  await check('the keys lead through it, and Enter opens the definition', async () => {
    await bench.command("Open Who's Who Graph");
    const view = await graph();
    await view.locator('g.node').first().waitFor();
    const isInFocus = async () => (await view.locator('g.node:focus').count()) === 1;
    const tab = async () => {
      await view.locator('#fit').focus();
      for (let left = 5; left > 0 && !(await isInFocus()); left -= 1) await page.keyboard.press('Tab');
    };
    await untilDone('somebody in focus', tab, isInFocus);
    await untilContains('what is said', () => view.locator('#said').textContent(), 'in one paragraph with');
    const name = () => view.locator('#about h2').textContent();
    const first = await name();
    await until('the other one', async () => {
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        await page.keyboard.press(key);
        if ((await name()) !== first) return true;
      }
      return false;
    });
    const note = (await name()) === 'Ada Brandt' ? 'Ada Brandt.md' : 'Houses.md';
    await page.keyboard.press('Enter');
    await until('the note about them', async () => (await bench.tab()).startsWith(note));
  });
  await check('without a name at the cursor, it is around the note', async () => {
    await bench.openNote('Proofs.md');
    await bench.click('called');
    await bench.command("Open Who's Who Graph");
    await until('the note in the field', async () => (await (await graph()).locator('#around').inputValue()) === 'Log/Proofs.md');
    await untilContains('the centre', centre, 'Northwind Press', 'Ada Brandt');
  });
  await check('a row of the side view is shown in the graph', async () => {
    const item = page.locator('.monaco-menu .action-item', { hasText: 'Show in Graph' });
    const show = async () => {
      if (!(await item.isVisible())) await bench.row('Everybody', 'Northwind Press').click({ button: 'right', timeout: 5000 });
      await item.waitFor({ timeout: 5000 });
      // A menu takes no click in the moment after it opened.
      await untilDone('the menu to close', () => item.click({ timeout: 1000 }), async () => (await item.count()) === 0, 500);
    };
    await untilDone('another centre', show, async () => (await centre()).startsWith('Northwind Press') && !(await centre()).includes('Ada'), 20_000);
    await bench.command('View: Close Editor');
  });
}

async function server(page, bench, editor) {
  await check('a setting takes effect at once', async () => {
    await bench.openNote('Proofs.md');
    editor.set({ 'whoswho.severity.unresolvedLink': 'off' });
    await until('one squiggle', async () => (await page.locator('.squiggly-warning').count()) === 1);
    editor.set({ 'whoswho.severity.unresolvedLink': undefined });
    await until('three squiggles', async () => (await page.locator('.squiggly-warning').count()) === 3);
  });
  await check('what nobody has set is left to the settings file of the notes', async () => {
    writeFileSync(join(editor.vault, '.whoswho.toml'), 'ignore = ["Northwnd Press"]\n');
    await until('two squiggles', async () => (await page.locator('.squiggly-warning').count()) === 2);
    rmSync(join(editor.vault, '.whoswho.toml'));
    await until('three squiggles', async () => (await page.locator('.squiggly-warning').count()) === 3);
  });
  await check('Restart Server starts another one', async () => {
    const before = editor.servers();
    equal(before.length, 1);
    await bench.command('Restart Server');
    await until('another server', () => editor.servers().length === 1 && editor.servers()[0] !== before[0]);
    await untilContains('the status item', () => bench.status(), '4 notes, read in');
    await bench.hover('Brandt', 1);
    await untilContains('the hover', () => bench.hoverText(), 'Ada Brandt', 'person');
    await bench.leaveHover();
  });
  await check('a server that is not there is said to be, and the setting is a click away', async () => {
    editor.set({ 'whoswho.server.path': '/nowhere/whoswho' });
    await untilContains('the message', () => bench.notifications(), '“/nowhere/whoswho”, and no program is there');
    await untilContains('the status item', () => bench.status(), 'could not be started');
    const open = () => page.locator('.notification-list-item .monaco-button', { hasText: 'Open Setting' }).click({ timeout: 5000 });
    await untilDone('the setting', open, () => page.locator('.settings-editor .setting-item-label', { hasText: 'Path' }).first().isVisible(), 20_000);
    await bench.closeSettings();
  });
  await check('a server is started once the setting is right', async () => {
    editor.set({ 'whoswho.server.path': undefined });
    await untilContains('the status item', () => bench.status(), '4 notes, read in');
  });
  await check('notes that are not saved are notes', async () => {
    await bench.command('New Untitled Text File');
    await until('the new note', async () => (await bench.tab()).startsWith('Untitled'));
    const write = async () => {
      await page.locator('.editor-group-container.active .monaco-editor .view-lines').click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('Ada Brandt was here.');
    };
    try {
      await untilDone('the text', write, async () => (await bench.text()).trim() === 'Ada Brandt was here.');
      await bench.hover('Brandt');
      await untilContains('the hover', () => bench.hoverText(), 'Ada Brandt', 'person');
    } finally {
      await bench.leaveHover();
      await bench.command('View: Revert and Close Editor');
    }
  });
}

async function writing(page, bench, editor) {
  const read = (note) => readFileSync(join(editor.vault, note), 'utf8');

  await check('a quick fix defines a name in a note of its own', async () => {
    await bench.openNote('Proofs.md');
    await bench.click('Karl Oder');
    // The editor asks once, and shows nothing if the answer takes it too long.
    const fix = page.locator('.action-widget .action', { hasText: 'Define “Karl Oder” as a person in People/Karl Oder.md' });
    const open = async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+.');
      await fix.waitFor({ timeout: 5000 });
    };
    // It is offered until he is defined.
    const define = async () => {
      if (!(await fix.isVisible())) await open();
      await bench.hit(fix);
    };
    await untilDone('the new note', define, () => contains(read('People/Karl Oder.md'), 'person', 'Karl Oder'), 10_000);
    await until('two squiggles', async () => (await page.locator('.squiggly-warning').count()) === 2);
  });
  await check('Define This Name does so by a command', async () => {
    await bench.openNote('Proofs.md');
    await bench.click('Rosa Feld');
    const define = async () => {
      await bench.command('Define This Name');
      await page.locator('.quick-input-title', { hasText: /^Define This Name$/ }).waitFor({ timeout: 5000 });
    };
    await bench.choose(define, 'Define “Rosa Feld” as a person in People/Rosa Feld.md');
    await untilContains('the new note', () => read('People/Rosa Feld.md'), 'person', 'Rosa Feld');
    await untilContains('the message', () => bench.notifications(), 'Created People/Rosa Feld.md');
    await until('one squiggle', async () => (await page.locator('.squiggly-warning').count()) === 1);
  });
  await check('Define Names makes notes for those who are chosen', async () => {
    await bench.openNote('Noon.md');
    await bench.click('thank you');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('On Monday Petra Lindqvist called Henrik Lundberg.');
    // The line of the other name has both.
    const row = bench.choices(/^\s*Petra Lindqvist/).first();
    const open = () => bench.command('Define Names…');
    await untilDone('the row', open, async () => contains(plain(await row.textContent({ timeout: 1000 })), 'person · 1 mention in 1 note', 'On Monday'));
    // She is in the list until she is defined.
    const define = async () => {
      await bench.choose(open, /^\s*Petra Lindqvist/);
      await bench.input.press('Enter', { timeout: 3000 });
    };
    await untilDone('the new note', define, () => contains(read('People/Petra Lindqvist.md'), 'person', 'Petra Lindqvist'), 10_000);
    await untilContains('the message', () => bench.notifications(), 'Defined 1 name.');
    equal(existsSync(join(editor.vault, 'People/Henrik Lundberg.md')), false);
    await bench.command('File: Revert File');
    await bench.openNote('Proofs.md');
  });
  await check('Link All Mentions links them', async () => {
    await bench.click('Northwind');
    await bench.command('Link All Mentions');
    await until('two links', async () => ((await bench.text()).match(/\[\[[^\]]*Northwind/g) ?? []).length === 2);
    await page.keyboard.press('Control+Z');
    await until('no links', async () => ((await bench.text()).match(/\[\[[^\]]*Northwind/g) ?? []).length === 0);
  });
  await check('completion knows the names', async () => {
    await bench.openNote('Noon.md');
    await bench.click('thank you');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('Says [[North');
    const row = page.locator('.suggest-widget .monaco-list-row', { hasText: 'Northwind Press' });
    await row.first().waitFor({ timeout: 20_000 });
    await page.keyboard.press('Enter');
    await untilContains('the note', () => bench.text(), 'Says [[', 'Northwind Press', ']]');
    await bench.command('File: Revert File');
  });
  await check('a rename changes all notes and the file', async () => {
    await bench.openNote('Proofs.md');
    const input = page.locator('.rename-box input');
    const rename = async () => {
      await bench.click('Ada Brandt');
      await page.keyboard.press('F2');
      await input.fill('Ada Falk', { timeout: 3000 });
      await input.press('Enter', { timeout: 3000 });
    };
    // Whether the old name is kept as another name is asked first.
    const apply = page.locator('.panel .monaco-button', { hasText: 'Apply' });
    await untilDone('the question', rename, () => apply.isVisible(), 10_000);
    await until('the answer', () => bench.hit(apply));
    await untilContains('the definition', () => read('People/Ada Falk.md'), '# Ada Falk');
    await untilContains('the text', () => bench.text(), 'É 📚 Ada Falk called twice: Falk wants');
    await bench.command('File: Save All Files');
    await untilContains('one note', () => read(PROOFS), 'É 📚 Ada Falk called twice: Falk wants the proofs');
    await untilContains('the other note', () => read(NOON), '🎻 Ada Falk says thank you');
  });
}
