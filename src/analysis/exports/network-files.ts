import type { Reader } from "../../database/statements";
import { edgesCsv, forExcel, nodesCsv } from "../../network/export/csv";
import { gexf } from "../../network/export/gexf";
import { graphml } from "../../network/export/graphml";
import { graphologyJson } from "../../network/export/graphology-json";
import { hif, type HypergraphTable } from "../../network/export/hif";
import { jsonOf } from "../../network/export/json";
import type { NetworkTable } from "../../network/export/network-table";
import { edgesParquet, nodesParquet } from "../../network/export/parquet";
import type { NodeMeasure } from "../facts/node-measure";
import type { Measured } from "../measured";
import { hypergraphTable, networkTable } from "./export-tables";

/** A network to export. Its tables are made once, when a format first needs them. */
export interface ExportedNetwork extends Pick<NetworkTable, "title" | "provenance"> {
  readonly network: () => Promise<NetworkTable>;
  readonly hypergraph: () => Promise<HypergraphTable>;
  /** Whether CSV begins with a byte order mark. */
  readonly isForExcel: boolean;
}

export type FileContent = Iterable<string> | Uint8Array;

/** One file of a format. */
export interface NetworkFile {
  /** Of formats with several files. */
  readonly part: string | null;
  readonly mediaType: string;
  /** Where it is not that of the format. */
  readonly ending?: string;
  readonly write: (exported: ExportedNetwork) => Promise<FileContent>;
}

export interface ExportOptions extends Pick<NetworkTable, "title" | "provenance"> {
  readonly by: NodeMeasure;
  readonly isForExcel: boolean;
}

export function exportedNetwork(reader: Reader, measured: Measured, options: ExportOptions): ExportedNetwork {
  let made: Promise<NetworkTable> | null = null;
  return {
    ...options,
    network: () => (made ??= networkTable(reader, measured, options)),
    hypergraph: () => hypergraphTable(reader, measured.facts, options),
  };
}

const csvType = "text/csv; charset=utf-8";
const jsonType = "application/json";
const parquetType = "application/vnd.apache.parquet";

/** The formats, each with its files. */
export const exportFormats: Readonly<Record<string, readonly NetworkFile[]>> = {
  gexf: [ofNetwork(gexf, null, "application/gexf+xml")],
  graphml: [ofNetwork(graphml, null, "application/graphml+xml")],
  json: [ofNetwork(graphologyJson, null, jsonType)],
  csv: [
    ofNetwork(nodesCsv, "nodes", csvType),
    ofNetwork(edgesCsv, "edges", csvType),
    {
      // CSV has no place for it (RFC 4180 knows no comments).
      part: "about",
      mediaType: jsonType,
      ending: ".json",
      write: async ({ title, provenance }) => [`${jsonOf({ title, ...provenance })}\n`],
    },
  ],
  parquet: [ofNetwork(nodesParquet, "nodes", parquetType), ofNetwork(edgesParquet, "edges", parquetType)],
  hif: [{ part: null, mediaType: jsonType, write: async ({ hypergraph }) => hif(await hypergraph()) }],
};

function ofNetwork(
  write: (table: NetworkTable) => FileContent,
  part: string | null,
  mediaType: string,
): NetworkFile {
  return {
    part,
    mediaType,
    async write({ network, isForExcel }) {
      const content = write(await network());
      return isForExcel && mediaType === csvType ? forExcel(content as Iterable<string>) : content;
    },
  };
}
