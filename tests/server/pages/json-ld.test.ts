import jsonld from "jsonld";

import { folders, pathOf, type PageType } from "../../../src/formats/site";
import { schemaOrgVocabulary, unknownProperties } from "../../formats/schema-org";
import * as make from "../../helpers/make-entities";
import { demonstrationCatalogue } from "../../helpers/demonstration-catalogue";
import { upsert } from "../../helpers/upsert";
import { runningServer } from "../../helpers/running-server";
import { startingCatalogue } from "../../helpers/starting-catalogue";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";
import { ContributionRole } from "../../../src/entities/contribution";
import { HonourOutcome } from "../../../src/entities/honour";
import { HostRole } from "../../../src/entities/host";
import { AppearanceRole } from "../../../src/entities/appearance";
import { PublicationKind } from "../../../src/entities/publication";
import { ShowKind } from "../../../src/entities/show";
import { Standing } from "../../../src/entities/standing";

type Document = Readonly<Record<string, unknown>>;

/** schema.org's own context, as far as it matters here: every property is of its vocabulary. */
const documentLoader = async (url: string) => {
  if (url !== "https://schema.org") throw new Error(`Nothing else is fetched, but ${url} was.`);
  const context = { "@context": { "@vocab": "https://schema.org/", id: "@id", type: "@type" } };
  return { contextUrl: undefined, documentUrl: url, document: context } as never;
};

const readFrom =
  (url: string) =>
  async (path: string): Promise<Document> =>
    (await (await fetch(`${url}${path}`, { headers: { accept: "application/ld+json" } })).json()) as Document;

async function slugsOf(url: string, type: PageType): Promise<string[]> {
  const query = `{ of: ${folders[type]}(first: 20) { nodes { slug } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: { of: { nodes: Array<{ slug: string }> } } };
  return data.of.nodes.map(({ slug }) => slug);
}

describe("JSON-LD", () => {
  it.each(["starting", "demonstration"])(
    "of twenty things of each type of the %s catalogue has the types and properties of schema.org only",
    async (name) => {
      const catalogue = await (name === "starting" ? startingCatalogue() : demonstrationCatalogue());
      const { url } = await runningServer(catalogue);
      const [read, vocabulary] = [readFrom(url), schemaOrgVocabulary()];
      const seen = new Set<string>();

      for (const type of Object.keys(folders) as PageType[]) {
        for (const slug of await slugsOf(url, type)) {
          const { "@context": context, ...document } = await read(pathOf(type, slug));
          expect([slug, context]).toEqual([slug, "https://schema.org"]);
          expect([slug, unknownProperties(document, vocabulary)]).toEqual([slug, []]);
          seen.add(String(document["@type"]));
        }
      }
      expect(seen.size).toBeGreaterThan(10);
    },
  );

  it("expands to one node, with its permanent address as id", async () => {
    const catalogue = await startingCatalogue();
    const { url } = await runningServer(catalogue);

    const [node, ...others] = (await jsonld.expand(await readFrom(url)("/people/victoria-carr"), {
      documentLoader,
    })) as unknown as Document[];

    expect(others).toEqual([]);
    expect(node?.["@id"]).toMatch(new RegExp(`^${url}/people/person_\\w{22}$`));
    expect(node?.["@type"]).toEqual(["https://schema.org/Person"]);
    expect(node?.["https://schema.org/name"]).toEqual([{ "@value": "Victoria Carr" }]);
    const { "https://schema.org/contributor": contributed } = (node?.["@reverse"] ?? {}) as Record<
      string,
      unknown[]
    >;
    expect(contributed?.length).toBeGreaterThan(20);
    expect((await fetch(String(node?.["@id"]))).url).toBe(`${url}/people/victoria-carr`);
  });

  it("says who appeared: performers of an event, contributors of a recording, each in their role", async () => {
    const catalogue = await temporaryCatalogue();
    const [ada, bob] = [make.makePerson({ name: "Ada" }), make.makePerson({ name: "Bob" })];
    const [podcast, meeting] = [
      make.makeShow({ kind: ShowKind.PODCAST }),
      make.makeShow({ kind: ShowKind.CONFERENCE }),
    ];
    const pilot = make.makeEpisode({ show: podcast, slug: "pilot", occurredOn: "2021-04-29" });
    const talk = make.makeEpisode({ show: meeting, slug: "talk", occurredOn: "2021-04-29/2021-04-30" });
    await upsert(catalogue, ada, bob, podcast, meeting, pilot, talk);
    await upsert(
      catalogue,
      make.makeHost({ person: bob, show: podcast, role: HostRole.CO_HOST }),
      make.makeAppearance({ person: ada, episode: pilot, roles: [AppearanceRole.GUEST] }),
      make.makeAppearance({ person: ada, episode: talk, roles: [AppearanceRole.KEYNOTE_SPEAKER] }),
      make.makeAppearance({ person: bob, episode: talk, standing: Standing.DISPUTED }),
    );
    const { url } = await runningServer(catalogue);
    const read = readFrom(url);

    const [recording, event, person] = await Promise.all([
      read("/episodes/pilot"),
      read("/episodes/talk"),
      read(`/people/${ada.slug}`),
    ]);

    expect(recording).toMatchObject({
      "@type": "PodcastEpisode",
      dateCreated: "2021-04-29",
      contributor: [
        { "@type": "Role", roleName: "co host", contributor: { "@type": "Person", name: "Bob" } },
        { "@type": "Role", roleName: "guest", contributor: { "@type": "Person", name: "Ada" } },
      ],
    });
    expect(event).toMatchObject({
      "@type": "Event",
      startDate: "2021-04-29",
      endDate: "2021-04-30",
      eventStatus: "https://schema.org/EventScheduled",
      performer: [{ "@type": "Role", roleName: "keynote speaker", performer: { name: "Ada" } }],
    });
    expect(event["performer"]).toHaveLength(1);
    expect(person).toMatchObject({
      performerIn: [{ url: `${url}/episodes/talk` }],
      "@reverse": { contributor: [{ url: `${url}/episodes/pilot` }] },
    });
  });

  it("says an award of the winner only, and authorship from the work", async () => {
    const catalogue = await temporaryCatalogue();
    const ada = make.makePerson({ slug: "ada" });
    const [won, lost] = [
      make.makeAward({ name: "Prize", year: "2023" }),
      make.makeAward({ name: "Other prize", year: "2023" }),
    ];
    const book = make.makePublication({ kind: PublicationKind.BOOK, slug: "book", publishedOn: "2021~" });
    await upsert(catalogue, ada, won, lost, book);
    await upsert(
      catalogue,
      make.makeHonour({ recipients: [ada], award: won, outcome: HonourOutcome.WON }),
      make.makeHonour({ recipients: [ada], award: lost, outcome: HonourOutcome.FINALIST }),
      make.makeContribution({ contributor: ada, publication: book, role: ContributionRole.AUTHOR }),
    );
    const { url } = await runningServer(catalogue);
    const read = readFrom(url);

    const [person, work] = await Promise.all([read("/people/ada"), read("/publications/book")]);

    expect(person["award"]).toEqual(["Prize, 2023"]);
    expect(person["@reverse"]).toMatchObject({
      author: [{ "@type": "Book", url: `${url}/publications/book` }],
    });
    expect(work).toMatchObject({
      "@type": "Book",
      author: [{ "@type": "Person", url: `${url}/people/ada` }],
    });
    // An approximate year is no date of ISO 8601.
    expect(work["datePublished"]).toBeUndefined();
  });
});
