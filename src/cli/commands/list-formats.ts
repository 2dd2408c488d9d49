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
