import { federatedGraphOver } from "../helpers/federated-graph";
import { graphOver } from "../helpers/graph-over";
import { startingCatalogue } from "../helpers/starting-catalogue";

describe("an entity that occurs twice in an answer", () => {
  it("can have different fields under one response key", async () => {
    const catalogue = await startingCatalogue();
    const [merged, federated] = [graphOver(catalogue), federatedGraphOver(catalogue)];
    const found = await merged<{ appearances: { nodes: Array<{ episode: { id: string } }> } }>(
      "{ appearances(first: 1) { nodes { episode { id } } } }",
    );
    const works = (count: number) => `... on Episode {
      appearances { nodes { person { works: publications(first: ${count}) { nodes { id } } } } }
    }`;
    const query = `query ($id: ID!) { one: node(id: $id) { ${works(1)} } other: node(id: $id) { ${works(2)} } }`;
    const variables = { id: found.data.appearances.nodes[0]?.episode.id };

    const answer = await federated(query, variables);

    expect(answer).toEqual(await merged(query, variables));
    const { one, other } = answer.data as Record<string, unknown>;
    expect(one).not.toEqual(other);
  });
});
