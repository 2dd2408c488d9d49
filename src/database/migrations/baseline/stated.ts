/** The columns of all entities: `Stated` in `src/entities`. */
export const stated = `
  "id" text PRIMARY KEY NOT NULL,
  "version" integer NOT NULL DEFAULT 1,
  "standing" text NOT NULL DEFAULT 'STATED',
  "inferredFrom" text,
  "sources" text NOT NULL DEFAULT '[]',
  "links" text NOT NULL DEFAULT '[]'`;

/** Oldest first, undated last. PostgreSQL puts more brackets round an expression in an index than SQLite takes. */
export const byDateUndatedLast = (table: string): string =>
  `create index "${table}_by_date_undated_last" on "${table}" (("sortOn" = ''), "sortOn", "id")`;

/** The columns of an exclusive arc: one for an id of each type. */
export const armColumns = (property: string, types: readonly string[]): string =>
  types.map((type) => `"${property}${type}Id" text`).join(", ");

/** That exactly one of them is set. */
export const exactlyOne = (property: string, types: readonly string[]): string =>
  `${types.map((type) => `(CASE WHEN "${property}${type}Id" IS NULL THEN 0 ELSE 1 END)`).join(" + ")} = 1`;
