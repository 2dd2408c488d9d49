/** One fact that says who took part in what: a row of what the catalogue tells. */
export interface Fact {
  readonly layer: string;
  readonly eventId: string;
  readonly memberId: string;
  readonly factId: string;
  /** Null outside shows. */
  readonly showId: string | null;
  /** Of an episode or a show its show's kind; of others their own; null where none is known. */
  readonly eventKind: string | null;
  /** Of an organisation; null of a person. */
  readonly memberKind: string | null;
  /** What the person did, as a list in JSON. */
  readonly roles: string;
  /** When, as text that sorts; "" when undated. */
  readonly sortOn: string;
}

/** What the nodes of a network are, and what ties them. */
export enum NetworkOf {
  PEOPLE = "PEOPLE",
  SHOWS = "SHOWS",
  ORGANISATIONS = "ORGANISATIONS",
  HOST_GUEST = "HOST_GUEST",
}

/** One link of a two-mode network, and the facts that make it. */
export interface Link {
  readonly leftId: string;
  /** What kind of show or organisation; null where it has none. */
  readonly leftKind: string | null;
  readonly rightId: string;
  /** By way of what: the episode, show, publication … that the facts are about. */
  readonly viaId: string;
  readonly factIds: readonly string[];
  readonly sortOn: string;
}

/**
 * The two sides of each network: people and what they took part in; shows and who was on them; organisations and the shows
 * (or awards, partnerships, people) that they have to do with; hosts and their guests. A fact that has no place in it is
 * left out.
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

/** Everybody who hosted an episode, with everybody who appeared in it. */
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
