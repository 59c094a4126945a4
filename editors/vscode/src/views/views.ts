// The side view: who is in the open note, and everybody who is defined.

import { commands, window, type Disposable, type TreeView } from 'vscode';

import { castDistinctions } from '../cast';
import { cast, knowsCommands, type CastMember, type Everybody } from '../contract';
import type { Directory } from '../directory';
import { distinctions } from '../namesakes';
import type { News } from '../news';
import { located, pathOf } from '../places';
import type { Server } from '../server';
import { count } from '../counts';
import { Filter } from './filter';
import { NamesTree, type Name, type Row } from './tree';

export function showViews(server: Server, news: News, directory: Directory): Disposable[] {
  const filter = new Filter();
  const note = new View('whoswho.note', server, filter, async () => {
    const document = news.note;
    const names = document && (await castOf(server, directory, document.uri.toString()));
    void commands.executeCommand('setContext', 'whoswho.noteOpen', names !== undefined);
    return { title: document?.uri.path.split('/').at(-1), names };
  });
  const all = new View('whoswho.everybody', server, filter, async () => {
    const known = await directory.all();
    void commands.executeCommand('setContext', 'whoswho.state', stateOf(server, known));
    return { title: undefined, names: known && namesOf(server, known) };
  });
  const refresh = (): void => {
    void commands.executeCommand('setContext', 'whoswho.state', stateOf(server));
    const problem = server.state === 'running' && !knowsCommands(server) ? TOO_OLD : undefined;
    note.refresh(problem);
    all.refresh(problem);
  };
  refresh();
  return [filter, note, all, news.onDidChange(refresh), filter.onDidChange(refresh)];
}

const TOO_OLD = 'This server is too old to list names. Remove the setting whoswho.server.path, or update the program there.';

/** What an empty view is to say; `empty` is a folder without notes. */
function stateOf(server: Server, known?: Everybody): 'stopped' | 'reading' | 'empty' | 'ready' {
  if (server.state === 'stopped' || server.state === 'failed') {
    return 'stopped';
  }
  if (known?.ready !== true) {
    return 'reading';
  }
  return known.notes === 0 ? 'empty' : 'ready';
}

interface Content {
  title: string | undefined;
  names: Name[] | undefined;
}

class View implements Disposable {
  private readonly tree: NamesTree;
  private readonly view: TreeView<Row>;
  private readonly subscription: Disposable;
  private problem: string | undefined;
  /** Which load is the newest: an older one that takes longer is of no interest. */
  private loads = 0;

  constructor(
    id: string,
    server: Server,
    private readonly filter: Filter,
    private readonly load: () => Promise<Content>,
  ) {
    this.tree = new NamesTree(server);
    this.view = window.createTreeView(id, { treeDataProvider: this.tree, showCollapseAll: true });
    this.subscription = this.view.onDidChangeVisibility(() => this.refresh(this.problem));
  }

  refresh(problem: string | undefined): void {
    this.problem = problem;
    if (this.view.visible) {
      // A server that ends meanwhile leaves the view as it is; its successor refreshes it.
      this.update().catch(() => undefined);
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.view.dispose();
  }

  private async update(): Promise<void> {
    const load = ++this.loads;
    const { title, names } = await this.load();
    if (load === this.loads) {
      this.view.description = title;
      this.tree.show(names ?? [], this.filter.text);
      this.view.message = this.problem ?? this.filter.message(this.tree.isEmpty);
    }
  }
}

async function castOf(server: Server, directory: Directory, uri: string): Promise<Name[] | undefined> {
  const [members, everybody] = await Promise.all([cast(server, uri), directory.all()]);
  const apart = castDistinctions(members ?? [], everybody?.entities ?? []);
  return members?.map((member, index) => ({
    name: member.name,
    kind: member.kind,
    aliases: [],
    apart: apart[index],
    description: standing(member),
    place: located(server, { uri, range: member.first }),
    definition: located(server, member.definition),
  }));
}

/** How often somebody is mentioned, or why they are in the cast all the same. Short, as the view is narrow. */
function standing({ mentions, defined }: CastMember): string {
  if (mentions === 0) {
    return 'defined here';
  }
  return defined ? count(mentions, 'mention') : `${String(mentions)} · not defined`;
}

function namesOf(server: Server, { entities }: Everybody): Name[] {
  const placed = entities.map(({ name, definition }) => ({ name, path: pathOf(definition.uri), line: definition.range.start.line }));
  const apart = distinctions(placed);
  return entities.map((entity, index) => {
    const definition = located(server, entity.definition);
    const description = entity.mentions === 0 ? 'not mentioned' : `${String(entity.mentions)} in ${count(entity.notes, 'note')}`;
    return { name: entity.name, kind: entity.kind, aliases: entity.aliases, apart: apart[index], description, place: definition, definition };
  });
}
