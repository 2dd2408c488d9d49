import { readLink, type LinkPurpose, type LinkTarget, type ReadLink } from "../../domain/links/link";
import type { Order } from "../../entities/orders";
import { equals } from "../pages/conditions";
import type { Page, PageRequest } from "../pages/page";
import { firstIndirectRank } from "../read-models/links";
import type { Reader } from "../statements";
import { listOf } from "./lists";

/** How sure it is what an address leads to. */
export enum ResolutionKind {
  ONE = "ONE",
  SEVERAL = "SEVERAL",
  INDIRECT = "INDIRECT",
  NONE = "NONE",
}

export interface ResolutionRow extends ReadLink {
  readonly kind: ResolutionKind;
  /** Of the one thing that it is; null unless there is one. */
  readonly id: string | null;
}

export interface LinkBearerRow {
  readonly id: string;
  readonly rank: string;
  readonly purpose: LinkPurpose;
  readonly pointsAt: LinkTarget;
}

/** One thing bears one address as its own for no more than so many reasons, each a rank. */
const mostRanksOfOne = 4;

/** What an address leads to, in whatever form it is shared; refuses what is no address. */
export async function resolveLink(reader: Reader, url: string): Promise<ResolutionRow> {
  const link = readLink(url);
  const rows = await reader.all<{ id: string; rank: string }>(
    `select id, rank from link_entry where canonicalUrl = $canonicalUrl order by rank, id limit ${mostRanksOfOne + 1}`,
    { $canonicalUrl: link.canonicalUrl },
  );
  const things = new Set(rows.filter(({ rank }) => rank < firstIndirectRank).map(({ id }) => id));
  const [id = null] = things;
  if (things.size > 1) return { ...link, kind: ResolutionKind.SEVERAL, id: null };
  if (id !== null) return { ...link, kind: ResolutionKind.ONE, id };
  return { ...link, kind: rows.length > 0 ? ResolutionKind.INDIRECT : ResolutionKind.NONE, id: null };
}

const order: Order = { name: "NEAREST_FIRST", column: "rank", direction: "asc" };

/** All that bears an address, what it leads to first. */
export async function listLinkBearers(
  reader: Reader,
  canonicalUrl: string,
  request: PageRequest,
): Promise<Page<LinkBearerRow>> {
  return listOf(
    reader,
    {
      list: "resolve",
      table: "link_entry",
      selection: "x.*",
      read: (row) => row as unknown as LinkBearerRow,
      order,
      conditions: [equals("x.canonicalUrl", canonicalUrl)],
    },
    request,
  );
}
