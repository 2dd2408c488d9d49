import { RostrumError } from "../../domain/errors";
import { idPrefixes, typeOfId, type TypeName } from "../../domain/ids";
import { accountUrlOf, LinkPurpose, LinkTarget, readLink } from "../../domain/links/link";
import { entityShapes } from "../../entities/columns";
import type { Account } from "../../entities/account";
import type { Link } from "../../entities/link";
import type { Transaction } from "../statements";

/** What bears a link, and what for. */
export interface LinkEntry {
  readonly canonicalUrl: string;
  /** Sorts what the link is before what it is of some use to: see `rankOf`. */
  readonly rank: string;
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly pointsAt: LinkTarget;
}

/** These say that the address is the thing's own; the others, that it is of use. */
const ownPurposes: readonly LinkPurpose[] = [LinkPurpose.RECORDING, LinkPurpose.PROFILE];
const purposes = [...ownPurposes, LinkPurpose.MATERIAL, LinkPurpose.ABOUT, LinkPurpose.EVIDENCE];

/** Ranks below it are of things that the address is, as far as is known. */
export const firstIndirectRank = "3";

/**
 * First what the link points at, then what it may point at, then what it is no more than of use to; within each, by
 * purpose. "00" is the recording or page of a thing of the very type that it leads to.
 */
export function rankOf(type: TypeName, purpose: LinkPurpose, pointsAt: LinkTarget): string {
  const target = targetOf(type) === (pointsAt as string) ? 0 : pointsAt === LinkTarget.UNKNOWN ? 1 : 2;
  const isOwn = target < 2 && ownPurposes.includes(purpose) && isThing(type);
  return `${isOwn ? target : target + Number(firstIndirectRank)}${purposes.indexOf(purpose)}`;
}

function targetOf(type: TypeName): string {
  return type.toUpperCase();
}

/** What has a page of its own. A relation between two such things is never what an address leads to. */
function isThing(type: TypeName): boolean {
  return entityShapes[type].columns.some(({ name }) => name === "slug");
}

/** Looks anew at what links these bear: their links, their accounts, their feeds. */
export async function rebuildLinks(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const entries: LinkEntry[] = [];
  for (const type of Object.keys(idPrefixes) as TypeName[]) {
    const idsOfType = ids.filter((id) => typeOfId(id) === type);
    if (idsOfType.length === 0) continue;
    const has = (column: string) => entityShapes[type].columns.some(({ name }) => name === column);
    const rows = await transaction.all<{
      id: string;
      links: string;
      accounts: string;
      feedUrl: string | null;
    }>(
      `select id, links, ${has("accounts") ? "accounts" : "'[]' as accounts"}, ${has("feedUrl") ? "feedUrl" : "null as feedUrl"}
       from ${idPrefixes[type]} where id in (select value from json_each($ids))`,
      { $ids: JSON.stringify(idsOfType) },
    );
    for (const { id, links, accounts, feedUrl } of rows) {
      const given = {
        links: JSON.parse(links) as Link[],
        accounts: JSON.parse(accounts) as Account[],
        feedUrl,
      };
      entries.push(...linkEntriesOf(type, id, given));
    }
  }
  await transaction.run(`delete from link_entry where id in (select value from json_each($ids))`, {
    $ids: JSON.stringify(ids),
  });
  await transaction.run(
    `insert into link_entry (canonicalUrl, rank, id, purpose, pointsAt)
     select value->>'canonicalUrl', value->>'rank', value->>'id', value->>'purpose', value->>'pointsAt'
     from json_each($rows) where true on conflict do nothing`,
    { $rows: JSON.stringify(entries) },
  );
}

function linkEntriesOf(
  type: TypeName,
  id: string,
  {
    links,
    accounts,
    feedUrl,
  }: { links: readonly Link[]; accounts: readonly Account[]; feedUrl: string | null },
): LinkEntry[] {
  const own = targetOf(type) as LinkTarget;
  const borne: Array<{ url: string | null; purpose: LinkPurpose; pointsAt: LinkTarget }> = [
    ...links,
    ...accounts.map((account) => ({
      url: accountUrlOf(account),
      purpose: LinkPurpose.PROFILE,
      pointsAt: own,
    })),
    { url: feedUrl, purpose: LinkPurpose.RECORDING, pointsAt: own },
  ];
  return borne.flatMap(({ url, purpose, pointsAt }) => {
    const canonicalUrl = canonicalUrlOf(url);
    return canonicalUrl === null
      ? []
      : [{ canonicalUrl, rank: rankOf(type, purpose, pointsAt), id, purpose, pointsAt }];
  });
}

/** By today's rules, whatever they were when the link came. An address that is none leads nowhere. */
function canonicalUrlOf(url: string | null): string | null {
  if (url === null) return null;
  try {
    return readLink(url).canonicalUrl;
  } catch (error) {
    if (error instanceof RostrumError) return null;
    throw error;
  }
}
