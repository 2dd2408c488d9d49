import { Catalogue } from "../../src/catalogue/catalogue";
import type { DatabaseOptions } from "../../src/database/database";
import { afterTests } from "./after-tests";
import { temporaryDatabaseUrl } from "./temporary-database-url";

export { afterTests, temporaryFolder } from "./after-tests";

/** An empty, migrated catalogue in a database of its own, of the kind that the suite runs on. */
export async function temporaryCatalogue(options: DatabaseOptions = {}): Promise<Catalogue> {
  const catalogue = await Catalogue.open(await temporaryDatabaseUrl(), options);
  afterTests(() => catalogue.close());
  await catalogue.migrate();
  return catalogue;
}
