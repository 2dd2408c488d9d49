import { dataFiles, showFile, showFolder, type DataFile } from "./data-files";
import { printedJsonSchemas } from "./json-schemas/json-schemas";

/** The line above the example in each file. */
export const exampleFollows = "# An example, to copy below without the marks:";

/** Sound together, in all files at once. */
const examples: Readonly<Record<string, string>> = {
  documents: `documents:
  - key: programme
    title: Programme of the Hill Talks
    howGiven: given by the organisers
    lines: 40`,
  topics: `topics:
  - key: teaching
    label: Teaching
    cite: programme:1`,
  organisations: `organisations:
  - key: hill-school
    name: Hill School
    kind: SCHOOL
    cite: programme:2`,
  people: `people:
  - key: ann-lee
    name: Ann Lee
    sortName: Lee, Ann
    affiliations:
      - organisation: hill-school
        kind: EMPLOYMENT
        roleTitle: Head teacher
        state: CURRENT
        cite: programme:3
    cite: programme:3
  - key: bo-kim
    name: Bo Kim
    sortName: Kim, Bo
    cite: programme:4`,
  publications: `publications:
  - key: talking-in-class
    kind: BOOK
    title: Talking in Class
    publishedOn: "2023-05"
    contributions:
      - person: ann-lee
        role: AUTHOR
        cite: programme:5
    cite: programme:5`,
  awards: `awards:
  - key: speaker-of-the-year-2024
    name: Speaker of the Year
    year: "2024"
    conferredBy: hill-school
    honours:
      - person: bo-kim
        outcome: WON
        cite: programme:6
    cite: programme:6`,
  show: `key: hill-talks
title: Hill Talks
kind: SEMINAR_SERIES
organisations:
  - organisation: hill-school
    role: ORGANISER
    cite: programme:1
hosts:
  - person: ann-lee
    role: HOST
    cite: programme:1
about:
  - topic: teaching
    cite: programme:1
cite: programme:1

episodes:
  - key: "1"
    title: Saying no
    number: 1
    occurredOn: "2024-03-08"
    links:
      - url: https://example.org/hill-talks/1
        purpose: RECORDING
    appearances:
      - person: bo-kim
        roles: [SPEAKER]
        onBehalfOf: hill-school
        cite: programme:7
    cite: programme:7`,
};

const readme = `# A data folder of Rostrum

Facts as YAML, edited by hand. Each file begins with an example in comments; \`schema/\` has a JSON Schema for each, by which
editors with YAML support check as you type. A show has a file of its own in \`shows/\`, named after its key.

- \`rostrum check data FOLDER\` lists what is wrong, by file and line.
- \`rostrum serve --data FOLDER\` starts with an empty database and fills it from here.
- \`rostrum load FOLDER --dry-run\` shows what your changes would change in it, and without \`--dry-run\` loads them.
`;

/** The texts of a data folder with nothing in it but examples, by path. */
export function newDataFolder(): Map<string, string> {
  const schemas = [...printedJsonSchemas()].map(([name, text]) => [`schema/${name}`, text] as const);
  const lists = dataFiles.map((file) => {
    const required = Object.entries(file.lists).flatMap(([name, { required: isRequired }]) =>
      isRequired ? `${name}: []\n` : [],
    );
    return [`${file.name}.yaml`, `${headOf(file, "schema/")}\n${required.join("")}`] as const;
  });
  const show = [`${showFolder}hill-talks.yaml`, headOf(showFile, "../schema/")] as const;
  return new Map([["README.md", readme], ...lists, show, ...schemas]);
}

/** For editors, then what the file is for and an example, as comments. */
function headOf({ name, description }: DataFile, schemas: string): string {
  const example = (examples[name] ?? "").split("\n").map((line) => `# ${line}`.trimEnd());
  return [
    `# yaml-language-server: $schema=${schemas}${name}.schema.json`,
    `# ${description}`,
    exampleFollows,
    ...example,
    "",
  ].join("\n");
}
