// What people and organizations look like in lists.

import { ThemeColor, ThemeIcon } from 'vscode';

import type { Kind } from './contract';

const ICONS = { person: 'person', organization: 'briefcase' };
/** The graph has the same colours. */
const COLOURS = { person: 'charts.blue', organization: 'charts.purple' };

export function icon(kind: Kind, defined: boolean): ThemeIcon {
  return new ThemeIcon(ICONS[kind], new ThemeColor(defined ? COLOURS[kind] : 'disabledForeground'));
}
