// Writes the settings that the server knows into package.json, from its own schema. `npm run settings` writes them;
// a test holds that nothing would change.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const MANIFEST = fileURLToPath(new URL('../package.json', import.meta.url));

/** What null means. Labels are no Markdown. */
const SERVER_DECIDES = 'as .whoswho.toml says, else ';

/** Settings about the server, which it knows nothing of. */
const ABOUT_THE_SERVER = {
  'whoswho.server.path': {
    type: ['string', 'null'],
    default: null,
    scope: 'machine-overridable',
    markdownDescription:
      'The whoswho program to run: an absolute path, or the name of a program on the `PATH`. If empty, the one that comes with the extension.',
  },
  'whoswho.trace.server': {
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    default: 'off',
    scope: 'window',
    markdownDescription: "What is written to the log of what the editor and the server say to each other.",
  },
};

/** `configuration` of package.json: a group for the names, one for the diagnostics, one for the server. */
export function configuration(schema) {
  const names = {};
  for (const [key, value] of Object.entries(schema.properties)) {
    if (key !== 'severity') {
      names[`whoswho.${key}`] = setting(value);
    }
  }
  const severities = {};
  for (const [code, value] of Object.entries(schema.properties.severity.properties)) {
    severities[`whoswho.severity.${code}`] = setting(value);
  }
  return [
    { title: 'Names', properties: names },
    { title: 'Diagnostics', properties: severities },
    { title: 'Server', properties: ABOUT_THE_SERVER },
  ];
}

function setting(schema) {
  const common = { default: null, scope: 'window', markdownDescription: description(schema) };
  if (schema.oneOf !== undefined) {
    const values = schema.oneOf.map((choice) => choice.const);
    return {
      type: ['string', 'null'],
      enum: [null, ...values],
      enumItemLabels: [`(${SERVER_DECIDES}${schema.default})`, ...values],
      markdownEnumDescriptions: ['', ...schema.oneOf.map((choice) => choice.description ?? '')],
      ...common,
    };
  }
  if (schema.type === 'boolean') {
    const preset = schema.default ? 'yes' : 'no';
    return { type: ['boolean', 'null'], enum: [null, true, false], enumItemLabels: [`(${SERVER_DECIDES}${preset})`, 'yes', 'no'], ...common };
  }
  if (schema.type === 'array') {
    // Lists can be edited in the settings only if they may not be null. The client tells the server of none that is as it
    // was, so that an empty one does not count either.
    return { ...common, type: 'array', items: { type: schema.items.type }, default: [] };
  }
  const minimum = schema.minimum === undefined ? {} : { minimum: schema.minimum };
  return { type: [schema.type, 'null'], ...minimum, ...common };
}

/** One line, with the default where the choices do not say it. */
function description(schema) {
  const text = schema.description.replaceAll('\n', ' ');
  return schema.type === 'integer' ? `${text} If empty: ${SERVER_DECIDES}${schema.default}.` : text;
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
