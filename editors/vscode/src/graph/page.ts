// The page that shows the graph. It loads its own two files and nothing else.

import { randomBytes } from 'node:crypto';

import { Uri, type Webview } from 'vscode';

export function page(webview: Webview, files: Uri): string {
  const nonce = randomBytes(16).toString('hex');
  const script = webview.asWebviewUri(Uri.joinPath(files, 'graph.js')).toString();
  const style = webview.asWebviewUri(Uri.joinPath(files, 'graph.css')).toString();
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Who's Who Graph</title>
  <link rel="stylesheet" nonce="${nonce}" href="${style}">
</head>
<body>
  <header>
    <label>Around <input id="around" list="names" placeholder="everybody" autocomplete="off" spellcheck="false"></label>
    <datalist id="names"></datalist>
    <label>Joined by <select id="joined">
      <option value="paragraphs">the same paragraph</option>
      <option value="notes">the same note</option>
      <option value="facts">what definitions say</option>
    </select></label>
    <span class="zoom">
      <button id="closer" title="Closer (+)" aria-label="Closer">+</button>
      <button id="farther" title="Farther (-)" aria-label="Farther">−</button>
      <button id="fit" title="Show all (0)">Show All</button>
    </span>
    <span class="legend" aria-hidden="true">
      <svg viewBox="-8 -8 16 16"><circle class="shape person" r="6"/></svg>person
      <svg viewBox="-8 -8 16 16"><rect class="shape organization" x="-6" y="-6" width="12" height="12" rx="2"/></svg>organization
    </span>
  </header>
  <p id="limit" role="status"></p>
  <main>
    <svg id="graph" tabindex="-1" role="application" aria-label="Who appears with whom. Tab and the arrow keys move from one to the next; Enter opens the definition."></svg>
    <p id="empty" hidden></p>
  </main>
  <footer id="about" aria-live="polite"></footer>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
