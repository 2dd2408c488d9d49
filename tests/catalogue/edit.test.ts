import type { Catalogue } from "../../src/catalogue/catalogue";
import { findByIds } from "../../src/catalogue/queries/by-id";
import type { Reader } from "../../src/database/statements";
import { IdentifierScheme } from "../../src/domain/identifiers";
import { newId } from "../../src/domain/ids";
import { contentOf, currentTables } from "../helpers/database-content";
import * as make from "../helpers/make-entities";
import { upsert, upsertInto } from "../helpers/upsert";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";
import { openedCatalogue } from "../helpers/temporary-database";
import { testStamp } from "../helpers/test-stamp";

/** A bit of everything that hangs together. */
function smallGraph() {
  const organisation = make.makeOrganisation();
  const [person, host] = [make.makePerson(), make.makePerson()];
  const show = make.makeShow();
  const episode = make.makeEpisode({ show, occurredOn: "2021-06" });
  const publication = make.makePublication({ publishedOn: "2020" });
  return {
    organisation,
    person,
    host,
    show,
    episode,
    publication,
    hosting: make.makeHost({ person: host, show }),
    post: make.makeAffiliation({ person: host, organisation }),
    appearance: make.makeAppearance({ person, episode }),
    contribution: make.makeContribution({ person, publication }),
  };
}

describe("What is upserted", () => {
  it("comes back as it was", async () => {
    const catalogue = await temporaryCatalogue();
    const person = make.makePerson({
      name: "Zoë O’Brien",
      honorificPrefix: "Dr",
      alternateNames: ["Zo"],
      identifiers: [make.makeIdentifier(IdentifierScheme.ORCID, "0000-0002-1825-0097")],
      links: [make.makeLink({ url: "https://example.org/zoe?utm_source=x" })],
    });
    const show = make.makeShow({ title: null, displayTitle: "A podcast of the school" });
    const episode = make.makeEpisode({ show, number: 3.5, occurredOn: "2021-06~", publishedOn: null });
    await upsert(catalogue, person, show, episode);

    expect((await findByIds(catalogue.reader, "Person", [person.id])).get(person.id)).toEqual(person);
    expect((await findByIds(catalogue.reader, "Show", [show.id])).get(show.id)).toEqual(show);
    expect((await findByIds(catalogue.reader, "Episode", [episode.id])).get(episode.id)).toEqual(episode);
  });

  it("keeps each digit of a number: a date as the number of an episode, a part of a part", async () => {
    const catalogue = await temporaryCatalogue();
    const numbers = [20261129.25, 0.1, 123456789012345];
    const show = make.makeShow();
    const episodes = numbers.map((number) => make.makeEpisode({ show, number }));
    await upsert(catalogue, show, ...episodes);

    const ids = episodes.map(({ id }) => id);
    const found = await findByIds(catalogue.reader, "Episode", ids);
    expect(ids.map((id) => found.get(id)?.number)).toEqual(numbers);
  });

  it("changes nothing when it is upserted again", async () => {
    const { catalogue, reader } = await openedCatalogue();
    const graph = Object.values(smallGraph());
    await upsert(catalogue, ...graph);
    const before = await contentOf(reader);

    await upsert(catalogue, ...graph);

    expect(await contentOf(reader)).toEqual(before);
    expect(before.related).not.toEqual([]);
  });

  it("is there whole or not at all when the work throws", async () => {
    const { catalogue, reader } = await openedCatalogue();
    const before = await contentOf(reader);

    const failing = catalogue.edit(testStamp, async (edit) => {
      await upsertInto(edit, Object.values(smallGraph()));
      throw new Error("Changed my mind.");
    });

    await expect(failing).rejects.toThrow("Changed my mind.");
    expect(await contentOf(reader)).toEqual(before);
  });

  it("may come in any order within one edit", async () => {
    const catalogue = await temporaryCatalogue();
    const { appearance, episode, show, person } = smallGraph();

    await catalogue.edit(testStamp, async (edit) => {
      for (const entity of [appearance, episode, show, person]) await upsertInto(edit, [entity]);
    });

    expect(await catalogue.check()).toEqual([]);
  });
});

describe("A reference that leads nowhere", () => {
  it.each([
    ["within a subgraph", "Host.showId", "Show"],
    ["across subgraphs", "Appearance.personId", "Person"],
    ["of one of several types", "About.workEpisodeId", "Episode"],
  ])("%s is refused, and nothing of the edit is kept", async (_, column, types) => {
    const { catalogue, reader } = await openedCatalogue();
    const { person, show, episode } = smallGraph();
    const nowhere = { id: newId("Episode") };
    const stray = {
      "Host.showId": make.makeHost({ person, show: nowhere }),
      "Appearance.personId": make.makeAppearance({ person: nowhere, episode }),
      "About.workEpisodeId": make.makeAbout({ work: nowhere, subject: person }),
    }[column];
    const before = await contentOf(reader);

    const dangling = upsert(catalogue, person, show, episode, ...(stray ? [stray] : []));

    await expect(dangling).rejects.toMatchObject({
      code: "DANGLING_REFERENCE",
      message: `Expected ${column} of ${stray?.id} to be the id of a ${types}, but no row has the id ${nowhere.id}.`,
    });
    expect(await contentOf(reader)).toEqual(before);
  });
});

describe("What is removed", () => {
  async function filled(): Promise<{
    catalogue: Catalogue;
    reader: Reader;
    graph: ReturnType<typeof smallGraph>;
  }> {
    const { catalogue, reader } = await openedCatalogue();
    const graph = smallGraph();
    await upsert(catalogue, ...Object.values(graph));
    return { catalogue, reader, graph };
  }

  it.each([
    { thing: "person", user: "contribution", column: "Contribution.contributorPersonId" },
    { thing: "organisation", user: "post", column: "Affiliation.organisationId" },
    { thing: "episode", user: "appearance", column: "Appearance.episodeId" },
    { thing: "publication", user: "contribution", column: "Contribution.publicationId" },
  ] as const)("is kept while something refers to it: $thing", async ({ thing, user, column }) => {
    const { catalogue, reader, graph } = await filled();
    const before = await contentOf(reader);

    const removing = catalogue.edit(testStamp, (edit) => edit.remove([graph[thing].id]));

    await expect(removing).rejects.toMatchObject({
      code: "IN_USE",
      message: `Cannot remove ${graph[thing].id}: ${column} of ${graph[user].id} refers to it.`,
    });
    expect(await contentOf(reader)).toEqual(before);
  });

  it("goes with what refers to it, in whatever order, and leaves nothing behind", async () => {
    const { catalogue, reader, graph } = await filled();

    await catalogue.edit(testStamp, async (edit) => {
      await edit.remove([graph.publication.id]);
      await edit.remove([graph.contribution.id, graph.person.id, graph.appearance.id]);
      await edit.remove([graph.show.id, graph.episode.id, graph.hosting.id]);
      await edit.remove([graph.organisation.id, graph.post.id, graph.host.id]);
    });

    await catalogue.edit(testStamp, (edit) => edit.remove([make.testDocumentId]));

    expect(Object.values(await contentOf(reader, currentTables)).flat()).toEqual([]);
    expect(await catalogue.isEmpty()).toBe(true);
  });

  it("may be what is not there", async () => {
    const { catalogue, reader } = await filled();
    const before = await contentOf(reader);

    await catalogue.edit(testStamp, (edit) => edit.remove([newId("Person")]));

    expect(await contentOf(reader)).toEqual(before);
  });

  it("must be named by its id", async () => {
    const { catalogue } = await filled();

    await expect(catalogue.edit(testStamp, (edit) => edit.remove(["persn_1"]))).rejects.toMatchObject({
      code: "BAD_ID",
      message: 'Expected the id of an entity, but got "persn_1".',
    });
  });
});

describe("A hierarchy", () => {
  it.each(["Organisation", "Topic"] as const)(
    "of type %s refuses a circle, and keeps what it was",
    async (type) => {
      const { catalogue, reader } = await openedCatalogue();
      const top = type === "Topic" ? make.makeTopic() : make.makeOrganisation();
      const middle =
        type === "Topic" ? make.makeTopic({ broader: top }) : make.makeOrganisation({ parent: top });
      const low =
        type === "Topic" ? make.makeTopic({ broader: middle }) : make.makeOrganisation({ parent: middle });
      await upsert(catalogue, top, middle, low);
      const before = await contentOf(reader);

      const circle = upsert(
        catalogue,
        make.changed(top, type === "Topic" ? { broaderId: low.id } : { parentId: low.id }),
      );

      await expect(circle).rejects.toMatchObject({
        code: "BAD_USER_INPUT",
        message: expect.stringMatching(/^Expected a hierarchy, but \w+ would be above itself\.$/) as string,
      });
      expect(await contentOf(reader)).toEqual(before);
    },
  );

  it("refuses a thing above itself, and lets two change places in one edit", async () => {
    const catalogue = await temporaryCatalogue();
    const top = make.makeTopic();
    const low = make.makeTopic({ broader: top });
    await upsert(catalogue, top, low);

    await expect(upsert(catalogue, make.changed(low, { broaderId: low.id }))).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
    });
    await upsert(catalogue, make.changed(low, { broaderId: null }), make.changed(top, { broaderId: low.id }));

    expect((await findByIds(catalogue.reader, "Topic", [top.id])).get(top.id)?.broaderId).toBe(low.id);
  });
});
