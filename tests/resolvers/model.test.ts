import { IdentifierScheme } from "../../src/domain/identifiers";
import { Standing } from "../../src/entities/standing";
import { graphOver, type Ask } from "../helpers/graph-over";
import {
  makeAppearance,
  makeAward,
  makeCitation,
  makeContribution,
  makeDocument,
  makeEpisode,
  makeHonour,
  makeOrganisation,
  makePartnership,
  makePerson,
  makePublication,
  makeShow,
  makeTopic,
} from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

const profile = makeDocument({ key: "profile", title: "Profile", howGiven: "given privately", lines: 40 });
const ada = makePerson({
  name: "Ada Byron",
  identifiers: [
    { scheme: IdentifierScheme.ORCID, value: "0000-0002-1825-0097", standing: Standing.STATED },
  ] as never,
});
const grace = makePerson({ name: "Grace Hopper" });
const army = makeOrganisation({ name: "Army" });
const navy = makeOrganisation({ name: "Navy", topicIds: [] });
const lead = makeTopic({ label: "Leadership" });
const school = makeOrganisation({ name: "School", topicIds: [lead.id] });
const partnership = makePartnership({ from: school, to: army, topicIds: [lead.id] });
const show = makeShow({ key: "talks", title: "Talks" });
const episodes = (["2", "10", "1"] as const).map((season, at) =>
  makeEpisode({ show, title: `In season ${season}`, season, number: 1, occurredOn: `202${at}` }),
);
const [second, tenth, first] = episodes as [(typeof episodes)[0], (typeof episodes)[0], (typeof episodes)[0]];
const rerun = makeEpisode({ show, title: "Again", season: "11", number: 0, rerunOf: first });
const spoken = makeAppearance({
  person: ada,
  episode: first,
  position: 2,
  startsAt: "PT12M30S",
  onBehalfOf: [navy, army],
  sources: [
    makeCitation({ documentId: profile.id, line: 14, item: "14" }),
    makeCitation({
      documentId: profile.id,
      line: 15,
      item: "14",
      field: "onBehalfOf",
      standing: Standing.INFERRED,
      inferredFrom: "the address",
    }),
  ],
});
const unknown = makeAppearance({ person: null, episode: first, position: 1, creditedAs: "a pupil" });
const thesis = makePublication({ title: "Thesis" });
const book = makePublication({ title: "Book", basedOn: thesis });
const award = makeAward({ name: "Prize", year: "2023" });

describe("The graph of the model's second edition", () => {
  let ask: Ask;

  beforeAll(async () => {
    const catalogue = await temporaryCatalogue();
    await upsert(
      catalogue,
      profile,
      ada,
      grace,
      army,
      navy,
      lead,
      school,
      partnership,
      show,
      ...episodes,
      rerun,
      spoken,
      unknown,
      thesis,
      book,
      award,
      makeContribution({ contributor: army, publication: book }),
      makeContribution({ contributor: show, publication: book, position: 2 }),
      makeHonour({ key: "shared", award, recipients: [grace, ada, school] }),
    );
    ask = graphOver(catalogue);
  });

  it("lists those who appear in the order given, and somebody whose name is not known", async () => {
    const { data } = await ask(`{ episode(id: "${first.id}") { appearances { nodes {
      position creditedAs startsAt person { name } onBehalfOf { name } } } } }`);

    expect(data).toEqual({
      episode: {
        appearances: {
          nodes: [
            { position: 1, creditedAs: "a pupil", startsAt: null, person: null, onBehalfOf: [] },
            {
              position: 2,
              creditedAs: null,
              startsAt: "PT12M30S",
              person: { name: "Ada Byron" },
              onBehalfOf: [{ name: "Navy" }, { name: "Army" }],
            },
          ],
        },
      },
    });
  });

  it("leaves somebody whose name is not known out of networks", async () => {
    const { data } = await ask("{ network(of: PEOPLE, layers: [APPEARANCE]) { order size } }");

    expect(data).toEqual({ network: { order: 1, size: 0 } });
  });

  it("lists episodes by season and number", async () => {
    const { data } = await ask(
      `{ show(slug: "talks") { episodes(orderBy: SERIAL, first: 3) { nodes { title } pageInfo { endCursor } } } }`,
    );
    const page = (data as { show: { episodes: { nodes: unknown; pageInfo: { endCursor: string } } } }).show
      .episodes;
    const next = await ask(
      `{ show(slug: "talks") { episodes(orderBy: SERIAL, after: "${page.pageInfo.endCursor}") { nodes { title } } } }`,
    );

    expect(page.nodes).toEqual([first, second, tenth].map(({ title }) => ({ title })));
    expect(next.data).toEqual({ show: { episodes: { nodes: [{ title: "Again" }] } } });
  });

  it("knows what repeats what, and what grew out of what", async () => {
    const { data } = await ask(`{
      rerun: episode(id: "${rerun.id}") { rerunOf { title } }
      first: episode(id: "${first.id}") { reruns { nodes { title } } kind status }
      book: publication(id: "${book.id}") { basedOn { title } }
      thesis: publication(id: "${thesis.id}") { basisOf { totalCount nodes { title } } } }`);

    expect(data).toEqual({
      rerun: { rerunOf: { title: "In season 1" } },
      first: { reruns: { nodes: [{ title: "Again" }] }, kind: "FULL", status: "HELD" },
      book: { basedOn: { title: "Thesis" } },
      thesis: { basisOf: { totalCount: 1, nodes: [{ title: "Book" }] } },
    });
  });

  it("names every contributor, body or show, and every recipient of a shared honour in order", async () => {
    const name = "... on Person { name } ... on Organisation { name } ... on Show { title }";
    const { data } = await ask(`{
      publication(id: "${book.id}") { contributions { nodes { contributor { __typename ${name} } person { name } } } }
      award(id: "${award.id}") { honours { nodes { recipients { __typename ${name} } person { name } } } }
      people { nodes { name honours { totalCount nodes { award { name } } } } }
      school: organisation(id: "${school.id}") { honours { totalCount } contributions { totalCount } }
      army: organisation(id: "${army.id}") { contributions { totalCount nodes { publication { title } } } }
      show(slug: "talks") { contributions { totalCount } honours { totalCount } } }`);

    expect(data).toMatchObject({
      publication: {
        contributions: {
          nodes: [
            { contributor: { __typename: "Organisation", name: "Army" }, person: null },
            { contributor: { __typename: "Show", title: "Talks" }, person: null },
          ],
        },
      },
      award: {
        honours: {
          nodes: [
            {
              recipients: [{ name: "Grace Hopper" }, { name: "Ada Byron" }, { name: "School" }],
              person: { name: "Grace Hopper" },
            },
          ],
        },
      },
      people: {
        nodes: [
          { name: "Ada Byron", honours: { totalCount: 1, nodes: [{ award: { name: "Prize" } }] } },
          { name: "Grace Hopper", honours: { totalCount: 1 } },
        ],
      },
      school: { honours: { totalCount: 1 }, contributions: { totalCount: 0 } },
      army: { contributions: { totalCount: 1, nodes: [{ publication: { title: "Book" } }] } },
      show: { contributions: { totalCount: 1 }, honours: { totalCount: 0 } },
    });
  });

  it("answers what an organisation and a partnership are for", async () => {
    const { data } = await ask(`{ organisation(id: "${school.id}") { topics { label }
      partnerships { nodes { topics { label } } } } }`);

    expect(data).toEqual({
      organisation: {
        topics: [{ label: "Leadership" }],
        partnerships: { nodes: [{ topics: [{ label: "Leadership" }] }] },
      },
    });
  });

  it("finds what bears an identifier, in whatever form it is given", async () => {
    const { data } = await ask(
      `{ identified(scheme: ORCID, value: "https://orcid.org/0000-0002-1825-0097") { ... on Person { name } } }`,
    );
    const wrong = await ask(`{ identified(scheme: ORCID, value: "0000-0002-1825-0098") { id } }`);

    expect(data).toEqual({ identified: [{ name: "Ada Byron" }] });
    expect(wrong.errors?.[0]?.extensions).toMatchObject({ code: "BAD_IDENTIFIER" });
  });

  it("says of each source which document and item it is, and how well one field stands", async () => {
    const { data } = await ask(`{ appearance(id: "${spoken.id}") { standing sources {
      line item field standing inferredFrom document { title howGiven lines } } } }`);

    const document = { title: "Profile", howGiven: "given privately", lines: 40 };
    expect(data).toEqual({
      appearance: {
        standing: "STATED",
        sources: [
          { line: 14, item: "14", field: null, standing: null, inferredFrom: null, document },
          {
            line: 15,
            item: "14",
            field: "onBehalfOf",
            standing: "INFERRED",
            inferredFrom: "the address",
            document,
          },
        ],
      },
    });
  });

  it("lists what cites a document, and what cites one item of it", async () => {
    const cited = "totalCount nodes { citation { line item } fact { __typename id } }";
    const { data } = await ask(`{ document(slug: "profile") { all: citedBy { ${cited} }
      item: citedBy(item: "14", first: 1) { ${cited} } none: citedBy(item: "15") { totalCount } } }`);

    const fact = { __typename: "Appearance", id: spoken.id };
    const rows = [
      { citation: { line: 14, item: "14" }, fact },
      { citation: { line: 15, item: "14" }, fact },
    ];
    expect(data).toEqual({
      document: {
        all: { totalCount: 2, nodes: rows },
        item: { totalCount: 2, nodes: rows.slice(0, 1) },
        none: { totalCount: 0 },
      },
    });
  });

  it("answers what one item of a document is the source of, each with its whole citation, in pages", async () => {
    const sources = `query ($document: ID!, $item: String, $after: String) {
      sources(document: $document, item: $item, first: 1, after: $after) { totalCount pageInfo { endCursor } nodes {
        citation { line lastLine item field standing inferredFrom document { title } } fact { __typename id } } } }`;
    const asked = async (variables: Record<string, unknown>) =>
      (await ask<Sources>(sources, variables)).data.sources;

    const one = await asked({ document: "profile", item: "14" });
    const two = await asked({ document: profile.id, item: "14", after: one.pageInfo.endCursor });

    const fact = { __typename: "Appearance", id: spoken.id };
    const whole = { lastLine: null, item: "14", document: { title: "Profile" } };
    const plain = { field: null, standing: null, inferredFrom: null };
    expect([one.totalCount, two.totalCount]).toEqual([2, 2]);
    expect(one.nodes).toEqual([{ citation: { ...whole, ...plain, line: 14 }, fact }]);
    const inferred = { field: "onBehalfOf", standing: "INFERRED", inferredFrom: "the address" };
    expect(two.nodes).toEqual([{ citation: { ...whole, ...inferred, line: 15 }, fact }]);
    expect((await asked({ document: "profile" })).totalCount).toBe(2);
    expect((await asked({ document: "profile", item: "1" })).totalCount).toBe(0);
  });

  it("says that there is no such document to ask for the sources of", async () => {
    const { errors } = await ask(`{ sources(document: "profil", item: "14") { totalCount } }`);

    expect(errors.map(({ extensions }) => extensions)).toEqual([
      expect.objectContaining({ code: "NOT_FOUND" }),
    ]);
  });
});

interface Sources {
  sources: {
    totalCount: number;
    pageInfo: { endCursor: string };
    nodes: Array<{ citation: Record<string, unknown>; fact: { __typename: string; id: string } }>;
  };
}
