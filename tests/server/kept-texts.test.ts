import { createHash } from "node:crypto";

import { Role } from "../../src/domain/roles";
import { Catalogue } from "../../src/catalogue/catalogue";
import { clearWhenForgotten } from "../../src/server/clear-when-forgotten";
import { wholeGraph } from "../../src/server/graph";
import { KeptTexts } from "../../src/server/kept-texts";
import type { BoundsSource } from "../../src/server/limits/bounds-source";
import { CatalogueBounds } from "../../src/server/limits/catalogue-bounds";
import { internalRequest } from "../../src/server/request-context";
import { readSettings } from "../../src/server/settings";
import { knownEverywhere } from "../catalogue/forget/known-everywhere";
import { askerOf, silent } from "../helpers/graph-over";
import { afterTests } from "../helpers/after-tests";
import { federatedGraphOver } from "../helpers/federated-graph";
import { makePerson } from "../helpers/make-entities";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { temporaryDatabaseUrl } from "../helpers/temporary-database-url";
import { testStamp } from "../helpers/test-stamp";
import { upsert } from "../helpers/upsert";

/** A process that has this database open. */
async function opened(url: string): Promise<Catalogue> {
  const catalogue = await Catalogue.open(url);
  afterTests(() => catalogue.close());
  return catalogue;
}

/** A graph of Ann Lee whose every cache has something of her. */
async function askedAbout() {
  const url = await temporaryDatabaseUrl();
  const catalogue = await opened(url);
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
  const held = () => Object.keys(kept.sizes).filter((name) => (kept.sizes[name] ?? 0) > 0);
  return { ask, kept, held, ann, url, catalogue };
}

const forgetPerson = `mutation ($id: ID!, $isDryRun: Boolean!) {
  forgetPerson(input: { id: $id, isDryRun: $isDryRun }) { forgotten userErrors { code } } }`;

const all = ["analysis", "documents", "introspection", "persisted queries"];

describe("What a process keeps of texts", () => {
  it("is cleared when a person is forgotten, every cache of it, and not by a dry run", async () => {
    const { ask, kept, held, ann } = await askedAbout();
    expect(Object.keys(kept.sizes).toSorted()).toEqual(all);
    expect(held().toSorted()).toEqual(all);

    await ask(forgetPerson, { id: ann.id, isDryRun: true });
    expect(held().toSorted()).toEqual(all);

    const { data, errors } = await ask(forgetPerson, { id: ann.id, isDryRun: false });
    expect([data, errors]).toEqual([{ forgetPerson: { forgotten: ann.id, userErrors: [] } }, []]);
    expect(held()).toEqual([]);
  });

  it("is cleared when another process has forgotten a person, and not by its other edits", async () => {
    const { kept, held, ann, url, catalogue } = await askedAbout();
    const bounds = clearWhenForgotten(new CatalogueBounds(catalogue.reader), kept);
    await bounds.refresh();
    const other = await opened(url);

    await upsert(other, makePerson());
    await bounds.refresh();
    expect(held().toSorted()).toEqual(all);

    await other.forget(testStamp, ann.id);
    await bounds.refresh();
    expect(held()).toEqual([]);
  });

  it("is cleared at a router when a subgraph says that a person was forgotten, its plans too", async () => {
    const kept = new KeptTexts();
    const held = () => Object.keys(kept.sizes).filter((name) => (kept.sizes[name] ?? 0) > 0);
    const ask = federatedGraphOver(await startingCatalogue(), { kept });
    let forgotten = 0;
    let known = { revision: "1", forgotten, rows: {}, children: {} };
    const published: BoundsSource = {
      get current() {
        return known;
      },
      async refresh() {
        known = { ...known, forgotten };
      },
    };
    const bounds = clearWhenForgotten(published, kept);
    await ask('{ person(slug: "ann-lee") { name shows { totalCount } } }');

    await bounds.refresh();
    expect(held().toSorted()).toEqual(["documents", "plans"]);
    forgotten = 3;
    await bounds.refresh();
    expect(held()).toEqual([]);
  });
});
