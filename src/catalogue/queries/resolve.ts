import { column, limitOf } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import { readAddress, type LinkPurpose, type LinkTarget, type ReadLink } from "../../domain/links/link";
import type { Order } from "../../entities/orders";
import { firstIndirectRank } from "../../projections/links";
import { equals } from "../pages/conditions";
import type { Page, PageRequest } from "../pages/page";
import { pageOfTable } from "./table-page";

/** Whether one entity has a URL as its own. */
export enum ResolutionKind {
  ONE = "ONE",
  SEVERAL = "SEVERAL",
  INDIRECT = "INDIRECT",
  NONE = "NONE",
}

export interface ResolutionRow extends ReadLink {
  readonly kind: ResolutionKind;
  /** The id of that entity; null unless there is exactly one. */
  readonly id: string | null;
}

export interface LinkBearerRow {
  readonly id: string;
  readonly rank: string;
  readonly purpose: LinkPurpose;
  readonly pointsAt: LinkTarget;
}

/** Maximum number of ranks at which one entity can have one URL as its own. */
const maxRanksOfOne = 4;

/** Finds the entities with a URL, or with the identifier whose URI it is, in any form of it. Throws BAD_LINK for an invalid URL. */
export async function resolveLink(reader: Reader, url: string): Promise<ResolutionRow> {
  const link = readAddress(url);
  const rows = await reader.all<{ id: string; rank: string }>(
    sql`select l."id", l."rank" from "link_entry" l where l."canonicalUrl" = ${link.canonicalUrl}
      order by l."rank", l."id" ${limitOf(maxRanksOfOne + 1)}`,
  );
  const things = new Set(rows.filter(({ rank }) => rank < firstIndirectRank).map(({ id }) => id));
  const [id = null] = things;
  if (things.size > 1) return { ...link, kind: ResolutionKind.SEVERAL, id: null };
  if (id !== null) return { ...link, kind: ResolutionKind.ONE, id };
  return { ...link, kind: rows.length > 0 ? ResolutionKind.INDIRECT : ResolutionKind.NONE, id: null };
}

const order: Order = { name: "NEAREST_FIRST", column: "rank", direction: "asc" };

/** All entities with a URL, those that it leads to first. */
export async function listLinkBearers(
  reader: Reader,
  canonicalUrl: string,
  request: PageRequest,
): Promise<Page<LinkBearerRow>> {
  return pageOfTable(
    reader,
    {
      list: "resolve",
      from: raw('"link_entry"'),
      selection: raw("x.*"),
      read: (row) => row as unknown as LinkBearerRow,
      order,
      conditions: [equals(column("x", "canonicalUrl"), canonicalUrl)],
    },
    request,
  );
}
