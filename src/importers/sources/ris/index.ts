import type { FileFormat } from "../format";
import { readRis } from "./read-ris";
import { isPubmed } from "./references";

export const ris: FileFormat = {
  name: "ris",
  recognise({ text }) {
    if (isPubmed(text)) return "its references begin with “PMID-”, as PubMed exports them";
    return /(?:^|[\n\r])TY {1,2}- ?[A-Z]+[ \t]*[\n\r]/.test(text)
      ? "it has references that begin with “TY  -”"
      : null;
  },
  read: readRis,
};
