import { typeOfId } from "../../src/domain/ids";
import { fold } from "../../src/domain/names";
import type { AnyEntityInput, EntityInput } from "../../src/catalogue/commands/derived-columns";
import { type Citation, Standing } from "../../src/entities";
import { readDataFolder } from "../../src/importers/data-folder/read-data-folder";
import { projectFolder } from "../helpers/starting-catalogue";
import { addressPattern, describeWithDocuments, documentOf, linesOf, textAt } from "./cited-documents";

/** What data/README.md says is left open: an empty heading, and links that lead nowhere. */
const notHeld = [256, 289, 369, 375];

describeWithDocuments("data/ beside the profile that it was written from", () => {
  let entities: AnyEntityInput[];
  let citations: Citation[];
  let profile: string[];

  beforeAll(async () => {
    ({ entities } = await readDataFolder(`${projectFolder}/data`));
    citations = entities.flatMap(({ sources, links }) => [
      ...sources,
      ...links.flatMap((link) => link.sources),
    ]);
    profile = linesOf("profile");
  });

  /** What a document is called is in our own words. */
  const isCiting = ({ id }: AnyEntityInput) => typeOfId(id) !== "Document";
  const isEmpty = (line: string | undefined) => (line ?? "").trim() === "";
  const places = (found: readonly Citation[]) =>
    found.map((citation) =>
      [documentOf(citation), citation.line, citation.lastLine].filter((part) => part !== null).join(" "),
    );

  /** Whether the words stand where they are cited, or a citation of just that field says from which others they were inferred. */
  const isCited = (words: string, { sources }: AnyEntityInput, field: string) => {
    const texts = [...sources.map(textAt), sources.map(textAt).join(" ")].map((text) => ` ${fold(text)} `);
    return (
      sources.some(
        (source) => source.field === field && source.value !== null && source.standing === Standing.INFERRED,
      ) ||
      // "Graham Wilson's" is folded to "graham wilsons".
      texts.some((text) => [" ", "s "].some((end) => text.includes(` ${fold(words)}${end}`)))
    );
  };

  /** What each entity has in a field, a list or not, as far as it is not where it is cited. */
  const uncited = (field: string): string[] =>
    entities
      .filter(isCiting)
      .flatMap((entity) =>
        [(Reflect.get(entity, field) as string | string[] | null | undefined) ?? []]
          .flat()
          .filter((words) => !isCited(words, entity, field)),
      );

  it("holds every address of the profile, exactly as it stands there, and cites its very line", () => {
    const held = new Set(
      entities.flatMap(({ links }) =>
        links.flatMap(({ url, sources }) =>
          sources.filter(({ lastLine }) => lastLine === null).map(({ line }) => `${line} ${url}`),
        ),
      ),
    );
    const stated = profile.flatMap((line, index) =>
      [...line.matchAll(addressPattern)].map(([url]) => `${index + 1} ${url}`),
    );

    expect(stated).toHaveLength(73);
    expect(stated.filter((address) => !held.has(address))).toEqual([]);
    expect([...held].filter((address) => !stated.includes(address))).toEqual([]);
  });

  it("cites every line of the profile that says something, but for a few that lead nowhere", () => {
    const cited = new Set(
      citations
        .filter((citation) => documentOf(citation) === "profile")
        .flatMap(({ line, lastLine }) =>
          Array.from(
            { length: (lastLine ?? line ?? 0) - (line ?? 0) + 1 },
            (_, index) => (line ?? 0) + index,
          ),
        ),
    );
    const uncitedLines = profile.flatMap((line, index) =>
      isEmpty(line) || cited.has(index + 1) ? [] : index + 1,
    );

    expect(uncitedLines).toEqual(notHeld);
  });

  it("cites nothing beyond a document's end, and no citation starts or ends on an empty line", () => {
    const astray = citations.filter((citation) => {
      const { line, lastLine } = citation;
      const lines = linesOf(documentOf(citation));
      return [line, lastLine ?? line].some((at) => at === null || isEmpty(lines[at - 1]));
    });

    expect(places(astray)).toEqual([]);
  });

  it("knows how many lines each document has", () => {
    const documents = entities.filter((entity) => !isCiting(entity)) as Array<EntityInput<"Document">>;

    expect(documents.map(({ slug, lines }) => [slug, lines])).toEqual([
      ["profile", linesOf("profile").length],
      ["network-essay", linesOf("network-essay").length],
    ]);
  });

  it.each(["name", "title", "creditedAs", "roleTitle", "strand", "honorificPrefix", "honorificSuffix"])(
    "has no %s that does not stand where it is cited",
    (field) => {
      expect(uncited(field)).toEqual([]);
    },
  );

  it.each([
    ["alternateNames", "Twinkl SLT"],
    ["alternateTitles", "Twinkl Podcast"],
  ])(
    "has no %s that do not stand where they are cited, but one from outside, which cites nothing",
    (field, known) => {
      expect(uncited(field)).toEqual([known]);
      expect(
        citations.filter((citation) => citation.field === field && textAt(citation).includes("Twinkle")),
      ).toEqual([]);
    },
  );

  it("quotes nothing that does not stand where it is quoted from", () => {
    const misquoted = citations.filter((citation) => {
      const words = citation.value?.replace(/ in the address.*$/, "") ?? "";
      return !textAt(citation).includes(words);
    });

    expect(misquoted.map(({ line, value }) => `${line} ${value}`)).toEqual([]);
  });
});
