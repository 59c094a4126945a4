// Which documents are the server's: notes on disk, notes that are not saved yet, and its own files.

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

/** The settings, and what was decided about who is the same. */
export const OWN_FILES: DocumentFilter[] = ['**/.whoswho.toml', '**/.whoswho.same.toml'].map((pattern) => ({ scheme: 'file', pattern }));

export function isNote(document: TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
}
