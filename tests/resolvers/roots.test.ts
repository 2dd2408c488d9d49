import type { Catalogue } from "../../src/catalogue/catalogue";
import { findBySlug } from "../../src/catalogue/queries/by-id";
import { graphOver, type Ask } from "../helpers/graph-over";
import { changed } from "../helpers/make-entities";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { testStamp } from "../helpers/test-stamp";

describe("the roots, on the starting catalogue", () => {
  let ask: Ask;
  let catalogue: Catalogue;

  beforeAll(async () => {
    catalogue = await startingCatalogue();
    ask = graphOver(catalogue);
  });

  const data = async <Data = unknown>(query: string, variables?: Record<string, unknown>): Promise<Data> => {
    const answer = await ask<Data>(query, variables);
    expect(answer.errors).toEqual([]);
    return answer.data;
  };

  it.each([
    ["person", "victoria-carr"],
    ["organisation", "british-army"],
    ["show", "wed-talks"],
    ["episode", "wed-talks-leading-from-the-front"],
    ["topic", "defence"],
    ["publication", "leading-with-love"],
    ["award", "chartered-manager-of-the-year-2023"],
  ])("find a %s by its slug and by its id alike", async (root, slug) => {
    const bySlug = `query ($slug: String) { thing: ${root}(slug: $slug) { id slug } }`;
    const { thing } = await data<{ thing: { id: string } }>(bySlug, { slug });
    const { id } = thing;

    expect(await data(`query ($id: ID) { ${root}(id: $id) { id slug } }`, { id })).toEqual({
      [root]: { id, slug },
    });
    expect(await data(`query ($id: ID!) { node(id: $id) { id __typename } }`, { id })).toEqual({
      node: { id, __typename: `${root.charAt(0).toUpperCase()}${root.slice(1)}` },
    });
  });

  it("keep the order of the ids that nodes is asked for, with null for the unknown, repeats included", async () => {
    const { people, shows } = await data<Record<"people" | "shows", { nodes: Array<{ id: string }> }>>(
      `{ people(first: 3) { nodes { id } } shows(first: 2) { nodes { id } } }`,
    );
    const known = [...shows.nodes, ...people.nodes].map(({ id }) => id).toReversed();
    const ids = [
      known[0],
      "person_1111111111111111111111",
      known[1],
      "junk",
      known[2],
      known[3],
      known[0],
      known[4],
    ];

    const { nodes } = await data<{ nodes: Array<{ id: string } | null> }>(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`,
      { ids },
    );

    expect(nodes.map((node) => node?.id ?? null)).toEqual(
      ids.map((id) => (known.includes(id ?? "") ? id : null)),
    );
  });

  it("refuse more than a hundred ids", async () => {
    const { errors } = await ask(`query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, {
      ids: Array(101).fill("x"),
    });

    expect(errors[0]?.message).toBe("Expected at most 100 ids, but got 101.");
  });

  it.each([
    ['people(filter: { name: "VICTORIA" })', ["Victoria Carr", "Victoria Maguire"]],
    ['people(filter: { name: "vic carr" })', ["Victoria Carr"]],
    ['people(filter: { affiliatedWith: "persyou" })', ["Nicholas McKie"]],
    ['people(filter: { name: "victoria" }, orderBy: Z_TO_A)', ["Victoria Maguire", "Victoria Carr"]],
    [
      'organisations(filter: { parent: "british-army" })',
      ["Centre for Army Leadership", "Intelligence Corps"],
    ],
    [
      "organisations(filter: { kinds: [UNIVERSITY] }, first: 2)",
      ["Leeds Beckett University", "Liverpool John Moores University"],
    ],
    ['organisations(filter: { name: "LJMU" })', ["Liverpool John Moores University"]],
    ['organisations(filter: { locality: "Ellesmere Port" })', ["Woodlands Primary School"]],
  ])("filter and order: %s", async (list, names) => {
    const { found } = await data<{ found: { nodes: Array<{ name: string }> } }>(
      `{ found: ${list} { nodes { name } } }`,
    );

    expect(found.nodes.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['shows(filter: { title: "teachers" })', ["The Teachers' Podcast", "The Teachers' Point of View"]],
    ['shows(filter: { organisation: "centre-for-army-leadership" })', ["Centre for Army Leadership podcast"]],
    ["shows(filter: { kinds: [BROADCAST, COURSE] })", ["Leader Connect", "Sky News documentary"]],
    [
      'episodes(filter: { show: "world-education-summit", season: "2023" })',
      ["Change Management: more than simply managing change", "World Education Summit 2023, Living Books"],
    ],
    [
      'publications(filter: { title: "imaginary", kinds: [THESIS] })',
      [expect.stringMatching(/^The Neoliberal/)],
    ],
    ['publications(filter: { publisher: "centre-for-army-leadership" })', ["Insight 60"]],
  ])("filter by title and kind: %s", async (list, titles) => {
    const { found } = await data<{ found: { nodes: Array<{ displayTitle: string }> } }>(
      `{ found: ${list} { nodes { displayTitle } } }`,
    );

    expect(found.nodes.map(({ displayTitle }) => displayTitle)).toEqual(titles);
  });

  it("filter appearances by person, kind of show, role and dates together", async () => {
    const answer = await data(`{ appearances(filter: {
      person: "victoria-carr", showKinds: [CONFERENCE], roles: [SPEAKER], dates: { from: "2023", to: "2023-06" }
    }) { totalCount nodes { episode { occurredOn { edtf } } } } }`);

    expect(answer).toEqual({
      appearances: {
        totalCount: 2,
        nodes: [
          { episode: { occurredOn: { edtf: "2023-03-22T16:00Z" } } },
          { episode: { occurredOn: { edtf: "2023-03-20/2023-03-23" } } },
        ],
      },
    });
  });

  it("count a date that is known to the month only wherever it may lie", async () => {
    const { publications } = await data<{
      publications: { nodes: Array<{ publishedOn: { edtf: string } }> };
    }>(
      `{ publications(filter: { dates: { from: "2021-02-28", to: "2021-03-01" } }) { nodes { publishedOn { edtf } } } }`,
    );

    expect(publications.nodes.map(({ publishedOn }) => publishedOn.edtf)).toEqual(["2021-03", "2021-02"]);
  });

  it("put what is undated last in both orders", async () => {
    for (const orderBy of ["NEWEST_FIRST", "OLDEST_FIRST"]) {
      const { timeline } = await data<{ timeline: { nodes: Array<{ date: { earliest: string } | null }> } }>(
        `{ timeline(person: "victoria-carr", first: 100, orderBy: ${orderBy}) { nodes { date { earliest } } } }`,
      );
      const dates = timeline.nodes.map(({ date }) => date?.earliest ?? null);
      const dated = dates.filter((date) => date !== null);
      const sorted = orderBy === "NEWEST_FIRST" ? dated.toSorted().toReversed() : dated.toSorted();

      expect(dates.length).toBeGreaterThan(dated.length);
      expect(dates.slice(0, dated.length)).toEqual(sorted);
    }
  });

  it("keep only the kinds that a timeline is asked for", async () => {
    const answer = await data(
      `{ timeline(person: "victoria-carr", kinds: [HONOUR]) { totalCount nodes { kind } } }`,
    );

    expect(answer).toEqual({ timeline: { totalCount: 1, nodes: [{ kind: "HONOUR" }] } });
  });

  it("lead from an old slug to the thing that had it", async () => {
    const person = await findBySlug(catalogue.reader, "Person", "gemma-vinton");
    if (!person) throw new Error("The starting catalogue has no Gemma Vinton.");
    await catalogue.edit(testStamp, (edit) => edit.upsert("Person", [changed(person, { slug: "gemma-v" })]));

    expect(
      await data(`{ old: person(slug: "gemma-vinton") { slug } new: person(slug: "gemma-v") { slug } }`),
    ).toEqual({
      old: { slug: "gemma-v" },
      new: { slug: "gemma-v" },
    });
  });

  it("say nothing of `because` where a list was not asked by relation", async () => {
    expect(await data(`{ appearances(first: 1) { edges { because { reason } } } }`)).toEqual({
      appearances: { edges: [{ because: [] }] },
    });
  });

  it("lead from each reason to the fact behind it, with its standing and sources", async () => {
    const { appearances } = await data<{
      appearances: { edges: Array<{ because: Array<{ factId: string; fact: unknown }> }> };
    }>(`{ appearances(filter: { relatedTo: { organisation: "british-army", reasons: [SHOW_ORGANISATION] } }) {
      edges { because { factId fact { id __typename ... on Stated { standing sources { document { slug } line } } } } }
    } }`);

    const because = appearances.edges[0]?.because[0];
    expect(because?.fact).toMatchObject({
      id: because?.factId,
      __typename: "ShowOrganisation",
      sources: [
        { document: { slug: "profile" }, line: 217 },
        { document: { slug: "profile" }, line: 229 },
      ],
    });
  });
});
