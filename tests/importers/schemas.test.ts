import { cp, writeFile } from "node:fs/promises";

import { dataFolder } from "../../src/cli/paths";
import { readSchemas } from "../../src/importers/data-folder/schemas";
import { temporaryFolder } from "../helpers/temporary-catalogue";

describe("the JSON Schemas of a data folder", () => {
  it("are compiled once, and again where one has changed", async () => {
    const folder = await temporaryFolder();
    await cp(`${dataFolder}/schema`, folder, { recursive: true });
    const people = async () => (await readSchemas(folder))("people.yaml");

    const [first, again] = [await people(), await people()];
    await writeFile(`${folder}/people.schema.json`, '{ "$id": "people.schema.json", "required": ["folk"] }');
    const changed = await people();

    expect(again).toBe(first);
    expect(changed).not.toBe(first);
    expect(changed?.({})).toBe(false);
  });
});
