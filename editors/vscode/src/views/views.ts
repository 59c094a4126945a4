// The side view: who is in the open note, and everybody who is defined.

import { commands, window, type Disposable, type TreeView } from 'vscode';

import { cast, everybody, knowsCommands, type CastMember } from '../contract';
import type { News } from '../news';
import { located } from '../places';
import type { Server } from '../server';
import { count } from '../counts';
import { Filter } from './filter';
import { NamesTree, type Name, type Row } from './tree';

export function showViews(server: Server, news: News): Disposable[] {
  const filter = new Filter();
  const note = new View('whoswho.note', filter, async () => {
    const document = news.note;
    const names = document && (await castOf(server, document.uri.toString()));
    void commands.executeCommand('setContext', 'whoswho.noteOpen', names !== undefined);
    return { title: document?.uri.path.split('/').at(-1), names };
  });
  const all = new View('whoswho.everybody', filter, async () => everybodyOf(server));
  const refresh = (): void => {
    void commands.executeCommand('setContext', 'whoswho.running', server.state === 'running');
    const problem = server.state === 'running' && !knowsCommands(server) ? TOO_OLD : undefined;
    note.refresh(problem);
    all.refresh(problem);
  };
  refresh();
  return [filter, note, all, news.onDidChange(refresh), filter.onDidChange(refresh)];
}

const TOO_OLD = 'This server is too old to list names. Remove whoswho.server.path, or update the program that it names.';

interface Content {
  title: string | undefined;
  names: Name[] | undefined;
}

class View implements Disposable {
  private readonly tree = new NamesTree();
  private readonly view: TreeView<Row>;
  private readonly subscription: Disposable;
  private problem: string | undefined;
  /** Which load is the newest: an older one that takes longer is of no interest. */
  private loads = 0;

  constructor(
    id: string,
    private readonly filter: Filter,
    private readonly load: () => Promise<Content>,
  ) {
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
      this.view.message = this.problem ?? this.filter.message;
      this.tree.show(names ?? [], this.filter.text);
    }
  }
}

async function castOf(server: Server, uri: string): Promise<Name[] | undefined> {
  const members = await cast(server, uri);
  return members?.map((member) => ({
    name: member.name,
    kind: member.kind,
    aliases: [],
    description: standing(member),
    place: located(server, { uri, range: member.first }),
    definition: located(server, member.definition),
  }));
}

/** How often somebody is mentioned, or why they are in the cast all the same. */
function standing({ mentions, defined }: CastMember): string {
  if (mentions === 0) {
    return 'defined here';
  }
  return count(mentions, 'mention') + (defined ? '' : ' · not defined');
}

async function everybodyOf(server: Server): Promise<Content> {
  const all = await everybody(server);
  const names = all?.entities.map((entity) => {
    const definition = located(server, entity.definition);
    const description = entity.mentions === 0 ? 'not mentioned' : `${String(entity.mentions)} in ${count(entity.notes, 'note')}`;
    return { name: entity.name, kind: entity.kind, aliases: entity.aliases, description, place: definition, definition };
  });
  return { title: all && (all.ready ? undefined : 'reading notes…'), names };
}
