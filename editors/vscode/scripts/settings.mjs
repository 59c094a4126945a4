// Writes the settings that the server knows into package.json, from its own schema. `npm run settings` writes them;
// a test holds that nothing would change.
//
// The editor makes titles of keys: `whoswho.aliasKeys` is “Alias Keys”. src/settings.ts turns them back.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const MANIFEST = fileURLToPath(new URL('../package.json', import.meta.url));

/** Which settings stand together, and in which order. One that is not named here stands at the end of the last group. */
const GROUPS = {
  'Who Is Who': [
    'people_folders', 'organization_folders', 'people_types', 'organization_types', 'other_types', 'alias_keys', 'cast_keys',
    'exclude', 'sources', 'more_notes', 'ignore', 'names_files',
  ],
  Recognition: ['short_forms', 'undefined_names'],
  Writing: ['completion_style', 'person_template', 'organization_template'],
  Display: ['hover_links', 'code_lens', 'inlay_hints', 'diagnostics_debounce_ms', 'suggestions', 'cache'],
};

/** How this editor shows findings. */
const SEVERITIES = {
  off: 'Not shown.',
  hint: 'Three faint dots under the name. Not in the Problems view.',
  information: 'A blue underline, and an entry in the Problems view.',
  warning: 'A yellow underline, and an entry in the Problems view.',
  error: 'A red underline, and an entry in the Problems view.',
};

/** Settings about the server, which it knows nothing of. */
const ABOUT_THE_SERVER = {
  'whoswho.server.path': {
    type: 'string',
    default: '',
    scope: 'machine-overridable',
    order: 0,
    markdownDescription:
      'The whoswho program to run: an absolute path, or the name of a program on the `PATH`. Leave it empty to use the one that comes with the extension.',
  },
  'whoswho.trace.server': {
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    enumDescriptions: ['Nothing.', 'The names of all messages.', 'All messages in full.'],
    default: 'off',
    scope: 'window',
    order: 1,
    markdownDescription: 'Which messages between the editor and the server are logged, to find out what goes wrong.',
  },
};

/** `configuration` of package.json. */
export function configuration(schema) {
  const { severity, ...others } = schema.properties;
  const placed = Object.values(GROUPS).flat();
  const added = Object.keys(others).filter((key) => !placed.includes(key));
  const groups = Object.entries(GROUPS).map(([title, keys], index, all) => {
    const whole = index + 1 === all.length ? [...keys, ...added] : keys;
    return { title, properties: inOrder(whole.map((key) => [camel(key), setting(others[key])])) };
  });
  const levels = Object.entries(severity.properties).map(([code, level]) => [`severity.${camel(code)}`, severitySetting(level)]);
  return [...groups, { title: 'Diagnostics', properties: inOrder(levels) }, { title: 'Server', properties: ABOUT_THE_SERVER }];
}

function inOrder(settings) {
  return Object.fromEntries(settings.map(([key, value], order) => [`whoswho.${key}`, { ...value, order }]));
}

function camel(key) {
  return key.replace(/[_-]([a-z])/g, (_, letter) => letter.toUpperCase());
}

function setting(schema) {
  const markdownDescription = schema.description.replaceAll('\n', ' ');
  const common = { default: schema.default, scope: 'window', markdownDescription };
  if (schema.oneOf !== undefined) {
    const markdownEnumDescriptions = schema.oneOf.map((choice) => choice.description ?? '');
    return { type: 'string', enum: schema.oneOf.map((choice) => choice.const), markdownEnumDescriptions, ...common };
  }
  if (schema.type === 'array') {
    return { type: 'array', items: { type: schema.items.type }, ...common };
  }
  const minimum = schema.minimum === undefined ? {} : { minimum: schema.minimum };
  return { type: schema.type, ...minimum, ...common };
}

function severitySetting(schema) {
  const { markdownEnumDescriptions, ...level } = setting(schema);
  return { ...level, enumDescriptions: level.enum.map((value, index) => SEVERITIES[value] ?? markdownEnumDescriptions[index]) };
}

export function schemaOf(program) {
  return JSON.parse(execFileSync(program, ['config', 'schema'], { encoding: 'utf8' }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const program = process.env.WHOSWHO ?? fileURLToPath(new URL('../../../target/release/whoswho', import.meta.url));
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  manifest.contributes.configuration = configuration(schemaOf(program));
  writeFileSync(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
}
