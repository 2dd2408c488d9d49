import { createHmac, randomBytes } from "node:crypto";

import type { IdentifierValue } from "../../domain/identifiers";
import { accountUrlOf, canonicalOf, LinkPurpose, LinkTarget } from "../../domain/links/link";
import { compact } from "../../domain/mentions";
import type { Account, Identifier, Link } from "../../entities";
import { Standing } from "../../entities/standing";
import type { State } from "../history/state";

/** What a forgotten person is recognised by. A name is one only together with the digest of the person's id. */
export type Mark =
  | readonly ["id", string]
  | readonly ["identifier", IdentifierValue["scheme"], string]
  | readonly ["page", string]
  | readonly ["account", string, string]
  | readonly ["name", person: string, string];

const keyBytes = 32;

export const newForgottenKey = (): string => randomBytes(keyBytes).toString("base64url");

/** HMAC-SHA-256. */
export function digestOf(key: string, mark: Mark): string {
  return createHmac("sha256", Buffer.from(key, "base64url")).update(JSON.stringify(mark)).digest("base64url");
}

/** What stands in the place of a forgotten person's slug. No slug has a tilde. */
export function forgottenSlug(key: string, slug: string): string {
  return `~${createHmac("sha256", Buffer.from(key, "base64url")).update(`slug ${slug}`).digest("base64url")}`;
}

/** What a person has from elsewhere that is theirs alone: identifiers of registries, own pages, accounts. */
export function sourceKeysOf(state: State): Mark[] {
  const {
    identifiers = [],
    links = [],
    accounts = [],
  } = state as Partial<{
    identifiers: readonly Identifier[];
    links: readonly Link[];
    accounts: readonly Account[];
  }>;
  const own = identifiers.filter(({ standing }) => standing !== Standing.DISPUTED);
  const pages = links.filter(
    ({ purpose, pointsAt }) => purpose === LinkPurpose.PROFILE && pointsAt === LinkTarget.PERSON,
  );
  const addresses = accounts.flatMap((account) => accountUrlOf(account) ?? []);
  return [
    ...own.map(({ scheme, value }): Mark => ["identifier", scheme, value]),
    ...pages.map(({ canonicalUrl }): Mark => ["page", canonicalUrl]),
    ...addresses.flatMap(markOfPage),
    ...accounts.map(({ platform, handle }): Mark => ["account", platform, compact(handle)]),
  ];
}

/** None of what is no address: an account may have any text. */
function markOfPage(url: string): Mark[] {
  const page = canonicalOf(url);
  return page === null ? [] : [["page", page]];
}

/** What a person is called: the names and the sort name. */
export function namesOf({ name, sortName, alternateNames }: State): string[] {
  const all = [name, sortName, ...((alternateNames as unknown[] | undefined) ?? [])];
  return all.filter((one): one is string => typeof one === "string");
}
