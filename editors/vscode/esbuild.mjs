// Bundles the extension for the editor, and the graph's page for its webview.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { build } from 'esbuild';

import { BUNDLE } from './scripts/graph.mjs';

const common = { bundle: true, minify: true, sourcemap: false, legalComments: 'none', logLevel: 'warning' };

const { metafile } = await build({
  ...common,
  metafile: true,
  entryPoints: ['src/extension.ts'],
  outfile: 'out/extension.js',
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  external: ['vscode'],
});
await build({ ...BUNDLE, minify: true, outdir: 'out' });

// The licences of what is bundled ask to go with it.
const folders = Object.keys(metafile.inputs).map((path) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0]);
const licences = [...new Set(folders)].filter(Boolean).sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((file) => /^licen[cs]e(\.|$)/i.test(file));
  if (file === undefined) {
    throw new Error(`${folder} comes without its licence (${license})`);
  }
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`;
});
writeFileSync('out/LICENSES.txt', licences.join(`\n${'-'.repeat(80)}\n\n`));
