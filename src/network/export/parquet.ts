import { parquetWriteBuffer, type ColumnSource } from "hyparquet-writer";

import { writable } from "../../domain/xml";
import { extentOf, labelsOf, type NetworkTable } from "./network-table";

/** The nodes as Parquet, for DuckDB, Spark and others. Keeps all rows in memory until it is written. */
export function nodesParquet({ title, provenance, measures, nodes }: NetworkTable): Uint8Array {
  const rows = [...nodes];
  return written({ title, provenance }, [
    text("id", rows, ({ id }) => id),
    text("label", rows, ({ label }) => label),
    text("kind", rows, ({ kind }) => kind),
    ...measures.map(({ name, isWhole }, place): ColumnSource => {
      const data = rows.map(({ values }) => values[place] ?? null);
      return { name, data, type: isWhole ? "INT32" : "DOUBLE" };
    }),
  ]);
}

/**
 * The edges as Parquet. `src` and `dst` are the names that Spark's GraphFrames expects. Dates are ISO text;
 * null if undated. The names of both ends stand beside their ids.
 */
export function edgesParquet({ title, provenance, isDirected, nodes, edges }: NetworkTable): Uint8Array {
  const rows = [...edges];
  const labels = labelsOf(nodes);
  const extents = rows.map(({ spells }) => extentOf(spells));
  return written({ title, provenance }, [
    text("src", rows, ({ from }) => from),
    text("dst", rows, ({ to }) => to),
    { name: "is_directed", data: rows.map(() => isDirected), type: "BOOLEAN", nullable: false },
    { name: "weight", data: rows.map(({ weight }) => weight), type: "DOUBLE", nullable: false },
    { name: "evidence", data: rows.map(({ evidence }) => evidence), type: "INT32", nullable: false },
    text("first", extents, ({ from }) => from),
    text("last", extents, ({ to }) => to),
    text("src_label", rows, ({ from }) => labels.get(from) ?? null),
    text("dst_label", rows, ({ to }) => labels.get(to) ?? null),
  ]);
}

function text<Row>(name: string, rows: readonly Row[], read: (row: Row) => string | null): ColumnSource {
  const data = rows.map((row) => {
    const value = read(row);
    return value === null ? null : writable(value);
  });
  return { name, data, type: "STRING" };
}

function written(about: Pick<NetworkTable, "title" | "provenance">, columnData: ColumnSource[]): Uint8Array {
  const kvMetadata = Object.entries({ title: about.title, ...about.provenance }).map(([key, value]) => ({
    key,
    value: value === null ? undefined : String(value),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata }));
}
