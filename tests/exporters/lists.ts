import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { Catalogue } from "../../src/catalogue/catalogue";
import { importFiles } from "../../src/importers/import-files";
import type { ImportReport } from "../../src/importers/report";
import { forms } from "../../src/server/pages/forms";
import { wholeGraph } from "../../src/server/graph";
import { listForms } from "../../src/server/pages/list-forms";
import type { ListForm, ListOf } from "../../src/server/pages/list-operations";
import { openList } from "../../src/server/pages/open-list";
import type { Form } from "../../src/server/pages/operations";
import { silent } from "../helpers/graph-over";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { openedCatalogue } from "../helpers/temporary-database";

export const site = { url: "https://example.org/graph", licence: "CC0-1.0" };

/** A file with all of a list of this catalogue. */
export async function fileOf(
  catalogue: Catalogue,
  form: Form,
  type: ListOf = "Graph",
  id: string | null = null,
): Promise<string> {
  const file = `${await temporaryFolder()}/export${forms[form].ending}`;
  const graph = wholeGraph(catalogue, silent);
  const { of, pages } = await openList(graph, form, type, id);
  const content =
    form in listForms
      ? listForms[form as ListForm].pieces(site, of, pages)
      : [await forms[form].write(site, { thing: of })];
  await pipeline(Readable.from(content), createWriteStream(file));
  await graph.server.stop();
  return file;
}

/** What an empty catalogue becomes by importing a file. */
export async function importedFrom(
  file: string,
  mapping: string | null = null,
): Promise<{ readonly catalogue: Catalogue; readonly report: ImportReport }> {
  const { catalogue } = await openedCatalogue();
  const report = await importFiles(
    catalogue,
    [file],
    mapping === null ? {} : { mapping: await mappingNamed(mapping) },
  );
  return { catalogue, report };
}

const mappingNamed = async (name: string) => ({
  name,
  bytes: new Uint8Array(await readFile(`${projectFolder}/mappings/${name}.yaml`)),
});
