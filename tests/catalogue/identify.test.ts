import type { Catalogue } from "../../src/catalogue/catalogue";
import { identify, type Sought } from "../../src/catalogue/identity/identify";
import { IdentifierScheme } from "../../src/domain/identifiers";
import type { Person } from "../../src/entities";
import * as make from "../helpers/make-entities";
import { openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";

const page = "https://people.example/ann";
const [orcid, otherOrcid] = ["0000-0002-1825-0097", "0000-0001-5109-3700"];

/** A record of Ann Lee, who is not in the catalogue as such. */
const sought = (given: Partial<Sought> & { readonly name?: string } = {}): Sought => {
  const { name = "Ann Lee", ...rest } = given;
  return { state: { name }, related: new Set(), names: [name], urls: [], identifiers: [], ...rest };
};

const withPage = {
  state: { name: "Ann Lee", links: [{ canonicalUrl: page, purpose: "PROFILE" }] },
  urls: [page],
};

const withOrcid = (value: string, name = "Ann Lee") => ({
  state: { name, identifiers: [{ scheme: IdentifierScheme.ORCID, value, standing: "STATED" }] },
  identifiers: [[IdentifierScheme.ORCID, value]] as const,
});

describe("Whether a record is of a person of the catalogue", () => {
  let catalogue: Catalogue;
  let show: ReturnType<typeof make.makeShow>;

  beforeEach(async () => {
    ({ catalogue } = await openedCatalogue());
    show = make.makeShow();
  });

  /** People who appear on the show. */
  async function on(...given: Array<Partial<Person>>): Promise<string[]> {
    const people = given.map((values, at) =>
      make.makePerson({ name: "Ann Lee", slug: `ann-${at}`, ...values }),
    );
    const episodes = people.map((_, number) => make.makeEpisode({ show, number }));
    const appearances = people.map((person, at) =>
      make.makeAppearance({ person, episode: episodes[at] as never }),
    );
    await upsert(catalogue, show, ...episodes, ...people, ...appearances);
    return people.map(({ id }) => id);
  }

  const told = async (one: Sought, decided: ReadonlySet<string> = new Set()) => {
    const [verdict] = await identify(catalogue.reader, "Person", [one], { decided });
    return verdict?.outcome === "different"
      ? "different"
      : `${verdict?.outcome} ${verdict?.reasons.map(({ kind }) => kind).join(" ")}`;
  };

  it("is a question for a name alone, in whatever case and accents", async () => {
    await on({});

    expect(await told(sought({ name: "ÁNN LEE" }))).toBe("ask NAME");
    expect(await told(sought({ name: "Ann Leeward" }))).toBe("different");
  });

  it("is the same with a name and a page, or a name and a show", async () => {
    await on({ links: [make.makeLink({ url: page })] });

    expect(await told(sought(withPage))).toBe("same LINK NAME");
    expect(await told(sought({ related: new Set([show.id]) }))).toBe("same NAME SHARED");
    expect(await told(sought({ ...withPage, state: { ...withPage.state, name: "Bo" }, names: ["Bo"] }))).toBe(
      "ask LINK",
    );
  });

  it("is the same with an identifier, whatever the name; another one tells namesakes apart, whatever else agrees", async () => {
    await on({ identifiers: [make.makeIdentifier(IdentifierScheme.ORCID, orcid)] });

    expect(await told(sought({ ...withOrcid(orcid, "A. Lee"), names: ["A. Lee"] }))).toBe("same IDENTIFIER");
    expect(await told(sought({ ...withOrcid(otherOrcid), related: new Set([show.id]) }))).toBe("different");
  });

  it("is found by other spellings of a name that is there, and the same where a show agrees", async () => {
    await on({ name: "Jürgen M. Grün" }, { name: "Robert Ray-Fox", slug: "ray" });
    const of = (name: string) =>
      told(sought({ name, names: [name], state: { name }, related: new Set([show.id]) }));

    expect(await of("GRÜN, Jürgen")).toBe("same SPELLING SHARED");
    expect(await of("Prof. Juergen Gruen, PhD")).toBe("same SPELLING SHARED");
    expect(await of("Robert Ray")).toBe("ask SPELLING SHARED");
    expect(await of("Jana Grün")).toBe("different");
  });

  it("is the same by an initial or a short form where a show agrees, and no one else is known by that family name, here or in the source", async () => {
    const on_ = { related: new Set([show.id]) };
    const of = async (name: string, inSource: readonly string[] = [], beside: object = on_) => {
      const one = sought({ name, names: [name], state: { name }, ...beside });
      const namesWith = (word: string) => inSource.filter((other) => other.toLowerCase().includes(word));
      const [verdict] = await identify(catalogue.reader, "Person", [one], { namesWith });
      return verdict?.outcome === "different"
        ? "different"
        : `${verdict?.outcome} ${verdict?.reasons.map(({ kind }) => kind).join(" ")}`;
    };
    await on(
      { name: "Robert Quillfeather" },
      { name: "John Lee", slug: "john" },
      { name: "Jane Lee", slug: "jane" },
    );

    expect(await of("R. Quillfeather")).toBe("same SPELLING RARE_NAME SHARED");
    expect(await of("Bob Quillfeather", ["Bob Quillfeather", "Robert M. Quillfeather"])).toBe(
      "same SPELLING RARE_NAME SHARED",
    );
    expect(await of("R. Quillfeather", ["R. Quillfeather", "Rita Quillfeather"])).toBe("ask SPELLING SHARED");
    expect(await of("R. Quillfeather", ["R. Quillfeather", "Ann Quillfeather"])).toBe("ask SPELLING SHARED");
    expect(await of("R. Quillfeather", [], {})).toBe("different");
    expect(await of("J. Lee")).toBe("ask SPELLING SHARED");
  });

  it("is found out of many in as many statements as out of few", async () => {
    const statements: string[] = [];
    const { catalogue: counted } = await openedCatalogue({ onStatement: (text) => statements.push(text) });
    const names = Array.from({ length: 300 }, (_, at) => `Ann${at} Lee${at}`);
    await upsert(counted, ...names.map((name, at) => make.makePerson({ name, slug: `lee-${at}` })));
    const counts: number[] = [];
    for (const count of [2, 300]) {
      statements.length = 0;
      const some = names.slice(0, count).map((name) => sought({ name, names: [name], state: { name } }));
      const verdicts = await identify(counted.reader, "Person", some);
      expect(verdicts.filter(({ outcome }) => outcome === "ask")).toHaveLength(count);
      counts.push(statements.length);
    }

    expect(counts[1]).toBe(counts[0]);
  });

  it("is a question where two could be meant, until it was decided", async () => {
    const [, second = ""] = await on({}, {});
    const one = sought({ related: new Set([show.id]) });

    expect(await told(one)).toBe("ask NAME SHARED");
    const [decided] = await identify(catalogue.reader, "Person", [one], { decided: new Set([second]) });
    expect(decided).toMatchObject({ outcome: "same", id: second });
  });
});
