import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { Catalogue } from "../../catalogue/catalogue";
import { BadInput } from "../../domain/errors";
import { confirmedOf } from "../../server/pages/confirmed";
import { forms } from "../../server/pages/forms";
import { listForms } from "../../server/pages/list-forms";
import type { ListForm, ListOf } from "../../server/pages/list-operations";
import { openList } from "../../server/pages/open-list";
import { type Form, operations } from "../../server/pages/operations";
import type { CatalogueContext } from "../../server/catalogue-context";
import { wholeGraph } from "../../server/graph";
import type { Graph } from "../../server/apollo";
import { createLog } from "../../server/telemetry/log";
import { readSettings, type Settings } from "../../server/settings";
import { print } from "../output";
import { withCatalogue } from "../with-catalogue";
import { fileError } from "../write-file";
import { listFormats } from "./list-formats";

/** What an export may be of, by its option. */
const subjects = {
  show: "Show",
  person: "Person",
  organisation: "Organisation",
  topic: "Topic",
  publication: "Publication",
} as const satisfies Record<string, ListOf>;

export type ListSubject = keyof typeof subjects;

export interface ExportListOptions extends Readonly<Partial<Record<ListSubject, string>>> {
  readonly output?: string;
  readonly excel?: boolean;
  /** Whether only facts are written whose standing is CONFIRMED. */
  readonly confirmed?: boolean;
  readonly json?: boolean;
}

/** Writes a list in a format of others, as it is at one moment, to a file or to standard output. A page at a time is in memory. */
export async function exportListCommand(format: string, options: ExportListOptions): Promise<void> {
  const form = listFormats[format] as Form;
  const { output, excel = false, json = false, confirmed = false } = options;
  const { type, id } = subjectOf(format, form, options);
  if (excel && form !== "csv")
    throw new BadInput("Expected --excel with --format csv: it begins the file with a byte order mark.");
  if (confirmed && !(form in listForms))
    throw new BadInput(`Expected --confirmed with a list of facts, but --format ${format} is of one thing.`);
  if (output === undefined && json) throw new BadInput("Expected --output FILE with --json.");
  if (output === undefined && form === "xlsx")
    throw new BadInput("Expected --output FILE: a workbook is no text.");
  await withCatalogue((_, progress, settings) =>
    Catalogue.atOneMoment(settings.databaseUrl, async (_reader, catalogue) => {
      const { log } = createLog(readSettings({ LOG_LEVEL: "warn", ...process.env }));
      const graph = wholeGraph(catalogue, log);
      try {
        let rows = 0;
        const pieces = await piecesIn(graph, settings, { form, type, id, confirmed }, (more) => {
          rows += more;
          progress.report(`Exporting: ${rows}`);
        });
        const content = Readable.from(excel ? withMark(pieces) : pieces);
        if (output === undefined) return await pipeline(content, process.stdout, { end: false });
        await writeWhole(output, content);
        progress.end();
        print(json ? JSON.stringify({ file: output, format, rows }, null, 2) : `Wrote ${output}.`);
      } finally {
        await graph.server.stop();
      }
    }),
  );
}

interface Wanted {
  readonly form: Form;
  readonly type: ListOf;
  readonly id: string | null;
  readonly confirmed: boolean;
}

function subjectOf(format: string, form: Form, options: ExportListOptions): Pick<Wanted, "type" | "id"> {
  const given = Object.entries(subjects).flatMap(([name, type]) => {
    const id = options[name as ListSubject];
    return id === undefined ? [] : [{ type, id }];
  });
  const offered = operations[form];
  const names = Object.entries(subjects).flatMap(([name, type]) => (offered[type] ? `--${name} SLUG` : []));
  const all = offered.Graph ? ", or none for all of the graph" : "";
  const [one] = given.length === 0 && offered.Graph ? [{ type: "Graph" as const, id: null }] : given;
  if (one === undefined || given.length > 1 || !offered[one.type])
    throw new BadInput(`Expected one of ${names.join(", ")} with --format ${format}${all}.`);
  return one;
}

async function piecesIn(
  graph: Graph<CatalogueContext>,
  { publicUrl, port, dataLicence: licence }: Settings,
  { form, type, id, confirmed }: Wanted,
  onRows: (count: number) => void,
): Promise<AsyncIterable<string | Uint8Array>> {
  const site = { url: publicUrl ?? `http://localhost:${port}`, licence };
  const { of, pages } = await openList(graph, form, type, id);
  const counted = (async function* () {
    for await (const page of pages) {
      const rows = confirmed ? confirmedOf(page) : page;
      onRows(rows.length);
      yield rows;
    }
  })();
  if (form in listForms) return listForms[form as ListForm].pieces(site, of, counted);
  onRows(1);
  return Readable.from([await forms[form].write(site, { thing: of })]);
}

/** Without it, Excel takes UTF-8 for the encoding of the country. */
async function* withMark(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  yield "\ufeff";
  yield* pieces;
}

/** The file is there once all of it is written. */
async function writeWhole(file: string, content: Readable): Promise<void> {
  const unfinished = `${file}.unfinished-${process.pid}`;
  try {
    await pipeline(content, createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    throw fileError(file, error);
  } finally {
    await rm(unfinished, { force: true });
  }
}
