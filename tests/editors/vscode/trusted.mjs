// As usual: everything that the extension offers.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { BEGINNING } from './beginning.mjs';
import { DRAWING, openDrawing } from './drawing.mjs';
import { check, equal, until, untilContains, wanted } from './lib/counting.mjs';
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

async function reading(page, bench) {
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
    await page.keyboard.press('Control+Shift+M');
    const rows = page.locator('.markers-panel .monaco-list-row');
    await untilContains('the problems', async () => (await rows.allTextContents()).join(' '), 'Proofs.md', '“People/Karl Oder” is not defined', 'unresolved-link', 'Northwnd Press');
    await page.keyboard.press('Control+J');
  });
  await check('people and organizations have colours of their own', async () => {
    const colour = (text) => bench.colour(text);
    const [person, organization, prose] = [await colour('Ada'), await colour('Northwind'), await colour('called')];
    equal(new Set([person, organization, prose]).size, 3);
  });
}

async function jumping(page, bench) {
  await check('F12 goes to the definition', async () => {
    await bench.click('Brandt', 1);
    await page.keyboard.press('F12');
    await until('the note about Ada Brandt', async () => (await bench.tab()).startsWith('Ada Brandt.md'));
  });
  await check('a code lens says how often, and a click shows where', async () => {
    const lens = page.locator('.codelens-decoration a', { hasText: '4 mentions in 2 notes' });
    await lens.click({ timeout: 20_000 });
    await untilContains('the peek', () => bench.peek(), 'Noon.md', 'Proofs.md');
    await page.keyboard.press('Escape');
  });
  await check('Shift+F12 shows every mention', async () => {
    await bench.openNote('Proofs.md');
    await bench.click('Brandt', 1);
    await page.keyboard.press('Shift+F12');
    await untilContains('the peek', () => bench.peek(), 'Noon.md', 'Proofs.md');
    await page.keyboard.press('Escape');
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
    await bench.command('Next Mention');
    await untilContains('the status bar', () => bench.statusBar(), 'no name at the cursor');
  });
  await check('Who Is in This Note leads to the first mention', async () => {
    await bench.command('Who Is in This Note');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await untilContains('the list', async () => (await rows.allTextContents()).join(' '), 'Ada Brandt', 'person · 3 mentions', 'Northwind Press', 'organization · 2 mentions', 'Northwnd Press', 'not defined');
    await page.keyboard.type('Northwind');
    await page.keyboard.press('Enter');
    await until('the first mention of Northwind Press', async () => (await bench.cursor())[0] === 7);
  });
}

async function views(page, bench) {
  await check('the side view has the cast of the note, and everybody', async () => {
    await page.locator('.activitybar a[aria-label^="Who\'s Who"]').click();
    await untilContains('the view', () => bench.side(), 'In This Note', 'People', 'Ada Brandt', '3 mentions', 'Organizations', '2', 'Northwind Press', '2 mentions', 'Northwnd Press', 'not defined');
    await untilContains('the view', () => bench.side(), 'Everybody', 'People', '1', 'Ada Brandt', '4 in 2 notes', 'Organizations', '1', 'Northwind Press');
  });
  await check('a click on a row goes to the first mention', async () => {
    await bench.row('In This Note', 'Northwind Press').click();
    await until('line 7', async () => (await bench.cursor())[0] === 7);
  });
  await check('in the list of everybody, it goes to the definition', async () => {
    await bench.row('Everybody', 'Northwind Press').click();
    await until('the note about houses', async () => (await bench.tab()).startsWith('Houses.md'));
    await untilContains('the view', () => bench.side(), 'In This Note', 'Houses.md', 'Everybody');
  });
  await check('the view can be filtered, also by another name', async () => {
    await bench.command('Filter Names');
    await page.locator('.quick-input-title', { hasText: /^Filter Names$/ }).waitFor();
    await page.keyboard.type('adi');
    await until('one name', async () => !(await bench.side()).includes('Northwind'));
    await untilContains('the view', () => bench.side(), 'Everybody', 'Names that match “adi”', 'Ada Brandt');
    await page.keyboard.press('Enter');
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
    // A click on the icon of a view that is open closes it.
    const isOpen = (await bench.side()).includes('In This Note');
    if (!isOpen) await page.locator('.activitybar a[aria-label^="Who\'s Who"]').click();
    await untilContains('the view', () => bench.side(), 'In This Note', 'Proofs.md', 'Ada Brandt', '3 mentions', 'Northwind Press', 'Everybody');
  });
  await check('search finds by another name as one types, and Enter looks around them', async () => {
    const view = await graph();
    await view.locator('#everybody').click();
    await until('no centre', async () => (await centre()) === '');
    await view.locator('#around').click();
    await page.keyboard.type('adi');
    const rows = view.locator('#names [role="option"]');
    await untilContains('the list', async () => (await rows.allTextContents()).join('; '), 'Ada Brandt', 'also Adi', '4 mentions in 2 notes');
    equal(await rows.count(), 1);
    await page.keyboard.press('Enter');
    await untilContains('the centre', centre, 'Ada Brandt');
    await untilContains('what is said', () => view.locator('#said').textContent(), 'Ada Brandt, person', 'in one paragraph with');
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
    await view.locator('#about li button', { hasText: 'Log/Proofs.md' }).click();
    await until('the note', async () => (await bench.tab()).startsWith('Proofs.md'));
    await until('the line', async () => (await bench.cursor())[0] === 7);
  });
  await check('the keys lead through it, and Enter opens the definition', async () => {
    await bench.command("Open Who's Who Graph");
    const view = await graph();
    await view.locator('g.node').first().waitFor();
    await view.locator('#fit').focus();
    await until('somebody in focus', async () => {
      await page.keyboard.press('Tab');
      return (await view.locator('g.node:focus').count()) === 1;
    });
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
    await bench.row('Everybody', 'Northwind Press').click({ button: 'right' });
    // A menu takes no click in the moment after it opened.
    const item = page.locator('.monaco-menu .action-item', { hasText: 'Show in Graph' });
    await item.waitFor();
    await until('the menu to close', async () => {
      await item.click({ timeout: 1000 }).catch(() => undefined);
      return (await item.count()) === 0;
    });
    await until('another centre', async () => (await centre()).startsWith('Northwind Press') && !(await centre()).includes('Ada'));
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
    await page.locator('.notification-list-item .monaco-button', { hasText: 'Open Setting' }).click();
    await page.locator('.settings-editor .setting-item-label', { hasText: 'Path' }).first().waitFor();
    await bench.closeSettings();
  });
  await check('a server is started once the setting is right', async () => {
    editor.set({ 'whoswho.server.path': undefined });
    await untilContains('the status item', () => bench.status(), '4 notes, read in');
  });
  await check('notes that are not saved are notes', async () => {
    await bench.command('New Untitled Text File');
    await until('the new note', async () => (await bench.tab()).startsWith('Untitled'));
    await page.keyboard.type('Ada Brandt was here.');
    await bench.hover('Brandt');
    await untilContains('the hover', () => bench.hoverText(), 'Ada Brandt', 'person');
    await bench.leaveHover();
    await bench.command('View: Revert and Close Editor');
  });
}

async function writing(page, bench, editor) {
  const read = (note) => readFileSync(join(editor.vault, note), 'utf8');

  await check('a quick fix defines a name in a note of its own', async () => {
    await bench.openNote('Proofs.md');
    await bench.click('Karl Oder');
    // The editor asks once, and shows nothing if the answer takes it too long.
    const fix = page.locator('.action-widget .action', { hasText: 'Define “Karl Oder” as a person in People/Karl Oder.md' });
    await until('the quick fix', async () => {
      await page.keyboard.press('Control+.');
      const isThere = await fix.waitFor({ timeout: 5000 }).then(() => true, () => false);
      if (!isThere) await page.keyboard.press('Escape');
      return isThere;
    });
    await fix.click();
    await untilContains('the new note', () => read('People/Karl Oder.md'), 'person', 'Karl Oder');
    await until('two squiggles', async () => (await page.locator('.squiggly-warning').count()) === 2);
  });
  await check('Define This Name does so by a command', async () => {
    await bench.openNote('Proofs.md');
    await bench.click('Rosa Feld');
    await bench.command('Define This Name');
    await page.locator('.quick-input-title', { hasText: /^Define This Name$/ }).waitFor();
    await bench.pick('Define “Rosa Feld” as a person in People/Rosa Feld.md');
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
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: /^\s*Petra Lindqvist/ }).first();
    await until('the name in the list', async () => {
      await bench.command('Define Names…');
      const isThere = await row.waitFor({ timeout: 3000 }).then(() => true, () => false);
      if (!isThere) await page.keyboard.press('Escape');
      return isThere;
    });
    await untilContains('the row', () => row.textContent(), 'person · 1 mention in 1 note', 'On Monday');
    await row.click();
    await page.keyboard.press('Enter');
    await untilContains('the new note', () => read('People/Petra Lindqvist.md'), 'person', 'Petra Lindqvist');
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
    await bench.click('Ada Brandt');
    await page.keyboard.press('F2');
    const input = page.locator('.rename-box input');
    await input.waitFor();
    await input.fill('Ada Falk');
    await page.keyboard.press('Enter');
    // Whether the old name is kept as another name is asked first.
    await page.locator('.panel .monaco-button', { hasText: 'Apply' }).click();
    await untilContains('the definition', () => read('People/Ada Falk.md'), '# Ada Falk');
    await untilContains('the text', () => bench.text(), 'É 📚 Ada Falk called twice: Falk wants');
    await bench.command('File: Save All Files');
    await untilContains('one note', () => read(PROOFS), 'É 📚 Ada Falk called twice: Falk wants the proofs');
    await untilContains('the other note', () => read(NOON), '🎻 Ada Falk says thank you');
  });
}
