// Bundles the extension for the editor, and the graph's page for its webview.
import { build } from 'esbuild';

const common = { bundle: true, minify: true, sourcemap: false, legalComments: 'linked', logLevel: 'warning' };

await build({
  ...common,
  entryPoints: ['src/extension.ts'],
  outfile: 'out/extension.js',
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  external: ['vscode'],
});
await build({
  ...common,
  entryPoints: { graph: 'src/graph/web/main.ts' },
  outdir: 'out',
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
});
