// Notes with namesakes, accents, a script without capitals, and text that would like to run commands: typing names, finding
// people, acting from hovers.

import { join } from 'node:path';

import { sameness } from './sameness.mjs';
import { check, contains, equal, plain, until, untilContains, untilDone } from './lib/counting.mjs';

export const NAMES = [typing, finding, namesakes, hovering, sameness];

export async function openNames(bench, editor) {
  editor.turnTo(join(process.env.ROOT, 'tests/editors/vscode/names'));
  await bench.open('Journal/Start.md');
  await untilContains('the status item', () => bench.status(), '6 people, 1 organization, 8 notes');
}

async function typing(page, bench) {
  const list = page.locator('.suggest-widget.visible');
  const rows = list.locator('.monaco-list-row');
  /** Types as somebody does: the list comes up between two keys. */
  const type = (text) => page.keyboard.type(text, { delay: 60 });
  const last = async () => (await bench.text()).trimEnd().split('\n').at(-1);
  const atEnd = async () => {
    await bench.click('Bought');
    await page.keyboard.press('Control+End');
  };

  await check('a capitalised name is completed while it is typed, and looks like a person', async () => {
    await atEnd();
    await type('Met Pri');
    await until('Priya Raman', async () => (await rows.count()) === 1 && plain(await rows.first().getAttribute('aria-label')).startsWith('Priya Raman'));
    await rows.first().locator('.suggest-icon.codicon-account').waitFor();
    await page.keyboard.press('Enter');
    await until('the whole name', async () => (await last()) === 'Met Priya Raman');
  });
  await check('ordinary words bring up no list, as the next name does, and an organization has another icon', async () => {
    const shownAt = await page.evaluateHandle(() => {
      const texts = [];
      const list = document.querySelector('.suggest-widget');
      const text = () => document.querySelector('.monaco-editor .view-lines').textContent;
      new MutationObserver(() => list.classList.contains('visible') && texts.push(text())).observe(list, { attributeFilter: ['class'] });
      return texts;
    });
    await type(' and bought bold boots, link and list, for Hald');
    equal((await shownAt.jsonValue()).filter((text) => !/for\s+H/.test(text)), []);
    await until('Halden Verlag', async () => (await rows.count()) === 1);
    await rows.first().locator('.suggest-icon[class*="symbol-struct"]').waitFor();
    await page.keyboard.press('Escape');
  });
  await check('a name in a script without capitals is completed, too', async () => {
    await type(' ');
    await page.keyboard.insertText('王');
    await until('王小明', async () => (await rows.count()) === 1);
    await page.keyboard.press('Tab');
    await untilContains('the note', last, 'Hald 王小明');
  });
  await check('Enter after a name that is written in full begins a new line', async () => {
    await type(' Priya');
    await until('her in the list', async () => (await rows.count()) === 1);
    await type(' Raman');
    await page.keyboard.press('Enter');
    await type('next');
    await until('a line of its own', async () => (await last()) === 'next');
  });
  await check('handles are completed after @', async () => {
    await type(' says @pr');
    await until('the handle', async () => (await rows.count()) === 1);
    await page.keyboard.press('Enter');
    await until('the handle in the note', async () => (await last()) === 'next says @priya');
    await bench.command('File: Revert File');
  });
}

async function finding(page, bench) {
  const found = async () => (await page.locator('.quick-input-list .monaco-list-row .quick-input-list-rows').allTextContents()).map(plain);
  const goTo = async () => {
    await bench.command('Go to Person or Organization…');
    await page.locator('.quick-input-title', { hasText: /^Go to Person or Organization$/ }).waitFor({ timeout: 5000 });
  };
  /** Opens a list, and types into it until it shows as many as wanted; says whom. */
  const search = (open, text, count) => {
    const type = async () => {
      await open();
      await bench.input.fill(text, { timeout: 3000 });
    };
    return untilDone(`${count} for “${text}”`, type, async () => {
      const all = await found();
      return all.length === count && all;
    });
  };
  const first = async (text) => (await search(goTo, text, 1))[0];

  await check('Go to Person or Organization finds a name without its accents, and goes there', async () => {
    equal(await first('elod mar'), 'Élodie Marchand1 mention in 1 note');
    const accept = async () => {
      if (!(await bench.input.isVisible())) await first('elod mar');
      await bench.input.press('Enter', { timeout: 3000 });
    };
    await untilDone('her note', accept, async () => (await bench.tab()).startsWith('Élodie Marchand.md'));
    await bench.openNote('Start.md');
  });
  for (const [typed, shown] of [['xiaoming', '王小明“Wang Xiaoming” · 1 mention in 1 note'], ['soren', 'Søren Åkesson1 mention in 1 note'], ['lodi', 'Élodie Marchand']]) {
    await check(`… and for “${typed}” ${shown}`, async () => {
      equal(contains(await first(typed), shown), true);
      await page.keyboard.press('Escape');
    });
  }
  await check('… says where namesakes are, and those who are mentioned most come first', async () => {
    const all = await search(goTo, '', 7);
    equal(all.slice(0, 3).map((row) => row.split(/\d/)[0]), ['Halden Verlag', 'Priya Raman', 'Élodie Marchand']);
    equal((await search(goTo, 'vargas', 2)).sort(), ['Ines VargasFamily/ · not mentioned', 'Ines VargasWork/ · not mentioned']);
    await page.keyboard.press('Escape');
  });
  await check('… and says so if there is nobody', async () => {
    equal(await first('qqq'), 'No name matches');
    await page.keyboard.press('Escape');
  });
  for (const [typed, shown] of [['elod', 'Élodie Marchand (elodie marchand)'], ['xiaoming', '王小明 (Wang Xiaoming)'], ['soren', 'Søren Åkesson (soren akesson)']]) {
    await check(`Ctrl+T finds ${shown} by “${typed}”`, async () => {
      const search = async () => {
        await page.keyboard.press('Control+T');
        await bench.input.fill(`#${typed}`, { timeout: 3000 });
      };
      await untilDone('the symbols', search, async () => contains((await found()).join(' '), shown));
      await page.keyboard.press('Escape');
    });
  }
  await check('the view is filtered by the same search', async () => {
    await bench.openView();
    await bench.row('Everybody', 'Priya Raman').waitFor();
    const filter = (text) => async () => {
      const field = page.locator('.quick-input-title', { hasText: /^Filter Names$/ });
      if (!(await field.isVisible())) await bench.command('Filter Names');
      await field.waitFor({ timeout: 5000 });
      await bench.input.fill(text, { timeout: 3000 });
    };
    const shows = (...parts) => async () => contains(plain(await bench.side()), ...parts);
    await untilDone('one name', filter('xiao ming'), shows('Everybody', 'Names that match “xiao ming”', '王小明'));
    equal((await bench.side()).includes('Priya'), false);
    await untilDone('no name', filter('xiao mingzz'), shows('No name matches “xiao mingzz”'));
    await page.keyboard.press('Escape');
    await untilContains('the view', () => bench.side(), 'Everybody', 'Élodie Marchand', 'Priya Raman', '王小明', 'Organizations');
  });
}

async function hovering(page, bench) {
  const box = page.locator('.monaco-resizable-hover:visible .monaco-hover-content, .monaco-hover:visible .monaco-hover-content');
  const action = (name) => box.locator('a[data-href^="command:whoswho.hoverAction?"]', { hasText: name }).first();
  const hover = async (text, nth, ...parts) => {
    await bench.hover(text, nth);
    await untilContains('the hover', () => bench.hoverText(), ...parts);
  };
  /** Hovers, and clicks an action, until something comes of it. */
  const act = (name, [text, nth, ...parts], what, result) => {
    const click = async () => {
      await hover(text, nth, ...parts);
      await bench.hit(action(name));
    };
    return untilDone(what, click, result, 10_000);
  };

  await check('a hover leads to the definition', async () => {
    const whom = ['Raman', 1, 'Priya Raman', 'Draws the maps', 'Open', 'Mentions', 'Graph'];
    await act('Open', whom, 'her note', async () => (await bench.tab()).startsWith('Priya Raman.md'));
    await bench.openNote('Start.md');
  });
  await check('… to all mentions', async () => {
    await act('Mentions', ['Marchand', 0, 'Élodie Marchand', 'Mentions'], 'the peek', async () => (await bench.peek()).includes('Start.md'));
    await bench.closePeek();
    await bench.leaveHover();
  });
  await check('… to the graph', async () => {
    await act('Graph', ['Raman', 1, 'Priya Raman', 'Graph'], 'the graph', async () => (await bench.tab()).startsWith("Who's Who Graph"));
    await page.locator('.tab.active').click();
    await bench.command('View: Close Editor');
  });
  await check('text of notes brings no command into a hover, and is shown as it is', async () => {
    await hover('Åkesson', 0, 'Søren Åkesson', 'a trap', '$(trash)', 'Mentions');
    const targets = await box.locator('a').evaluateAll((all) => all.map((link) => link.dataset.href ?? link.getAttribute('href') ?? ''));
    const commands = targets.filter((target) => target.startsWith('command:'));
    equal(commands.map((target) => JSON.parse(decodeURIComponent(target.split('?')[1]))[0]), ['open', 'mentions', 'graph']);
    await bench.leaveHover();
  });
  await check('… and none into a tooltip of the view', async () => {
    await bench.openView();
    await bench.row('Everybody', 'Søren Åkesson').hover();
    await untilContains('the tooltip', () => bench.tooltip(), 'Søren Åkesson', 'a trap', 'People/Søren Åkesson.md');
    equal(await page.locator('.workbench-hover a[data-href^="command:"]').count(), 0);
    await bench.restMouse();
  });
  await check('a hover does not repeat what a diagnostic says', async () => {
    await hover('Ramn', 0, '“Priya Ramn” is not defined', 'Draws the maps');
    equal((await bench.hoverText()).split('Priya Ramn').length - 1, 1);
    equal((await bench.hoverText()).split('not defined').length - 1, 1);
    await bench.leaveHover();
  });
  await check('… and neither what a hint says, which the editor shows over the first two letters', async () => {
    // That it is not defined comes from the hint there, and from the server elsewhere.
    for (const [text, says] of [['Th', 'create a note for it'], ['Calloway', 'Create a note for it']]) {
      await hover(text, 0, 'Theo Calloway', 'not defined', says, 'Define');
      for (const part of ['not defined', says.slice(1)]) equal([text, part, (await bench.hoverText()).split(part).length - 1], [text, part, 1]);
      await bench.leaveHover();
    }
  });
  await check('in high contrast, where links are underlined, no gap before a link is', async () => {
    await hover('Marchand', 0, 'Élodie Marchand', 'Open', 'Mentions', 'Graph');
    const links = box.locator('a[data-href^="command:whoswho.hoverAction?"]');
    equal(await links.evaluateAll((all) => all.map((link) => link.textContent)), ['Open', 'Mentions', 'Graph']);
    equal(await box.locator('.codicon').count() >= 3, true);
    await bench.leaveHover();
  });
  await check('a hover defines a name that nobody has defined', async () => {
    await hover('Oskar', 0, 'is not defined', 'Define');
    equal((await bench.hoverText()).split('not defined').length - 1, 1);
    const label = 'as a person in People/Oskar Lindqvist.md';
    const define = () => act('Define', ['Oskar', 0, 'is not defined', 'Define'], 'the list', () => bench.choices(label).first().isVisible());
    await bench.choose(define, label);
    await untilContains('the message', () => bench.notifications(), 'Created People/Oskar Lindqvist.md');
    await untilContains('the view', () => bench.side(), 'Everybody', 'Oskar Lindqvist');
  });
}

async function namesakes(page, bench) {
  await bench.openView();
  await check('the view says which is which, and so do tooltips', async () => {
    const rows = page.locator('.part.sidebar .monaco-list-row', { hasText: 'Ines Vargas' });
    await until('both', async () => (await rows.count()) === 2);
    equal((await rows.allTextContents()).map(plain), ['Ines VargasFamily/ · not mentioned', 'Ines VargasWork/ · not mentioned']);
    // The rows move while the rest of the notes is read.
    const tooltip = async () => {
      await rows.last().hover();
      return bench.tooltip();
    };
    await untilContains('the tooltip', tooltip, 'The accountant', 'People/Work/Ines Vargas.md');
    await bench.restMouse();
  });
  await check('nothing is cut off in a side bar of 300 pixels', async () => {
    equal((await page.locator('.part.sidebar').boundingBox()).width <= 301, true);
    await untilContains('the view', () => bench.side(), 'not defined');
    const labels = page.locator('.part.sidebar .monaco-list-row .monaco-icon-label-container');
    const cut = await labels.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
    equal(cut, []);
  });
  await check('one of them alone in a note is told from the other, too', async () => {
    await bench.openNote('Start.md');
    await bench.click('Bought');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('[[People/Work/Ines Vargas]] came. ');
    await page.keyboard.press('Escape');
    await untilContains('the view', () => bench.side(), 'In This Note', 'Ines Vargas', 'Work/ · 1 mention', 'Everybody');
    await bench.command('File: Revert File');
  });
  await check('the list of a note says which is which', async () => {
    await bench.openNote('Start.md');
    await bench.click('Bought');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('[[People/Work/Ines Vargas]] met [[People/Family/Ines Vargas]]. ');
    await page.keyboard.press('Escape');
    await until('both in the view', async () => (await bench.side()).split('Ines Vargas').length === 5);
    const rows = bench.choices('Ines Vargas');
    await untilDone('both', () => bench.command('Who Is in This Note'), async () => (await rows.count()) === 2);
    await untilContains('the rows', async () => (await rows.allTextContents()).join(' '), 'Work/ · person · 1 mention', 'Family/ · person · 1 mention');
    await page.keyboard.press('Escape');
    await bench.command('File: Revert File');
  });
}
