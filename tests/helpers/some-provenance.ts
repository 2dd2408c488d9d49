import type { Provenance } from "../../src/network/provenance";

export const someProvenance: Provenance = {
  version: "1.2.3",
  revision: 42,
  question: "of=people&weight=newman",
  seed: 7,
  licence: "CC0-1.0",
};
