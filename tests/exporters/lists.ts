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
import { type Answer, graphOver, silent } from "../helpers/graph-over";
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
  return { catalogue, report: await importInto(catalogue, file, mapping) };
}

export const importInto = async (
  catalogue: Catalogue,
  file: string,
  mapping: string | null,
): Promise<ImportReport> =>
  importFiles(catalogue, [file], mapping === null ? {} : { mapping: await mappingNamed(mapping) });

const mappingNamed = async (name: string) => ({
  name,
  bytes: new Uint8Array(await readFile(`${projectFolder}/mappings/${name}.yaml`)),
});

interface Rows {
  readonly list: {
    readonly nodes: ReadonlyArray<Record<string, unknown>>;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** All rows of a list of the graph. */
export async function rowsOf(catalogue: Catalogue, field: string, selection: string) {
  const ask = graphOver(catalogue);
  const rows: Array<Record<string, unknown>> = [];
  for (let after: string | null = null; ;) {
    const { data, errors }: Answer<Rows> = await ask<Rows>(
      `query Rows($after: String) { list: ${field.includes("(") ? field : `${field}(`}first: 100, after: $after) { nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    expect(errors).toEqual([]);
    rows.push(...data.list.nodes);
    if (!data.list.pageInfo.hasNextPage) return rows;
    after = data.list.pageInfo.endCursor;
  }
}

/** What one has more often than the other, as text: a list of all would be too long to read. */
export function differences(read: readonly unknown[], said: readonly unknown[]): string[] {
  const counts = new Map<string, number>();
  for (const row of read) counts.set(JSON.stringify(row), (counts.get(JSON.stringify(row)) ?? 0) + 1);
  for (const row of said) counts.set(JSON.stringify(row), (counts.get(JSON.stringify(row)) ?? 0) - 1);
  return [...counts].flatMap(([row, count]) => (count === 0 ? [] : `${count} ${row}`));
}

export const undisputed = <Row extends { readonly standing: string }>(rows: readonly Row[]) =>
  rows.filter(({ standing }) => standing !== "DISPUTED");
