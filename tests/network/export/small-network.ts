import type { NetworkTable } from "../../../src/network/export/network-table";
import { someProvenance } from "../../helpers/some-provenance";

/**
 * Three people and two ties, with everything that a format could fail on: formulas, markup, line breaks and
 * other scripts.
 */
export function smallNetwork(options: Partial<NetworkTable> = {}): NetworkTable {
  return {
    title: "People & <ties>",
    provenance: someProvenance,
    isDirected: false,
    measures: [
      { name: "degree", isWhole: true },
      { name: "betweenness", isWhole: false },
    ],
    nodes: [
      { id: "person_a", label: '=HYPERLINK("http://x")', kind: null, values: [2, 0.5] },
      { id: "person_b", label: "Zoë <b> & “Ćor”,\n二", kind: "SCHOOL", values: [1, null] },
      { id: "person_c", label: "-Cid\u0000", kind: null, values: [1, 0] },
    ],
    edges: [
      {
        from: "person_a",
        to: "person_b",
        weight: 1.5,
        evidence: 3,
        spells: [
          { from: "2021-03-01", to: "2021-03-01" },
          { from: "2023-01-01", to: "2023-12-31" },
        ],
      },
      { from: "person_a", to: "person_c", weight: 1, evidence: 1, spells: [] },
    ],
    ...options,
  };
}
