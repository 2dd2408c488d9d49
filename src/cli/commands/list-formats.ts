import type { Form } from "../../server/pages/operations";

/** The formats of a list or a person, by their names on the command line. */
export const listFormats: Readonly<Record<string, Form>> = {
  rss: "rss",
  csv: "csv",
  xlsx: "xlsx",
  bibtex: "bibtex",
  ris: "ris",
  "csl-json": "cslJson",
  "json-resume": "jsonResume",
};

const table = "appearances, a row each: who, in which roles, in which episode of which show";
const bibliography = "publications with their contributors, publishers, identifiers and topics";

/** What each format holds. */
const holds: Readonly<Record<string, string>> = {
  yaml: "all of the graph as the files of a data folder",
  ndjson: "the same as one file, an entity a line",
  rss: "episodes with their people (Podcasting 2.0): a show's, or those of appearances",
  csv: table,
  xlsx: "the same as a workbook",
  bibtex: bibliography,
  ris: "the same",
  "csl-json": "the same",
  "json-resume": "a person's posts, studies, awards and publications",
};

const width = Math.max(...Object.keys(holds).map((name) => name.length)) + 2;

export const formatsHelp = `
Formats:
${Object.entries(holds)
  .map(([name, what]) => `  ${name.padEnd(width)}${what}`)
  .join("\n")}

Without a show, person and so on, csv, xlsx, bibtex, ris and csl-json are of all of the graph. \`rostrum import --mapping rostrum\` reads a
table back, \`rostrum import\` the others; \`rostrum load\` reads yaml and ndjson. Disputed facts are in none of the lists (docs/exporting.md).`;
