// What the editor writes its logs and output channels with, in place of the native module of that name: that one is built
// by an install script, and these do not run everywhere. Without it, an output channel is empty.

const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(path) {
    this.path = path;
    this.level = LEVELS.indexOf('info');
    this.isPlain = false;
    LEVELS.forEach((name, level) => {
      this[name] = (message) => level >= this.level && this.write(name, message);
    });
  }

  write(name, message) {
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.path, this.isPlain ? message : `${time} [${name}] ${message}\n`);
  }

  setLevel(level) {
    this.level = level;
  }

  getLevel() {
    return this.level;
  }

  clearFormatters() {
    this.isPlain = true;
  }

  setPattern() {}

  flush() {}

  drop() {}
}

async function create(_name, path) {
  mkdirSync(dirname(path), { recursive: true });
  return new Logger(path);
}

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
