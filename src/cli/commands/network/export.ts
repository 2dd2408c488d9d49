import { totalmem } from "node:os";
import { parse, join } from "node:path";

import { projectionsReadBy } from "../../../catalogue/queries/participation";
import { BadInput } from "../../../domain/errors";
import { describeExport } from "../../../analysis/describe-network";
import { memoryAdvice } from "../../../analysis/exports/memory-advice";
import {
  exportedNetwork,
  exportFormats,
  type ExportedNetwork,
} from "../../../analysis/exports/network-files";
import { networkParams } from "../../../analysis/params/network-params";
import { provenanceOf } from "../../../analysis/provenance";
import { usualCommunities } from "../../../network/communities/usual";
import type { RawParams } from "../../../analysis/params/raw-params";
import { print } from "../../output";
import { withCatalogue } from "../../with-catalogue";
import { writeTo } from "../../write-file";
import { openNetwork } from "./open-network";

const formats = Object.keys(exportFormats);

/** Exports a network in each format that has a file option. */
export function exportNetworkCommand(
  of: string,
  { excel, exact, ...options }: RawParams & { excel?: true; exact?: true },
): Promise<void> {
  const wanted = formats.filter((format) => options[format] !== undefined);
  if (wanted.length === 0) {
    throw new BadInput(
      `Expected a format and its file, one of ${formats.map((name) => `--${name} FILE`).join(", ")}.`,
    );
  }
  if (excel && options["csv"] === undefined)
    throw new BadInput("Expected --excel with --csv FILE, but got it without.");
  return withCatalogue(async (catalogue, progress, { dataLicence: licence }) => {
    const open = await openNetwork(catalogue.reader, { ...options, of }, progress, {
      isExact: exact === true,
    });
    const title = await describeExport(open.asked, open.measured, open.by);
    const provenance = await provenanceOf(catalogue.reader, {
      reads: [...projectionsReadBy(open.asked.query), "search"],
      params: { ...options, of },
      names: ["by", ...networkParams],
      seed: usualCommunities.seed,
      licence,
    });
    const exported = exportedNetwork(open.reader, open.measured, {
      title,
      provenance,
      by: open.by,
      isForExcel: excel === true,
    });
    const files: string[] = [];
    for (const format of wanted) {
      progress.report(`writing ${format}`);
      files.push(...(await write(format, options[format] ?? "", exported)));
    }
    progress.end();
    for (const file of files) print(`Wrote ${file}.`);
    const advice = wanted.includes("parquet") ? memoryAdvice(open.measured.facts.network, totalmem()) : null;
    if (advice !== null) print(advice);
  });
}

/** Writes FILE, or FILE-nodes, FILE-edges … with the ending of FILE. */
async function write(format: string, file: string, exported: ExportedNetwork): Promise<string[]> {
  const { dir, name, ext } = parse(file);
  const written: string[] = [];
  for (const { part, ending, write: contentOf } of exportFormats[format] ?? []) {
    const partFile = part === null ? file : join(dir, `${name}-${part}${ending ?? (ext || `.${format}`)}`);
    await writeTo(partFile, await contentOf(exported));
    written.push(partFile);
  }
  return written;
}
