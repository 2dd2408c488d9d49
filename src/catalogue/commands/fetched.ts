import { among } from "../../database/sql/dialect";
import { raw, sql } from "../../database/sql/sql";
import type { Reader, Transaction } from "../../database/statements";
import type { FetchedRow } from "../../entities/identity-tables";

/** What is remembered of an address that was imported. */
export type FetchedAddress = Readonly<FetchedRow>;

/** All addresses that were imported, or that one of these has moved to. */
export const findFetched = (reader: Reader): Promise<FetchedAddress[]> =>
  reader.all<FetchedAddress>(
    raw(
      `select f."address", f."movedTo", f."source", f."format", f."etag", f."lastModified", f."readAs", f."remarks"
       from "fetched" f order by f."address"`,
    ),
  );

/**
 * Remembers these instead of what was remembered of them; `isReadAgain`: the next import reads them in any case. Returns whether anything was written:
 * what is so already is not.
 */
export async function keepFetched(
  transaction: Transaction,
  fetched: readonly FetchedAddress[],
  { isReadAgain }: { readonly isReadAgain: boolean },
): Promise<boolean> {
  if (fetched.length === 0) return false;
  const addresses = isReadAgain ? fetched.map(readAgain) : fetched;
  const before = new Map((await findFetched(transaction)).map((row) => [row.address, textOf(row)]));
  const changed = addresses.filter((row) => before.get(row.address) !== textOf(row));
  for (const { address, movedTo, source, format, etag, lastModified, readAs, remarks } of changed) {
    await transaction.run(
      sql`insert into "fetched" ("address", "movedTo", "source", "format", "etag", "lastModified", "readAs", "remarks")
          values (${address}, ${movedTo}, ${source}, ${format}, ${etag}, ${lastModified}, ${readAs}, ${remarks})
          on conflict ("address") do update set "movedTo" = excluded."movedTo", "source" = excluded."source",
            "format" = excluded."format", "etag" = excluded."etag", "lastModified" = excluded."lastModified",
            "readAs" = excluded."readAs", "remarks" = excluded."remarks"`,
    );
  }
  return changed.length > 0;
}

/** The sources that these entities are of are sent again at the next import, whether or not they have changed. */
export async function fetchAgain(transaction: Transaction, ids: readonly string[]): Promise<void> {
  await transaction.run(
    sql`update "fetched" set "readAs" = null where "readAs" is not null and exists (
          select 1 from "loaded" l where l."folder" = "fetched"."source" and ${among(raw('l."id"'), ids)})`,
  );
}

const readAgain = (row: FetchedAddress): FetchedAddress => ({ ...row, readAs: null });

const textOf = (row: FetchedAddress): string => {
  const { address, movedTo, source, format, etag, lastModified, readAs, remarks } = row;
  return JSON.stringify([address, movedTo, source, format, etag, lastModified, readAs, remarks]);
};
