// To the next and the previous mention of whoever is named at the cursor.

import { commands, Range, Selection, TextEditorRevealType, type Disposable, type TextEditor } from 'vscode';
import { DocumentHighlightRequest } from 'vscode-languageclient/node';

import { isNote } from './languages';
import { advise, OPEN_A_NOTE, tell } from './messages';
import { noteEditor, type News } from './news';
import type { Server } from './server';

export function registerMentions(server: Server, news: News): Disposable[] {
  const command = (name: string, step: 1 | -1): Disposable =>
    commands.registerCommand(name, async () => {
      const editor = await noteEditor(news);
      if (editor === undefined) {
        advise(OPEN_A_NOTE);
      } else {
        await jump(server, editor, step);
      }
    });
  return [command('whoswho.nextMention', 1), command('whoswho.previousMention', -1)];
}

async function jump(server: Server, editor: TextEditor, step: 1 | -1): Promise<void> {
  const mentions = await mentionsAtCursor(server, editor);
  const here = mentions.findIndex((mention) => mention.contains(editor.selection.active));
  // After the last comes the first.
  const there = mentions[(here + step + mentions.length) % mentions.length];
  if (here < 0 || there === undefined) {
    tell('There is no name at the cursor. Put the cursor on one first.');
    return;
  }
  editor.selection = new Selection(there.start, there.start);
  editor.revealRange(there, TextEditorRevealType.InCenterIfOutsideViewport);
  if (mentions.length === 1) {
    tell('This is the only mention in this note.');
  }
}

/** In the order of the text. */
async function mentionsAtCursor(server: Server, editor: TextEditor): Promise<Range[]> {
  const client = server.running;
  if (client === undefined || !isNote(editor.document)) {
    return [];
  }
  const place = client.code2ProtocolConverter.asTextDocumentPositionParams(editor.document, editor.selection.active);
  const found = (await client.sendRequest(DocumentHighlightRequest.type, place)) ?? [];
  const ranges = found.map((highlight) => client.protocol2CodeConverter.asRange(highlight.range));
  return ranges.sort((one, other) => one.start.compareTo(other.start));
}
