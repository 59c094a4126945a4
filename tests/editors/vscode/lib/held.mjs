// A server that goes on reading notes until it is let go: `node held.mjs SIGNAL PROGRAM ARGUMENT…` runs the program, and keeps
// back its message that the notes have been read, and all after it, until the file SIGNAL exists.

import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

const [signal, program, ...args] = process.argv.slice(2);
const server = spawn(program, args, { stdio: ['inherit', 'pipe', 'inherit'] });
server.on('exit', (code) => process.exit(code ?? 1));

let waiting = Buffer.alloc(0);
let isFree = false;

function pass() {
  for (;;) {
    const head = waiting.indexOf('\r\n\r\n');
    if (head < 0) return;
    const end = head + 4 + Number(/Content-Length: *(\d+)/i.exec(waiting.toString('latin1', 0, head))[1]);
    if (waiting.length < end) return;
    const message = waiting.subarray(0, end);
    if (!isFree && message.includes('"$/progress"') && message.includes('"kind":"end"')) return;
    process.stdout.write(message);
    waiting = waiting.subarray(end);
  }
}

function letGo() {
  isFree = isFree || existsSync(signal);
  pass();
}

server.stdout.on('data', (data) => {
  waiting = Buffer.concat([waiting, data]);
  pass();
});
watch(dirname(signal), (_, name) => name === basename(signal) && letGo());
letGo();
