import { readdirSync, readFileSync } from "node:fs";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { firstDifference } from "../helpers/compare-answers";
import { federatedGraphOver } from "../helpers/federated-graph";
import { graphOver, type Answer, type Ask } from "../helpers/graph-over";
import { knownIn } from "../helpers/known-in";
import { operations } from "../helpers/operations";
import type { Known } from "../helpers/random-operations";
import { projectFolder, startingCatalogue } from "../helpers/starting-catalogue";

interface Found {
  readonly awards: {
    readonly nodes: ReadonlyArray<{ readonly honours: { readonly nodes: Array<{ id: string }> } }>;
  };
  readonly publications: {
    readonly nodes: ReadonlyArray<{ readonly contributions: { readonly nodes: Array<{ id: string }> } }>;
  };
}

describe("a router over the five subgraphs", () => {
  let catalogue: Catalogue;
  let whole: Ask;
  let known: Known;
  beforeAll(async () => {
    catalogue = await startingCatalogue();
    whole = graphOver(catalogue);
    known = await knownIn(catalogue);
  });

  describe("federated", () => {
    let federated: Ask;
    beforeAll(() => {
      federated = federatedGraphOver(catalogue);
    });

    it.each(readdirSync(`${projectFolder}/examples`).filter((name) => name.endsWith(".graphql")))(
      "answers %s like the merged server",
      async (name) => {
        const question = readFileSync(`${projectFolder}/examples/${name}`, "utf8");

        const answer = await federated(question);

        expect(answer).toEqual(await whole(question));
      },
    );

    it("keeps fields apart that have one response key but different arguments by type", async () => {
      const hosts = (first: number) =>
        `person { suggestedHosts(first: ${first}) { totalCount nodes { node { ... on Person { name } } } } }`;
      const question = `query ($ids: [ID!]!) { nodes(ids: $ids) {
        ... on Honour { ${hosts(1)} } ... on Contribution { ${hosts(3)} } ... on Appearance { note: creditedAs ${hosts(2)} } ... on Show { note: description } } }`;
      const { data } = await whole<Found>(
        "{ awards(first: 1) { nodes { honours(first: 1) { nodes { id } } } } publications(first: 1) { nodes { contributions(first: 1) { nodes { id } } } } }",
      );
      const [honour] = data.awards.nodes[0]?.honours.nodes ?? [];
      const [contribution] = data.publications.nodes[0]?.contributions.nodes ?? [];
      const ids = [honour?.id, contribution?.id, known("Appearance")[0], known("Show")[0]];

      const answer = await federated(question, { ids });

      expect(answer).toEqual(await whole(question, { ids }));
      expect(answer.errors).toEqual([]);
    });

    it.each([
      ["{ network(of: PEOPLE, minWeight: 1e400) { order } }", ["BAD_USER_INPUT"]],
      ["{ network(of: PEOPLE, minWeight: -1e400) { order } }", ["BAD_USER_INPUT"]],
      ["{ network(of: PEOPLE, minWeight: 99999999999999999999) { order } }", ["BAD_USER_INPUT"]],
      [
        "query ($weight: Float = 1e400) { network(of: PEOPLE, minWeight: $weight) { order } }",
        ["BAD_USER_INPUT"],
      ],
      ["{ node(id: 99999999999999999999) { id } }", []],
    ])("takes a number that is out of range like the merged server: %s", async (question, codes) => {
      const answers = await Promise.all([whole(question), federated(question)]);

      expect(answers.map(codesIn)).toEqual([codes, codes]);
    });

    it("resolves a fragment with @skip in another subgraph", async () => {
      const question = `query ($skip: Boolean!) { awards(first: 1) {
        ... on AwardConnection @skip(if: $skip) { nodes { conferredBy { inferredFrom name } } } edges { node { year } } } }`;

      for (const skip of [true, false]) {
        const answer = await federated(question, { skip });

        expect(answer).toEqual(await whole(question, { skip }));
        expect(answer.errors).toEqual([]);
      }
    });

    it(`answers ${operations} random operations like the merged server, including error paths`, async () => {
      const seed = Number(process.env["SEED"] ?? 1);
      expect(await firstDifference(whole, federated, { known, operations, seed })).toBeNull();
    });
  });
});

const codesIn = ({ errors }: Pick<Answer<unknown>, "errors">) =>
  errors.map(({ extensions }) => extensions?.["code"]);
