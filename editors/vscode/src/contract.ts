// What the server answers to the commands that it announces. A server that is too old announces none.

import type { Location, Position, Range } from 'vscode-languageclient/node';
import { ExecuteCommandRequest } from 'vscode-languageclient/node';

import type { Graph, Kind } from './graph/data';
import type { Server } from './server';

export type { Kind };

/** Somebody who is mentioned in a note. */
export interface CastMember {
  name: string;
  kind: Kind;
  defined: boolean;
  /** In this note. */
  mentions: number;
  /** The first mention in this note. */
  first: Range;
  definition: Location | null;
}

/** Somebody who is defined. */
export interface Entity {
  name: string;
  kind: Kind;
  aliases: string[];
  mentions: number;
  notes: number;
  definition: Location;
}

export interface Everybody {
  /** How many notes were read. */
  notes: number;
  /** Whether all notes have been read. */
  ready: boolean;
  entities: Entity[];
}

/** A name that nobody has defined. */
export interface UndefinedName {
  name: string;
  /** What it most likely names. */
  kind: Kind;
  mentions: number;
  notes: number;
  /** The line of its first mention; nothing if the note is on disk otherwise by now. */
  excerpt: string | null;
}

export interface Defined {
  /** Whose notes the editor was asked to make. */
  defined: { name: string; path: string; uri: string }[];
  /** Who gets none, with the end of a sentence that begins with the name. */
  refused: { name: string; why: string }[];
}

/** The cast of a note, in the order of first mention. Nothing if the server cannot say. */
export async function cast(server: Server, uri: string): Promise<CastMember[] | undefined> {
  const answer = await ask<{ entities: CastMember[] } | null>(server, 'whoswho.cast', [{ uri }]);
  return answer?.entities;
}

export async function everybody(server: Server): Promise<Everybody | undefined> {
  return (await ask<Everybody | null>(server, 'whoswho.entities', [])) ?? undefined;
}

/** Which part of the graph: around who is meant at a place, or all who are in a note; so many steps. */
export interface GraphWish {
  uri: string;
  position?: Position;
  depth: number;
}

/** The graph of everybody, or a part of it. */
export async function graph(server: Server, around?: GraphWish): Promise<Graph | undefined> {
  return (await ask<Graph | null>(server, 'whoswho.graph', around === undefined ? [] : [around])) ?? undefined;
}

/** The names that nobody has defined, the most frequent first, and whether all notes have been read. */
export async function undefinedNames(server: Server): Promise<{ ready: boolean; names: UndefinedName[] } | undefined> {
  return ask(server, 'whoswho.undefined', []);
}

/** Has the server ask the editor for notes that define these names. */
export async function define(server: Server, names: { name: string; kind: Kind }[]): Promise<Defined | undefined> {
  return ask(server, 'whoswho.define', [{ names }]);
}

/** The words of all names, for spell checkers. */
export async function dictionary(server: Server): Promise<string[] | undefined> {
  return ask(server, 'whoswho.dictionary', []);
}

export function knowsCommands(server: Server): boolean {
  return announced(server).includes('whoswho.cast');
}

async function ask<Answer>(server: Server, command: string, args: unknown[]): Promise<Answer | undefined> {
  const client = server.running;
  if (client === undefined || !announced(server).includes(command)) {
    return undefined;
  }
  return (await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args })) as Answer;
}

function announced(server: Server): string[] {
  return server.running?.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
}
