import { subgraphGraph } from "../../src/server/graph";
import { subgraphs } from "../../src/subgraphs";
import { mergeInto } from "../catalogue/merging";
import { editor } from "../helpers/editor";
import { federatedGraphOver } from "../helpers/federated-graph";
import { askerOf, graphOver, silent } from "../helpers/graph-over";
import * as make from "../helpers/make-entities";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { upsert } from "../helpers/upsert";

async function mergedPeople() {
  const catalogue = await temporaryCatalogue();
  const [ann, anne] = ["ann", "anne"].map((slug) => make.makePerson({ slug, name: slug })) as [
    ReturnType<typeof make.makePerson>,
    ReturnType<typeof make.makePerson>,
  ];
  const show = make.makeShow();
  const episode = make.makeEpisode({ show });
  const publication = make.makePublication();
  await upsert(
    catalogue,
    ann,
    anne,
    show,
    episode,
    publication,
    make.makeAppearance({ person: anne, episode }),
    make.makeContribution({ contributor: anne, publication }),
  );
  await mergeInto(catalogue, ann.id, anne.id);
  return { catalogue, ann, anne };
}

const fields =
  "id slug publications { nodes { id } } appearances { nodes { id } } history { nodes { entity operation } } changedAt";

describe("An entity that was merged, over a router", () => {
  it("answers as the remaining one by each of its names", async () => {
    const { catalogue, ann, anne } = await mergedPeople();
    const [merged, federated] = [graphOver(catalogue), federatedGraphOver(catalogue)];

    for (const name of [anne.id, anne.slug, ann.id]) {
      const query = `query ($id: ID!, $ids: [ID!]!) {
        person(id: $id) { ${fields} }
        node(id: "${anne.id}") { ... on Person { ${fields} } }
        nodes(ids: $ids) { ... on Person { ${fields} } }
      }`;
      const variables = { id: name, ids: [anne.id, ann.id] };

      const answer = await federated<{ person: unknown; nodes: unknown[] }>(query, variables);

      expect(answer).toEqual(await merged(query, variables));
      expect(answer.errors).toEqual([]);
      expect(answer.data.person).toMatchObject({ id: ann.id, publications: { nodes: [{}] } });
      expect(answer.data.nodes).toEqual([answer.data.person, answer.data.person]);
    }
  });

  it.each(subgraphs.filter(({ adds, owns }) => "Person" in adds || owns.some((type) => type === "Person")))(
    "answers as the remaining one where $name is asked for it by a router",
    async (subgraph) => {
      const { catalogue, ann, anne } = await mergedPeople();
      const ask = askerOf(subgraphGraph(subgraph, catalogue, silent), editor);
      const added: readonly string[] = (subgraph.adds as Record<string, readonly string[]>)["Person"] ?? [];
      const list = ["publications", "appearances", "history"].find((field) => added.includes(field));
      const selection = list === undefined ? "id" : `id ${list} { totalCount }`;

      const { data, errors } = await ask<{ _entities: unknown[] }>(
        `query ($all: [_Any!]!) { _entities(representations: $all) { ... on Person { ${selection} } } }`,
        { all: [anne.id, ann.id].map((id) => ({ __typename: "Person", id })) },
      );

      expect(errors).toEqual([]);
      expect(data._entities[0]).toMatchObject({ id: ann.id });
      expect(data._entities[0]).toEqual(data._entities[1]);
      expect(JSON.stringify(data)).not.toContain(`"totalCount":0`);
    },
  );
});
