import type { Catalogue } from "../../../src/catalogue/catalogue";
import { LinkPurpose } from "../../../src/domain/links/link";
import { idOfRecord, type Source, sourceOf } from "../../../src/importers/drafts/source";
import { importFiles } from "../../../src/importers/import-files";
import { mergedWithin } from "../../../src/importers/identify/merge-within";
import { type ImportRecord, type Reference, to } from "../../../src/importers/records";
import * as make from "../../helpers/make-entities";
import { openedCatalogue } from "../../helpers/temporary-database";
import { upsert } from "../../helpers/upsert";
import { changesIn, feedOf, filesOf, itemOf } from "../feeds/importing";

const file = "guests";

interface Page {
  readonly name: string;
  readonly x?: string;
  readonly site?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

let line = 0;

const recordOf = (
  reference: Reference,
  values: ImportRecord["values"],
  more: Partial<ImportRecord> = {},
): ImportRecord => ({
  ...reference,
  place: { file, line: (line += 1), item: reference.key },
  values,
  references: {},
  links: [],
  isMentioned: false,
  inference: null,
  ...more,
});

/** A page of a person, as a site of guests has it. */
const page = (key: string, { name, x, site, values = {} }: Page): ImportRecord =>
  recordOf(
    to("Person", key),
    { name, ...(x === undefined ? {} : { accounts: [{ platform: "X", handle: x, url: null }] }), ...values },
    { links: site === undefined ? [] : [{ url: site, purpose: LinkPurpose.PROFILE }] },
  );

const appearance = (key: string, person: string): ImportRecord =>
  recordOf(
    to("Appearance", key),
    { roles: ["GUEST"] },
    { references: { personId: to("Person", person), episodeId: to("Episode", "one") } },
  );

/** A source of these records; each page is an item. */
function sourceWith(...records: ImportRecord[]): Source {
  const items = records
    .filter(({ type }) => type === "Person")
    .map(({ type, key, place }) => ({ place, title: key, outcome: "read" as const, record: to(type, key) }));
  const source = {
    key: "made",
    title: "Made",
    documentTitle: "Made",
    url: null,
    records,
    items,
    remarks: [],
  };
  return sourceOf("front-matter made", [{ file, source }]);
}

describe("Records of one person within one source", () => {
  let catalogue: Catalogue;

  beforeAll(async () => {
    ({ catalogue } = await openedCatalogue());
  });

  const merged = (...records: ImportRecord[]) => mergedWithin(catalogue, sourceWith(...records));
  const peopleIn = ({ source }: { readonly source: Source }) =>
    source.records.filter(({ type }) => type === "Person").map(({ key }) => key);

  it("are one by an account or a page, in whatever spelling, with what each says", async () => {
    const found = await merged(
      page("lee2", { name: "ANN M. LEE", x: "@AnnLee", values: { pronouns: "she/her" } }),
      page("lee", { name: "Ann Lee", x: "annlee", site: "https://ann.example/" }),
      page("ray", { name: "Bo Ray", site: "http://bo.example" }),
      page("bo", { name: "Ray, Bo", site: "https://www.bo.example/" }),
    );

    expect(peopleIn(found)).toEqual(["lee", "bo"]);
    expect(found.source.recordOf("Person", "lee")).toMatchObject({
      values: { name: "Ann Lee", alternateNames: ["ANN M. LEE"], pronouns: "she/her" },
      links: [{ url: "https://ann.example/" }],
    });
    expect(found.questions).toEqual([]);
  });

  it("are two where only the name and the form of their keys speak for one, and the source lists them side by side", async () => {
    const pages = [page("lee", { name: "Ann Lee" }), page("lee2", { name: "Ann Lee" })];

    expect(peopleIn(await merged(...pages))).toEqual(["lee"]);
    const { source, questions } = await merged(...pages, appearance("a", "lee2"), appearance("b", "lee"));

    expect(peopleIn({ source })).toEqual(["lee", "lee2"]);
    expect(questions).toHaveLength(1);
  });

  it("count as merged, and what refers to any of them refers to the one, once", async () => {
    const { source } = await merged(
      page("lee", { name: "Ann Lee", x: "annlee" }),
      page("lee2", { name: "Ann Lee", x: "annlee" }),
      appearance("a", "lee2"),
      appearance("b", "lee"),
    );

    expect(source.files[0]?.items.map(({ outcome }) => outcome)).toEqual(["read", "repeated"]);
    expect(source.records.filter(({ type }) => type === "Appearance")).toMatchObject([
      { key: "a", references: { personId: to("Person", "lee") } },
    ]);
  });

  it("are one where pages of a name are counted, and a question where the name is all, or the number is part of a slug", async () => {
    const found = await merged(
      page("lee", { name: "Ann Lee", x: "yourhandle" }),
      page("lee2", { name: "Ann Lee", x: "annlee" }),
      page("ray", { name: "Bo Ray" }),
      page("ray-2", { name: "Bo Ray" }),
    );

    expect(peopleIn(found)).toEqual(["lee", "ray", "ray-2"]);
    expect(found.questions).toMatchObject([
      { record: { key: "ray" }, verdict: { outcome: "ask", reasons: [{ kind: "NAME" }] } },
    ]);
  });

  it("are never one of two people: other accounts, a generation, a company's site, a handle of another's", async () => {
    const found = await merged(
      page("lee", { name: "Ann Lee", x: "annlee" }),
      page("lee2", { name: "Ann Lee", x: "another" }),
      page("ray", { name: "Bo Ray, Sr.", site: "https://ray.example" }),
      page("ray-jr", { name: "Bo Ray, Jr.", site: "https://ray.example" }),
      page("fox", { name: "Cy Fox", site: "https://firm.example" }),
      page("gil", { name: "Di Gil", site: "https://firm.example" }),
      page("hay", { name: "Ed Hay", x: "firm" }),
      page("ivy", { name: "Flo Ivy", x: "firm" }),
    );

    expect(found.source.records).toHaveLength(8);
    expect(found.questions.map(({ verdict }) => verdict.outcome)).toEqual(["ask", "ask", "ask", "ask"]);
  });

  it("keep the record that is there already, whatever its key, and stay two that are there both", async () => {
    const { catalogue: filled } = await openedCatalogue();
    const pages = [
      page("a", { name: "Ann Lee", x: "annlee" }),
      page("lee", { name: "Ann Lee", x: "annlee" }),
      page("lee9", { name: "Ann Lee", x: "annlee" }),
    ];
    const source = sourceWith(...pages);
    const idOf = (key: string) => idOfRecord(source, "Person", key);
    await upsert(filled, make.makePerson({ id: idOf("lee"), name: "Ann Lee" }));
    expect(peopleIn(await mergedWithin(filled, source))).toEqual(["lee"]);

    await upsert(filled, make.makePerson({ id: idOf("lee9"), name: "Ann Lee", slug: "other" }));
    expect(peopleIn(await mergedWithin(filled, source))).toEqual(["lee", "lee9"]);
  });

  it("are compared only where they have a key in common: hundreds in as many statements, in whatever order", async () => {
    const statements: string[] = [];
    const { catalogue: counted } = await openedCatalogue({ onStatement: (text) => statements.push(text) });
    const counts: number[] = [];
    for (const count of [20, 400]) {
      const pages = Array.from({ length: count }, (_, at) =>
        page(`p${at}`, {
          name: `Ann${at % (count / 2)} Lee${at % (count / 2)}`,
          x: `ann${at % (count / 2)}`,
        }),
      );
      statements.length = 0;
      const found = await mergedWithin(counted, sourceWith(...pages));
      expect(peopleIn(found)).toHaveLength(count / 2);
      expect(peopleIn(await mergedWithin(counted, sourceWith(...pages.toReversed()))).toSorted()).toEqual(
        peopleIn(found).toSorted(),
      );
      counts.push(statements.length);
    }

    expect(counts[1]).toBe(counts[0]);
  });

  it("are one after an import, and a second one changes nothing", async () => {
    const { catalogue: empty } = await openedCatalogue();
    const person = (name: string) =>
      `<podcast:person role="guest" href="https://ann.example/">${name}</podcast:person>`;
    const feed = feedOf(itemOf("a", "A", person("Ann Lee")) + itemOf("b", "B", person("Ann Q. Lee")));

    const { made } = await filesOf({ made: feed });
    const first = changesIn(await importFiles(empty, [made]));
    expect(first.filter((change) => change.includes("Person"))).toEqual(["added Person Ann Lee"]);
    expect(changesIn(await importFiles(empty, [made]))).toEqual([]);
    expect(await empty.check()).toEqual([]);
  });
});
