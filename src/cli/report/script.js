'use strict';
// The page is whole without this: it only sorts and filters what is there.
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

for (const section of document.querySelectorAll('section')) {
  const body = section.querySelector('tbody');
  if (body === null) continue;
  const rows = [...body.rows];
  const cell = (row, column) => row.cells[column]?.dataset.by ?? row.cells[column]?.textContent ?? '';

  section.querySelectorAll('thead th').forEach((head, column) => {
    const isNumber = head.dataset.number !== undefined;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const before = head.getAttribute('aria-sort');
      const isDown = before === null ? isNumber : before === 'ascending';
      head.parentElement.querySelectorAll('th').forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
      const keyed = rows.map((row) => [cell(row, column), row]);
      const compare = isNumber ? (one, other) => one - other : collator.compare;
      // What has no value comes last, whichever way it is sorted.
      keyed.sort(([one], [other]) => {
        if (one === '' || other === '') return (one === '') - (other === '');
        return isDown ? compare(other, one) : compare(one, other);
      });
      body.append(...keyed.map(([, row]) => row));
    });
  });

  const choose = section.querySelector('.choose');
  const [words, kind] = [choose.querySelector('input'), choose.querySelector('select')];
  const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const texts = new Map();
  const filter = () => {
    const wanted = plain(words.value).split(/\s+/).filter((word) => word !== '');
    for (const row of rows) {
      if (!texts.has(row)) texts.set(row, plain(row.textContent));
      const isKind = kind.value === '' || row.dataset.kind === kind.value;
      row.hidden = !isKind || !wanted.every((word) => texts.get(row).includes(word));
    }
  };
  words.addEventListener('input', filter);
  kind.addEventListener('change', filter);
  choose.hidden = false;
}
