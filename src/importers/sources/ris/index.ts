import type { FileFormat } from "../format";
import { readRis } from "./read-ris";

export const ris: FileFormat = {
  name: "ris",
  recognise: ({ text }) =>
    /(?:^|[\n\r])TY {1,2}- ?[A-Z]+[ \t]*[\n\r]/.test(text)
      ? "it has references that begin with “TY  -”"
      : null,
  read: readRis,
};
