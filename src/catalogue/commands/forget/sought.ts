import { compact, Mentions } from "../../../domain/mentions";
import { familyFirst, shortForms } from "../../../domain/name-forms";
import { fold, unspaced } from "../../../domain/names";
import { namesOf, type Mark, sourceKeysOf } from "../../forgotten/marks";
import type { State } from "../../history/state";

/** What a person is known by: all states that are known of them, slugs, and names that relations credit. */
export interface KnownPerson {
  /** The own one, then those of people who were merged into this one. */
  readonly ids: readonly string[];
  readonly states: readonly State[];
  readonly slugs: ReadonlyArray<{ readonly id: string; readonly slug: string }>;
  readonly credits: readonly string[];
}

/** Names to look for in texts. */
export interface Sought {
  /** Addresses and identifiers of the person alone: nobody else has them. */
  readonly addresses: Mentions;
  /** With the names that mean the person wherever they stand, unless another one has such a name. */
  readonly certain: Mentions;
  /** With other names of several words, the name also of one, and shorter forms (“A. Lee”): a person can say whether they mean this one. */
  readonly asked: Mentions;
  /** With all that may mean anything elsewhere: a nickname, a credit. */
  readonly all: Mentions;
}

/** Keys that others have too are not looked for. */
export function soughtOf({ states, slugs, credits }: KnownPerson, isShared: (mark: Mark) => boolean): Sought {
  const called = [...states.flatMap(namesOf), ...slugs.map(({ slug }) => slug)];
  const names = states.flatMap(({ name }) => (typeof name === "string" ? name : []));
  const main = new Set(names.flatMap(wordsOf));
  const isCertain = (name: string) => isLong(name) && wordsOf(name).some((word) => main.has(word));
  const keys = states.flatMap(sourceKeysOf).filter((mark) => !isShared(mark));
  const addresses = keys.flatMap(addressIn);
  const handles = keys.flatMap((mark) => (mark[0] === "account" ? mark[2] : []));
  const certain = [...addresses, ...called.filter(isCertain)];
  const likely = [...certain, ...called.filter(isLong), ...names];
  const written = states.flatMap(namesOf).filter((name) => !name.includes(","));
  const inverted = written.filter(isCertain).flatMap(familyFirst);
  const short = written.filter(isLong).flatMap(shortForms);
  return {
    addresses: new Mentions(addresses),
    certain: new Mentions(certain, inverted),
    // Without a comma, names are found beside others too.
    asked: new Mentions([...likely, ...short, ...inverted].map(withoutCommas)),
    all: new Mentions([...likely, ...called, ...credits, ...handles], inverted),
  };
}

const withoutCommas = (name: string): string => name.replaceAll(",", " ");

function addressIn(mark: Mark): string[] {
  if (mark[0] === "identifier") return [mark[2]];
  return mark[0] === "page" ? [mark[1].replace(/^https?:\/\/(?:www\.)?/i, "")] : [];
}

const wordsOf = (name: string): string[] => fold(name).split(" ");

/** Of several words, or as long in a script without spaces: seldom that of anything else. */
const isLong = (name: string): boolean =>
  unspaced.test(name) ? compact(name).length > 2 : wordsOf(name).filter((word) => word.length > 1).length > 1;
