import { type Catalogue } from "../../../src/catalogue/catalogue";
import { findByIds } from "../../../src/catalogue/queries/by-id";
import type { Reader } from "../../../src/database/statements";
import type { TypeName } from "../../../src/domain/ids";
import { Mentions } from "../../../src/domain/mentions";
import { declaredTable } from "../../../src/entities/columns";
import { identityTables } from "../../../src/entities/identity-tables";
import { baseTables, contentOf, projectedTables } from "../../helpers/database-content";
import { openedCatalogue } from "../../helpers/temporary-database";
import { upsert } from "../../helpers/upsert";
import { knownEverywhere } from "./known-everywhere";

export const everyTable = [
  ...baseTables,
  ...projectedTables,
  ...identityTables.map((entity) => declaredTable(entity).name),
];

/** All that may tell of Ann Lee, by the name or by what only she has. */
const ann = new Mentions(["Ann Lee", "Lee, Ann", "Ann Poe", "Dr A. Lee", "0000-0001-5109-3700", "annlee"]);

export async function rowsThatTell(reader: Reader): Promise<string[]> {
  const content = await contentOf(reader, everyTable);
  return Object.entries(content).flatMap(([table, rows]) =>
    rows.filter((row) => ann.isIn(row)).map((row) => `${table}: ${row}`),
  );
}

export async function forgettable() {
  const { catalogue, reader, url } = await openedCatalogue();
  const known = knownEverywhere();
  await upsert(catalogue, ...known.all);
  return { catalogue, reader, url, ...known };
}

export async function entityOf<Name extends TypeName>(
  catalogue: Catalogue,
  type: Name,
  { id }: { readonly id: string },
) {
  return (await findByIds(catalogue.reader, type, [id])).get(id);
}

export const expectWhole = async (catalogue: Catalogue) => {
  expect(await catalogue.check()).toEqual([]);
  expect((await catalogue.verify()).problems).toEqual([]);
};
