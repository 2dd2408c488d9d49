import { findBounds } from "../../../src/catalogue/queries/bounds";
import type { Catalogue } from "../../../src/catalogue/catalogue";
import { subgraphGraph, wholeGraph } from "../../../src/server/graph";
import { ownBounds } from "../../../src/server/bounds/own-bounds";
import { subgraphs } from "../../../src/subgraphs";
import { people } from "../../../src/subgraphs/people";
import { silent } from "../../helpers/graph-over";
import { makePerson } from "../../helpers/make-entities";
import { served } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { upsert } from "../../helpers/upsert";

describe("the bounds that a subgraph publishes", () => {
  const statements: string[] = [];
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await startingCatalogue((text) => statements.push(text));
  });

  async function peopleAt(): Promise<(etag?: string) => Promise<Response>> {
    const { url } = await served((plugins) => subgraphGraph(people, catalogue, silent, plugins));
    return (etag) => fetch(`${url}/bounds`, { headers: etag === undefined ? {} : { "if-none-match": etag } });
  }

  it.each(subgraphs.map((subgraph) => [subgraph.name, subgraph] as const))(
    "are those of what %s owns",
    async (_name, subgraph) => {
      const { url } = await served((plugins) => subgraphGraph(subgraph, catalogue, silent, plugins));

      const published: unknown = await (await fetch(`${url}/bounds`)).json();

      const own = ownBounds(subgraph, await findBounds(catalogue.reader));
      expect(published).toEqual(own);
      expect(Object.keys(own.rows)).toEqual(subgraph.owns.filter((type) => type in own.rows));
    },
  );

  it("move only when they have changed: 304 is one statement", async () => {
    const ask = await peopleAt();
    const etag = (await ask()).headers.get("etag") ?? "";

    statements.length = 0;
    const again = await ask(etag);
    expect([again.status, await again.text(), statements.length]).toEqual([304, "", 1]);

    await upsert(catalogue, makePerson());
    const changed = await ask(etag);
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
    expect(await changed.json()).toMatchObject({ rows: { Person: 32 } });
  });

  it("are not public: the merged server has none", async () => {
    const { url } = await served((plugins) => wholeGraph(catalogue, silent, plugins));

    expect((await fetch(`${url}/bounds`)).status).toBe(404);
  });
});
