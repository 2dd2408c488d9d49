import { fold } from "../../src/domain/names";
import { typeOfId } from "../../src/domain/ids";
import type { AnyEntityInput } from "../../src/catalogue/commands/derived-columns";
import { type Citation, AppearanceRole, PublicationKind, ShowKind, Standing } from "../../src/entities";
import { readDataFolder } from "../../src/importers/data-folder/read-data-folder";
import { projectFolder } from "../helpers/starting-catalogue";
import { addressPattern, describeWithDocuments, linesOf, textAt } from "./cited-documents";
import { Facts, standingsOf } from "./facts";

/** By which words of a line a kind or a role is stated. */
const statedBy = {
  [PublicationKind.ARTICLE]: /article/,
  [PublicationKind.BLOG_POST]: /blog/,
  [PublicationKind.BOOK]: /book/,
  [PublicationKind.EDITED_ISSUE]: /issue/,
  [PublicationKind.NEWS_STORY]: /news stories/,
  [PublicationKind.REPORT]: /report/,
  [PublicationKind.THESIS]: /thesis|dissertation/,
  [ShowKind.PODCAST]: /podcast/,
  [ShowKind.CONFERENCE]: /conference/,
  [ShowKind.SEMINAR_SERIES]: /seminar series/,
  [ShowKind.BROADCAST]: /documentary/,
  [ShowKind.VIDEO_SERIES]: /video/,
  [ShowKind.COURSE]: /courses/,
  [ShowKind.WORKSHOP]: /workshops/,
  [ShowKind.EVENT]: /launch/,
  [AppearanceRole.GUEST]: /guest/,
  [AppearanceRole.SPEAKER]: /speaker/,
  [AppearanceRole.KEYNOTE_SPEAKER]: /key ?note/,
  [AppearanceRole.PANELLIST]: /panel/,
  [AppearanceRole.INTERVIEWEE]: /interviewed/,
  [AppearanceRole.PRESENTER]: /presenter/,
  [AppearanceRole.FACILITATOR]: /facilitat/,
  [AppearanceRole.PERFORMER]: /perform/,
  [AppearanceRole.CONTRIBUTOR]: /contribut/,
};

/** The headings of the profile under which only a list stands. */
const headingsOfLists = ["Podcasts:", "Local news stories", "Blogs:", "Books:"];

describeWithDocuments("what data/ states, beside the lines that it cites", () => {
  let entities: AnyEntityInput[];
  let facts: Facts;

  beforeAll(async () => {
    ({ entities } = await readDataFolder(`${projectFolder}/data`));
    facts = new Facts(entities);
  });

  const textOf = ({ sources }: Pick<AnyEntityInput, "sources">) => sources.map(textAt).join(" ");
  const inOwnWords = (text: string) => text.replaceAll(addressPattern, " ");
  const hasWords = (text: string, words: string) => ` ${fold(text)} `.includes(` ${fold(words)} `);
  const isStated = (entity: Pick<AnyEntityInput, "sources">, field: string) =>
    !standingsOf(entity, field).includes(Standing.INFERRED);

  it("infers what it reads off an address, but for an identifier", () => {
    const isReadOff = (citation: Citation) =>
      citation.field !== null &&
      citation.field !== "identifiers" &&
      citation.value !== null &&
      !inOwnWords(textAt(citation)).includes(citation.value);
    const readOff = entities.flatMap(({ sources }) => sources.filter(isReadOff));

    expect(readOff.length).toBeGreaterThan(90);
    expect(readOff.filter(({ standing }) => standing !== Standing.INFERRED)).toEqual([]);
  });

  it("states no fact by the heading of a list alone", () => {
    const byHeading = entities
      .filter(({ standing, sources }) => standing !== Standing.INFERRED && sources.length > 0)
      .filter(({ sources }) => sources.every((source) => headingsOfLists.includes(textAt(source))));

    for (const heading of headingsOfLists) expect(linesOf("profile")).toContain(heading);
    expect(byHeading).toEqual([]);
  });

  it("states the kind of a show or a publication by a word of a cited line, else infers it", () => {
    const works = [...facts.all("Show"), ...facts.all("Publication")];
    const stated = works.filter((work) => isStated(work, "kind"));

    expect(stated.length).toBeGreaterThan(40);
    expect(
      stated
        .filter((work) => !statedBy[work.kind].test(inOwnWords(textOf(work)).toLowerCase()))
        .map(({ slug, kind }) => `${slug} ${kind}`),
    ).toEqual([]);
  });

  it("states a role in an episode by a word of a cited line, else infers it", () => {
    const stated = facts
      .all("Appearance")
      .filter((appearance) => appearance.standing !== Standing.INFERRED && isStated(appearance, "roles"));

    expect(stated).toHaveLength(4);
    for (const appearance of stated) {
      for (const role of appearance.roles) expect(textOf(appearance).toLowerCase()).toMatch(statedBy[role]);
    }
  });

  it("states the publisher and the container of a text by their names, else infers them from an address", () => {
    const stated = facts.all("Publication").flatMap((publication) => {
      const words = inOwnWords(textOf(publication));
      const publisher = facts.all("Organisation").find(({ id }) => id === publication.publisherId);
      const names: Array<[field: string, names: string[]]> = [
        ["publisher", publisher ? [publisher.name, ...publisher.alternateNames] : []],
        ["containerTitle", publication.containerTitle === null ? [] : [publication.containerTitle]],
      ];
      return names
        .filter(([field, called]) => called.length > 0 && isStated(publication, field))
        .map(([field, called]) => ({
          what: `${publication.slug} ${field}`,
          isThere: called.some((name) => hasWords(words, name)),
        }));
    });

    expect(stated).toHaveLength(7);
    expect(stated.filter(({ isThere }) => !isThere)).toEqual([]);
  });

  it("describes in words of its own: never six of a document's in a row", () => {
    const texts = ["profile", "network-essay"].map((document) => fold(linesOf(document).join(" ")));
    const runsOf = (line: string) => {
      const words = fold(line).split(" ");
      return words.slice(5).map((_, index) => words.slice(index, index + 6).join(" "));
    };
    const copied = entities
      .filter(({ id }) => typeOfId(id) !== "Document")
      .flatMap((entity) =>
        ["description", "abstract"].flatMap((column) => (Reflect.get(entity, column) as string | null) ?? []),
      )
      .filter((line) => runsOf(line).some((run) => texts.some((text) => hasWords(text, run))));

    expect(copied).toEqual([]);
  });
});
