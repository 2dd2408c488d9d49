import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { Mentions } from "../../../src/domain/mentions";
import { raw } from "../../../src/database/sql/sql";
import { rostrum } from "../../helpers/command-line";
import { fileOf, openedCatalogue } from "../../helpers/temporary-database";
import { articleIn, Bibliographies } from "./bibliographies";

const ann = new Mentions(["Ann Lee", "Lee, Ann", "A. Lee"]);

/** The files of a database that tell of her, the log of what is to be written among them. */
async function filesThatTell(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  const told = await Promise.all(
    names.map(async (name) => (ann.isIn(await readFile(join(folder, name), "latin1")) ? [name] : [])),
  );
  return told.flat();
}

describe("Forgetting a person of whom sources say otherwise", () => {
  it("leaves nothing of what they have said: spellings of the name, and titles that have it", async () => {
    const { catalogue, url } = await openedCatalogue();
    const folder = dirname(fileOf(url));
    const sources = new Bibliographies(catalogue);
    await sources.import("one", { title: "On maps", author: "Lee, Ann" });
    await sources.import("two", { title: "Ann Lee on charts", author: "Lee, A." });
    await sources.import("two", { title: "Ann Lee on charts and nets", author: "Lee, A." });
    const { said } = await articleIn(catalogue);
    expect(said).toContain("two title Ann Lee on charts and nets DISPUTED");
    expect(await filesThatTell(folder)).not.toEqual([]);
    const people = await catalogue.reader.all<{ id: string; name: string }>(
      raw(`select p."id", p."name" from "person" p order by p."name"`),
    );
    const { id = "" } = people.find(({ name }) => name === "Ann Lee") ?? {};

    const { code, err } = await rostrum(["forget", id, "--yes"], { DATABASE_URL: url });

    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect((await articleIn(catalogue)).said).toContain(
      "two title [name removed] on charts and nets DISPUTED",
    );
    expect(await filesThatTell(folder)).toEqual([]);
    expect((await catalogue.verify()).problems).toEqual([]);
    expect(await catalogue.check()).toEqual([]);
  });
});
