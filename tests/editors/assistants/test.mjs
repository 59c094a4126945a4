// Each tool, resource and prompt through the official clients, which check answers against what the tools promise.
// `node test.mjs`, with $MODULES (the folder of the clients), $SEEDS (notes to copy), $SCRATCH, $EXAMPLES (the files for
// assistants), $VERSION and $RESULT.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(process.env.MODULES, 'package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
// Both kinds of modules come under one name or another.
const of = (module) => ({ ...module.default, ...module });
const { Client: FirstClient } = of(await load('@modelcontextprotocol/sdk/client/index.js'));
const { StdioClientTransport: FirstTransport } = of(await load('@modelcontextprotocol/sdk/client/stdio.js'));
const { Client: SecondClient } = of(await load('@modelcontextprotocol/client'));
const { StdioClientTransport: SecondTransport } = of(await load('@modelcontextprotocol/client/stdio'));

const vault = path.join(process.env.SCRATCH, 'vault');
const read = (...names) => readFileSync(path.join(...names), 'utf8');
const itself = { name: 'test', version: '1' };

let passed = 0;
let failed = 0;
function check(label, ok, detail = '') {
  if (ok) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`FAILED: ${label} ${JSON.stringify(detail)?.slice(0, 500)}`);
  }
}

function freshVault() {
  rmSync(vault, { recursive: true, force: true });
  cpSync(process.env.SEEDS, vault, { recursive: true });
}

const started = (args) => ({ command: 'whoswho', args, cwd: vault, env: { ...process.env }, stderr: 'ignore' });
const clients = {
  'SDK 1': { make: () => new FirstClient(itself), to: (args) => new FirstTransport(started(args)) },
  'SDK 2': { make: () => new SecondClient(itself), to: (args) => new SecondTransport(started(args)) },
  'SDK 2 without a handshake': {
    make: () => new SecondClient(itself, { versionNegotiation: { mode: { pin: '2026-07-28' } } }),
    to: (args) => new SecondTransport(started(args)),
  },
  'SDK 2, which finds out': {
    make: () => new SecondClient(itself, { versionNegotiation: { mode: 'auto' } }),
    to: (args) => new SecondTransport(started(args)),
  },
};

async function connected({ make, to }, args) {
  const client = make();
  await client.connect(to(args));
  return client;
}

/** What a tool answers, or its message. */
async function ask(client, name, args) {
  const result = await client.callTool({ name, arguments: args });
  return result.isError ? result.content[0].text : result.structuredContent;
}

const reads = {
  who_is: [{ name: 'Ada Brandt' }, (it) => it.status === 'resolved' && it.who[0].defined.startsWith('People/Ada Brandt.md:')],
  resolve_mentions: [{ text: 'Ada Brandt called.' }, (it) => it.mentions[0].who[0].name === 'Ada Brandt'],
  mentions_of: [{ name: 'Ada Brandt', limit: 1 }, (it) => it.items.length === 1 && it.total > 1 && it.nextCursor],
  cast_of_note: [{ note: 'Log/2025-03-02 Proofs.md' }, (it) => it.cast.some((one) => one.name === 'Ada Brandt')],
  timeline: [{ name: 'Ada Brandt' }, (it) => it.items[0].date === '2025-03-02'],
  related: [{ name: 'Ada Brandt' }, (it) => it.related.every((one) => one.of === 'Ada Brandt')],
  undefined_names: [{}, (it) => Array.isArray(it.items)],
  check: [{}, (it) => it.items.some((one) => one.code === 'unresolved-link')],
};

async function reading(label, kind) {
  freshVault();
  const client = await connected(kind, ['mcp']);
  check(`${label}: it says who it is`, client.getServerVersion()?.version === process.env.VERSION, client.getServerVersion());
  check(`${label}: it says what it is for`, client.getInstructions()?.includes('who_is'));
  const { tools } = await client.listTools();
  check(`${label}: all tools that read are there`, tools.map((tool) => tool.name).join() === Object.keys(reads).join(), tools);
  for (const { name, annotations: hints } of tools) {
    const is = hints.readOnlyHint && !hints.destructiveHint && hints.idempotentHint && hints.openWorldHint === false;
    check(`${label}: ${name} only reads`, is, hints);
  }
  for (const [name, [args, is]] of Object.entries(reads)) {
    const answer = await ask(client, name, args);
    check(`${label}: ${name} answers`, typeof answer === 'object' && is(answer), answer);
  }
  const refused = await ask(client, 'rename', { from: 'Ada Brandt', to: 'Ada Lund' });
  check(`${label}: nothing is written unless the user allows it`, refused.includes?.('--allow-writes'), refused);
  const wrong = await ask(client, 'who_is', { nam: 'Ada' });
  check(`${label}: wrong arguments are told with the right ones`, wrong.includes?.('it takes name, note, line'), wrong);
  const { resources } = await client.listResources();
  const { resourceTemplates } = await client.listResourceTemplates();
  const [ada] = resources.filter((one) => one.name === 'Ada Brandt');
  const { contents } = await client.readResource({ uri: ada?.uri });
  check(`${label}: a resource is read`, JSON.parse(contents[0].text).name === 'Ada Brandt', contents);
  const { prompts } = await client.listPrompts();
  const prompt = await client.getPrompt({ name: prompts[0].name, arguments: { name: 'Ada Brandt' } });
  check(`${label}: a prompt is filled in`, prompt.messages[0].content.text.includes('Ada Brandt'), prompt);
  for (const ref of [
    { type: 'ref/prompt', name: prompts[0].name },
    { type: 'ref/resource', uri: resourceTemplates[0].uriTemplate },
  ]) {
    const { completion } = await client.complete({ ref, argument: { name: 'name', value: 'Ada' } });
    check(`${label}: a name is completed for ${ref.type}`, completion.values.includes('Ada Brandt'), completion);
  }
  await client.close();
}

async function writing(label, kind) {
  freshVault();
  const client = await connected(kind, ['mcp', '--root', vault, '--allow-writes']);
  const { tools } = await client.listTools();
  check(`${label}: tools that write are there`, tools.length === Object.keys(reads).length + 3, tools);
  const made = await ask(client, 'define', { name: 'Priya Raman', kind: 'person', aliases: ['Pri'] });
  check(`${label}: a note is created`, existsSync(path.join(vault, made.created ?? 'none')), made);
  const pri = await ask(client, 'who_is', { name: 'Pri' });
  check(`${label}: what was created is known at once`, pri.who?.[0]?.name === 'Priya Raman', pri);
  const added = await ask(client, 'add_alias', { name: 'Priya Raman', alias: 'The Auditor' });
  check(`${label}: an alias is added`, read(vault, made.created).includes('The Auditor'), added);
  const dry = await ask(client, 'rename', { from: 'Ada Brandt', to: 'Ada Lindqvist' });
  check(`${label}: a rename is shown first`, dry.guard && dry.edits.length > 0 && dry.dryRun, dry);
  check(`${label}: and not made`, existsSync(path.join(vault, 'People/Ada Brandt.md')));
  const blind = await ask(client, 'rename', { from: 'Ada Brandt', to: 'Ada Lindqvist', dry_run: false, guard: 'x' });
  check(`${label}: it is not made without its guard`, blind.includes?.('guard'), blind);
  const real = await ask(client, 'rename', { from: 'Ada Brandt', to: 'Ada Lindqvist', dry_run: false, guard: dry.guard });
  check(`${label}: it is made with it`, read(vault, 'People/Ada Lindqvist.md') && real.total === dry.total, real);
  check(`${label}: in all notes`, read(vault, 'Log/2025-03-03 Noon.md').includes('Ada Lindqvist says'));
  await client.close();
}

/** Starts what a file for assistants says. */
async function example(label, { command, args }, folder) {
  check(`${label}: starts whoswho`, command === 'whoswho', command);
  const filled = args.map((argument) => argument.replace('${workspaceFolder}', folder).replace('/path/to/your/notes', folder));
  const client = await connected(clients['SDK 1'], filled);
  check(`${label}: it answers`, (await client.listTools()).tools.length === Object.keys(reads).length);
  await client.close();
}

async function examples() {
  freshVault();
  const json = (...names) => JSON.parse(read(process.env.EXAMPLES, ...names));
  await example('mcpServers', json('mcp.json').mcpServers.whoswho, vault);
  const { type, ...server } = json('vscode', 'mcp.json').servers.whoswho;
  check('VS Code: it is told how to speak to it', type === 'stdio', type);
  await example('VS Code', server, vault);
  const plugin = 'claude-code-plugin';
  check('the plugin has a name', json(plugin, '.claude-plugin', 'plugin.json').name === 'whoswho');
  await example('the plugin', json(plugin, '.mcp.json').mcpServers.whoswho, vault);
  const [lsp, ...others] = Object.values(json(plugin, '.lsp.json'));
  check('the plugin has one language server', lsp.command === 'whoswho' && lsp.args.join() === 'lsp' && !others.length, lsp);
  const endings = Object.keys(lsp.extensionToLanguage).join();
  check('the plugin names the endings of notes', endings === '.md,.markdown,.org,.txt', endings);
}

try {
  for (const [label, kind] of Object.entries(clients)) {
    await reading(label, kind);
    await writing(label, kind);
  }
  await examples();
} catch (error) {
  check('the test runs to its end', false, `${error.stack ?? error}`);
}
writeFileSync(process.env.RESULT, `${passed} ${failed}\n`);
process.exit(failed > 0 ? 1 : 0);
