import { createHash } from "node:crypto";

import { Role } from "../../src/domain/roles";
import { wholeGraph } from "../../src/server/graph";
import { KeptTexts } from "../../src/server/kept-texts";
import { internalRequest } from "../../src/server/request-context";
import { readSettings } from "../../src/server/settings";
import { knownEverywhere } from "../catalogue/forget/known-everywhere";
import { askerOf, silent } from "../helpers/graph-over";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { upsert } from "../helpers/upsert";

/** A graph of Ann Lee whose every cache has something of her. */
async function askedAbout() {
  const catalogue = await temporaryCatalogue();
  const { all, ann } = knownEverywhere();
  await upsert(catalogue, ...all);
  const kept = new KeptTexts();
  const { limits } = readSettings({ MAX_PRICE: "5000" });
  const graph = wholeGraph(catalogue, silent, [], limits, undefined, { kept });
  const key = { name: "the-admin", role: Role.ADMIN, expiresAt: null };
  const query = '{ person(slug: "ann-lee") { name } }';
  const sha256Hash = createHash("sha256").update(query).digest("hex");
  await graph.server.executeOperation(
    { query, extensions: { persistedQuery: { version: 1, sha256Hash } } },
    { contextValue: graph.contextOf(internalRequest("a-test")) },
  );
  const ask = askerOf(graph, key);
  await ask("{ __schema { queryType { name } } } # Ann Lee");
  await ask("{ network(of: PEOPLE) { order } }");
  return { ask, kept, ann };
}

const forgetPerson = `mutation ($id: ID!, $isDryRun: Boolean!) {
  forgetPerson(input: { id: $id, isDryRun: $isDryRun }) { forgotten userErrors { code } } }`;

const all = ["analysis", "documents", "introspection", "persisted queries"];

describe("What a process keeps of texts", () => {
  it("is cleared when a person is forgotten, every cache of it, and not by a dry run", async () => {
    const { ask, kept, ann } = await askedAbout();
    const held = () =>
      Object.keys(kept.sizes)
        .filter((name) => (kept.sizes[name] ?? 0) > 0)
        .toSorted();
    expect(Object.keys(kept.sizes).toSorted()).toEqual(all);
    expect(held()).toEqual(all);

    await ask(forgetPerson, { id: ann.id, isDryRun: true });
    expect(held()).toEqual(all);

    const { data, errors } = await ask(forgetPerson, { id: ann.id, isDryRun: false });
    expect([data, errors]).toEqual([{ forgetPerson: { forgotten: ann.id, userErrors: [] } }, []]);
    expect(held()).toEqual([]);
  });
});
