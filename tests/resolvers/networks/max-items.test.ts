import * as make from "../../helpers/make-entities";
import { graphOver } from "../../helpers/graph-over";
import { upsert } from "../../helpers/upsert";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";

/** Two people who were in all twelve episodes of a show, a day apart, and one of them on a second show. */
async function twoInTwelve() {
  const catalogue = await temporaryCatalogue();
  const [ann, bob] = [make.makePerson({ name: "Ann" }), make.makePerson({ name: "Bob" })];
  const [show, other] = [make.makeShow(), make.makeShow()];
  const episodes = Array.from({ length: 12 }, (_, day) =>
    make.makeEpisode({ show, publishedOn: `2024-01-${String(day + 1).padStart(2, "0")}` }),
  );
  const elsewhere = make.makeEpisode({ show: other, publishedOn: "2024-01-13" });
  await upsert(
    catalogue,
    ann,
    bob,
    show,
    other,
    elsewhere,
    ...episodes,
    ...episodes.flatMap((episode) => [ann, bob].map((person) => make.makeAppearance({ person, episode }))),
    make.makeAppearance({ person: ann, episode: elsewhere }),
  );
  return { ask: graphOver(catalogue), ann, bob };
}

interface Tour {
  readonly shows: unknown[];
  readonly appearances: unknown[];
  readonly all: unknown[];
}

interface Facts {
  readonly factCount: number;
  readonly facts: unknown[];
}

describe("A list that is no page", () => {
  it("has ten items, or `max`, next to the count of all", async () => {
    const { ask } = await twoInTwelve();

    const { data, errors } = await ask<{ pressTours: { nodes: Tour[] } }>(
      `{ pressTours(rate: 0, maxPValue: 1) { nodes {
           showCount shows(max: 1) { __typename }
           appearanceCount appearances { __typename } all: appearances(max: 100) { __typename } } } }`,
    );

    expect(errors).toEqual([]);
    const [tour] = data.pressTours.nodes;
    expect(tour).toMatchObject({ showCount: 2, appearanceCount: 13 });
    expect([tour?.shows.length, tour?.appearances.length, tour?.all.length]).toEqual([1, 10, 13]);
  });

  it("holds for the facts of a tie and of a step", async () => {
    const { ask, ann, bob } = await twoInTwelve();

    const { data, errors } = await ask<{
      network: { ties: { nodes: [{ evidence: { nodes: [Facts] } }] } };
      path: { shortest: [{ steps: [Facts] }] };
    }>(
      `{ network(of: PEOPLE) { ties(first: 1) { nodes { evidence(first: 1) { nodes { factCount facts(max: 1) { __typename } } } } } }
         path(from: "${ann.id}", to: "${bob.id}") { shortest(max: 1) { steps { factCount facts(max: 1) { __typename } } } } }`,
    );

    expect(errors).toEqual([]);
    const [evidence] = data.network.ties.nodes[0].evidence.nodes;
    expect([evidence.factCount, evidence.facts.length]).toEqual([2, 1]);
    const [step] = data.path.shortest[0].steps;
    expect([step.factCount, step.facts.length]).toEqual([1, 1]);
  });

  it("refuses none, and more than a hundred", async () => {
    const { ask } = await twoInTwelve();

    for (const max of [0, 101]) {
      const { errors } = await ask(
        `{ pressTours(rate: 0, maxPValue: 1) { nodes { shows(max: ${max}) { __typename } } } }`,
      );

      expect(errors[0]).toMatchObject({
        message: `\`max\` takes 1 to 100, but got ${max}.`,
        extensions: { code: "BAD_USER_INPUT" },
      });
    }
  });
});
