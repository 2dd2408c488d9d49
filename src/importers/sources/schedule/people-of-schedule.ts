import { AffiliationKind } from "../../../entities/affiliation";
import type { ImportRecord, Place } from "../../records";
import { to } from "../../records";
import { foldedName, isNameOfBody, isNameOfMany, isNoName, withoutHonorific } from "../names";
import { linksOf } from "./event-links";
import type { Schedule, SchedulePerson } from "./schedule";

interface Known {
  readonly person: SchedulePerson;
  readonly place: Place;
  readonly links: SchedulePerson["links"];
  /** Whether the schedule lists the person beside its events. */
  readonly isListed: boolean;
}

/** The people of a schedule: one for each id where its ids are of people, else one for all spellings of a name. */
export class PeopleOfSchedule {
  readonly #known = new Map<string, Known>();
  readonly #areIdsOfPeople: boolean;
  /** By folded name, where people are known by their names. */
  readonly #idsOf: ReadonlyMap<string, ReadonlySet<string | null>> | null;
  readonly #showTitle: string;

  constructor({ events, speakers = [], arePeopleByName = false }: Schedule, showTitle: string) {
    this.#areIdsOfPeople = speakers.length > 0 || areIdsOfPeople(events);
    this.#showTitle = foldedName(showTitle);
    this.#idsOf = arePeopleByName
      ? grouped(
          [...speakers, ...events.flatMap(({ people }) => people)],
          ({ name }) => foldedName(name),
          ({ id }) => id,
        )
      : null;
  }

  /** Null for what names no single person: "N. N.", "Various speakers", "LPI Team", "Made Up GmbH", the conference itself. */
  keyOf(person: SchedulePerson, place: Place, isListed = false): string | null {
    const { name } = person;
    const isOfMany = isNoName(name) || isNameOfMany(name) || isNameOfBody(name);
    if (isOfMany || foldedName(name) === this.#showTitle) return null;
    const key = this.#keyOf(person);
    const before = this.#known.get(key);
    this.#known.set(key, before ? added(before, person) : { person, place, links: person.links, isListed });
    return key;
  }

  /** Of namesakes who are known by their names the one with the first id has the name. */
  #keyOf({ name, id }: SchedulePerson): string {
    const folded = foldedName(name);
    if (this.#idsOf === null) return (this.#areIdsOfPeople ? id : null) ?? folded;
    const ids = [...(this.#idsOf.get(folded) ?? [])].flatMap((one) => one ?? []).toSorted();
    return id === null || id === ids[0] ? folded : `${folded} ${id}`;
  }

  /** Where the person stands first. */
  placeOf(key: string): Place | null {
    return this.#known.get(key)?.place ?? null;
  }

  /** The name that the person has in the graph. */
  nameOf(key: string): string | null {
    const known = this.#known.get(key);
    return known ? withoutHonorific(known.person.name).name : null;
  }

  get records(): ImportRecord[] {
    return [...this.#known].flatMap(([key, known]) => recordsOf(key, known));
  }
}

/**
 * Some exporters number mentions instead of people: then a name that comes in several events has a number for each, and no number comes in two
 * events. Such numbers say nothing.
 */
function areIdsOfPeople(events: Schedule["events"]): boolean {
  const mentions = events.flatMap(({ people }, event) =>
    people.flatMap(({ id, name }) => (id === null ? [] : [{ id, name: foldedName(name), event }])),
  );
  if (!mentions.every(({ id }) => /^\d+$/.test(id))) return true;
  const eventsOf = grouped(
    mentions,
    ({ id }) => id,
    ({ event }) => event,
  );
  if ([...eventsOf.values()].some((ofId) => ofId.size > 1)) return true;
  const idsOf = grouped(
    mentions,
    ({ name }) => name,
    ({ id }) => id,
  );
  const namedIn = grouped(
    mentions,
    ({ name }) => name,
    ({ event }) => event,
  );
  // Two of a name in one event are namesakes.
  return [...idsOf].every(([name, ids]) => ids.size === 1 || ids.size > (namedIn.get(name)?.size ?? 0));
}

function grouped<One, Value>(
  all: readonly One[],
  keyOf: (one: One) => string,
  valueOf: (one: One) => Value,
): Map<string, Set<Value>> {
  const groups = new Map<string, Set<Value>>();
  for (const one of all) groups.set(keyOf(one), (groups.get(keyOf(one)) ?? new Set()).add(valueOf(one)));
  return groups;
}

/** What a later mention says beyond the first. */
const added = ({ person, place, links, isListed }: Known, other: SchedulePerson): Known => ({
  person: {
    ...person,
    description: person.description ?? other.description,
    organisation: person.organisation ?? other.organisation,
    jobTitle: person.jobTitle ?? other.jobTitle,
  },
  place,
  links: linksOf([...links, ...other.links]),
  isListed,
});

function recordsOf(key: string, { person, place, links, isListed }: Known): ImportRecord[] {
  const { name, honorificPrefix: prefix } = withoutHonorific(person.name);
  const honorificPrefix = person.honorificPrefix ?? prefix;
  const stated = {
    place: { ...place, item: null },
    inference: null,
    isMentioned: true,
    links: [],
    references: {},
  };
  const itself: ImportRecord = {
    ...stated,
    type: "Person",
    key,
    isMentioned: !isListed,
    values: {
      name,
      ...(honorificPrefix === null ? {} : { honorificPrefix }),
      ...(person.description === null ? {} : { description: person.description }),
    },
    links,
  };
  const { organisation, jobTitle } = person;
  if (organisation === null) return [itself];
  const organisationKey = foldedName(organisation);
  return [
    itself,
    { ...stated, type: "Organisation", key: organisationKey, values: { name: organisation } },
    {
      ...stated,
      type: "Affiliation",
      key: `${key} at ${organisationKey}`,
      isMentioned: false,
      values: { kind: AffiliationKind.EMPLOYMENT, roleTitle: jobTitle },
      references: { personId: to("Person", key), organisationId: to("Organisation", organisationKey) },
    },
  ];
}
