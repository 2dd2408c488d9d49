import { join } from "node:path";

import type { Reader } from "../database/statements";
import type { TypeName } from "../domain/ids";
import { exportDataFolder, type OnExported } from "./data-folder";
import { exportedNdjson } from "./ndjson";
import { OutputFile } from "./output-file";

/** YAML as people write it, or JSON of one entity a line. */
export const exportFormats = ["yaml", "ndjson"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface Exported {
  /** How many entities, by type. */
  readonly entities: Readonly<Partial<Record<TypeName, number>>>;
  /** How many of them are in rest.ndjson, since YAML cannot say exactly what is stored. */
  readonly rest: number;
}

/** Writes all entities to an empty folder, which a load reads as the same. */
export async function exportCatalogue(
  reader: Reader,
  folder: string,
  format: ExportFormat,
  onExported: OnExported = () => undefined,
): Promise<Exported> {
  const entities: Partial<Record<TypeName, number>> = {};
  const count: OnExported = (type, more) => {
    entities[type] = (entities[type] ?? 0) + more;
    onExported(type, more);
  };
  if (format === "yaml") return { entities, rest: await exportDataFolder(reader, folder, count) };
  const file = await OutputFile.create(join(folder, "catalogue.ndjson"));
  try {
    for await (const { type, count: more, text } of exportedNdjson(reader)) {
      await file.write(text);
      count(type, more);
    }
  } finally {
    await file.close();
  }
  return { entities, rest: 0 };
}
