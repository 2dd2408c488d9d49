import { migrations } from "../../src/catalogue/database/migrations";
import { makeAppearance, makeEpisode, makePerson, makeShow } from "../helpers/make-entities";
import { put } from "../helpers/put";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";

/** A catalogue with an empty timeline, and what its database remembers of its read models. */
async function catalogueAstray() {
  const { catalogue, file, reader } = await openedCatalogue();
  const [person, show] = [makePerson(), makeShow()];
  const episode = makeEpisode({ show });
  await put(catalogue, person, show, episode, makeAppearance({ person, episode }));
  const { run } = await rawConnection(file);
  await run("delete from timeline_entry");
  const remembered = async () => {
    const [row] = await reader.all<{ readModelsOf: string }>("select readModelsOf from revision");
    return row?.readModelsOf;
  };
  return { catalogue, run, remembered };
}

describe("The read models", () => {
  it("are not made anew by `migrate` where the database remembers that they were", async () => {
    const { catalogue, remembered } = await catalogueAstray();

    expect(await remembered()).toMatch(new RegExp(`^${migrations.at(-1)?.name}/\\d+$`));
    await catalogue.migrate();

    expect(await catalogue.check()).toHaveLength(1);
  });

  it.each([
    ["another migration", "'Works1795305600004/1'"],
    ["other rules", "replace(readModelsOf, '/', '/0')"],
    [
      "rules without a number, as before there was one",
      "substr(readModelsOf, 1, instr(readModelsOf, '/') - 1)",
    ],
    ["nothing", "''"],
  ])("are made anew by `migrate` where they were made for %s", async (_, value) => {
    const { catalogue, run, remembered } = await catalogueAstray();
    const before = await remembered();
    await run(`update revision set readModelsOf = ${value}`);
    expect(await remembered()).not.toBe(before);

    await catalogue.migrate();

    expect(await catalogue.check()).toEqual([]);
    expect(await remembered()).toBe(before);
  });

  it("are made anew by `rebuild` whatever the database remembers", async () => {
    const { catalogue, remembered } = await catalogueAstray();
    const before = await remembered();

    await catalogue.rebuild();

    expect(await catalogue.check()).toEqual([]);
    expect(await remembered()).toBe(before);
  });
});
