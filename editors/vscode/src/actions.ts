// Commands that run one of the server's code actions at the cursor, told by how its title begins.

import { commands, Range, window, workspace, type Disposable, type Position, type TextDocument, type TextEditor, type Uri } from 'vscode';
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CreateFile,
  type CodeAction,
  type LanguageClient,
  type WorkspaceEdit,
} from 'vscode-languageclient/node';

import { isNote } from './languages';
import { advise, OPEN_A_NOTE, tell } from './messages';
import { noteEditor, type News } from './news';
import { goTo } from './places';
import type { Server } from './server';

interface Wish {
  kind: string;
  title: RegExp;
  /** Over the list, if the server offers more than one. */
  heading: string;
  question: string;
  /** What is said if the server offers none. */
  otherwise: string;
}

const DEFINE: Wish = {
  kind: 'quickfix',
  title: /^Define “/,
  heading: 'Define This Name',
  question: 'What does the name stand for?',
  otherwise: 'Put the cursor on a name that nobody has defined, then define it.',
};
const LINK_ALL: Wish = {
  kind: 'refactor.rewrite',
  title: /^Link all /,
  heading: 'Link All Mentions',
  question: 'Whose mentions?',
  otherwise: 'Put the cursor on the name of somebody who is defined, then link their mentions.',
};

export function registerActions(server: Server, news: News): Disposable[] {
  const command = (name: string, wish: Wish): Disposable =>
    commands.registerCommand(name, async () => {
      const editor = await noteEditor(news);
      if (editor === undefined) {
        advise(OPEN_A_NOTE);
      } else {
        await run(server, editor, wish);
      }
    });
  return [command('whoswho.defineName', DEFINE), command('whoswho.linkAllMentions', LINK_ALL)];
}

/** Whether the name at the place can be defined. */
export async function canDefine(server: Server, document: TextDocument, place: Position): Promise<boolean> {
  const client = server.running;
  return client !== undefined && (await offers(client, document, new Range(place, place), DEFINE)).length > 0;
}

async function run(server: Server, editor: TextEditor, wish: Wish): Promise<void> {
  const client = server.running;
  const { document, selection } = editor;
  const offered = client === undefined || !isNote(document) ? [] : await offers(client, document, selection, wish);
  const action = offered.length > 1 ? await choose(offered, wish) : offered[0];
  if (client === undefined || offered.length === 0) {
    advise(wish.otherwise);
  } else if (action !== undefined) {
    await apply(client, action);
  }
}

async function offers(client: LanguageClient, document: TextDocument, at: Range, wish: Wish): Promise<CodeAction[]> {
  const convert = client.code2ProtocolConverter;
  const textDocument = convert.asTextDocumentIdentifier(document);
  const range = convert.asRange(new Range(at.start, at.end));
  const context = { diagnostics: [], only: [wish.kind] };
  const found = (await client.sendRequest(CodeActionRequest.type, { textDocument, range, context })) ?? [];
  return found.filter((action): action is CodeAction => !('arguments' in action) && wish.title.test(action.title));
}

async function choose(actions: CodeAction[], { heading, question }: Wish): Promise<CodeAction | undefined> {
  const items = actions.map((action) => ({ label: action.title, action }));
  return (await window.showQuickPick(items, { title: heading, placeHolder: question }))?.action;
}

async function apply(client: LanguageClient, action: CodeAction): Promise<void> {
  const whole = action.edit === undefined ? await client.sendRequest(CodeActionResolveRequest.type, action) : action;
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(whole.edit);
  if (edit === undefined || !(await workspace.applyEdit(edit))) {
    tell('The note has changed in the meantime. Try again.');
    return;
  }
  for (const uri of created(client, whole.edit)) {
    await present(uri);
  }
}

function created(client: LanguageClient, edit: WorkspaceEdit | undefined): Uri[] {
  const changes = (edit?.documentChanges ?? []).filter((change) => CreateFile.is(change));
  return changes.map((change) => client.protocol2CodeConverter.asUri(change.uri));
}

/** A new note is saved, as nobody would look for it among those that are not, and can be opened. */
async function present(uri: Uri): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  await document.save();
  const open = 'Open';
  const name = workspace.asRelativePath(uri);
  const choice = await window.showInformationMessage(`Created ${name}`, open);
  if (choice === open) {
    const end = document.lineAt(document.lineCount - 1).range.end;
    await goTo({ uri, range: new Range(end, end) });
  }
}
