/** A fact about who took part in what: a row of the catalogue's participation projection. */
export interface Fact {
  readonly layer: string;
  readonly eventId: string;
  readonly memberId: string;
  readonly factId: string;
  /** Null if it has no show. */
  readonly showId: string | null;
  /** The kind of the show (also for its episodes), or the event's own kind; null if unknown. */
  readonly eventKind: string | null;
  /** The kind of an organisation; null for a person. */
  readonly memberKind: string | null;
  /** The person's roles, as a JSON array. */
  readonly roles: string;
  /** The date as sortable text; "" if undated. */
  readonly sortOn: string;
}

/** The kinds of networks: nodes and ties. */
export enum NetworkOf {
  PEOPLE = "PEOPLE",
  SHOWS = "SHOWS",
  ORGANISATIONS = "ORGANISATIONS",
  HOST_GUEST = "HOST_GUEST",
}

/** One link of a two-mode network, with its facts. */
export interface Link {
  readonly leftId: string;
  /** The kind of show or organisation; null if it has none. */
  readonly leftKind: string | null;
  readonly rightId: string;
  /** The event of the facts: an episode, show, publication …. */
  readonly viaId: string;
  readonly factIds: readonly string[];
  readonly sortOn: string;
}

/**
 * The two sides of each network: people and what they took part in; shows and their people; organisations and
 * their shows (or awards, partnerships, people); hosts and their guests. Facts that do not fit are left out.
 */
export function linksOf(of: NetworkOf, facts: readonly Fact[]): Link[] {
  if (of === NetworkOf.HOST_GUEST) return hostsAndGuests(facts);
  return facts.flatMap((fact) => {
    const sides = sidesOf[of](fact);
    if (sides === null) return [];
    const [leftId, leftKind, rightId] = sides;
    return [{ leftId, leftKind, rightId, viaId: rightId, factIds: [fact.factId], sortOn: fact.sortOn }];
  });
}

type Sides = readonly [leftId: string, leftKind: string | null, rightId: string] | null;

const sidesOf: Readonly<Record<Exclude<NetworkOf, NetworkOf.HOST_GUEST>, (fact: Fact) => Sides>> = {
  PEOPLE: ({ memberId, eventId }) => (isPerson(memberId) ? [memberId, null, eventId] : null),
  SHOWS: ({ memberId, showId, eventKind }) => (showId === null ? null : [showId, eventKind, memberId]),
  ORGANISATIONS: ({ layer, memberId, memberKind, eventId, eventKind, showId }) => {
    if (layer === "AFFILIATION") return [eventId, eventKind, memberId];
    return isPerson(memberId) ? null : [memberId, memberKind, showId ?? eventId];
  },
};

function isPerson(id: string): boolean {
  return id.startsWith("person_");
}

/** All pairs of a host and a guest of an episode. */
function hostsAndGuests(facts: readonly Fact[]): Link[] {
  const hostsByEvent = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.layer !== "HOST") continue;
    const hosts = hostsByEvent.get(fact.eventId) ?? [];
    hosts.push(fact);
    hostsByEvent.set(fact.eventId, hosts);
  }
  return facts.flatMap((guest) => {
    if (guest.layer !== "APPEARANCE") return [];
    return (hostsByEvent.get(guest.eventId) ?? []).map((host) => ({
      leftId: host.memberId,
      leftKind: null,
      rightId: guest.memberId,
      viaId: guest.eventId,
      factIds: [host.factId, guest.factId],
      sortOn: guest.sortOn,
    }));
  });
}
