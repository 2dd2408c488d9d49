import { AffiliationKind } from "../../../entities/affiliation";
import type { ImportRecord, Place } from "../../records";
import { to } from "../../records";
import { foldedName, isNameOfMany, isNoName, withoutHonorific } from "../names";
import { linksOf } from "./event-links";
import type { ScheduleEvent, SchedulePerson } from "./schedule";

interface Known {
  readonly person: SchedulePerson;
  readonly place: Place;
  readonly links: SchedulePerson["links"];
}

/** The people of a schedule: one for each id where its ids are of people, else one for all spellings of a name. */
export class PeopleOfSchedule {
  readonly #known = new Map<string, Known>();
  readonly #areIdsOfPeople: boolean;

  readonly #showTitle: string;

  constructor(events: readonly ScheduleEvent[], showTitle: string) {
    this.#areIdsOfPeople = areIdsOfPeople(events);
    this.#showTitle = foldedName(showTitle);
  }

  /** Null for what names no single person: "N. N.", "Various speakers", "LPI Team", the conference itself. */
  keyOf(person: SchedulePerson, place: Place): string | null {
    const { name, id } = person;
    if (isNoName(name) || isNameOfMany(name) || foldedName(name) === this.#showTitle) return null;
    const key = (this.#areIdsOfPeople ? id : null) ?? foldedName(name);
    const before = this.#known.get(key);
    this.#known.set(key, before ? added(before, person) : { person, place, links: person.links });
    return key;
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
function areIdsOfPeople(events: readonly ScheduleEvent[]): boolean {
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
const added = ({ person, place, links }: Known, other: SchedulePerson): Known => ({
  person: {
    ...person,
    description: person.description ?? other.description,
    organisation: person.organisation ?? other.organisation,
    jobTitle: person.jobTitle ?? other.jobTitle,
  },
  place,
  links: linksOf([...links, ...other.links]),
});

function recordsOf(key: string, { person, place, links }: Known): ImportRecord[] {
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
