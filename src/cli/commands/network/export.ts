import { totalmem } from "node:os";
import { parse, join } from "node:path";

import { projectionsReadBy } from "../../../catalogue/queries/participation";
import { BadInput } from "../../../domain/errors";
import { edgesCsv, nodesCsv } from "../../../network/export/csv";
import { gexf } from "../../../network/export/gexf";
import { graphml } from "../../../network/export/graphml";
import { graphologyJson } from "../../../network/export/graphology-json";
import { hif } from "../../../network/export/hif";
import type { NetworkTable } from "../../../network/export/network-table";
import { edgesParquet, nodesParquet } from "../../../network/export/parquet";
import { hypergraphTable, networkTable } from "../../../analysis/exports/export-tables";
import { describeQuery, titleOf } from "../../../analysis/describe-network";
import { memoryAdvice } from "../../../analysis/exports/memory-advice";
import { networkParams } from "../../../analysis/params/network-params";
import { provenanceOf } from "../../../analysis/provenance";
import { usualCommunities } from "../../../network/communities/usual";
import type { RawParams } from "../../../analysis/params/raw-params";
import { print } from "../../output";
import { withCatalogue } from "../../with-catalogue";
import { writeTo } from "../../write-file";
import { openNetwork, type OpenNetwork } from "./open-network";

const oneFile: Readonly<Record<string, (table: NetworkTable) => Iterable<string>>> = {
  gexf,
  graphml,
  json: graphologyJson,
};

type Content = Iterable<string> | Uint8Array;

const twoFiles: Readonly<
  Record<string, { nodes: (table: NetworkTable) => Content; edges: (table: NetworkTable) => Content }>
> = {
  csv: { nodes: nodesCsv, edges: edgesCsv },
  parquet: { nodes: nodesParquet, edges: edgesParquet },
};

const formats = [...Object.keys(oneFile), ...Object.keys(twoFiles), "hif"];

/** Exports a network in each format that has a file option. */
export function exportNetworkCommand(of: string, options: RawParams): Promise<void> {
  const wanted = formats.filter((format) => options[format] !== undefined);
  if (wanted.length === 0) {
    throw new BadInput(
      `Expected a format and its file, one of ${formats.map((name) => `--${name} FILE`).join(", ")}.`,
    );
  }
  return withCatalogue(async (catalogue, progress, { dataLicence: licence }) => {
    const open = await openNetwork(catalogue.reader, { ...options, of }, progress);
    const title = `${titleOf(open.asked)} (${describeQuery(open.asked)})`;
    const { seed } = usualCommunities;
    const provenance = await provenanceOf(catalogue.reader, {
      reads: [...projectionsReadBy(open.asked.query), "search"],
      params: { ...options, of },
      names: ["by", ...networkParams],
      seed,
      licence,
    });
    const files: string[] = [];
    for (const format of wanted) {
      progress.report(`writing ${format}`);
      files.push(...(await write(format, options[format] ?? "", { ...open, title, provenance })));
    }
    progress.end();
    for (const file of files) print(`Wrote ${file}.`);
    const advice = wanted.includes("parquet") ? memoryAdvice(open.measured.facts.network, totalmem()) : null;
    if (advice !== null) print(advice);
  });
}

async function write(
  format: string,
  file: string,
  open: OpenNetwork & Pick<NetworkTable, "title" | "provenance">,
): Promise<string[]> {
  if (format === "hif") {
    await writeTo(file, hif(await hypergraphTable(open.reader, open.measured.facts, open)));
    return [file];
  }
  const made = await networkTable(open.reader, open.measured, open);
  const whole = oneFile[format];
  if (whole !== undefined) {
    await writeTo(file, whole(made));
    return [file];
  }
  const { dir, name, ext } = parse(file);
  const written: string[] = [];
  for (const [part, content] of Object.entries(twoFiles[format] ?? {})) {
    const partFile = join(dir, `${name}-${part}${ext || `.${format}`}`);
    await writeTo(partFile, content(made));
    written.push(partFile);
  }
  if (format === "csv") {
    // CSV has no place for it (RFC 4180 knows no comments).
    const aboutFile = join(dir, `${name}-about.json`);
    await writeTo(aboutFile, [`${JSON.stringify({ title: open.title, ...open.provenance }, null, 2)}\n`]);
    written.push(aboutFile);
  }
  return written;
}
