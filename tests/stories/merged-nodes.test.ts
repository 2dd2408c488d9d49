import { readFileSync } from "node:fs";

import { mergeInto } from "../catalogue/merging";
import { graphOver } from "../helpers/graph-over";
import * as make from "../helpers/make-entities";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { testStamp } from "../helpers/test-stamp";
import { upsert } from "../helpers/upsert";

describe("question 10", () => {
  it("has forty nodes in the order of their ids: null for the removed, the remaining one for the merged", async () => {
    const catalogue = await temporaryCatalogue();
    const people = Array.from({ length: 39 }, (_, place) => make.makePerson({ name: `Person ${place}` }));
    await upsert(catalogue, ...people);
    const ids = people.map(({ id }) => id);
    const [survivor = "", merged = "", removed = "", ofMerged = ""] = ids;
    await mergeInto(catalogue, merged, ofMerged);
    await mergeInto(catalogue, survivor, merged);
    await catalogue.edit(testStamp, (edit) => edit.remove([removed]));
    const asked = [...ids.toReversed(), make.makePerson().id];

    const query = readFileSync(`${projectFolder}/examples/10-nodes.graphql`, "utf8");
    const ask = graphOver(catalogue);
    const { data, errors } = await ask<{ nodes: Array<{ id: string } | null> }>(
      query.replace(/ids: \[[^\]]*\]/, `ids: ${JSON.stringify(asked)}`),
    );

    expect(errors).toEqual([]);
    const gone = new Set([removed, asked.at(-1)]);
    const led = new Set([merged, ofMerged]);
    expect(data.nodes.map((node) => node?.id ?? null)).toEqual(
      asked.map((id) => (gone.has(id) ? null : led.has(id) ? survivor : id)),
    );
    expect(asked).toHaveLength(40);
  });
});
