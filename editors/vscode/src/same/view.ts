// Who may be the same: a view in which the user decides.

import { commands, window, type Disposable } from 'vscode';

import { decide, pairs, type Pair, type Pairs, type Verdict } from '../contract';
import { count } from '../counts';
import { later } from '../later';
import { advise } from '../messages';
import type { News } from '../news';
import type { Server } from '../server';
import { View } from '../views/view';
import { converted, make } from './changes';
import { isMerge, title } from './details';
import { confirmMerge, registerPreview } from './preview';
import { PairsTree, type Row, type SideRow } from './tree';

const UNDO = 'Undo';

/** How long nothing must have changed: all names are compared, which is not worth doing between two sentences. */
const QUIET = 2000;

export function showSame(server: Server, news: News): Disposable[] {
  const tree = new PairsTree(server);
  const load = (): Promise<Pairs | undefined> => pairs(server);
  const view = new View<Row, Pairs | undefined>('whoswho.same', tree, load, (found) => {
    tree.show(found?.pairs ?? []);
    void commands.executeCommand('setContext', 'whoswho.sameState', found?.ready === true ? 'ready' : 'reading');
    const isPart = found !== undefined && found.total > found.pairs.length;
    return { message: isPart ? `The likeliest of ${count(found.total, 'pair')}` : undefined };
  });
  const refresh = later(QUIET, () => view.refresh(undefined));
  const decided = (verdict: Verdict) => (row?: Row): Promise<void> | undefined =>
    row !== undefined && 'sides' in row ? settle(server, tree, row, verdict) : undefined;
  return [
    view,
    registerPreview(),
    refresh,
    news.onDidChange(refresh.call),
    commands.registerCommand('whoswho.markSame', decided('same')),
    commands.registerCommand('whoswho.markDifferent', decided('different')),
    commands.registerCommand('whoswho.decideLater', decided('later')),
    commands.registerCommand('whoswho.mergeKeeping', (row?: SideRow) => row && settle(server, tree, keeping(row), 'same')),
  ];
}

/** The pair with the side first that is to stay. */
function keeping({ pair, side }: SideRow): Pair {
  const [one, other] = pair.sides;
  return side === other ? { ...pair, sides: [other, one] } : pair;
}

/** Carries out what the user has decided, and lets them take it back. */
async function settle(server: Server, tree: PairsTree, pair: Pair, verdict: Verdict): Promise<void> {
  const [one, other] = pair.sides;
  let made;
  try {
    const edit = await decide(server, [one.judged, other.judged], verdict);
    if (edit === undefined) {
      advise("The Who's Who server is not running.");
      return;
    }
    const change = await converted(server, edit);
    const [gone] = change?.deleted ?? [];
    if (change === undefined || (gone !== undefined && !(await confirmMerge(change.edit, gone, one.judged.note ?? one.name)))) {
      return;
    }
    made = await make(change);
  } catch (error) {
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return;
  }
  if (made === undefined) {
    return;
  }
  tree.leaveOut(pair, true);
  if ((await window.showInformationMessage(said(pair, verdict), UNDO)) !== UNDO) {
    return;
  }
  if (await made.undo()) {
    tree.leaveOut(pair, false);
  } else {
    advise('The notes have changed since. Nothing was taken back.');
  }
}

function said(pair: Pair, verdict: Verdict): string {
  const [one, other] = pair.sides;
  switch (verdict) {
    case 'same':
      return isMerge(pair) ? `${other.name} is merged into ${one.judged.note ?? one.name}.` : `“${other.name}” is another name of ${one.name} now.`;
    case 'different':
      return `${title(pair)}: remembered as different.`;
    case 'later':
      return `${title(pair)}: asked again in 30 days.`;
  }
}
