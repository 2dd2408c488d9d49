import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";

import Ajv2020 from "ajv/dist/2020";

import { hif } from "../../../src/network/export/hif";
import { someProvenance } from "../../helpers/some-provenance";

const schema = JSON.parse(readFileSync(`${__dirname}/hif.schema.json`, "utf8")) as object;
const isHif = new Ajv2020({ allowUnionTypes: true }).compile(schema);

const meeting = {
  title: "One meeting",
  provenance: someProvenance,
  nodes: [
    { id: "person_a", label: "Ann", kind: null },
    { id: "person_b", label: "Bob", kind: null },
  ],
  events: [{ id: "episode_1", label: "Pilot", when: { from: "2021-03-01", to: "2021-03-01" } }],
  incidences: [
    { nodeId: "person_a", eventId: "episode_1", facts: 1 },
    { nodeId: "person_b", eventId: "episode_1", facts: 2 },
  ],
};

describe("The Hypergraph Interchange Format", () => {
  it("matches its schema, with one hyperedge per event", () => {
    const written = JSON.parse([...hif(meeting)].join("")) as Record<string, unknown>;

    expect([isHif(written), isHif.errors]).toEqual([true, null]);
    expect(written).toMatchObject({
      "network-type": "undirected",
      metadata: { name: "One meeting", ...someProvenance },
      edges: [{ edge: "episode_1", attrs: { label: "Pilot", from: "2021-03-01" } }],
      incidences: [
        { edge: "episode_1", node: "person_a", weight: 1 },
        { edge: "episode_1", node: "person_b", weight: 2 },
      ],
    });
  });

  it("may be empty", () => {
    const written: unknown = JSON.parse(
      [...hif({ title: "", provenance: someProvenance, nodes: [], events: [], incidences: [] })].join(""),
    );

    expect([isHif(written), isHif.errors]).toEqual([true, null]);
  });
});

const sample = resolve(__dirname, "../../../../shared/data/networks/publications.hif.json.gz");
const describeWithSample = existsSync(sample) ? describe : describe.skip;

describeWithSample("Other people's HIF (skipped where ../shared is missing)", () => {
  it("has a schema equal to our copy", () => {
    const theirs: unknown = JSON.parse(gunzipSync(readFileSync(sample)).toString());

    expect([isHif(theirs), isHif.errors]).toEqual([true, null]);
  });
});
