import { among, eachRow, item } from "../../database/sql/dialect";
import { sql } from "../../database/sql/sql";
import type { Transaction } from "../../database/statements";
import { RostrumError } from "../../domain/errors";
import type { TypeName } from "../../domain/ids";
import { entityShapes } from "../../entities/columns";
import type { Identifier } from "../../entities/identifier";
import { Standing } from "../../entities/standing";

/**
 * Checks rows before an upsert: throws if an identifier belongs to another row, or to two of these. A DISPUTED one may
 * belong to several.
 */
export async function claimIdentifiers(
  transaction: Transaction,
  type: TypeName,
  rows: ReadonlyMap<string, readonly unknown[]>,
): Promise<void> {
  const index = entityShapes[type].columns.findIndex(({ name }) => name === "identifiers");
  if (index < 0) return;
  const claims = [...rows].flatMap(([id, row]) =>
    (row[index] as Identifier[])
      .filter(({ standing }) => standing !== Standing.DISPUTED)
      .map(({ scheme, value }) => ({ id, scheme, value })),
  );
  if (claims.length === 0) return;

  const first = new Map<string, string>();
  for (const { id, scheme, value } of claims) {
    const holder = first.get(`${scheme} ${value}`);
    if (holder !== undefined) throw taken(id, scheme, value, holder);
    first.set(`${scheme} ${value}`, id);
  }

  const given = eachRow(
    claims.map(({ scheme, value, id }) => [scheme, value, id]),
    "given",
  );
  const [conflict] = await transaction.all<{ id: string; scheme: string; value: string; holder: string }>(
    sql`select ${item("given", 2)} as "id", i."scheme", i."value", i."ownerId" as "holder"
        from ${given} join "identifier" i on i."scheme" = ${item("given", 0)} and i."value" = ${item("given", 1)}
        where i."standing" <> ${Standing.DISPUTED} and not ${among(sql`i."ownerId"`, [...rows.keys()])} limit 1`,
  );
  if (conflict) throw taken(conflict.id, conflict.scheme, conflict.value, conflict.holder);
}

function taken(id: string, scheme: string, value: string, holder: string): RostrumError {
  return new RostrumError(
    "IDENTIFIER_TAKEN",
    `Expected an identifier of its own for ${id}, but ${scheme} ${value} is that of ${holder}. Mark it DISPUTED where both claim it.`,
    { scheme, value, id: holder },
  );
}
