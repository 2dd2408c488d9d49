import type { Catalogue } from "../src/catalogue/catalogue";
import type { EntityInput } from "../src/catalogue/commands/derived-columns";
import { idForKey, type TypeName } from "../src/domain/ids";
import {
  AffiliationKind,
  AffiliationState,
  AppearanceRole,
  EdtfDate,
  EpisodeKind,
  EpisodeStatus,
  HostRole,
  ShowKind,
  ShowOrganisationRole,
  Standing,
} from "../src/entities";

export interface Size {
  readonly people: number;
  readonly shows: number;
  readonly episodes: number;
  readonly appearances: number;
}

/** The organisation at the top of the hierarchy, to which a fifth of the shows belong by way of those below it. */
export const topOrganisationKey = "organisation-0";

const documentId = idForKey("Document", "bench");

const stated = (type: TypeName, key: string) => ({
  id: idForKey(type, key),
  standing: Standing.STATED,
  inferredFrom: null,
  sources: [
    {
      documentId,
      line: 1,
      lastLine: null,
      item: null,
      field: null,
      value: null,
      standing: null,
      inferredFrom: null,
      retrievedAt: null,
    },
  ],
  links: [],
});

const keyOf = (word: string, index: number) => `${word}-${index}`;
const idOf = (type: TypeName, index: number) => idForKey(type, keyOf(type.toLowerCase(), index));

/** Fills a catalogue with a made-up graph, the same for the same size. Returns how many rows it put. */
export async function fill(catalogue: Catalogue, size: Size): Promise<number> {
  const organisations = 100;
  let rows = 0;

  await catalogue.edit({ by: "bench" }, async (edit) => {
    const insert = async <Name extends TypeName>(
      type: Name,
      count: number,
      make: (index: number) => EntityInput<Name>,
    ) => {
      rows += count;
      await edit.upsert(
        type,
        Array.from({ length: count }, (_, index) => make(index)),
      );
    };

    await insert("Document", 1, () => ({
      ...stated("Document", "bench"),
      sources: [],
      slug: "bench",
      title: "A made-up graph",
      howGiven: "made up",
      licence: null,
      publishedOn: null,
      retrievedAt: null,
      lines: null,
    }));
    await insert("Organisation", organisations, (index) => ({
      ...stated("Organisation", keyOf("organisation", index)),
      slug: keyOf("organisation", index),
      name: `Organisation ${index}`,
      alternateNames: [],
      kind: null,
      topicIds: [],
      parentId: index === 0 || index >= 20 ? null : idOf("Organisation", Math.floor((index - 1) / 3)),
      locality: null,
      description: null,
      identifiers: [],
      accounts: [],
    }));
    await insert("Person", size.people, (index) => ({
      ...stated("Person", keyOf("person", index)),
      slug: keyOf("person", index),
      name: `Person ${index}`,
      sortName: `${index}, Person`,
      honorificPrefix: null,
      honorificSuffix: null,
      alternateNames: [],
      description: null,
      identifiers: [],
      accounts: [],
    }));
    await insert("Affiliation", size.people, (index) => ({
      ...stated("Affiliation", keyOf("affiliation", index)),
      personId: idOf("Person", index),
      organisationId: idOf("Organisation", index % organisations),
      kind: AffiliationKind.EMPLOYMENT,
      roleTitle: null,
      start: null,
      end: null,
      state: AffiliationState.UNKNOWN,
    }));
    await insert("Show", size.shows, (index) => ({
      ...stated("Show", keyOf("show", index)),
      slug: keyOf("show", index),
      title: `Show ${index}`,
      displayTitle: `Show ${index}`,
      alternateTitles: [],
      kind: ShowKind.PODCAST,
      description: null,
      feedUrl: null,
      formerFeedUrls: [],
      identifiers: [],
      language: null,
      accounts: [],
    }));
    await insert("ShowOrganisation", size.shows, (index) => ({
      ...stated("ShowOrganisation", keyOf("behind", index)),
      showId: idOf("Show", index),
      organisationId: idOf("Organisation", index % organisations),
      role: ShowOrganisationRole.PUBLISHER,
    }));
    await insert("Host", size.shows, (index) => ({
      ...stated("Host", keyOf("host", index)),
      personId: idOf("Person", (index * 7) % size.people),
      showId: idOf("Show", index),
      episodeId: null,
      role: HostRole.HOST,
      creditedAs: null,
      start: null,
      end: null,
    }));
    await insert("Episode", size.episodes, (index) => {
      const publishedOn = EdtfDate.of(
        new Date(Date.UTC(2010, 0, 1 + (index % 5_000))).toISOString().slice(0, 10),
      );
      return {
        ...stated("Episode", keyOf("episode", index)),
        slug: keyOf("episode", index),
        showId: idOf("Show", index % size.shows),
        title: `Episode ${index}`,
        displayTitle: `Episode ${index}`,
        kind: EpisodeKind.FULL,
        status: EpisodeStatus.HELD,
        originalTitle: null,
        language: null,
        rerunOfId: null,
        season: null,
        seasonName: null,
        number: index,
        numberDisplay: null,
        strand: null,
        occurredOn: null,
        publishedOn,
        duration: null,
        description: null,
        startsAt: null,
        whyNoRecording: null,
        guid: null,
      };
    });
    await insert("Appearance", size.appearances, (index) => ({
      ...stated("Appearance", keyOf("appearance", index)),
      personId: idOf("Person", (index * 13) % size.people),
      episodeId: idOf("Episode", index % size.episodes),
      roles: [AppearanceRole.GUEST],
      creditedAs: null,
      position: 1,
      startsAt: null,
      endsAt: null,
      onBehalfOfIds: [],
    }));
  });
  return rows;
}
