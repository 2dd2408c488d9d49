import { eachRow, item } from "../../database/sql/dialect";
import { sql } from "../../database/sql/sql";
import type { Reader } from "../../database/statements";
import type { IdentifierScheme } from "../../domain/identifiers";
import { Standing } from "../../entities/standing";

export interface IdentifierClaim {
  readonly id: string;
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

/** A claim, and the entity that has the identifier. */
export interface TakenClaim extends IdentifierClaim, Record<string, unknown> {
  readonly holder: string;
}

/** Those of these claims whose identifier belongs to another entity, each with its id. */
export async function takenClaims(reader: Reader, claims: readonly IdentifierClaim[]): Promise<TakenClaim[]> {
  if (claims.length === 0) return [];
  const given = eachRow(
    claims.map(({ id, scheme, value }) => [scheme, value, id]),
    "given",
  );
  const claimed = new Set(claims.map(({ id }) => id));
  const rows = await reader.all<TakenClaim>(
    sql`select ${item("given", 2)} as "id", i."scheme", i."value", i."ownerId" as "holder"
        from ${given} join "identifier" i on i."scheme" = ${item("given", 0)} and i."value" = ${item("given", 1)}
        where i."standing" <> ${Standing.DISPUTED} and i."ownerId" <> ${item("given", 2)}`,
  );
  return rows.filter(({ holder }) => !claimed.has(holder));
}

/** The ids of the entities with this identifier, in the registry's spelling. Several only if it is disputed. */
export async function findByIdentifier(
  reader: Reader,
  scheme: IdentifierScheme,
  value: string,
): Promise<string[]> {
  const rows = await reader.all<{ ownerId: string }>(
    sql`select i."ownerId" from "identifier" i where i."scheme" = ${scheme} and i."value" = ${value} order by i."ownerId" limit 100`,
  );
  return rows.map(({ ownerId }) => ownerId);
}
