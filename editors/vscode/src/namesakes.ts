// What tells two of the same name apart: where they are defined, as short as possible.

export interface Placed {
  name: string;
  /** Of the note, from the workspace folder. */
  path: string;
  /** Counted from 0. */
  line: number;
}

/** By place in the list, what is said beside a name: nothing where the name is enough. */
export function distinctions(all: Placed[]): (string | undefined)[] {
  const byName = new Map<string, Placed[]>();
  for (const one of all) {
    byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  }
  return all.map((one) => {
    const others = (byName.get(one.name) ?? []).filter((other) => other !== one);
    return others.length === 0 ? undefined : distinction(one, others);
  });
}

function distinction(one: Placed, others: Placed[]): string {
  const end = one.path.split('/');
  const file = (path: string): string | undefined => path.split('/').at(-1);
  if (others.some(({ path }) => path === one.path)) {
    return `${withoutExtension(end.at(-1) ?? '')}:${String(one.line + 1)}`;
  }
  if (others.every(({ path }) => file(path) !== file(one.path))) {
    const [own, ...rest] = [one, ...others].map(addition);
    const title = withoutExtension(end.at(-1) ?? '');
    const folder = end.at(-2);
    if (title === one.name && folder !== undefined) {
      return `${folder}/`;
    }
    return own === undefined || rest.includes(own) ? title : own;
  }
  // Notes of the same name: the nearest folder in which they differ.
  for (let from = end.length - 2; from >= 0; from -= 1) {
    const tail = `/${end.slice(from).join('/')}`;
    if (others.every(({ path }) => !`/${path}`.endsWith(tail))) {
      return `${end.slice(from, -1).join('/')}/`;
    }
  }
  return one.path;
}

/** What the note is called besides the name: `painter` for `Ann (painter).md`. */
function addition({ name, path }: Placed): string | undefined {
  const title = withoutExtension(path.split('/').at(-1) ?? '');
  const more = title.startsWith(name) ? title.slice(name.length).replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '') : '';
  return more === '' ? undefined : more;
}

function withoutExtension(file: string): string {
  return file.replace(/\.[^.]+$/, '');
}
