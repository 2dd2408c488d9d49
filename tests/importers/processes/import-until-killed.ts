import "reflect-metadata";

import { Catalogue } from "../../../src/catalogue/catalogue";
import { importFiles } from "../../../src/importers/import-files";
import { isWrite } from "../is-write";

/** Imports these addresses, and kills itself at its statement `at` that writes: before it is sent, or once it is under way. */
async function main([url = "", at = "", when = "", ...addresses]: readonly string[]): Promise<void> {
  let [writes, isImporting] = [0, false];
  const die = () => process.kill(process.pid, "SIGKILL");
  const onStatement = (text: string) => {
    if (!isImporting || !isWrite(text)) return;
    writes += 1;
    if (writes !== Number(at)) return;
    if (when === "before") die();
    else setImmediate(die);
  };
  const catalogue = await Catalogue.open(url, { onStatement, readers: 1 });
  isImporting = true;
  await importFiles(catalogue, addresses, { fetching: { allowHosts: ["127.0.0.1"] } });
  await catalogue.close();
}

void main(process.argv.slice(2));
