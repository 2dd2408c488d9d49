import type { Account } from "../../entities/account";
import type { Identifier } from "../../entities/identifier";
import { Standing } from "../../entities/standing";
import { canonicalOf } from "../../domain/links/link";
import type { State } from "../history/state";
import { isRecurring, siteOf } from "./titles";
import { type DuplicateReason, DuplicateReasonKind, type Known, listIn, textIn } from "./reasons";

/** What both have counts so often at most: many shows in common are no proof. */
const maxShared = 3;

/** What belongs to one entity, and both have it: an identifier, a page, an account. */
export const ownInCommon = (one: Known, other: Known): DuplicateReason[] => [
  ...sharedBy(DuplicateReasonKind.IDENTIFIER, one, other, identifiersOf),
  ...sharedBy(DuplicateReasonKind.LINK, one, other, linksOf),
  ...sharedBy(DuplicateReasonKind.ACCOUNT, one, other, accountsOf),
];

/** What surrounds both. */
export const aroundInCommon = (one: Known, other: Known): DuplicateReason[] => [
  ...sharedBy(DuplicateReasonKind.DATE, one, other, datesOf),
  ...sharedBy(DuplicateReasonKind.SHARED, one, other, ({ related }) => [...related]).slice(0, maxShared),
];

/** One registry has given each an identifier of its own. What is disputed tells nothing apart. */
export function areToldApart(one: State, other: State): boolean {
  const schemes = (state: State) => {
    const found = new Map<string, Set<string>>();
    for (const { scheme, value, standing } of listIn<Identifier>(state, "identifiers")) {
      if (standing === Standing.DISPUTED) continue;
      found.set(scheme, (found.get(scheme) ?? new Set()).add(value));
    }
    return found;
  };
  return differing(schemes(one), schemes(other)) !== null;
}

/** On one platform they have other accounts: people change them, but seldom. */
export function otherAccounts(one: Known, other: Known): DuplicateReason[] {
  const byPlatform = (known: Known) => {
    const found = new Map<string, Set<string>>();
    for (const account of accountsOf(known)) {
      const [platform = "", handle = ""] = account.split(" ");
      found.set(platform, (found.get(platform) ?? new Set()).add(handle));
    }
    return found;
  };
  const value = differing(byPlatform(one), byPlatform(other));
  return value === null ? [] : [{ kind: DuplicateReasonKind.CONTRADICTION, value }];
}

/** The first key whose values are others: “X annlee, ann_lee”; null where there is none. */
function differing(
  one: ReadonlyMap<string, ReadonlySet<string>>,
  others: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  for (const [key, values] of one) {
    const theirs = others.get(key);
    if (theirs === undefined || [...values].some((value) => theirs.has(value))) continue;
    const [mine = "", other = ""] = [[...values][0], [...theirs][0]];
    return `${key} ${mine < other ? `${mine}, ${other}` : `${other}, ${mine}`}`;
  }
  return null;
}

function sharedBy(
  kind: DuplicateReasonKind,
  one: Known,
  other: Known,
  valuesOf: (known: Known) => readonly string[],
): DuplicateReason[] {
  const theirs = new Set(valuesOf(other));
  return [...new Set(valuesOf(one))]
    .filter((value) => theirs.has(value))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((value) => ({ kind, value }));
}

const identifiersOf = ({ state }: Known) =>
  listIn<Identifier>(state, "identifiers").map(({ scheme, value }) => `${scheme} ${value}`);

interface OwnLink {
  readonly canonicalUrl: string;
  readonly purpose: string;
}

const ownLinksOf = ({ state }: Known): string[] =>
  listIn<OwnLink>(state, "links").flatMap(({ canonicalUrl, purpose }) =>
    purpose === "PROFILE" || purpose === "RECORDING" ? canonicalUrl : [],
  );

/** Its own pages and recordings, and its feed, but for pages of an account. */
export function linksOf(known: Known): string[] {
  const feedUrl = canonicalOf(textIn(known.state, "feedUrl") ?? "");
  const pages = ownLinksOf(known).filter((url) => accountAt(url) === null);
  const own = isRecurring(known.state) ? pages.flatMap((url) => [...new Set([url, siteOf(url)])]) : pages;
  return feedUrl === null ? own : [...own, feedUrl];
}

/** “X annlee”, stated or the address of a profile. */
export const accountsOf = (known: Known): string[] => [
  ...listIn<Account>(known.state, "accounts").flatMap(({ platform, handle, url }) => {
    const name = handle.replace(/^@/, "").toLowerCase();
    const at = url === null || url === undefined ? null : accountAt(url);
    return at === null ? (isHandle(name) ? `${platform} ${name}` : []) : at;
  }),
  ...ownLinksOf(known).flatMap((url) => accountAt(url) ?? []),
];

/** Sites on which each person has a page, and where in its address the handle is. */
const sites: ReadonlyArray<readonly [platform: string, address: RegExp]> = [
  ["X", /^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/@?(\w+)\/?$/i],
  ["github.com", /^https?:\/\/(?:www\.)?github\.com\/@?([\w-]+)\/?$/i],
  ["gitlab.com", /^https?:\/\/(?:www\.)?gitlab\.com\/@?([\w.-]+)\/?$/i],
  ["linkedin.com", /^https?:\/\/(?:[a-z]+\.)?linkedin\.com\/in\/([^/?#]+)\/?$/i],
  ["instagram.com", /^https?:\/\/(?:www\.)?instagram\.com\/([\w.]+)\/?$/i],
  ["twitch.tv", /^https?:\/\/(?:www\.)?twitch\.tv\/(\w+)\/?$/i],
  ["bsky.app", /^https?:\/\/bsky\.app\/profile\/([\w.-]+)\/?$/i],
];

function accountAt(url: string): string | null {
  for (const [platform, address] of sites) {
    const handle = address.exec(url)?.[1]?.toLowerCase();
    if (handle !== undefined) return isHandle(handle) ? `${platform} ${handle}` : null;
  }
  return null;
}

/** What forms are filled with in place of a handle is none. */
const isHandle = (handle: string): boolean =>
  /[\p{L}\p{N}]/u.test(handle) &&
  !/^(?:your)?[-_]?(?:twitter|github|linkedin|user|account)?[-_]?(?:name|handle|user|username|none|na|n\/a)$/u.test(
    handle,
  );

const datesOf = ({ state }: Known) =>
  [textIn(state, "occurredOn"), textIn(state, "publishedOn")].flatMap((date) => date ?? []);
