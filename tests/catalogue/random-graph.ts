import * as fc from "fast-check";

import { idForKey, type TypeName } from "../../src/domain/ids";
import { AffiliationState } from "../../src/entities/affiliation";
import type { AnyEntity } from "../../src/entities/entity-classes";
import * as make from "../helpers/make-entities";

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
      /Id$|^sortOn$|^start$|^end$|^state$|^day/.test(name),
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

const span = { start: anyDate, end: anyDate };

/** What may stand on a place of each kind: a maker that takes the place's key. */
const standing: Record<Kind, fc.Arbitrary<(key: string) => AnyEntity>> = {
  Person: fc.constant((key) => make.makePerson({ key })),
  Organisation: orNone(anyOf("Organisation")).map(
    (parent) => (key) => make.makeOrganisation({ key, parent }),
  ),
  Topic: orNone(anyOf("Topic")).map((broader) => (key) => make.makeTopic({ key, broader })),
  Show: fc.constant((key) => make.makeShow({ key })),
  Episode: fc
    .record({ show: anyOf("Show"), occurredOn: anyDate, publishedOn: anyDate })
    .map((given) => (key) => make.makeEpisode({ key, ...given })),
  Publication: anyDate.map((publishedOn) => (key) => make.makePublication({ key, publishedOn })),
  Award: fc.constantFrom(null, "2019", "2020").map((year) => (key) => make.makeAward({ key, year })),
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
  Appearance: fc
    .record({ person: anyOf("Person"), episode: anyOf("Episode"), onBehalfOf: orNone(anyOf("Organisation")) })
    .map((given) => (key) => make.makeAppearance({ key, ...given })),
  About: fc
    .record({
      work: anyOf("Show", "Episode", "Publication"),
      subject: anyOf("Organisation", "Topic", "Person"),
    })
    .map((given) => (key) => make.makeAbout({ key, ...given })),
  Contribution: fc
    .record({ person: anyOf("Person"), publication: anyOf("Publication") })
    .map((given) => (key) => make.makeContribution({ key, ...given })),
  Honour: fc
    .record({ person: anyOf("Person"), award: anyOf("Award") })
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
