// What is in the page before the graph is.

const MARKUP = `
  <header>
    <div class="search">
      <label for="around">Around</label>
      <input id="around" type="text" role="combobox" aria-expanded="false" aria-controls="names" aria-autocomplete="list" placeholder="everybody: type a name" autocomplete="off" spellcheck="false">
      <ul id="names" role="listbox" aria-label="People and organizations" hidden></ul>
      <button id="everybody" type="button">Everybody</button>
    </div>
    <label>Depth <select id="depth">
      <option value="1">1 step</option>
      <option value="2">2 steps</option>
      <option value="3">3 steps</option>
    </select></label>
    <label>Joined by <select id="joined">
      <option value="paragraphs">the same paragraph</option>
      <option value="notes">the same note</option>
      <option value="facts">what definitions say</option>
    </select></label>
    <label>At least <input id="min" type="number" min="1" max="999" value="1"> <span id="unit">paragraph</span></label>
    <span class="zoom">
      <button id="closer" type="button" title="Zoom in (+)" aria-label="Zoom in">+</button>
      <button id="farther" type="button" title="Zoom out (-)" aria-label="Zoom out">−</button>
      <button id="fit" type="button" title="Fit all of it into the tab (0)">Fit</button>
    </span>
  </header>
  <fieldset id="time" hidden>
    <legend>Dated notes</legend>
    <label>From <input id="from" type="range" min="0" value="0"> <output id="from-date"></output></label>
    <label>to <input id="to" type="range" min="0" value="0"> <output id="to-date"></output></label>
  </fieldset>
  <div class="body">
    <main>
      <p id="limit" role="status"></p>
      <svg id="graph" tabindex="-1" role="application" aria-roledescription="graph" aria-label="Who appears with whom. The arrow keys move from one to the next, Space looks around one, Escape lets go."></svg>
      <p id="empty" hidden></p>
    </main>
    <aside id="about" aria-label="Details"></aside>
  </div>
  <p id="said" class="unseen" role="status" aria-live="polite"></p>`;

/** Puts all of it into the page, and returns what is worked with. */
export function build(): Elements {
  document.body.insertAdjacentHTML('afterbegin', MARKUP);
  return {
    svg: byId('graph', SVGSVGElement),
    around: byId('around', HTMLInputElement),
    names: byId('names', HTMLUListElement),
    everybody: byId('everybody', HTMLButtonElement),
    depth: byId('depth', HTMLSelectElement),
    joined: byId('joined', HTMLSelectElement),
    min: byId('min', HTMLInputElement),
    unit: byId('unit', HTMLElement),
    closer: byId('closer', HTMLButtonElement),
    farther: byId('farther', HTMLButtonElement),
    fit: byId('fit', HTMLButtonElement),
    time: byId('time', HTMLFieldSetElement),
    from: byId('from', HTMLInputElement),
    fromDate: byId('from-date', HTMLOutputElement),
    to: byId('to', HTMLInputElement),
    toDate: byId('to-date', HTMLOutputElement),
    limit: byId('limit', HTMLElement),
    empty: byId('empty', HTMLElement),
    about: byId('about', HTMLElement),
    said: byId('said', HTMLElement),
  };
}

export interface Elements {
  svg: SVGSVGElement;
  around: HTMLInputElement;
  names: HTMLUListElement;
  everybody: HTMLButtonElement;
  depth: HTMLSelectElement;
  joined: HTMLSelectElement;
  min: HTMLInputElement;
  unit: HTMLElement;
  closer: HTMLButtonElement;
  farther: HTMLButtonElement;
  fit: HTMLButtonElement;
  time: HTMLFieldSetElement;
  from: HTMLInputElement;
  fromDate: HTMLOutputElement;
  to: HTMLInputElement;
  toDate: HTMLOutputElement;
  limit: HTMLElement;
  empty: HTMLElement;
  about: HTMLElement;
  said: HTMLElement;
}

function byId<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) {
    throw new Error(`the page has no ${id}`);
  }
  return found;
}
