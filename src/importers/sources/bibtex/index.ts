import type { FileFormat } from "../format";
import { entryBeginning } from "./kinds";
import { readBibtex } from "./read-bibtex";

export const bibtex: FileFormat = {
  name: "bibtex",
  recognise: ({ text }) => (entryBeginning.test(text) ? "it has entries of BibTeX" : null),
  read: readBibtex,
};
