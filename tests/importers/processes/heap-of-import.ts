import "reflect-metadata";

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/**
 * Imports these files, and prints how many bytes of the heap are in use when the records of each source are in the catalogue. They
 * were imported before without being kept: what V8 compiles meanwhile is no memory of an item.
 */
async function main([url = "", ...files]: readonly string[]): Promise<void> {
  const heaps: number[] = [];
  const catalogue = await Catalogue.open(url);
  await importFiles(catalogue, files, { isDryRun: true });
  await importFiles(catalogue, files, {
    onRecords: () => {
      collectGarbage();
      heaps.push(process.memoryUsage().heapUsed);
    },
  });
  await catalogue.close();
  process.stdout.write(JSON.stringify(heaps));
}

void main(process.argv.slice(2));
