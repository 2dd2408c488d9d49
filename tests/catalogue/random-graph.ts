import * as fc from "fast-check";

import { idForKey, type TypeName } from "../../src/domain/ids";
import { AffiliationState } from "../../src/entities/affiliation";
import type { AnyEntity } from "../../src/entities/entity-classes";
import { OrganisationKind } from "../../src/entities/organisation";
import { ShowKind } from "../../src/entities/show";
import { Standing } from "../../src/entities/standing";
import * as make from "../helpers/make-entities";
import { anyAccounts, anyIdentifiers, anyLinks } from "./random-links";

/**
 * A random graph is a board with so many places for each type. What stands on a place always has the same id, so an edit
 * is a list of places with what stands there from then on; null takes away what stood there.
 */
const places = {
  Person: 4,
  Organisation: 5,
  Topic: 3,
  Show: 3,
  Episode: 5,
  Publication: 2,
  Award: 2,
  Affiliation: 6,
  ShowOrganisation: 3,
  Host: 5,
  Partnership: 3,
  Appearance: 6,
  About: 5,
  Contribution: 3,
  Honour: 3,
} as const satisfies Partial<Record<TypeName, number>>;

type Kind = keyof typeof places;

export class Change {
  constructor(
    readonly id: string,
    readonly entity: AnyEntity | null,
  ) {}

  /** How fast-check shows it when a test fails: what a whole entity holds besides is the same for all. */
  [fc.toStringMethod](): string {
    const { id, entity } = this;
    const columns = Object.entries(entity ?? {}).filter(([name]) =>
      /Id$|^sortOn$|^start$|^end$|^state$|^day|[nN]ames?$|[tT]itles?$|^label$|^links$|^accounts$/.test(name),
    );
    return `${id} = ${entity === null ? "null" : JSON.stringify(Object.fromEntries(columns))}`;
  }
}

const keyAt = (kind: Kind, place: number) => `${kind}-${place}`;
const idAt = (kind: Kind, place: number) => idForKey(kind, keyAt(kind, place));
const placesOf = (kind: Kind) => Array.from({ length: places[kind] }, (_, place) => place);

/** One of the things of these kinds, by its id. The writer fills in what it repeats of an episode, so that may be wrong. */
const anyOf = (...kinds: Kind[]) =>
  fc.constantFrom(
    ...kinds.flatMap((kind) =>
      placesOf(kind).map((place) => ({ id: idAt(kind, place), showId: "", sortOn: "" })),
    ),
  );

const orNone = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 2 });

/** Of all precisions and none, within two years, so that dates often fall before or after one another. */
const anyDate = fc.constantFrom(
  null,
  "2019",
  "2020~",
  "2019-06",
  "2020-02",
  "2019-06-15",
  "2020-02-29",
  "2020-02-29T18:30Z",
  "2019-05/2020-02",
  "2020/..",
  "../2019-05",
);

/** Few, so that words come and go with the last name that holds them; some with nothing to look for. */
const anyText = fc.constantFrom(
  "",
  "Ada",
  "Ada Lovelace",
  "ada LOVELACE",
  "Élan vital",
  "élan",
  "O’Brien & Sons",
  "🎙️",
  "½ ﬁsh™",
);
const anyTexts = fc.array(anyText, { maxLength: 2 });
const anyProse = fc.option(anyText, { freq: 2 });

const anyTopicIds = fc.uniqueArray(
  anyOf("Topic").map(({ id }) => id),
  { maxLength: 2 },
);

const anyLanguage = fc.constantFrom(null, "en-GB", "de");

const span = { start: anyDate, end: anyDate };

/** What may stand on a place of each kind: a maker that takes the place's key. */
const standing: Record<Kind, fc.Arbitrary<(key: string) => AnyEntity>> = {
  Person: fc
    .record({
      name: anyText,
      honorificPrefix: anyProse,
      alternateNames: anyTexts,
      description: anyProse,
      links: anyLinks,
      accounts: anyAccounts,
      identifiers: anyIdentifiers,
    })
    .map((given) => (key) => make.makePerson({ key, ...given })),
  Organisation: fc
    .record({
      topicIds: anyTopicIds,
      parent: orNone(anyOf("Organisation")),
      kind: fc.constantFrom(null, OrganisationKind.SCHOOL, OrganisationKind.MILITARY),
      name: anyText,
      alternateNames: anyTexts,
      links: anyLinks,
    })
    .map((given) => (key) => make.makeOrganisation({ key, ...given })),
  Topic: fc
    .record({ broader: orNone(anyOf("Topic")), label: anyText, description: anyProse })
    .map((given) => (key) => make.makeTopic({ key, ...given })),
  Show: fc
    .record({
      title: anyProse,
      kind: fc.constantFrom(ShowKind.PODCAST, ShowKind.CONFERENCE),
      displayTitle: anyText,
      alternateTitles: anyTexts,
      description: anyProse,
      feedUrl: fc.constantFrom(null, "https://example.org", "no address"),
      language: anyLanguage,
      links: anyLinks,
      formerFeedUrls: fc.constantFrom<string[]>([], ["https://example.org"], ["https://example.org/old"]),
    })
    .map((given) => (key) => make.makeShow({ key, ...given })),
  Episode: fc
    .record({
      show: anyOf("Show"),
      occurredOn: anyDate,
      publishedOn: anyDate,
      title: anyProse,
      season: fc.constantFrom(null, "1", "10", "Autumn"),
      number: fc.constantFrom(null, 0, 1.5, 12),
      language: anyLanguage,
      links: anyLinks,
    })
    .map((given) => (key) => make.makeEpisode({ key, ...given })),
  Publication: fc
    .record({
      publishedOn: anyDate,
      title: anyProse,
      abstract: anyProse,
      containerTitle: anyProse,
      identifiers: anyIdentifiers,
      publisher: orNone(anyOf("Organisation")),
      language: anyLanguage,
      links: anyLinks,
    })
    .map((given) => (key) => make.makePublication({ key, ...given })),
  Award: fc
    .record({
      year: fc.constantFrom(null, "2019", "2020"),
      name: anyText,
      category: anyProse,
      conferredBy: orNone(anyOf("Organisation")),
    })
    .map((given) => (key) => make.makeAward({ key, ...given })),
  Affiliation: fc
    .record({
      person: anyOf("Person"),
      organisation: anyOf("Organisation"),
      state: fc.constantFrom(...Object.values(AffiliationState)),
      ...span,
    })
    .map((given) => (key) => make.makeAffiliation({ key, ...given })),
  ShowOrganisation: fc
    .record({ show: anyOf("Show"), organisation: anyOf("Organisation") })
    .map((given) => (key) => make.makeShowOrganisation({ key, ...given })),
  Host: fc
    .record({
      person: anyOf("Person"),
      of: fc.oneof(
        { weight: 3, arbitrary: anyOf("Show").map((show) => ({ show })) },
        { weight: 1, arbitrary: anyOf("Episode").map((episode) => ({ episode })) },
      ),
      ...span,
    })
    .map(
      ({ of, ...given }) =>
        (key) =>
          make.makeHost({ key, ...given, ...of }),
    ),
  Partnership: fc
    .record({ from: anyOf("Organisation"), to: anyOf("Organisation"), topicIds: anyTopicIds, ...span })
    .map((given) => (key) => make.makePartnership({ key, ...given })),
  Appearance: fc
    .record({
      person: fc.option(anyOf("Person"), { freq: 6 }),
      episode: anyOf("Episode"),
      position: fc.integer({ min: 1, max: 3 }),
      links: anyLinks,
      standing: fc.constantFrom(Standing.STATED, Standing.INFERRED),
      onBehalfOf: fc.uniqueArray(anyOf("Organisation"), { maxLength: 2, selector: ({ id }) => id }),
    })
    .map((given) => (key) => make.makeAppearance({ key, ...given })),
  About: fc
    .record({
      work: anyOf("Show", "Episode", "Publication"),
      subject: anyOf("Organisation", "Topic", "Person", "Publication"),
    })
    .map((given) => (key) => make.makeAbout({ key, ...given })),
  Contribution: fc
    .record({ contributor: anyOf("Person", "Organisation", "Show"), publication: anyOf("Publication") })
    .map((given) => (key) => make.makeContribution({ key, ...given })),
  Honour: fc
    .record({
      recipients: fc.uniqueArray(anyOf("Person", "Organisation", "Show", "Publication"), {
        minLength: 1,
        maxLength: 3,
        selector: ({ id }) => id,
      }),
      onBehalfOf: orNone(anyOf("Organisation")),
      award: anyOf("Award"),
      links: anyLinks,
    })
    .map((given) => (key) => make.makeHonour({ key, ...given })),
};

/** Relations may be taken away; things stay, since something may refer to them. */
const isRelation: Record<Kind, boolean> = {
  Person: false,
  Organisation: false,
  Topic: false,
  Show: false,
  Episode: false,
  Publication: false,
  Award: false,
  Affiliation: true,
  ShowOrganisation: true,
  Host: true,
  Partnership: true,
  Appearance: true,
  About: true,
  Contribution: true,
  Honour: true,
};

const kinds = Object.keys(places) as Kind[];

const changeAt = (kind: Kind, place: number): fc.Arbitrary<Change> =>
  (isRelation[kind] ? fc.option(standing[kind], { freq: 4 }) : standing[kind]).map(
    (makeIt) => new Change(idAt(kind, place), makeIt?.(keyAt(kind, place)) ?? null),
  );

/** Something on every place, save where a relation is missing. Nothing stands above itself: only earlier places do. */
export const anyGraph: fc.Arbitrary<Change[]> = fc
  .tuple(...kinds.flatMap((kind) => placesOf(kind).map((place) => changeAt(kind, place))))
  .map((changes) => changes.map(withoutLaterParent));

/** A few places at once, in one edit; most often one. It may ask for a circle in a hierarchy: see `hasCircle`. */
export const anyEdit: fc.Arbitrary<Change[]> = fc.uniqueArray(
  fc.oneof(...kinds.flatMap((kind) => placesOf(kind).map((place) => changeAt(kind, place)))),
  { selector: ({ id }) => id, minLength: 1, maxLength: 4 },
);

function parentOf(entity: AnyEntity | null): string | null {
  if (entity === null) return null;
  return ("parentId" in entity ? entity.parentId : "broaderId" in entity ? entity.broaderId : null) ?? null;
}

function withoutLaterParent(change: Change, _: number, changes: Change[]): Change {
  const { id, entity } = change;
  const order = changes.map((other) => other.id);
  const parent = parentOf(entity);
  if (entity === null || parent === null || order.indexOf(parent) < order.indexOf(id)) return change;
  return new Change(
    id,
    make.changed(entity, "parentId" in entity ? { parentId: null } : { broaderId: null }),
  );
}

/** Whether something on the board would stand above itself. */
export function hasCircle(board: ReadonlyMap<string, AnyEntity>): boolean {
  return [...board.keys()].some((start) => {
    const passed = new Set<string>();
    let above: string | null = start;
    while (above !== null && !passed.has(above)) {
      passed.add(above);
      above = parentOf(board.get(above) ?? null);
    }
    return above !== null;
  });
}

export const anyPersonId: fc.Arbitrary<string> = anyOf("Person").map(({ id }) => id);

/** Two on the board that may be merged: the one that remains, and the one that goes. */
export const anyMerge: fc.Arbitrary<readonly [survivor: string, absorbed: string]> = fc
  .oneof(
    ...(["Person", "Organisation", "Show", "Episode"] as const).map((kind) =>
      fc
        .uniqueArray(fc.constantFrom(...placesOf(kind)), { minLength: 2, maxLength: 2 })
        .map((pair) => pair.map((place) => idAt(kind, place))),
    ),
  )
  .map(([survivor = "", absorbed = ""]) => [survivor, absorbed] as const);
