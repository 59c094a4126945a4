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
  open: { icon: '$(go-to-file)', label: 'Open', tooltip: 'Go to the definition', command: 'editor.action.revealDefinition' },
  mentions: { icon: '$(references)', label: 'Mentions', tooltip: 'Show all mentions in all notes', command: 'editor.action.referenceSearch.trigger' },
  graph: { icon: '$(type-hierarchy)', label: 'Graph', tooltip: 'Show who appears with them', command: 'whoswho.openGraph' },
  define: { icon: '$(add)', label: 'Define', tooltip: 'Create a note for this name', command: 'whoswho.defineName' },
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
  const isFlagged = languages.getDiagnostics(document.uri).some((one) => one.source === 'whoswho' && isShown(one, position));
  const parts = hover.contents.map((part) => (isFlagged ? withoutFinding(part) : part));
  return new Hover(actions.length === 0 ? parts : [...parts, links(actions, document, position)], hover.range);
}

/** The editor marks no more of a hint than its first two characters, and shows what it says over these alone. */
const HINTED = 2;

/** Whether the editor shows the diagnostic in the same box. */
function isShown({ range, severity, tags = [] }: Diagnostic, position: Position): boolean {
  const isDotted = severity === DiagnosticSeverity.Hint && tags.length === 0;
  return range.contains(position) && (!isDotted || position.isBefore(range.start.translate(0, HINTED)));
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
    const { icon, label, tooltip } = ACTIONS[action];
    // Within the link, the gap behind the icon would be underlined in high contrast.
    return `${icon} [${label}](command:${COMMAND}?${query} "${tooltip}")`;
  });
  const text = new MarkdownString(written.join(' &nbsp; '), true);
  text.isTrusted = { enabledCommands: [COMMAND] };
  return text;
}
