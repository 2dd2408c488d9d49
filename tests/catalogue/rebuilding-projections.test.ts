import { migrations } from "../../src/database/migrations";
import { sql } from "../../src/database/sql/sql";
import { makeAppearance, makeEpisode, makePerson, makeShow } from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { openedCatalogue, rawConnection } from "../helpers/temporary-database";

/** A catalogue with an empty timeline, and what its database remembers of its projections. */
async function catalogueAstray() {
  const { catalogue, url, reader } = await openedCatalogue();
  const [person, show] = [makePerson(), makeShow()];
  const episode = makeEpisode({ show });
  await upsert(catalogue, person, show, episode, makeAppearance({ person, episode }));
  const { run } = await rawConnection(url);
  await run("delete from timeline_entry");
  const remembered = async () => {
    const [row] = await reader.all<{ madeBy: string }>(
      sql`select "madeBy" from "revision" where "name" = 'timeline'`,
    );
    return row?.madeBy;
  };
  return { catalogue, run, remembered };
}

describe("A projection", () => {
  it("is not rebuilt by `migrate` where the database remembers that it was made by these rules", async () => {
    const { catalogue, remembered } = await catalogueAstray();

    expect(await remembered()).toMatch(
      new RegExp(`^${migrations.map((Migration) => new Migration().name).at(-1)}/\\d+$`),
    );
    await catalogue.migrate();

    expect(await catalogue.check()).toHaveLength(1);
  });

  it.each([
    ["another migration", "'Works1795305600004/1'"],
    ["other rules", `replace("madeBy", '/', '/0')`],
    ["nothing", "''"],
  ])("is rebuilt by `migrate` where it was made by %s", async (_, value) => {
    const { catalogue, run, remembered } = await catalogueAstray();
    const before = await remembered();
    await run(`update revision set "madeBy" = ${value}`);
    expect(await remembered()).not.toBe(before);

    await catalogue.migrate();

    expect(await catalogue.check()).toEqual([]);
    expect(await remembered()).toBe(before);
  });

  it("is rebuilt by `rebuild` whatever the database remembers", async () => {
    const { catalogue, remembered } = await catalogueAstray();
    const before = await remembered();

    await catalogue.rebuild();

    expect(await catalogue.check()).toEqual([]);
    expect(await remembered()).toBe(before);
  });
});
