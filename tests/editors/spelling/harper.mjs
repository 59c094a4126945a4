// Prints the words of a text that Harper takes for misspelt, one per line.
//
//   node harper.mjs FOLDER-OF-harper.js TEXT [WORDS]

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , modules, text, words] = process.argv;
const load = async (file) => import(pathToFileURL(join(modules, 'harper.js/dist', file)));
const { LocalLinter } = await load('index.js');
const { binaryInlined } = await load('binaryInlined.js');
const linter = new LocalLinter({ binary: binaryInlined });
await linter.setup();
if (words !== undefined) {
  await linter.importWords(readFileSync(words, 'utf8').split('\n').filter((word) => word !== ''));
}
const lints = await linter.lint(readFileSync(text, 'utf8'), { language: 'plaintext' });
const misspelt = lints.filter((lint) => lint.lint_kind() === 'Spelling').map((lint) => lint.get_problem_text());
console.log([...new Set(misspelt)].join('\n'));
