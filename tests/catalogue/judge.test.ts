import { judge } from "../../src/catalogue/identity/judge";
import { evaluate, type LabelledPair, readPairs } from "../../src/catalogue/identity/evaluation";
import type { MergedType } from "../../src/catalogue/identity/merged-types";

type State = Readonly<Record<string, unknown>>;

const link = (canonicalUrl: string) => ({ canonicalUrl, purpose: "PROFILE" });
const x = (handle: string) => ({ platform: "X", handle, url: null });

/** The answer, and why: `same LINK NAME`. */
function judged(type: MergedType, one: State, other: State, shared: readonly string[] = []): string {
  const related = new Set(shared);
  const { outcome, reasons } = judge(type, { state: one, related }, { state: other, related });
  return [outcome, ...reasons.map(({ kind }) => kind)].join(" ");
}

describe("Whether two records are of one entity", () => {
  it.each([
    [
      "same ACCOUNT SPELLING",
      { name: "Ann Lee", accounts: [x("@AnnLee")] },
      { name: "Lee, A.", links: [link("https://x.com/annlee")] },
    ],
    [
      "same ACCOUNT SPELLING",
      { name: "Ann Lee", links: [link("https://github.com/ann")] },
      { name: "Ann Ray", links: [link("https://github.com/Ann")] },
    ],
    ["ask ACCOUNT", { name: "Ann Lee", accounts: [x("firm")] }, { name: "Bo Ray", accounts: [x("firm")] }],
    [
      "ask NAME",
      { name: "Ann Lee", accounts: [x("yourhandle")] },
      { name: "Ann Lee", accounts: [x("yourhandle")] },
    ],
    [
      "ask LINK NAME CONTRADICTION",
      { name: "Ann Lee", accounts: [x("ann")], links: [link("https://a.example")] },
      { name: "Ann Lee", accounts: [x("lee")], links: [link("https://a.example")] },
    ],
    [
      "ask LINK CONTRADICTION",
      { name: "Bo Ray Jr.", links: [link("https://a.example")] },
      { name: "Bo Ray Sr.", links: [link("https://a.example")] },
    ],
    ["different", { name: "Ann Lee" }, { name: "A. Lee" }],
  ])("of people: %s", (answer, one, other) => {
    expect(judged("Person", one, other)).toBe(answer);
  });

  it("of people on one show: the same by the words of a name, a question by initials, short forms, or one word", () => {
    const with_ = (one: string, other: string) => judged("Person", { name: one }, { name: other }, ["show"]);

    expect(with_("Ann Lee", "Dr. LEE, Ann")).toBe("same SPELLING SHARED");
    expect(with_("Ann M. Lee", "Ann Lee")).toBe("same SPELLING SHARED");
    expect(with_("A. Lee", "Ann Lee")).toBe("ask SPELLING SHARED");
    expect(with_("Bob Ray", "Robert Ray")).toBe("ask SPELLING SHARED");
    expect(with_("Ann", "Ann")).toBe("ask NAME SHARED");
    expect(with_("Ann Lee", "Jan Lee")).toBe("different");
    expect(with_("Bo A. Ray", "Bo E. Ray")).toBe("different CONTRADICTION");
  });

  it("of editions of a conference: one show by the site or who organises it, else a question; other shows keep their years", () => {
    const edition = (year: number, kind = "CONFERENCE", site = `https://us.tides.example/${year}/about`) => ({
      title: `Tide Conf ${year}`,
      kind,
      links: [link(site)],
    });

    expect(judged("Show", edition(2018), edition(2019))).toBe("same LINK SPELLING");
    expect(judged("Show", edition(2018), edition(2019, "CONFERENCE", "https://2019.other.example"))).toBe(
      "ask SPELLING",
    );
    expect(
      judged("Show", edition(2018), edition(2019, "CONFERENCE", "https://other.example"), ["organiser"]),
    ).toBe("same SPELLING SHARED");
    expect(judged("Show", edition(2018, "PODCAST"), edition(2019, "PODCAST"))).toBe("different");
    expect(
      judged("Organisation", { name: "The Tide Company Ltd." }, { name: "Tide Company", links: [] }, [
        "show",
      ]),
    ).toBe("same SPELLING SHARED");
  });
});

describe("An evaluation of labelled pairs", () => {
  const record = (name: string, handle?: string) => ({
    source: "made",
    key: name,
    name,
    accounts: handle === undefined ? [] : [{ platform: "X", handle }],
    urls: [],
    related: [],
  });
  const pair = (
    id: string,
    label: LabelledPair["label"],
    one: string,
    other: string,
    handle?: string,
  ): LabelledPair => ({
    id,
    half: "seen",
    stratum: "made",
    label,
    one: record(one, handle),
    other: record(other, handle),
  });
  const pairs = [
    pair("a", "same", "Ann Lee", "ANN LEE", "ann"),
    pair("b", "same", "Ann Lee", "Ann Lee"),
    pair("c", "different", "Ann Lee", "Ann Lee", "ann"),
    pair("d", "different", "Ann Lee", "Bo Ray"),
  ];

  it("counts what was found, asked, missed and invented, and names each mistake", () => {
    expect(evaluate(pairs)).toMatchObject({
      pairs: 4,
      precision: 0.5,
      recall: 0.5,
      ofSame: { same: 1, ask: 1, different: 0 },
      ofDifferent: { same: 1, ask: 0, different: 1 },
      strata: { made: { pairs: 4 } },
      misses: [{ id: "b", outcome: "ask", reasons: [{ kind: "NAME" }] }],
      inventions: [{ id: "c", outcome: "same" }],
    });
  });

  it("reads a line each, and says which one is none", () => {
    expect(readPairs(pairs.map((one) => `${JSON.stringify(one)}\n`).join(""))).toEqual(pairs);
    expect(() => readPairs(`${JSON.stringify(pairs[0])}\n{"id": 1}`)).toThrow("line 2");
    expect(() => readPairs("[")).toThrow("line 1");
  });
});
