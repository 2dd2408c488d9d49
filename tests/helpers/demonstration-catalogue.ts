import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { Catalogue } from "../../src/catalogue/catalogue";
import { importDataFolder } from "../../src/importers/data-folder/import-data-folder";
import { demonstration } from "../../src/importers/demonstration/demonstration";
import { afterTests, temporaryFolder } from "./after-tests";
import { copyOf, type Template } from "./templates";

/** A folder as `rostrum init --demo` makes it. */
export async function demonstrationFolder(seed = 1): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of demonstration(seed)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

const loaded: Template = {
  name: "demonstration",
  async make(url) {
    const catalogue = await Catalogue.open(url);
    await catalogue.migrate();
    await importDataFolder(catalogue, await demonstrationFolder());
    await catalogue.close();
  },
};

/** A catalogue with the content of that folder. */
export async function demonstrationCatalogue(): Promise<Catalogue> {
  const catalogue = await Catalogue.open(await copyOf(loaded));
  afterTests(() => catalogue.close());
  return catalogue;
}
