import { among, column, table } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { RostrumError } from "../../domain/errors";
import { idPrefixes, typeOfId, type TypeName } from "../../domain/ids";
import { type IdentifierScheme, identifierUriOf, type IdentifierValue } from "../../domain/identifiers";
import { accountUrlOf, LinkPurpose, LinkTarget, readAddress } from "../../domain/links/link";
import type { Account } from "../../entities/account";
import { entityShapes } from "../../entities/columns";
import type { Link } from "../../entities/link";
import { everyIdOf } from "../effects";
import type { Projection } from "../projection";
import { givenRows, replaceRows, tableOf } from "../projection-table";
import { defineLinks } from "./definition";
import { LinkEntry } from "./tables";

const entries = tableOf(LinkEntry);
/** Columns with URLs. */
const bearing = ["links", "accounts", "identifiers", "feedUrl", "formerFeedUrls"];
const allTypes = Object.keys(idPrefixes) as TypeName[];

/** Purposes of a URL that is the entity's own. With other purposes it is only useful. */
const ownPurposes: readonly LinkPurpose[] = [LinkPurpose.RECORDING, LinkPurpose.PROFILE];
const purposes = [
  ...ownPurposes,
  LinkPurpose.MATERIAL,
  LinkPurpose.TRANSCRIPT,
  LinkPurpose.ABOUT,
  LinkPurpose.EVIDENCE,
  LinkPurpose.UNKNOWN,
];

/** Lower ranks are for entities that have the URL as their own, as far as is known. */
export const firstIndirectRank = "3";

/**
 * Ranks: first entities that the link points at, then those that it may point at, then those that it is only useful for;
 * within each by purpose. "00" is the recording or page of an entity of exactly the type that the link leads to.
 */
export function rankOf(type: TypeName, purpose: LinkPurpose, pointsAt: LinkTarget): string {
  const target = targetOf(type) === (pointsAt as string) ? 0 : pointsAt === LinkTarget.UNKNOWN ? 1 : 2;
  const isOwn = target < 2 && ownPurposes.includes(purpose) && isThing(type);
  return `${isOwn ? target : target + Number(firstIndirectRank)}${purposes.indexOf(purpose)}`;
}

function targetOf(type: TypeName): string {
  return type.toUpperCase();
}

/** Types with a page of their own. A URL never leads to a relation between two things. */
function isThing(type: TypeName): boolean {
  return entityShapes[type].columns.some(({ name }) => name === "slug");
}

/** Entities by URL: of links, accounts, identifiers and feeds. A subject is the entity with the URL. */
export const links: Projection = {
  name: "links",
  version: 3,
  tables: [entries],
  effects: Object.fromEntries(allTypes.map((type) => [type, [{ columns: bearing }]])),
  everySubject: everyIdOf(allTypes),
  async update(transaction, ids) {
    const wanted = await readEntries(transaction, ids);
    const rows = wanted.map(({ canonicalUrl, rank, id, purpose, pointsAt }) => [
      canonicalUrl,
      rank,
      id,
      purpose,
      pointsAt,
    ]);
    return replaceRows(transaction, entries, "id", ids, givenRows(entries, rows));
  },
  define: (world) => ({ [entries.name]: defineLinks(world) }),
};

async function readEntries(transaction: Transaction, ids: readonly string[]): Promise<LinkEntry[]> {
  const found: LinkEntry[] = [];
  const identifiers = await readIdentifiers(transaction, ids);
  for (const type of allTypes) {
    const idsOfType = ids.filter((id) => typeOfId(id) === type);
    if (idsOfType.length === 0) continue;
    const has = (name: string) => entityShapes[type].columns.some((one) => one.name === name);
    const accounts = has("accounts") ? column("x", "accounts") : raw(`'[]'`);
    const feedUrl = has("feedUrl") ? column("x", "feedUrl") : raw("cast(null as text)");
    const former = has("formerFeedUrls") ? column("x", "formerFeedUrls") : raw(`'[]'`);
    const rows = await transaction.all<{
      id: string;
      links: string;
      accounts: string;
      feedUrl: string | null;
      former: string;
    }>(
      sql`select x."id", x."links", ${accounts} as "accounts", ${feedUrl} as "feedUrl", ${former} as "former"
          from ${table(type)} x where ${among(column("x", "id"), idsOfType)}`,
    );
    for (const row of rows) {
      const given = {
        links: JSON.parse(row.links) as Link[],
        accounts: JSON.parse(row.accounts) as Account[],
        identifiers: identifiers.get(row.id) ?? [],
        feedUrls: [row.feedUrl, ...(JSON.parse(row.former) as string[])],
      };
      // A URL that an entity has twice for one purpose is one entry: the first.
      const own = new Set<string>();
      for (const entry of linkEntriesOf(type, row.id, given)) {
        const key = `${entry.rank} ${entry.canonicalUrl}`;
        if (!own.has(key)) found.push(entry);
        own.add(key);
      }
    }
  }
  return found;
}

async function readIdentifiers(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly IdentifierValue[]>> {
  const rows = await transaction.all<{ ownerId: string; scheme: IdentifierScheme; value: string }>(
    sql`select i."ownerId", i."scheme", i."value" from "identifier" i where ${among(column("i", "ownerId"), ids)}`,
  );
  const found = new Map<string, IdentifierValue[]>();
  for (const { ownerId, ...identifier } of rows)
    found.set(ownerId, [...(found.get(ownerId) ?? []), identifier]);
  return found;
}

function linkEntriesOf(
  type: TypeName,
  id: string,
  {
    links: given,
    accounts,
    identifiers,
    feedUrls,
  }: {
    links: readonly Link[];
    accounts: readonly Account[];
    identifiers: readonly IdentifierValue[];
    feedUrls: ReadonlyArray<string | null>;
  },
): LinkEntry[] {
  const own = targetOf(type) as LinkTarget;
  const borne: Array<{ url: string | null; purpose: LinkPurpose; pointsAt: LinkTarget }> = [
    ...given,
    ...accounts.map((account) => ({
      url: accountUrlOf(account),
      purpose: LinkPurpose.PROFILE,
      pointsAt: own,
    })),
    ...identifiers.map((identifier) => ({
      url: identifierUriOf(identifier),
      purpose: LinkPurpose.PROFILE,
      pointsAt: own,
    })),
    ...feedUrls.map((url) => ({ url, purpose: LinkPurpose.RECORDING, pointsAt: own })),
  ];
  return borne.flatMap(({ url, purpose, pointsAt }) => {
    const canonicalUrl = canonicalUrlOf(url);
    return canonicalUrl === null
      ? []
      : [{ canonicalUrl, rank: rankOf(type, purpose, pointsAt), id, purpose, pointsAt }];
  });
}

/** By the present rules, also for older links. An invalid URL has no entry. */
function canonicalUrlOf(url: string | null): string | null {
  if (url === null) return null;
  try {
    return readAddress(url).canonicalUrl;
  } catch (error) {
    if (error instanceof RostrumError) return null;
    throw error;
  }
}
