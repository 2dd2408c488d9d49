import * as make from "../../helpers/make-entities";
import { upsert } from "../../helpers/upsert";
import { ann, appearance, editableGraph, episode, problem, show, sources } from "./editable-graph";

const anne = make.makePerson({ name: "Anne Lee", slug: "anne-lee" });
const second = make.makeAppearance({ person: anne, episode, creditedAs: "Anne" });
const mergePeople = `mutation ($input: MergeInput!) { mergePeople(input: $input) { person { id version alternateNames appearances { nodes { id } } } ${problem} } }`;
const unmergePerson = `mutation ($input: UnmergeInput!) { unmergePerson(input: $input) { person { id name appearances { nodes { id } } } ${problem} } }`;
const markDistinct = `mutation ($input: DistinctInput!) { markDistinct(input: $input) { one { id } ${problem} } }`;
const unmarkDistinct = `mutation ($input: DistinctInput!) { unmarkDistinct(input: $input) { one { id } ${problem} } }`;

async function twoAnns() {
  const graph = await editableGraph();
  await upsert(graph.catalogue, anne, second);
  const change = async (mutation: string, input: object) =>
    Object.values(await graph.run(mutation, { input }))[0];
  return {
    ...graph,
    change,
    merge: (more = {}) => change(mergePeople, { survivor: "ann-lee", absorbed: "anne-lee", ...more }),
  };
}

describe("mergePeople and unmergePerson", () => {
  it("make one of two, named by id or slug, and two of one", async () => {
    const { merge, change } = await twoAnns();

    expect(await merge({ expectedVersion: 1, expectedAbsorbedVersion: 1, why: "One person." })).toEqual({
      person: {
        id: ann.id,
        version: 2,
        alternateNames: ["Anne Lee"],
        appearances: { nodes: [{ id: appearance.id }] },
      },
      userErrors: [],
    });
    expect(await change(unmergePerson, { id: "anne-lee", expectedVersion: 2 })).toEqual({
      person: { id: anne.id, name: "Anne Lee", appearances: { nodes: [{ id: second.id }] } },
      userErrors: [],
    });
  });

  it("answer once under an idempotency key", async () => {
    const { merge } = await twoAnns();
    const first = await merge({ idempotencyKey: "one" });

    expect(await merge({ idempotencyKey: "one" })).toEqual(first);
  });

  it("say what was expected, and which entity is in the way", async () => {
    const { merge } = await twoAnns();
    await merge();

    expect(await merge()).toEqual({
      person: null,
      userErrors: [
        {
          code: "ALREADY_MERGED",
          field: ["absorbed"],
          message: `Expected one that is there by itself, but ${anne.id} was merged into ${ann.id} already.`,
          expected: null,
          currentVersion: null,
          node: { id: ann.id },
        },
      ],
    });
  });

  it("leave one by every name of both: nodes, slugs, filters, networks, search of links, references of mutations", async () => {
    const { ask, merge, run } = await twoAnns();
    await merge();
    const names = [anne.id, "anne-lee", ann.id, "ann-lee"];

    for (const name of names) {
      const { data, errors } = await ask(
        `query ($id: ID!) {
           person(id: $id) { id appearances { totalCount } history { nodes { entity operation } } }
           appearances(filter: { person: $id }) { nodes { id } }
           timeline(person: $id) { totalCount }
           network(of: PEOPLE) { member(id: $id) { node { id } } }
         }`,
        { id: name },
      );
      expect(errors).toEqual([]);
      expect([name, data]).toMatchObject([
        name,
        {
          person: { id: ann.id, appearances: { totalCount: 1 } },
          appearances: { nodes: [{ id: appearance.id }] },
          timeline: { totalCount: 1 },
        },
      ]);
      const { createAbout } = await run(
        `mutation ($input: CreateAboutInput!) { createAbout(input: $input) { about { subject { ... on Person { id } } } userErrors { code } } }`,
        { input: { work: episode.id, subject: name.includes("_") ? name : anne.id, sources } },
      );
      expect(createAbout).toEqual({ about: { subject: { id: ann.id } }, userErrors: [] });
    }
    const { data } = await ask(`{ node(id: "${second.id}") { id } nodes(ids: ["${second.id}"]) { id } }`);
    expect(data).toEqual({ node: { id: appearance.id }, nodes: [{ id: appearance.id }] });
  });

  it("let a page go on that was begun by the old id", async () => {
    const { ask, catalogue, merge } = await twoAnns();
    const others = [2, 3].map((number) => make.makeEpisode({ show, number }));
    const more = others.map((one) => make.makeAppearance({ person: anne, episode: one }));
    await upsert(catalogue, ...others, ...more);
    const page = async (after: string | null) => {
      const { data } = await ask<{
        person: { appearances: { nodes: Array<{ id: string }>; pageInfo: { endCursor: string } } };
      }>(
        "query ($id: ID!, $after: String) { person(id: $id) { appearances(first: 2, after: $after) { nodes { id } pageInfo { endCursor } } } }",
        { id: anne.id, after },
      );
      return data.person.appearances;
    };
    const before = await page(null);
    await merge();

    const { nodes } = await page(before.pageInfo.endCursor);

    const ids = [...before.nodes, ...nodes].map(({ id }) => (id === second.id ? appearance.id : id));
    expect(new Set(ids)).toEqual(new Set([appearance, ...more].map(({ id }) => id)));
    expect(ids).toHaveLength(3);
  });
});

describe("markDistinct", () => {
  it("keeps two from being merged until unmarkDistinct", async () => {
    const { change, merge } = await twoAnns();
    const input = { type: "Person", one: "anne-lee", other: ann.id };

    expect(await change(markDistinct, input)).toEqual({ one: { id: anne.id }, userErrors: [] });
    expect(await merge()).toMatchObject({
      person: null,
      userErrors: [{ code: "DISTINCT", node: { id: anne.id } }],
    });
    expect(await change(unmarkDistinct, input)).toEqual({ one: { id: anne.id }, userErrors: [] });
    expect(await merge()).toMatchObject({ person: { id: ann.id } });
  });
});
