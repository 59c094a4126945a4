// Which documents are the server's: notes on disk, notes that are not saved yet, and its own settings file.

import type { TextDocument } from 'vscode';
import type { DocumentFilter } from 'vscode-languageclient/node';

const LANGUAGES = [
  'markdown',
  'plaintext',
  'org',
  'mdx',
  'quarto',
  'rmd',
  'asciidoc',
  'restructuredtext',
  'latex',
  'tex',
  'typst',
  'djot',
  'html',
  'git-commit',
];
const SCHEMES = ['file', 'untitled'];

export const NOTES: DocumentFilter[] = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));

export const SETTINGS_FILE: DocumentFilter = { scheme: 'file', pattern: '**/.whoswho.toml' };

export function isNote(document: TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
}
