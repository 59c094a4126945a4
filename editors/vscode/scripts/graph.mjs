// Makes the page of `whoswho graph --format html` from the same code as the graph in the editor: `npm run graph` writes it
// to where the server is built from. A test tells when that has not been done.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

export const PAGE = fileURLToPath(new URL('../../../src/cli/graph/page.html', import.meta.url));

/** How the graph's script and style are bundled, for the editor and for the page. */
export const BUNDLE = {
  bundle: true,
  entryPoints: { graph: fileURLToPath(new URL('../src/graph/web/main.ts', import.meta.url)) },
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
};

/** The page with `GRAPH_DATA` where the graph goes. Nothing is loaded, and only this script and this style are obeyed. */
export async function page() {
  const { outputFiles } = await build({ ...BUNDLE, outdir: 'out', write: false });
  const text = (end) => `\n${outputFiles.find(({ path }) => path.endsWith(end)).text.replace(/^\s*\/[/*] src\/.*\n/gm, '')}`;
  const [script, style] = [text('.js'), text('.css')];
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="whoswho">
<title>Who's Who Graph</title>
<!-- Made by \`npm run graph\` from editors/vscode/src/graph/web. -->
<style>${style}</style>
</head>
<body>
<script type="application/json" id="data">GRAPH_DATA</script>
<script>${script}</script>
</body>
</html>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  page().then((text) => writeFileSync(PAGE, text));
}
