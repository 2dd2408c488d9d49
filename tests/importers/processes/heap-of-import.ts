import "reflect-metadata";

import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";

setFlagsFromString("--expose-gc");
// What V8 compiles while it runs, or throws away, is no memory of an item.
for (const flag of ["--no-opt", "--no-sparkplug", "--no-flush-bytecode"]) setFlagsFromString(flag);
const collectGarbage = runInNewContext("gc") as () => void;

/**
 * Imports these lists of files, one list after the other, and prints of each how many bytes of the heap are in use when the records
 * of each source are in the catalogue. The first list is for running all code once.
 */
async function main([url = "", ...lists]: readonly string[]): Promise<void> {
  const catalogue = await Catalogue.open(url);
  const heaps: number[][] = [];
  for (const list of lists) {
    const ofList: number[] = [];
    await importFiles(catalogue, JSON.parse(list) as string[], {
      onRecords: () => {
        collectGarbage();
        ofList.push(process.memoryUsage().heapUsed);
      },
    });
    heaps.push(ofList);
  }
  await catalogue.close();
  process.stdout.write(JSON.stringify(heaps.slice(1)));
}

void main(process.argv.slice(2));
