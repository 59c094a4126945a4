// Writes a vault in which 200 invented people and organizations are defined, and a text that names each, bare and with the
// possessive, straight and curly. All other words of the text are in every English dictionary.
//
//   node vault.mjs VAULT TEXT

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const GIVEN = [
  'Zoltrina', 'Maevrin', 'Åsbjørt', 'Łucjanka', 'Çağrıl', 'Jean-Vorl', 'D’Arquell', 'Ngọcvy', 'Siobhanna', 'Þórgnýra', 'J. R.', 'K.',
  'Müllrike', 'Élowyne', 'Xochiquel', 'Ǵorvan',
];
const SURNAMES = [
  "O'Brienne", 'O’Harrowe', 'van der Quell', 'von Zirnstein', 'de la Vornha', 'Quill-Aarn', 'Vornholm', 'McTavishel', 'MacGruderly',
  'St. Orvaline', 'al-Qasimiru', 'ter Brakhuys', 'Drăgulescovan', 'Szczepańskovic', 'd’Orvalle', "D'Amicolo", 'Nørgårdsen', 'Björklöfvist',
  'Jrueller', 'ten Havelinck',
];
const ORGANIZATIONS = [
  'Zorgle & Søn A/S', 'Vexatron GmbH', 'DeepQuorl', 'Brixonia N.V.', "Trundle's Bakery", 'QRZX Holding', 'Über-Fabrik Nordheimia', 'Ça Valléo S.A.',
  'e-Quillon', 'Pľzeňskovar', 'iVornado', 'H&Q Brothersby',
];
const OTHER_SCRIPTS = ['陈小明', '山田太郎', '김하늘', 'Анна Кузнецовская', 'Ελένη Βαρνάκη', 'محمد القاسمي', 'נועם ברקאי', 'ยามาดะ'];
const ALL = 200;

const [, , vault, text] = process.argv;
const people = new Set(OTHER_SCRIPTS);
for (let number = 0; people.size + ORGANIZATIONS.length < ALL; number += 1) {
  // With each round through the given names the surnames move on by one more, so that pairs differ.
  const given = GIVEN[number % GIVEN.length];
  people.add(`${given} ${SURNAMES[(number + Math.floor(number / GIVEN.length)) % SURNAMES.length]}`);
}
const names = [...people, ...ORGANIZATIONS];

mkdirSync(vault, { recursive: true });
const definition = (name, index) => {
  const type = index < people.size ? 'person' : 'organization';
  return writeFileSync(join(vault, `${index}.md`), `---\ntype: ${type}\naliases: []\n---\n# ${name}\n`);
};
names.forEach(definition);

const lines = names.flatMap((name) => [`We met ${name} today.`, `This is ${name}'s letter.`, `This is ${name}’s house.`]);
writeFileSync(text, `${lines.join('\n\n')}\n`);
