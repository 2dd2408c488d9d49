import { LinkPurpose } from "../../src/domain/links/link";
import { OrganisationKind } from "../../src/entities";
import { Facts, standingsOf } from "./facts";

/** How strongly data/ claims what it says: no more than the line that it cites. */
let facts: Facts;
beforeAll(async () => {
  facts = await Facts.ofData();
});

describe("the kind of an organisation", () => {
  it("is stated where the document describes the body, and else inferred from a name or an address", () => {
    const stated = facts
      .all("Organisation")
      .filter(({ kind, ...rest }) => kind !== null && standingsOf(rest, "kind").length === 0)
      .map(({ slug, kind }) => `${slug} ${kind}`);

    expect(stated).toEqual([
      "woodlands-primary-school SCHOOL",
      "liverpool-john-moores-university UNIVERSITY",
      "ceres RESEARCH_CENTRE",
      "teachmeet-icons NETWORK",
      "british-army MILITARY",
      "centre-for-army-leadership MILITARY",
      "intelligence-corps MILITARY",
      "qts BUSINESS",
    ]);
  });

  it("is left out where nothing tells", () => {
    const unknown = facts.all("Organisation").flatMap(({ slug, kind }) => (kind === null ? slug : []));

    expect(unknown).toHaveLength(15);
    expect(unknown).toEqual(expect.arrayContaining(["bera", "persyou", "the-key", "leader-connect"]));
    expect(facts.where("Organisation", { kind: OrganisationKind.BUSINESS })).toHaveLength(1);
  });
});

describe("what is read off an address", () => {
  it("is inferred: each title, container and date of a text or an episode", () => {
    const works = [...facts.all("Publication"), ...facts.all("Episode")];
    const readOff = works.flatMap(({ slug, sources }) =>
      sources
        .filter(
          ({ field, value }) => field !== null && value !== null && /^[\w-]+$|in the address/.test(value),
        )
        .map(({ field, standing }) => `${slug} ${field} ${standing}`),
    );

    expect(readOff.length).toBeGreaterThan(40);
    expect(readOff.filter((one) => !one.endsWith(" INFERRED"))).toEqual([]);
  });

  it("is inferred: a university behind chesterrep, and that the thesis is its", () => {
    const chester = facts.one("Organisation", "university-of-chester");

    expect(standingsOf(chester, "name")).toEqual(["INFERRED"]);
    expect(
      standingsOf(facts.one("Publication", "the-neoliberal-educational-imaginary"), "publisher"),
    ).toEqual(["INFERRED"]);
  });

  it("is inferred: another title of entry 1's show, that Apple's address has", () => {
    expect(standingsOf(facts.one("Show", "inspiring-leadership"), "alternateTitles")).toEqual(["INFERRED"]);
  });
});

describe("what two lines could say", () => {
  it("is said once: that FOBISIA supports the series is no sponsorship of Persyou too", () => {
    expect(facts.show("inspiring-leadership").organisations).toContain("SPONSOR fobisia");
    expect(facts.all("Partnership").map(({ kind }) => kind)).toEqual(["COLLABORATION"]);
  });
});

describe("links that could lead anywhere", () => {
  it("have no known purpose: a short link of X, a file on a drive", () => {
    const unknown = facts
      .all("Episode")
      .flatMap(({ links }) => links.filter(({ purpose }) => purpose === LinkPurpose.UNKNOWN));

    expect(unknown.map(({ url, pointsAt }) => [new URL(url).host, pointsAt])).toEqual([
      ["t.co", "UNKNOWN"],
      ["drive.google.com", "UNKNOWN"],
    ]);
  });
});

describe("the document's own number of an entry", () => {
  it("is kept as stated by what the entry tells of, twice where two entries bear it", () => {
    const under = (item: string) =>
      [...facts.all("Show"), ...facts.all("Publication")]
        .filter(({ sources }) => sources.some((source) => source.item === item))
        .map(({ slug }) => slug);

    expect(under("14")).toEqual(["key-voices"]);
    expect(under("22")).toEqual(["defence-womens-network-conference", "leader-connect"]);
    expect(under("32")).toEqual(["insight-60"]);
    const numbered = Array.from({ length: 32 }, (_, index) => String(index + 1));
    expect(numbered.filter((item) => under(item).length === 0)).toEqual([]);
  });
});
