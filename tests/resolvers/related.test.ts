import { graphOver, type Ask } from "../helpers/graph-over";
import { startingCatalogue } from "../helpers/starting-catalogue";

interface Everything {
  related: {
    totalCount: number;
    moreByPersonAffiliation: number | null;
    nodes: Array<{ kind: string; because: Array<{ reason: string; subject: { slug: string } }> }>;
  };
}

describe("related", () => {
  let ask: Ask;

  beforeAll(async () => {
    ask = graphOver(await startingCatalogue());
  });

  const relatedTo = async (to: string, more = "") => {
    const { data, errors } = await ask<Everything>(
      `{ related(to: { ${to} }, first: 100 ${more}) { totalCount moreByPersonAffiliation
        nodes { kind because { reason subject { ... on Organisation { slug } ... on Topic { slug } } } } } }`,
    );
    expect(errors).toEqual([]);
    const { related } = data;
    expect(related.totalCount).toBe(related.nodes.length);
    const kinds = related.nodes.map(({ kind }) => kind);
    return {
      ...related,
      kinds: Object.fromEntries(kinds.map((kind) => [kind, kinds.filter((one) => one === kind).length])),
    };
  };

  it("answers with all of the British Army: two appearances, three publications and two affiliations", async () => {
    const { kinds, moreByPersonAffiliation } = await relatedTo('organisation: "british-army"');

    expect(kinds).toEqual({ APPEARANCE: 2, PUBLICATION: 3, AFFILIATION: 2 });
    expect(moreByPersonAffiliation).toBe(35);
  });

  it("answers with what is related to the subject itself alone, exactly", async () => {
    const { kinds } = await relatedTo('organisation: "british-army", exactly: true');

    expect(kinds).toEqual({ APPEARANCE: 1, PUBLICATION: 2 });
  });

  it("answers with some kinds alone", async () => {
    const { kinds } = await relatedTo('organisation: "british-army"', ", kinds: [PUBLICATION, HONOUR]");

    expect(kinds).toEqual({ PUBLICATION: 3 });
    for (const none of ["kinds: []", "kinds: [HONOUR]"])
      expect((await relatedTo('organisation: "british-army"', `, ${none}`)).totalCount).toBe(0);
    expect(
      (await relatedTo('organisation: "british-army", reasons: [PUBLISHER]', ", kinds: [AFFILIATION]")).kinds,
    ).toEqual({});
  });

  it("says how many more there would be with PERSON_AFFILIATION only of organisations, without reasons", async () => {
    const moreOf = async (to: string, more?: string) => (await relatedTo(to, more)).moreByPersonAffiliation;

    expect(await moreOf('organisation: "british-army", reasons: [ABOUT]')).toBeNull();
    expect(await moreOf('topic: "defence"')).toBeNull();
    expect(await moreOf('organisation: "british-army"', ", kinds: [PUBLICATION]")).toBe(0);
    const { data } = await ask(`{
      organisation(slug: "british-army") { appearances { totalCount moreByPersonAffiliation } }
      appearances { moreByPersonAffiliation }
      person(slug: "victoria-carr") { appearances { moreByPersonAffiliation } }
    }`);
    expect(data).toEqual({
      organisation: { appearances: { totalCount: 2, moreByPersonAffiliation: 35 } },
      appearances: { moreByPersonAffiliation: null },
      person: { appearances: { moreByPersonAffiliation: null } },
    });
  });

  it("takes several subjects, any of them or all, and says to which each reason leads", async () => {
    const both = '[{ organisation: "british-army" }, { topic: "defence" }]';
    const [army, defence, any, all] = await Promise.all([
      relatedTo('organisation: "british-army"'),
      relatedTo('topic: "defence"'),
      relatedTo(`any: ${both}`),
      relatedTo(`all: ${both}`),
    ]);

    expect(any.totalCount).toBe(army.totalCount + defence.totalCount - all.totalCount);
    expect(all.totalCount).toBeGreaterThan(0);
    expect(all.totalCount).toBeLessThan(Math.min(army.totalCount, defence.totalCount));
    for (const { because } of all.nodes)
      expect(new Set(because.map(({ subject }) => subject.slug))).toEqual(
        new Set(["british-army", "defence"]),
      );
  });

  it.each([
    [
      "",
      "Expected `relatedTo` to have one of organisation, topic, person, publication, any, all, but got none.",
    ],
    [
      'organisation: "british-army", any: [{ topic: "defence" }]',
      "Expected `relatedTo` to have one of organisation, topic, person, publication, any, all, but got organisation and any.",
    ],
    ["all: []", "Expected 1 to 10 subjects, but got 0."],
    [`any: [${'{ topic: "defence" } '.repeat(11)}]`, "Expected 1 to 10 subjects, but got 11."],
    [
      'any: [{ topic: "defence", organisation: "british-army" }]',
      "Expected a subject to have one of organisation, topic, person, publication, but got organisation and topic.",
    ],
    ['publication: "nothing"', 'No Publication has the slug "nothing".'],
  ])("refuses { %s }", async (to, message) => {
    const { errors } = await ask(`{ related(to: { ${to} }) { totalCount } }`);

    expect(errors.map((error) => error.message)).toEqual([message]);
  });
});

describe("relatedTo", () => {
  let ask: Ask;

  beforeAll(async () => {
    ask = graphOver(await startingCatalogue());
  });

  const namesIn = async (list: string, name: string) => {
    const { data, errors } = await ask<{ list: { totalCount: number; nodes: Array<{ name: string }> } }>(
      `{ list: ${list} { totalCount nodes { name: ${name} } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.list.totalCount).toBe(data.list.nodes.length);
    return data.list.nodes.map((node) => node.name).toSorted();
  };
  const army = 'organisation: "british-army"';

  it("filters publications", async () => {
    expect(await namesIn(`publications(filter: { relatedTo: { ${army} } })`, "displayTitle")).toEqual([
      "Book on army officer recruitment",
      "Insight 60",
      "Reserve commissioning course short",
    ]);
  });

  it("filters shows, by their appearances and by facts of their own", async () => {
    expect(await namesIn(`shows(filter: { relatedTo: { ${army} } })`, "displayTitle")).toEqual([
      "Centre for Army Leadership podcast",
      "WED Talks",
    ]);
    expect(
      await namesIn(
        `shows(filter: { relatedTo: { ${army}, reasons: [SHOW_ORGANISATION] } })`,
        "displayTitle",
      ),
    ).toEqual(["Centre for Army Leadership podcast"]);
    expect(
      await namesIn('shows(filter: { relatedTo: { organisation: "sky-news" } })', "displayTitle"),
    ).toEqual(["Sky News documentary"]);
    expect(
      await namesIn(
        `shows(filter: { relatedTo: { all: [{ ${army} }, { topic: "defence" }] } })`,
        "displayTitle",
      ),
    ).toEqual(["Centre for Army Leadership podcast", "WED Talks"]);
  });

  it("filters people: who appeared, and who hosts", async () => {
    expect(await namesIn(`people(filter: { relatedTo: { ${army} } })`, "name")).toEqual([
      "Gemma Vinton",
      "Victoria Carr",
    ]);
    expect(
      await namesIn(`people(filter: { relatedTo: { ${army}, reasons: [AFFILIATION] } })`, "name"),
    ).toEqual(["Victoria Carr"]);
  });

  it("filters a timeline, of whatever kind its entries are", async () => {
    const { data, errors } = await ask<{
      timeline: { totalCount: number; nodes: Array<{ kind: string }> };
    }>(`{ timeline(person: "victoria-carr", relatedTo: { ${army} }) {
      totalCount nodes { kind } } }`);

    expect(errors).toEqual([]);
    const kinds = data.timeline.nodes.map(({ kind }) => kind).toSorted();
    expect(kinds).toEqual(["APPEARANCE", "APPEARANCE", "PUBLICATION", "PUBLICATION", "PUBLICATION"]);
    expect(data.timeline.totalCount).toBe(5);
  });

  it("filters appearances, by any of several subjects or by all", async () => {
    const both = `[{ ${army} }, { topic: "defence" }]`;
    const ids = (of: string) => namesIn(`appearances(filter: { relatedTo: { ${of}: ${both} } })`, "id");

    expect(await ids("all")).toHaveLength(2);
    expect(await ids("any")).toHaveLength(5);
  });
});
