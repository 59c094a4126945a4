// The frame of the page that shows the graph in the editor. It loads its own two files and nothing else.

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
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
