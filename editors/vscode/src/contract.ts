// What the server answers to the commands that it announces. A server that is too old announces none.

import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageclient/node';
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

/** How the server calls one of two that may be the same, when it is told what was decided. */
export interface Judged {
  name: string;
  note: string | null;
}

/** One of two that may be the same. */
export interface Side {
  judged: Judged;
  name: string;
  kind: Kind;
  /** Other names. */
  also: string[];
  summary: string | null;
  /** Whether it is defined by an entry of a file of data, which is not changed. */
  isSource: boolean;
  /** Nothing if nobody has defined it. */
  definition: Location | null;
  first: Location | null;
  mentions: number;
  notes: number;
}

/** What both say of the same thing. */
export interface SharedFact {
  key: string;
  values: [string, string];
}

/** Two that may be the same; the first is the one that stays unless the user says otherwise. */
export interface Pair {
  sides: [Side, Side];
  /** Why the names may be one, in a phrase. */
  why: string;
  agree: SharedFact[];
  differ: SharedFact[];
  /** The notes that mention both. */
  notes: string[];
  /** Names of those who are mentioned with the one and with the other. */
  company: string[];
  /** The day on which it was decided that they are the same, although they are still two. */
  decided: string | null;
}

export interface Pairs {
  /** Whether all notes have been read. */
  ready: boolean;
  /** How many there are, although not all may be listed. */
  total: number;
  /** The likeliest first. */
  pairs: Pair[];
}

export type Verdict = 'same' | 'different' | 'later';

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

/** Who may be the same. */
export async function pairs(server: Server): Promise<Pairs | undefined> {
  return (await ask<Pairs | null>(server, 'whoswho.same', [])) ?? undefined;
}

/** The edit that carries out what was decided about two, and remembers it. Of two notes the first stays. */
export async function decide(server: Server, sides: [Judged, Judged], verdict: Verdict): Promise<WorkspaceEdit | undefined> {
  return (await ask<{ edit: WorkspaceEdit } | null>(server, 'whoswho.decide', [{ sides, verdict }]))?.edit;
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
