// Counting what was looked at, and waiting for what takes a moment.

const LIMIT = 40_000;
const PAUSE = 100;

let passed = 0;
let failed = 0;
let onFailure = async () => {};

/** Whether a section of the tests is to be run: all of them, unless $ONLY names some. */
export function wanted(section) {
  const only = process.env.ONLY ?? '';
  return only === '' || only.split(',').includes(section);
}

/** What is done when something fails: a picture of it says more than its message. */
export function whenSomethingFails(action) {
  onFailure = action;
}

/** One thing that a user does, and what must come of it. The others are tried all the same. */
export async function check(label, work) {
  const began = Date.now();
  try {
    await work();
    passed += 1;
    if (process.env.VERBOSE) console.log(`ok: ${label} (${Date.now() - began} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${label}\n  ${String(error.message ?? error).split('\n').join('\n  ')}`);
    await onFailure(label).catch(() => {});
  }
}

/** Waits until the condition gives something, and returns that. */
export async function until(what, condition, limit = LIMIT) {
  const deadline = Date.now() + limit;
  let trouble;
  for (;;) {
    try {
      const result = await condition();
      if (result) return result;
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`waited in vain for ${what}${trouble ? `: ${trouble.message}` : ''}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/**
 * Does something, and waits for its result, which it returns. What takes the focus closes lists, menus and boxes, whenever that
 * may be: as long as there is no result, it is done again, so it must do no harm to do it twice.
 */
export function untilDone(what, work, result, patience = 5000) {
  let isFirst = true;
  return until(what, async () => {
    const there = isFirst ? undefined : await attempt(result);
    isFirst = false;
    if (there) return there;
    await work();
    return until('the result', result, patience);
  }, 3 * Math.max(LIMIT, patience));
}

async function attempt(condition) {
  try {
    return await condition();
  } catch {
    return undefined;
  }
}

/** Waits until a text has all these parts, in this order. */
export async function untilContains(what, text, ...parts) {
  let seen = '';
  await until(what, async () => {
    seen = plain((await text()) ?? '');
    return contains(seen, ...parts);
  }).catch((error) => {
    throw new Error(`${error.message}\nexpected: ${parts.join(' … ')}\nactual:   ${seen}`);
  });
}

/** Whether a text has all these parts, in this order. */
export function contains(text, ...parts) {
  let from = 0;
  return parts.every((part) => {
    const at = text.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

/** The editor writes hard spaces where the text has soft ones. */
export function plain(text) {
  return text.replace(/[\u00a0\s]+/g, ' ').trim();
}

export function equal(actual, expected) {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`expected: ${other}\nactual:   ${one}`);
}

/** Prints the last line, and says with what code to exit. */
export function summary() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
