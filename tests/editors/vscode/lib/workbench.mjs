// What a user does with the mouse and the keyboard, and what they see.

import { plain, until, untilDone } from './counting.mjs';

export class Workbench {
  constructor(page, editor) {
    this.page = page;
    this.editor = editor;
  }

  async open(note) {
    await this.page.goto(this.editor.address(note));
    await this.page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 120_000 });
  }

  /** Runs a command of the palette, once. */
  async command(title) {
    // Others may have longer titles that begin alike, and there may be a category before it.
    const isIt = new RegExp(`(^|: )${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s')}$`);
    const label = this.page.locator('.quick-input-list .monaco-list-row .monaco-icon-label-container .monaco-highlighted-label', { hasText: isIt });
    await until(`the command ${title}`, async () => {
      await this.page.keyboard.press('F1');
      await this.input.fill(`>${title}`, { timeout: 3000 });
      await label.first().waitFor({ timeout: 5000 });
      return this.hit(label.first());
    }, 60_000);
    await this.restMouse();
  }

  /** The field over a list to choose from. */
  get input() {
    return this.page.locator('.quick-input-widget:visible .quick-input-box input');
  }

  /** The rows of a list to choose from that have a text. */
  choices(label) {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: label });
  }

  /** Opens a list, chooses from it, and says so once that has been done: a list that something has closed is opened again. */
  async choose(open, label) {
    const row = this.choices(label).first();
    await until(`“${label}” in a list`, async () => {
      if (!(await row.isVisible())) {
        await open();
        await row.waitFor({ timeout: 5000 });
      }
      return this.hit(row);
    }, 60_000);
  }

  /** Clicks, and says whether the click came where it should: what is clicked may be gone by then. */
  async hit(locator) {
    const element = await locator.elementHandle({ timeout: 3000 });
    const seen = await element.evaluateHandle((element) => {
      const seen = { click: false };
      element.addEventListener('click', () => (seen.click = true), { capture: true, once: true });
      return seen;
    });
    const trouble = await element.click({ timeout: 3000 }).catch((error) => error);
    if (await seen.evaluate(({ click }) => click)) return true;
    throw trouble ?? new Error('the click went astray');
  }

  async openNote(name) {
    const file = name.split('/').at(-1);
    const open = async () => {
      await this.page.keyboard.press('Control+P');
      await this.input.fill(name, { timeout: 3000 });
      await this.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: file }).first().waitFor({ timeout: 5000 });
      await this.input.press('Enter', { timeout: 3000 });
    };
    await untilDone(`${name} in a tab`, open, async () => (await this.tab()).startsWith(file));
  }

  /** The label of the tab that is in front. */
  async tab() {
    return plain((await this.page.locator('.editor-group-container.active .tab.active').first().textContent()) ?? '');
  }

  /** Where a text stands on the screen: the `nth` of those that the editor shows. */
  async place(text, nth = 0) {
    return until(`“${text}” on the screen`, () =>
      this.page.evaluate(
        ([text, nth]) => {
          const lines = [...document.querySelectorAll('.editor-group-container.active .monaco-editor .view-line')];
          lines.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
          let left = nth;
          for (const line of lines) {
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            const nodes = [];
            let whole = '';
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              nodes.push([node, whole.length]);
              whole += node.data.replaceAll('\u00a0', ' ');
            }
            for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
              if (left-- > 0) continue;
              const spot = (offset) => {
                const [node, start] = nodes.findLast(([, start]) => start <= offset);
                return [node, offset - start];
              };
              const range = document.createRange();
              range.setStart(...spot(at));
              range.setEnd(...spot(at + text.length - 1));
              const end = range.endContainer;
              range.setEnd(end, Math.min(range.endOffset + 1, end.data.length));
              const { x, y, width, height } = range.getBoundingClientRect();
              return width > 0 ? { x, y, width, height } : null;
            }
          }
          return null;
        },
        [text, nth],
      ),
    );
  }

  /** Settings lie over everything else; the first Escape may only leave the field that is typed in. */
  async closeSettings() {
    await until('the settings to be closed', async () => {
      await this.page.keyboard.press('Escape');
      return (await this.page.locator('.settings-editor:visible').count()) === 0;
    });
  }

  /** Puts the cursor before the second letter of a text. */
  async click(text, nth = 0) {
    const once = async () => {
      const { x, y, width, height } = await this.place(text, nth);
      await this.page.mouse.click(x + Math.min(10, width / 2), y + height / 2);
    };
    // A click is lost while lines move to make room for code lenses.
    const cursor = this.page.locator('.editor-group-container.active .monaco-editor .cursor').first();
    const isThere = async () => {
      const { y, height } = await this.place(text, nth);
      return Math.abs(((await cursor.boundingBox({ timeout: 1000 }))?.y ?? Infinity) - y) < height;
    };
    await untilDone(`the cursor in “${text}”`, once, isThere, 2000);
  }

  async hover(text, nth = 0) {
    const { x, y, width, height } = await this.place(text, nth);
    await this.page.mouse.move(x + width / 2 - 40, y + height / 2, { steps: 3 });
    await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 5 });
    this.hovered = { text, nth, since: Date.now(), patience: 5000 };
  }

  /** The hover's text. One that does not come is asked for again, as lines move under the mouse; each time later, as it may be on its way. */
  async hoverText() {
    const shown = this.page.locator('.monaco-resizable-hover:visible .monaco-hover-content, .monaco-hover:visible .monaco-hover-content');
    const text = plain((await shown.allTextContents()).join('\n'));
    if (!text && this.hovered && Date.now() - this.hovered.since > this.hovered.patience) {
      const { text, nth, patience } = this.hovered;
      await this.restMouse();
      await this.hover(text, nth);
      this.hovered.patience = 2 * patience;
    }
    return text;
  }

  async leaveHover() {
    this.hovered = undefined;
    await this.restMouse();
    await this.page.keyboard.press('Escape');
  }

  /** To where nothing has a hover of its own. */
  restMouse() {
    return this.page.mouse.move(300, this.page.viewportSize().height - 8);
  }

  /** Line and column of the cursor. */
  async cursor() {
    const text = await this.page.locator('[id="status.editor.selection"]').textContent();
    return (text?.match(/\d+/g) ?? []).slice(0, 2).map(Number);
  }

  async cursorIs(line, column) {
    let seen;
    await until(`the cursor at ${line}:${column}`, async () => {
      seen = await this.cursor();
      return seen[0] === line && seen[1] === column;
    }, 15_000).catch((error) => {
      throw new Error(`${error.message}; it is at ${seen?.join(':')}`);
    });
  }

  /** The text that the editor in front shows. */
  async text() {
    const lines = await this.page.locator('.editor-group-container.active .monaco-editor .view-line').evaluateAll((lines) =>
      lines.map((line) => [line.getBoundingClientRect().top, line.textContent]).sort((one, other) => one[0] - other[0]).map(([, text]) => text),
    );
    return lines.map((line) => line.replaceAll('\u00a0', ' ')).join('\n');
  }

  /** How the item of ours in the status bar reads, with what it says of itself to screen readers. */
  async status() {
    const item = this.page.locator('.statusbar-item', { hasText: "Who's Who" });
    return plain((await item.locator('[aria-label]').first().getAttribute('aria-label')) ?? '');
  }

  async notifications() {
    return plain((await this.page.locator('.notifications-toasts .notification-list-item').allTextContents()).join('\n'));
  }

  /** All of the status bar. */
  async statusBar() {
    return plain((await textsOf(this.page, '.statusbar .statusbar-item')).join(' '));
  }

  /** All that the side bar shows, from top to bottom. */
  async side() {
    const panes = this.page.locator('.part.sidebar .pane');
    const texts = await panes.evaluateAll((all) =>
      all.map((pane) => {
        const rows = [...pane.querySelectorAll('.monaco-list-row')].filter((row) => row.offsetParent);
        rows.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
        const messages = pane.querySelectorAll('.tree-explorer-viewlet-tree-view .message, .welcome-view-content');
        return [pane.querySelector('.pane-header'), ...messages, ...rows].map((part) => part?.innerText ?? '').join(' ');
      }),
    );
    return texts.join(' ');
  }

  /** The tooltip of what the mouse rests on. */
  async tooltip() {
    return plain((await textsOf(this.page, '.workbench-hover:visible')).join(' '));
  }

  /** Opens the view of ours, if it is not open. */
  async openView() {
    const icon = this.page.locator('.activitybar a[aria-label^="Who\'s Who"]');
    await icon.waitFor({ timeout: 60_000 });
    // A click on the icon of a view that is open closes it.
    const isOpen = async () => (await this.side()).includes('Everybody');
    if (!(await isOpen())) await untilDone('the view', () => icon.click({ timeout: 3000 }), isOpen);
  }

  /** A row of a view in the side bar. */
  row(view, name) {
    const pane = this.page.locator('.part.sidebar .pane', { has: this.page.locator('.pane-header', { hasText: view }) });
    return pane.locator('.monaco-list-row', { hasText: name }).first();
  }

  /** What a peek of references lists. */
  async peek() {
    return plain((await textsOf(this.page, '.reference-zone-widget .ref-tree .monaco-list-row')).join(' '));
  }

  async closePeek() {
    await until('the peek to be closed', async () => {
      await this.page.keyboard.press('Escape');
      return (await this.page.locator('.reference-zone-widget').count()) === 0;
    });
  }

  /** The page in a webview that has an element. */
  webview(selector) {
    return until(`a webview with ${selector}`, async () => {
      for (const frame of this.page.frames()) {
        if ((await frame.locator(selector).count().catch(() => 0)) > 0) return frame;
      }
      return undefined;
    });
  }

  /** Red, green and blue of a place on the screen. */
  async pixel(x, y) {
    const picture = await this.page.screenshot({ clip: { x: Math.round(x), y: Math.round(y), width: 1, height: 1 } });
    return this.page.evaluate(async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      canvas.drawImage(image, 0, 0);
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    }, [...picture]);
  }

  /** The colour of a text. */
  async colour(text) {
    const { x, y, width, height } = await this.place(text);
    return this.page.evaluate(([x, y]) => getComputedStyle(document.elementFromPoint(x, y)).color, [x + width / 2, y + height / 2]);
  }
}

function textsOf(page, selector) {
  return page.locator(selector).allTextContents();
}
