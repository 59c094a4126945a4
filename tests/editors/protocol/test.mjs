// Every request through the libraries that VS Code talks to servers with, for each editor's capabilities. Answers are
// looked at by the types' own guards. `node test.mjs`, with $MODULES (the folder of the libraries), $WHOSWHO, $VAULT and
// $RESULT.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(path.join(process.env.MODULES, 'package.json'));
const lsp = require('vscode-languageserver-protocol/node');

const here = path.dirname(fileURLToPath(import.meta.url));
const vault = process.env.VAULT;
const read = (...names) => readFileSync(path.join(...names), 'utf8');
const uriOf = (name) => pathToFileURL(path.join(vault, name)).href;
const notes = { $minutes: 'Log/2025-03-04 Minutes.md', $ada: 'People/Ada Brandt.md', $lund: 'People/Ada Lund.md' };
const rows = JSON.parse(read(here, 'requests.json'), (_, value) => (value in notes ? uriOf(notes[value]) : value));
const hover = rows[0];
const files = readdirSync(path.join(here, 'capabilities'));
const clients = Object.fromEntries(
  files.map((file) => [path.parse(file).name, JSON.parse(read(here, 'capabilities', file))]),
);

const each = (is) => (list) => Array.isArray(list) && list.every((item) => is(item));
const either = (...guards) => (value) => guards.some((is) => is(value));
const nothing = (value) => value === null;
const item = (it) => typeof it.name === 'string' && lsp.Range.is(it.range) && lsp.Range.is(it.selectionRange);
const report = (it) => it.kind === 'full' && each(lsp.Diagnostic.is)(it.items);
const places = either(each(lsp.Location.is), each(lsp.LocationLink.is));
const isTextEdit = either(lsp.TextEdit.is, lsp.InsertReplaceEdit.is);
const isVersion = either(nothing, lsp.integer.is);
const guards = {
  'textDocument/hover': lsp.Hover.is,
  'textDocument/definition': places,
  'textDocument/declaration': places,
  'textDocument/typeDefinition': places,
  'textDocument/references': each(lsp.Location.is),
  'textDocument/documentHighlight': each((it) => lsp.Range.is(it.range)),
  'textDocument/documentSymbol': each(either(lsp.DocumentSymbol.is, (it) => lsp.Location.is(it.location))),
  'workspace/symbol': each((it) => lsp.Location.is(it.location)),
  'textDocument/completion': (list) => each((it) => isTextEdit(it.textEdit))(list.items),
  'completionItem/resolve': (it) => typeof it.documentation === 'string' || lsp.MarkupContent.is(it.documentation),
  // The guard wants an edit, which comes later where the editor asks for it.
  'textDocument/codeAction': each((it) => lsp.CodeAction.is({ edit: { changes: {} }, ...it })),
  'codeAction/resolve': (it) => lsp.CodeAction.is(it) && lsp.WorkspaceEdit.is(it.edit),
  'textDocument/codeLens': each(lsp.CodeLens.is),
  'codeLens/resolve': (it) => lsp.CodeLens.is(it) && lsp.Command.is(it.command),
  'textDocument/inlayHint': each(lsp.InlayHint.is),
  'inlayHint/resolve': (it) => lsp.InlayHint.is(it) && lsp.MarkupContent.is(it.tooltip),
  'textDocument/documentLink': each(lsp.DocumentLink.is),
  'documentLink/resolve': lsp.DocumentLink.is,
  'textDocument/prepareRename': (it) => lsp.Range.is(it.range),
  'textDocument/rename': lsp.WorkspaceEdit.is,
  'workspace/willRenameFiles': lsp.WorkspaceEdit.is,
  'textDocument/semanticTokens/full': lsp.SemanticTokens.is,
  'textDocument/semanticTokens/full/delta': (it) => Array.isArray(it.edits),
  'textDocument/semanticTokens/range': lsp.SemanticTokens.is,
  'textDocument/prepareCallHierarchy': each(item),
  'callHierarchy/incomingCalls': each((it) => item(it.from) && each(lsp.Range.is)(it.fromRanges)),
  'callHierarchy/outgoingCalls': each((it) => item(it.to) && each(lsp.Range.is)(it.fromRanges)),
  'textDocument/prepareTypeHierarchy': each(item),
  'typeHierarchy/supertypes': each(item),
  'typeHierarchy/subtypes': each(item),
  'textDocument/diagnostic': report,
  'workspace/diagnostic': (it) => each((note) => report(note) && isVersion(note.version))(it.items),
  'workspace/executeCommand': (it) => typeof it === 'object',
};

// What is refused to an editor that cannot do it.
const refusals = {
  'codeAction/resolve': lsp.LSPErrorCodes.ContentModified,
  'workspace/executeCommand': lsp.ErrorCodes.InvalidRequest,
};

let passed = 0;
let failed = 0;
function check(label, ok, detail = '') {
  if (ok) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`FAILED: ${label} ${JSON.stringify(detail).slice(0, 500)}`);
  }
}

/** A server, a connection to it, and what the connection has complained of. */
function connect(reply) {
  const server = spawn(process.env.WHOSWHO, ['lsp'], { cwd: vault, stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = lsp.createProtocolConnection(server.stdout, server.stdin);
  const complaints = [];
  const asked = new Set();
  connection.onError(([error]) => complaints.push(error.message));
  connection.onUnhandledNotification((message) => complaints.push(`unknown notification: ${message.method}`));
  for (const method of ['window/logMessage', 'window/showMessage', 'textDocument/publishDiagnostics']) {
    connection.onNotification(method, () => {});
  }
  connection.onRequest((method, params) => {
    asked.add(method);
    return reply(method, params);
  });
  connection.listen();
  const ended = new Promise((resolve) => {
    server.on('exit', resolve);
  });
  return { connection, complaints, asked, ended };
}

async function initialize(connection, capabilities) {
  const folder = { uri: pathToFileURL(vault).href, name: 'vault' };
  const answer = await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid,
    rootUri: folder.uri,
    workspaceFolders: [folder],
    capabilities,
    initializationOptions: { inlay_hints: true },
    // As VS Code says it, though the protocol has no such word.
    trace: 'compact',
  });
  await connection.sendNotification(lsp.InitializedNotification.type, {});
  for (const note of [notes.$minutes, notes.$ada]) {
    const textDocument = { uri: uriOf(note), languageId: 'markdown', version: 1, text: read(vault, note) };
    await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument });
  }
  // It is answered when all notes have been read.
  await connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  return answer.capabilities;
}

function paramsOf(row, answers) {
  if (!row.from) {
    return row.params;
  }
  const taken = row.take.reduce((value, step) => value?.[step], answers.get(row.from));
  return row.as ? { ...row.params, [row.as]: taken } : taken;
}

async function leave(label, { connection, complaints, ended }) {
  check(`${label}: shutdown is answered`, (await connection.sendRequest(lsp.ShutdownRequest.type)) === null);
  await connection.sendNotification(lsp.ExitNotification.type);
  check(`${label}: it ends well`, (await ended) === 0);
  check(`${label}: the library has nothing to complain of`, complaints.length === 0, complaints);
}

/** All requests, one after the other, with an editor's capabilities. */
async function askAll(name, capabilities) {
  const session = connect(() => null);
  const { connection } = session;
  await initialize(connection, capabilities);
  const answers = new Map();
  for (const row of rows) {
    const label = `${name}: ${row.method} ${row.params?.command ?? ''}`;
    const answer = await connection.sendRequest(row.method, paramsOf(row, answers)).catch((error) => error);
    answers.set(row.method, answer);
    if (answer instanceof lsp.ResponseError) {
      const mayRefuse = !capabilities.workspace?.workspaceEdit?.resourceOperations;
      check(label, mayRefuse && answer.code === refusals[row.method], answer.message);
    } else {
      check(label, either(guards[row.method], nothing)(answer), answer);
    }
  }
  await leave(name, session);
}

/** A client that never answers, one that refuses all, and one that answers when it is asked for the end. */
async function askWhileItWaits(label, reply, release = () => {}) {
  const session = connect(reply);
  await initialize(session.connection, clients.vscode);
  await session.connection.sendRequest('workspace/executeCommand', {
    command: 'whoswho.define',
    arguments: [{ names: [{ name: 'Marta Quill', kind: 'person' }] }],
  });
  const ask = () => session.connection.sendRequest(hover.method, hover.params);
  const hovers = await Promise.all(Array.from({ length: 100 }, ask));
  check(`${label}: hovers are answered`, hovers.every(lsp.Hover.is));
  check(`${label}: it has asked for settings`, session.asked.has('workspace/configuration'), [...session.asked]);
  release();
  await leave(label, session);
}

/** What the library cancels is answered, by an error that says so or because it was done by then. */
async function cancel() {
  const session = connect(() => null);
  await initialize(session.connection, clients.none);
  const sent = Array.from({ length: 50 }, () => {
    const source = new lsp.CancellationTokenSource();
    const answer = session.connection.sendRequest('workspace/symbol', { query: 'a' }, source.token);
    source.cancel();
    return answer.then(guards['workspace/symbol'], (error) => error.code === lsp.LSPErrorCodes.RequestCancelled);
  });
  check('requests that are cancelled at once are answered', (await Promise.all(sent)).every(Boolean));
  await leave('cancelled', session);
}

/** How much is traced, as VS Code sets it. */
async function trace() {
  const session = connect(() => null);
  const lines = [];
  await session.connection.trace(lsp.Trace.Verbose, { log: (line) => lines.push(line) }, { sendNotification: true });
  await initialize(session.connection, clients.vscode);
  await session.connection.sendNotification(lsp.SetTraceNotification.type, { value: 'verbose' });
  await session.connection.sendRequest(hover.method, hover.params);
  check('the library traces what it sends', lines.some((line) => String(line).includes(hover.method)));
  await leave('traced', session);
}

for (const [name, capabilities] of Object.entries(clients)) {
  await askAll(name, capabilities);
}
await askWhileItWaits('never answered', () => new Promise(() => {}));
await askWhileItWaits('refused', () => new lsp.ResponseError(lsp.ErrorCodes.MethodNotFound, 'no'));
const late = [];
await askWhileItWaits(
  'answered late',
  () => new Promise((resolve) => { late.push(resolve); }),
  () => late.forEach((resolve) => resolve(null)),
);
await cancel();
await trace();
writeFileSync(process.env.RESULT, `${passed} ${failed}\n`);
