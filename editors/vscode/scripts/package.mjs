// Packs the extension with the server of one platform: `npm run package [-- TARGET]`, for example `linux-x64`.
//
// The server is taken from $WHOSWHO, else from target/release. Nothing is downloaded.

import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const root = join(here, '../..');
const target = process.argv[2] ?? `${process.platform}-${process.arch}`;
const name = target.startsWith('win32') ? 'whoswho.exe' : 'whoswho';
const targets = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const program = process.env.WHOSWHO ?? join(targets, 'release', name);

if (!existsSync(program)) {
  console.error(`There is no server at ${program}. Build it with \`cargo build --release\`, or set $WHOSWHO.`);
  process.exit(1);
}

rmSync(join(here, 'bin'), { recursive: true, force: true });
mkdirSync(join(here, 'bin'));
copyFileSync(program, join(here, 'bin', name));
chmodSync(join(here, 'bin', name), 0o755);
for (const file of ['LICENSE-MIT', 'LICENSE-APACHE', 'NOTICE']) {
  copyFileSync(join(root, file), join(here, file));
}

// Where the project lives is said in one place only. The README's pictures are shown from there.
const repository = /^repository = "(.+?)\/*"$/m.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))?.[1];
const links = repository
  ? ['--baseContentUrl', `${repository}/blob/main/editors/vscode`, '--baseImagesUrl', `${repository}/raw/main/editors/vscode`]
  : ['--no-rewrite-relative-links'];
// The two licence files have names of their own.
const options = ['--no-dependencies', '--skip-license', '--allow-missing-repository', ...links];
const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
execFileSync(process.execPath, [vsce, 'package', ...options, '--target', target, '--out', `whoswho-${target}.vsix`], {
  cwd: here,
  stdio: 'inherit',
});
