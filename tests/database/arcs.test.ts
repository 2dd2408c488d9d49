import { openDataSource } from "../../src/database/data-source";
import { afterTests } from "../helpers/after-tests";
import { makeEpisode, makeOrganisation, makePerson, makeShow } from "../helpers/make-entities";
import { temporaryDatabaseUrl } from "../helpers/temporary-database-url";

const [parent, organisation, jane, show] = [makeOrganisation(), makeOrganisation(), makePerson(), makeShow()];
const episode = makeEpisode({ show });

describe("an arc", () => {
  const insert = async (columns: Readonly<Record<string, string>>) => {
    const writing = await openDataSource(await temporaryDatabaseUrl(), { write: true });
    afterTests(() => writing.destroy());
    await writing.transaction(async (manager) => {
      await manager.save([parent, organisation, jane, show, episode]);
      const names = Object.keys(columns).map((name) => `"${name}"`);
      const values = Object.values(columns).map((value) => `'${value}'`);
      await manager.query(
        `insert into "about" ("id", ${names.join(", ")}) values ('about_1', ${values.join(", ")})`,
      );
    });
  };

  it("takes exactly one id", async () => {
    await expect(insert({ workShowId: show.id, subjectPersonId: jane.id })).resolves.toBeUndefined();
  });

  it.each([
    [
      "two works",
      "about_one_work",
      { workShowId: show.id, workEpisodeId: episode.id, subjectPersonId: jane.id },
    ],
    ["no work", "about_one_work", { subjectPersonId: jane.id }],
    [
      "two subjects",
      "about_one_subject",
      { workShowId: show.id, subjectPersonId: jane.id, subjectOrganisationId: parent.id },
    ],
    ["no subject", "about_one_subject", { workShowId: show.id }],
  ])("refuses %s", async (_what, check, columns) => {
    await expect(insert(columns)).rejects.toThrow(check);
  });
});
