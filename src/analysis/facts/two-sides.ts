import type { TimedEntries } from "../../network/time/windows";
import { meetingsIn } from "../../network/two-mode/projection";
import { twoModeOf, type TwoMode } from "../../network/two-mode/two-mode";
import { none, type FactTable } from "./fact-table";
import { placesOf, stringsOf } from "./interned";
import { NetworkOf } from "./network-of";
import { textStartsWith } from "./texts";

/**
 * The two sides of a network: people and what they took part in; shows and their people; organisations and
 * their shows (or awards, partnerships, people); hosts and their guests. Typed arrays only.
 */
export interface TwoSides {
  readonly of: NetworkOf;
  readonly twoMode: TwoMode;
  /** The ids of both sides of `twoMode`, as numbers of the table's ids. */
  readonly leftIds: Uint32Array;
  readonly rightIds: Uint32Array;
  /** The links of `twoMode` as in the facts, including repeated ones, with times in milliseconds; NaN if undated. */
  readonly timed: TimedEntries;
  /** The fact of each link; for HOST_GUEST that of the guest. */
  readonly rows: Uint32Array;
  /** The fact of each link's host; empty unless HOST_GUEST. */
  readonly hostRows: Uint32Array;
  /** The members of the network: the left side, or all hosts and guests. Numbers of the table's ids. */
  readonly memberIds: Uint32Array;
  /** The inverse: per id of the table its member, and its node on the right; `none` if it is none. */
  readonly members: Uint32Array;
  readonly rights: Uint32Array;
  /** Comparing places compares the ids of members. */
  readonly places: Uint32Array;
  /** The kind of each left node, as a number of the table's words; `none` if unknown. */
  readonly kinds: Uint32Array;
  readonly hasKinds: boolean;
  /** The first and last year of dated facts; null if there are none. */
  readonly years: { readonly from: number; readonly to: number } | null;
  /** The number of pairs that a projection counts. */
  readonly meetings: number;
}

export interface SidesOptions {
  readonly of: NetworkOf;
  /** Only shows or organisations of these kinds; null for all. */
  readonly kinds?: readonly string[] | null | undefined;
}

/** Sorts facts into links. Facts that do not fit the kind of network are left out. */
export function sidesOf(table: FactTable, { of, kinds = null }: SidesOptions): TwoSides {
  const words = stringsOf(table.words);
  const found = of === NetworkOf.HOST_GUEST ? hostsAndGuests(table, words) : linksOf(of, table, words);
  const links = kinds === null ? found : found.filter(({ kind }) => kinds.includes(words[kind] ?? ""));
  const [left, right] = [new Numbered(table.ids.sorted.length), new Numbered(table.ids.sorted.length)];
  const entries = {
    from: Uint32Array.from(links, ({ left: id }) => left.numberOf(id)),
    to: Uint32Array.from(links, ({ right: id }) => right.numberOf(id)),
  };
  const leftKinds = new Uint32Array(left.ids.length).fill(none);
  for (const [link, { kind }] of links.entries()) if (kind !== none) leftKinds[entries.from[link]!] = kind;
  const members = of === NetworkOf.HOST_GUEST ? hostsWithGuests(table, links) : left;
  const twoMode = twoModeOf(left.ids.length, right.ids.length, entries);
  const places = placesOf(table.ids);
  const times = Float64Array.from(words, (word) => Date.parse(word));
  const sortedOn = Uint32Array.from(links, ({ row }) => table.sortOn[row]!);
  const memberIds = Uint32Array.from(members.ids);
  return {
    of,
    twoMode,
    leftIds: Uint32Array.from(left.ids),
    rightIds: Uint32Array.from(right.ids),
    timed: { ...entries, times: Float64Array.from(sortedOn, (word) => times[word]!) },
    rows: Uint32Array.from(links, ({ row }) => row),
    hostRows: of === NetworkOf.HOST_GUEST ? Uint32Array.from(links, ({ host }) => host) : new Uint32Array(),
    memberIds,
    members: members.numbers,
    rights: right.numbers,
    places: memberIds.map((id) => places[id]!),
    kinds: leftKinds,
    hasKinds: leftKinds.some((kind) => kind !== none),
    years: yearsOf(Array.from(new Set(sortedOn), (word) => words[word]!)),
    meetings: meetingsIn(twoMode.right),
  };
}

interface Link {
  /** Numbers of the table's ids. */
  readonly left: number;
  readonly right: number;
  /** The kind of show or organisation, as a number of the table's words. */
  readonly kind: number;
  readonly row: number;
  readonly host: number;
}

/** Numbers ids from 0, in order of first occurrence. */
class Numbered {
  readonly ids: number[] = [];
  readonly numbers: Uint32Array;

  constructor(size: number) {
    this.numbers = new Uint32Array(size).fill(none);
  }

  numberOf(id: number): number {
    if (this.numbers[id] === none) {
      this.numbers[id] = this.ids.length;
      this.ids.push(id);
    }
    return this.numbers[id]!;
  }
}

function hostsWithGuests({ ids }: FactTable, links: readonly Link[]): Numbered {
  const people = new Numbered(ids.sorted.length);
  for (const { left, right } of links) {
    people.numberOf(left);
    people.numberOf(right);
  }
  return people;
}

type Sides = readonly [left: number, kind: number, right: number] | null;

function linksOf(
  of: Exclude<NetworkOf, NetworkOf.HOST_GUEST>,
  table: FactTable,
  words: readonly string[],
): Link[] {
  const { layers, events, members, shows, eventKinds, memberKinds } = table;
  const isPerson = (id: number) => textStartsWith(table.ids, id, "person_");
  const affiliation = words.indexOf("AFFILIATION");
  const sides: Readonly<Record<typeof of, (row: number) => Sides>> = {
    PEOPLE: (row) => (isPerson(members[row]!) ? [members[row]!, none, events[row]!] : null),
    SHOWS: (row) => (shows[row] === none ? null : [shows[row]!, eventKinds[row]!, members[row]!]),
    ORGANISATIONS(row) {
      if (layers[row] === affiliation) return [events[row]!, eventKinds[row]!, members[row]!];
      if (isPerson(members[row]!)) return null;
      return [members[row]!, memberKinds[row]!, shows[row] === none ? events[row]! : shows[row]!];
    },
  };
  const links: Link[] = [];
  for (let row = 0; row < table.size; row += 1) {
    const found = sides[of](row);
    if (found !== null) links.push({ left: found[0], kind: found[1], right: found[2], row, host: none });
  }
  return links;
}

/** All pairs of a host and a guest of an episode. */
function hostsAndGuests({ size, layers, events, members }: FactTable, words: readonly string[]): Link[] {
  const [host, appearance] = [words.indexOf("HOST"), words.indexOf("APPEARANCE")];
  const hostsByEvent = new Map<number, number[]>();
  for (let row = 0; row < size; row += 1) {
    if (layers[row] !== host) continue;
    const hosts = hostsByEvent.get(events[row]!) ?? [];
    hosts.push(row);
    hostsByEvent.set(events[row]!, hosts);
  }
  const links: Link[] = [];
  for (let row = 0; row < size; row += 1) {
    if (layers[row] !== appearance) continue;
    for (const hosting of hostsByEvent.get(events[row]!) ?? [])
      links.push({ left: members[hosting]!, right: members[row]!, kind: none, row, host: hosting });
  }
  return links;
}

function yearsOf(dates: readonly string[]): { from: number; to: number } | null {
  let [first, last] = ["", ""];
  for (const date of dates) {
    if (date === "") continue;
    if (first === "" || date < first) first = date;
    if (date > last) last = date;
  }
  return first === "" ? null : { from: Number(first.slice(0, 4)), to: Number(last.slice(0, 4)) };
}
