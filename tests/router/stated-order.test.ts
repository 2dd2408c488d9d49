import type { Catalogue } from "../../src/catalogue/catalogue";
import { federatedGraphOver } from "../helpers/federated-graph";
import { type Ask, graphOver } from "../helpers/graph-over";
import * as make from "../helpers/make-entities";
import { openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";

/** In no order of names, ids or dates. */
const names = ["Mo", "Ann", "Zoe", "Cy", "Bo", "Lu"];

let catalogue: Catalogue;
beforeAll(async () => {
  ({ catalogue } = await openedCatalogue());
  const people = names.map((name) => make.makePerson({ name }));
  const [show, publication] = [make.makeShow(), make.makePublication({ title: "By six" })];
  const panel = make.makeEpisode({ show, title: "Panel", season: "1", number: 1.5 });
  const numbered = [10, 0, 2, 1, null].map((number) =>
    make.makeEpisode({ show, title: `No ${number}`, season: "1", number }),
  );
  const later = make.makeEpisode({ show, title: "Next season", season: "2", number: 0 });
  await upsert(
    catalogue,
    show,
    publication,
    panel,
    later,
    ...numbered,
    ...people,
    ...people.map((person, at) => make.makeAppearance({ person, episode: panel, position: at + 1 })),
    make.makeAppearance({ person: null, creditedAs: "N. N.", episode: panel, position: 7 }),
    ...people.map((person, at) =>
      make.makeContribution({ contributor: person, publication, position: at + 1 }),
    ),
  );
});

describe.each([
  ["one process", (over: Catalogue): Ask => graphOver(over)],
  ["a router over subgraphs", (over: Catalogue): Ask => federatedGraphOver(over)],
])("by %s", (_name, askOver) => {
  const ask = async (query: string) => {
    const { data, errors } = await askOver(catalogue)<Record<string, { nodes: unknown[] }>>(query);
    expect(errors).toEqual([]);
    return data;
  };

  it("a panel and an author list are in the order given, page by page, with those whose name is not known", async () => {
    const { episodes, publications } = await ask(`{
      episodes(filter: { title: "Panel" }) { nodes { appearances(first: 7) { nodes { creditedAs person { name } } } } }
      publications { nodes { contributions(first: 4) { nodes { contributor { ... on Person { name } } } pageInfo { endCursor } } } } }`);

    expect(episodes?.nodes).toEqual([
      {
        appearances: {
          nodes: [
            ...names.map((name) => ({ creditedAs: null, person: { name } })),
            { creditedAs: "N. N.", person: null },
          ],
        },
      },
    ]);
    expect(publications?.nodes).toMatchObject([
      { contributions: { nodes: names.slice(0, 4).map((name) => ({ contributor: { name } })) } },
    ]);
  });

  it("episodes of a serial are by season and number, with 0 and decimals, and those without a number last", async () => {
    const { episodes } = await ask("{ episodes(orderBy: SERIAL) { nodes { title } } }");

    expect(episodes?.nodes.map((node) => (node as { title: string }).title)).toEqual([
      "No 0",
      "No 1",
      "Panel",
      "No 2",
      "No 10",
      "No null",
      "Next season",
    ]);
  });
});
