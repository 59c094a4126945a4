// Hovers: what the server says, without what a diagnostic in the same box says already, and what can be done next.
//
// What the server says has text of notes in it and is never trusted. The actions are a part of their own, which this
// extension alone writes; only that part may run a command, and only the one command.

import { commands, DiagnosticSeverity, Hover, languages, MarkdownString, Range, Selection, window, Uri, type Diagnostic, type Disposable, type Position, type TextDocument } from 'vscode';
import { DefinitionRequest, type Location, type LocationLink } from 'vscode-languageclient/node';

import { canDefine } from './actions';
import type { Server } from './server';

/** Runs one of the actions at a place: its name, the note's address, line and column. */
const COMMAND = 'whoswho.hoverAction';

const ACTIONS = {
  open: { label: '$(go-to-file) Open', tooltip: 'Go to the definition', command: 'editor.action.revealDefinition' },
  mentions: { label: '$(references) Mentions', tooltip: 'Show all mentions in all notes', command: 'editor.action.referenceSearch.trigger' },
  graph: { label: '$(type-hierarchy) Graph', tooltip: 'Show who appears with them', command: 'whoswho.openGraph' },
  define: { label: '$(add) Define', tooltip: 'Create a note for this name', command: 'whoswho.defineName' },
};
type Action = keyof typeof ACTIONS;

export function registerHoverActions(): Disposable {
  return commands.registerCommand(COMMAND, async (action: Action, address: string, line: number, column: number) => {
    const uri = Uri.parse(address);
    const place = new Selection(line, column, line, column);
    await window.showTextDocument(uri, { selection: place });
    const around = { uri: address, position: { line, character: column } };
    await commands.executeCommand(ACTIONS[action].command, ...(action === 'graph' ? [around] : []));
  });
}

/** The hover of the server as it is shown at a place. */
export async function shownHover(
  server: Server,
  hover: Hover | null | undefined,
  document: TextDocument,
  position: Position,
): Promise<Hover | null | undefined> {
  if (hover === null || hover === undefined) {
    return hover;
  }
  const actions = await possible(server, document, position).catch(() => []);
  // Hints are not shown with the hover.
  const isShown = ({ source, severity }: Diagnostic): boolean => source === 'whoswho' && severity !== DiagnosticSeverity.Hint;
  const flagged = languages.getDiagnostics(document.uri).filter(isShown);
  const isFlagged = flagged.some(({ range }) => range.contains(position));
  const parts = hover.contents.map((part) => (isFlagged ? withoutFinding(part) : part));
  return new Hover(actions.length === 0 ? parts : [...parts, links(actions, document, position)], hover.range);
}

/** What diagnostics say, too: the name as it is written, that it is not defined, and the reason or advice in italics. */
function withoutFinding<Part>(part: Part): Part {
  if (part instanceof MarkdownString) {
    part.value = withoutReason(part).value.replace(/^\*\*[^\n]*\*\* · could be[^\n]*\n\n/, '').replace(/ · not defined(?=\s|$)/, '');
  }
  return part;
}

/** Without the last paragraph, which says in italics why somebody is meant. */
export function withoutReason(text: MarkdownString): MarkdownString {
  text.value = text.value.replace(/\n\n\*(?!\*)[^\n]*\*$/, '');
  return text;
}

async function possible(server: Server, document: TextDocument, position: Position): Promise<Action[]> {
  const client = server.running;
  if (client === undefined) {
    return [];
  }
  const place = client.code2ProtocolConverter.asTextDocumentPositionParams(document, position);
  const [definition, isDefinable] = await Promise.all([
    client.sendRequest(DefinitionRequest.type, place),
    canDefine(server, document, position),
  ]);
  const found: (Location | LocationLink)[] = Array.isArray(definition) ? definition : definition ? [definition] : [];
  const isHere = found.some((one) => {
    const [address, range] = 'targetUri' in one ? [one.targetUri, one.targetSelectionRange] : [one.uri, one.range];
    const { start, end } = client.protocol2CodeConverter.asRange(range);
    return Uri.parse(address).toString() === document.uri.toString() && new Range(start, end).contains(position);
  });
  const actions: Action[] = isDefinable ? ['define', 'mentions'] : ['mentions'];
  return found.length === 0 ? actions : [...(isHere ? [] : ['open' as const]), ...actions, ...(found.length === 1 ? ['graph' as const] : [])];
}

function links(actions: Action[], document: TextDocument, { line, character }: Position): MarkdownString {
  const written = actions.map((action) => {
    const query = encodeURIComponent(JSON.stringify([action, document.uri.toString(), line, character]));
    const { label, tooltip } = ACTIONS[action];
    return `[${label}](command:${COMMAND}?${query} "${tooltip}")`;
  });
  const text = new MarkdownString(written.join(' &nbsp; '), true);
  text.isTrusted = { enabledCommands: [COMMAND] };
  return text;
}
