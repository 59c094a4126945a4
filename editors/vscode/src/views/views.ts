// The side view: who is in the open note, and everybody who is defined.

import { commands, type Disposable } from 'vscode';

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
import { View } from './view';

export function showViews(server: Server, news: News, directory: Directory): Disposable[] {
  const filter = new Filter();
  const note = names('whoswho.note', server, filter, async () => {
    const document = news.note;
    const names = document && (await castOf(server, directory, document.uri.toString()));
    void commands.executeCommand('setContext', 'whoswho.noteOpen', names !== undefined);
    return { title: document?.uri.path.split('/').at(-1), names };
  });
  const all = names('whoswho.everybody', server, filter, async () => {
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

/** A list of names under what stands over it. */
function names(id: string, server: Server, filter: Filter, load: () => Promise<Content>): View<Row, Content> {
  const tree = new NamesTree(server);
  return new View(id, tree, load, ({ title, names }) => {
    tree.show(names ?? [], filter.text);
    return { description: title, message: filter.message(tree.isEmpty) };
  });
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
