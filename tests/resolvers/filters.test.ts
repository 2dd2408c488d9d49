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
