import { DataSource, type DataSourceOptions } from "typeorm";

import { tableClasses } from "../entities/relations";
import { asPostgresColumns, postgresOptions } from "./postgres/connection";
import { sqliteOptions } from "./sqlite/connection";
import { identityTables } from "../entities/identity-tables";
import { readDatabaseUrl } from "./url";

export interface DataSourceSettings {
  /** Whether it may write. Writing so passes by everything that the catalogue keeps: history, checks, projections. */
  readonly write?: boolean;
  /** Further classes with tables, such as those of projections. */
  readonly entities?: ReadonlyArray<new () => object>;
}

/** TypeORM's own view of a catalogue, for scripts and for programs that embed it. Initialised, and read-only unless asked. */
export async function openDataSource(
  url: string,
  { write = false, entities = [] }: DataSourceSettings = {},
): Promise<DataSource> {
  const { dialect, target } = readDatabaseUrl(url);
  const optionsOf: (
    target: string,
    mode: "write" | "read",
    entities: DataSourceOptions["entities"],
  ) => DataSourceOptions = dialect === "sqlite" ? sqliteOptions : postgresOptions;
  const classes = [...tableClasses, ...identityTables, ...entities];
  const dataSource = await new DataSource(optionsOf(target, write ? "write" : "read", classes)).initialize();
  if (dialect === "postgres") asPostgresColumns(dataSource);
  return dataSource;
}
