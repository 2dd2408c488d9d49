import { Catalogue } from "../../src/catalogue/catalogue";
import type { DatabaseOptions } from "../../src/database/database";
import { idForKey } from "../../src/domain/ids";
import { IdentifierScheme } from "../../src/domain/identifiers";
import { LinkPurpose } from "../../src/domain/links/link";
import { AffiliationKind, AffiliationState } from "../../src/entities/affiliation";
import { AppearanceRole } from "../../src/entities/appearance";
import { ContributionRole } from "../../src/entities/contribution";
import { HonourOutcome } from "../../src/entities/honour";
import { HostRole } from "../../src/entities/host";
import { OrganisationKind, type Organisation } from "../../src/entities/organisation";
import { PartnershipKind } from "../../src/entities/partnership";
import { PublicationKind } from "../../src/entities/publication";
import { ShowKind } from "../../src/entities/show";
import { ShowOrganisationRole } from "../../src/entities/show-organisation";
import type { Topic } from "../../src/entities/topic";
import { afterTests } from "./after-tests";
import { Dice } from "./dice";
import * as make from "./make-entities";
import { copyOf, type Template } from "./templates";
import { opened } from "./temporary-database-url";
import { upsert } from "./upsert";

/**
 * A graph of some 3,000 rows, the same in every run. `large-catalogue.test.ts` holds it to this: every to-many relation
 * has parents of each of its types with a dozen children or more, and every to-one relation is filled somewhere.
 */
export function largeGraph(): LargeGraph {
  graph ??= makeLargeGraph();
  return graph;
}

function makeLargeGraph() {
  const dice = new Dice(2_026);
  const things = largeThings(dice);
  return {
    ...things,
    ...largePosts(dice, things),
    ...largeAppearances(dice, things),
    ...largeWorks(dice, things),
  };
}

export type LargeGraph = ReturnType<typeof makeLargeGraph>;

/** Making it takes a second, most of it for ids. */
let graph: LargeGraph | null = null;

/** Upserts the large graph in one edit, and returns it. */
export async function fillLargeCatalogue(catalogue: Catalogue): Promise<LargeGraph> {
  const filled = largeGraph();
  await upsert(catalogue, ...Object.values(filled).flat());
  return filled;
}

const large: Template = {
  name: "large",
  async make(url) {
    const catalogue = await Catalogue.open(url);
    await catalogue.migrate();
    await fillLargeCatalogue(catalogue);
    await catalogue.close();
  },
};

/** A catalogue with the large graph, its address, and a reader of the same database. */
export async function largeCatalogue(options: DatabaseOptions = {}) {
  const url = await copyOf(large);
  const catalogue = await Catalogue.open(url, options);
  afterTests(() => catalogue.close());
  const { reader } = await opened({ readers: 1 }, url);
  return { catalogue, url, reader, graph: largeGraph() };
}

type Things = ReturnType<typeof largeThings>;

/** Of every precision, and none. */
const dates = [
  "2015",
  "2018~",
  "2019-03",
  "2020-02-29",
  "2021-06-15T18:30Z",
  "2022/2023",
  "2024-01-31",
  null,
];
const spans = [{}, { start: "2016" }, { end: "2021-05" }, { start: "2018-09", end: "2022" }];

/** At times one topic, at times two. */
function topicsAt(index: number): string[] {
  return [0, 1].slice(index % 3).map((place) => idForKey("Topic", `topic-${(index + place) % 32}`));
}

function largeThings(dice: Dice) {
  const organisations = hierarchy(32, (index, parent: Organisation | null) =>
    make.makeOrganisation({
      key: `organisation-${index}`,
      name: `Organisation ${index}`,
      parent,
      kind: dice.oneOf([...Object.values(OrganisationKind), null]),
      topicIds: topicsAt(index),
      locality: dice.oneOf(["Bristol", "Leeds", null]),
    }),
  );
  const topics = hierarchy(32, (index, broader: Topic | null) =>
    make.makeTopic({ key: `topic-${index}`, label: `Topic ${index}`, broader }),
  );
  const people = times(60, (index) =>
    make.makePerson({
      key: `person-${index}`,
      name: `Given${index} Family${index % 20}`,
      identifiers: index % 4 === 0 ? [make.makeIdentifier(IdentifierScheme.WIKIDATA, `Q${index + 1}`)] : [],
    }),
  );
  const shows = times(25, (index) =>
    make.makeShow({
      key: `show-${index}`,
      title: index % 6 === 5 ? null : `Show ${index}`,
      displayTitle: `Show ${index}`,
      kind: dice.oneOf(Object.values(ShowKind)),
    }),
  );
  const episodes = times(300, (index) =>
    make.makeEpisode({
      key: `episode-${index}`,
      rerunOf: index > 120 ? { id: idForKey("Episode", `episode-${index % (index % 2 ? 3 : 80)}`) } : null,
      sources: index % 25 === 24 ? [] : [make.makeCitation({ line: index })],
      links: index % 3 === 0 ? largeLinks(index) : [],
      title: index % 7 === 6 ? null : `Episode ${index}`,
      displayTitle: `Episode ${index}`,
      show: dice.unevenly(shows),
      season: dice.oneOf(["1", "2", "2024", null]),
      number: dice.oneOf([index, index + 0.5, null]),
      occurredOn: dice.oneOf(dates),
      publishedOn: dice.oneOf(dates),
    }),
  );
  const publications = times(120, (index) =>
    make.makePublication({
      key: `publication-${index}`,
      title: `Publication ${index}`,
      kind: dice.oneOf(Object.values(PublicationKind)),
      publisher: index % 5 === 4 ? null : dice.unevenly(organisations),
      basedOn: index > 70 ? { id: idForKey("Publication", `publication-${index % 3}`) } : null,
      publishedOn: dice.oneOf(dates),
    }),
  );
  const awards = times(120, (index) =>
    make.makeAward({
      key: `award-${index}`,
      name: `Award ${index % 15}`,
      category: `Category ${index}`,
      year: dice.oneOf(["2019", "2020", "2021", null]),
      conferredBy: index % 5 === 4 ? null : dice.unevenly(organisations),
    }),
  );
  const documents = [
    make.makeDocument({ key: "test-document", title: "What tests are taken from" }),
    ...times(45, (index) => make.makeDocument({ key: `document-${index}`, title: `Yearbook ${index}` })),
  ];
  return { documents, organisations, topics, people, shows, episodes, publications, awards };
}

const addresses = ["example.org", "open.spotify.com", "podcasts.apple.com", "www.youtube.com"];

/** Recordings, most often: several, at times two of them on one platform. */
function largeLinks(index: number) {
  return [0, 1, addresses.length].slice(index % 2).map((place) =>
    make.makeLink({
      url: `https://${addresses[(index + place) % addresses.length]}/episodes/${index}/${place}`,
      purpose: (index + place) % 5 === 4 ? LinkPurpose.PROFILE : LinkPurpose.RECORDING,
    }),
  );
}

function severalAtTimes(index: number, roles: AppearanceRole[]): AppearanceRole[] {
  return index % 5 === 0 ? [...new Set([...roles, AppearanceRole.GUEST])] : roles;
}

/** At times on behalf of one more. */
function withAnother(
  index: number,
  organisations: readonly Organisation[],
  organisation: Organisation | null,
): Organisation[] {
  const another = index % 9 === 0 ? organisations[(index / 9) % organisations.length] : undefined;
  return [...new Set([organisation ?? [], another ?? []].flat())];
}

function largePosts(dice: Dice, { people, organisations, shows, episodes }: Things) {
  return {
    affiliations: times(150, (index) =>
      make.makeAffiliation({
        key: `affiliation-${index}`,
        person: dice.unevenly(people),
        organisation: dice.unevenly(organisations),
        kind: dice.oneOf(Object.values(AffiliationKind)),
        state: dice.oneOf(Object.values(AffiliationState)),
        ...dice.oneOf(spans),
      }),
    ),
    partnerships: times(150, (index) =>
      make.makePartnership({
        key: `partnership-${index}`,
        topicIds: topicsAt(index),
        from: dice.unevenly(organisations),
        to: dice.unevenly(organisations),
        kind: dice.oneOf(Object.values(PartnershipKind)),
        ...dice.oneOf(spans),
      }),
    ),
    showOrganisations: times(120, (index) =>
      make.makeShowOrganisation({
        key: `show-organisation-${index}`,
        show: dice.unevenly(shows, 15),
        organisation: dice.unevenly(organisations),
        role: dice.oneOf(Object.values(ShowOrganisationRole)),
      }),
    ),
    hosts: times(160, (index) =>
      make.makeHost({
        key: `host-${index}`,
        person: dice.unevenly(people, 10),
        role: dice.oneOf(Object.values(HostRole)),
        ...dice.oneOf(spans),
        // Not the busiest people, and the busiest shows, of all: their product would be the size of the projection.
        // The last shows have no host, so that some episodes have none either.
        ...(index % 4 === 3
          ? { episode: dice.oneOf(episodes) }
          : { show: dice.unevenly(shows.slice(0, 20), 6) }),
      }),
    ),
  };
}

function largeAppearances(
  dice: Dice,
  { people, organisations, topics, shows, episodes, publications }: Things,
) {
  const works = [shows, episodes, publications];
  const subjects = [people, organisations, topics, publications];
  return {
    appearances: times(900, (index) =>
      make.makeAppearance({
        key: `appearance-${index}`,
        person: dice.unevenly(people, 20),
        episode: dice.unevenly(episodes),
        onBehalfOf: withAnother(index, organisations, dice.oneOf([dice.oneOf(organisations), null, null])),
        roles: severalAtTimes(index, dice.oneOf([[], [dice.oneOf(Object.values(AppearanceRole))]])),
      }),
    ),
    abouts: times(480, (index) =>
      make.makeAbout({
        key: `about-${index}`,
        work: dice.unevenly<make.Known>(works[index % works.length] ?? shows, 12),
        subject: dice.unevenly<make.Known>(subjects[index % subjects.length] ?? topics, 12),
      }),
    ),
  };
}

/** One person, or at times a person with a body, a show or a publication. */
function recipientsOf(
  dice: Dice,
  index: number,
  {
    people,
    organisations,
    shows,
    publications,
  }: Pick<Things, "people" | "organisations" | "shows" | "publications">,
): { recipients: make.Known[] } {
  const others = [null, organisations, shows, publications][index % 4];
  return { recipients: [dice.unevenly(people), ...(others ? [dice.unevenly<make.Known>(others)] : [])] };
}

function largeWorks(dice: Dice, { people, organisations, shows, publications, awards }: Things) {
  return {
    contributions: times(400, (index) =>
      make.makeContribution({
        key: `contribution-${index}`,
        contributor: dice.unevenly<make.Known>([people, people, organisations, shows][index % 4] ?? people),
        publication: dice.unevenly(publications),
        role: dice.oneOf(Object.values(ContributionRole)),
        position: 1 + (index % 14),
      }),
    ),
    honours: times(400, (index) =>
      make.makeHonour({
        key: `honour-${index}`,
        ...recipientsOf(dice, index, { people, organisations, shows, publications }),
        award: dice.unevenly(awards),
        onBehalfOf: dice.oneOf([dice.oneOf(organisations), null]),
        outcome: dice.oneOf(Object.values(HonourOutcome)),
      }),
    ),
  };
}

function times<T>(count: number, makeOne: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => makeOne(index));
}

/** One at the top; two below it, each above a dozen or more; a chain below the last of these; and one that stands alone. */
function hierarchy<T extends make.Known>(count: number, makeOne: (index: number, above: T | null) => T): T[] {
  const made: T[] = [];
  for (let index = 0; index < count; index += 1) {
    const isAlone = index === 0 || index === count - 1;
    const isInChain = index > count - 5;
    const above = index < 3 ? 0 : isInChain ? index - 1 : 1 + (index % 2);
    made.push(makeOne(index, isAlone ? null : (made[above] ?? null)));
  }
  return made;
}
