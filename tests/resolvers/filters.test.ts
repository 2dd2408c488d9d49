import type { Catalogue } from "../../src/catalogue/catalogue";
import { graphOver, type Ask } from "../helpers/graph-over";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { startingCatalogue } from "../helpers/starting-catalogue";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

describe("a filter that says nothing sensible", () => {
  let ask: Ask;

  beforeAll(async () => {
    ask = graphOver(await startingCatalogue());
  });

  it.each([
    [
      'people(filter: { name: "???" })',
      "BAD_USER_INPUT",
      'Expected a text with a letter or a digit, but got "???".',
    ],
    [
      'episodes(filter: { dates: { from: "" } })',
      "BAD_DATE",
      'Expected an EDTF date such as 2023, 2023-04, 2023-04-29, 2023-04-29T16:00Z, 2019~ or 2015/.., but got "".',
    ],
    [
      'episodes(filter: { dates: { from: "2024", to: "2020" } })',
      "BAD_USER_INPUT",
      'Expected `from` before `to`, but got "2024" to "2020".',
    ],
    [
      "shows(filter: { source: {} })",
      "BAD_USER_INPUT",
      "Expected `source` to name a document, an item or both, but got neither.",
    ],
    [
      'shows(filter: { source: { document: "handbook" } })',
      "NOT_FOUND",
      'No Document has the slug "handbook".',
    ],
    [
      'appearances(filter: { relatedTo: { organisation: "the-army" } })',
      "NOT_FOUND",
      'No Organisation has the slug "the-army".',
    ],
    [
      'timeline(person: "person_1111111111111111111111")',
      "NOT_FOUND",
      'No Person has the id "person_1111111111111111111111".',
    ],
  ])("is an error and not everything: %s", async (list, code, message) => {
    const { errors } = await ask(`{ ${list} { totalCount } }`);

    expect(errors[0]).toMatchObject({ message, extensions: { code } });
  });

  it("costs its own field and nothing else of the answer", async () => {
    const { data, errors } = await ask(
      `{ person(slug: "victoria-carr") { name } shows(filter: { organisation: "nope" }) { totalCount } }`,
    );

    expect(data).toEqual({ person: { name: "Victoria Carr" }, shows: null });
    expect(errors[0]?.path).toEqual(["shows"]);
  });

  it.each([
    "shows(filter: { kinds: [] })",
    "dataGaps(kinds: [])",
    "dataGaps(types: [])",
    'timeline(person: "victoria-carr", kinds: [])',
    'appearances(filter: { relatedTo: { organisation: "british-army", reasons: [] } })',
  ])("finds nothing where any of nothing will do: %s", async (list) => {
    const { data } = await ask<{ found: unknown }>(`{ found: ${list} { totalCount nodes { __typename } } }`);

    expect(data.found).toEqual({ totalCount: 0, nodes: [] });
  });
});

describe("a filter by dates", () => {
  let catalogue: Catalogue;
  const found = async (dates: string): Promise<string[]> => {
    const { data } = await graphOver(catalogue)<{ episodes: { nodes: Array<{ date: { edtf: string } }> } }>(
      `{ episodes(filter: { dates: ${dates} }) { nodes { date { edtf } } } }`,
    );
    return data.episodes.nodes.map(({ date }) => date.edtf).toSorted();
  };

  beforeAll(async () => {
    catalogue = await temporaryCatalogue();
    const show = make.makeShow();
    const dates = ["2015/..", "../2019", "2017-06", "2021", null];
    await upsert(catalogue, show, ...dates.map((occurredOn) => make.makeEpisode({ show, occurredOn })));
  });

  it("finds whatever may have taken place within it, open intervals too, and nothing undated", async () => {
    expect(await found('{ from: "2020" }')).toEqual(["2015/..", "2021"]);
    expect(await found('{ to: "2010" }')).toEqual(["../2019"]);
    expect(await found('{ from: "2016", to: "2017" }')).toEqual(["../2019", "2015/..", "2017-06"]);
  });
});

describe("a filter by an organisation", () => {
  let ask: Ask;

  beforeAll(async () => {
    const catalogue = await temporaryCatalogue();
    const army = make.makeOrganisation({ name: "Army", slug: "army" });
    const corps = make.makeOrganisation({ name: "Corps", parent: army });
    const school = make.makeOrganisation({ name: "School of the Corps", parent: corps });
    const [ofCorps, ofSchool] = [make.makePerson({ name: "Ada" }), make.makePerson({ name: "Grace" })];
    const show = make.makeShow({ title: "Corps talks" });
    const defence = make.makeTopic({ label: "Defence", slug: "defence" });
    const women = make.makeTopic({ label: "Women in defence", broader: defence });
    await upsert(
      catalogue,
      army,
      corps,
      school,
      ofCorps,
      ofSchool,
      show,
      defence,
      women,
      make.makeTopic({ label: "Women in the Army", broader: women }),
      make.makeAffiliation({ person: ofCorps, organisation: corps }),
      make.makeAffiliation({ person: ofSchool, organisation: school }),
      make.makeShowOrganisation({ show, organisation: corps }),
      make.makePublication({ title: "Corps weekly", publisher: corps }),
      make.makeAward({ name: "Corps medal", conferredBy: corps }),
    );
    ask = graphOver(catalogue);
  });

  const namesIn = async (list: string, name: string) => {
    const { data, errors } = await ask<{ list: { nodes: Array<{ name: string }> } }>(
      `{ list: ${list} { nodes { name: ${name} } } }`,
    );
    expect(errors).toEqual([]);
    return data.list.nodes.map((node) => node.name).toSorted();
  };

  it.each([
    ["people", 'affiliatedWith: "army"', "name", ["Ada", "Grace"], []],
    ["shows", 'organisation: "army"', "displayTitle", ["Corps talks"], []],
    ["publications", 'publisher: "army"', "displayTitle", ["Corps weekly"], []],
    ["awards", 'conferredBy: "army"', "name", ["Corps medal"], []],
    ["organisations", 'parent: "army"', "name", ["Corps", "School of the Corps"], ["Corps"]],
    [
      "topics",
      'broader: "defence"',
      "label",
      ["Women in defence", "Women in the Army"],
      ["Women in defence"],
    ],
  ])("of %s includes what is below it, unless it says `exactly`", async (list, filter, name, all, exact) => {
    expect(await namesIn(`${list}(filter: { ${filter} })`, name)).toEqual(all);
    expect(await namesIn(`${list}(filter: { ${filter}, exactly: true })`, name)).toEqual(exact);
    expect(await namesIn(`${list}(filter: { ${filter}, exactly: false })`, name)).toEqual(all);
  });
});

describe("a filter by a source, on data/", () => {
  it("finds what cites an item, a document, or an item of any document", async () => {
    const ask = graphOver(await startingCatalogue());

    const { data, errors } = await ask(`{
      item: shows(filter: { source: { document: "profile", item: "14" } }) { nodes { slug } }
      anyItem: people(filter: { source: { item: "14" } }) { nodes { slug } }
      document: publications(filter: { source: { document: "network-essay" } }) { nodes { slug } }
      nested: person(slug: "victoria-carr") {
        appearances(filter: { source: { document: "profile", item: "14" } }) { totalCount nodes { show { slug } } }
      }
    }`);

    expect(errors).toEqual([]);
    expect(data).toEqual({
      item: { nodes: [{ slug: "key-voices" }] },
      anyItem: { nodes: [{ slug: "caroline-doherty" }] },
      document: { nodes: [{ slug: "network-essay" }] },
      nested: { appearances: { totalCount: 1, nodes: [{ show: { slug: "key-voices" } }] } },
    });
  });
});
