// Changes the server's answers to what this editor shows best.

import type { Middleware } from 'vscode-languageclient/node';

import { withKinds } from './completion';
import type { Directory } from './directory';
import { shownHover } from './hover';
import type { Server } from './server';
import { withNamesFound } from './symbols';

export function answersFor(server: Server, directory: Directory): Middleware {
  return {
    provideHover: async (document, position, token, next) =>
      shownHover(server, await next(document, position, token), document, position),
    provideCompletionItem: async (document, position, context, token, next) =>
      withKinds(await next(document, position, context, token)),
    provideWorkspaceSymbols: async (query, token, next) => withNamesFound(await next(query, token), query, directory),
  };
}
