import { readdirSync, readFileSync } from "node:fs";

import { projectFolder } from "./starting-catalogue";

const { filesWithoutDatabase } = require("./files-without-database.cjs") as {
  filesWithoutDatabase: () => string[];
};

const { testPathIgnorePatterns } = jest.requireActual<{ testPathIgnorePatterns: readonly string[] }>(
  `${projectFolder}/jest.postgres.config.cjs`,
);

const isLeftOut = (file: string) =>
  testPathIgnorePatterns.some((one) => new RegExp(one).test(`/tests/${file}`));
const isOfRun = (file: string) => /(?<!\.(?:browser|long|peers|soak))\.test\.ts$/.test(file);
const isOfSqlite = (file: string) => /\.sqlite\.test\.ts$|(?:^|\/)sqlite\//.test(file);

describe("The run of the tests on PostgreSQL", () => {
  it("leaves out what is about SQLite, and what opens no database", () => {
    const leftOut = readdirSync(`${projectFolder}/tests`, { recursive: true, encoding: "utf8" }).filter(
      (file) => isOfRun(file) && isLeftOut(file) && !isOfSqlite(file),
    );
    const opens = leftOut.filter((file) =>
      /atalogue\(|DatabaseUrl\(|\bopened\(|isOnPostgres/.test(
        readFileSync(`${projectFolder}/tests/${file}`, "utf8"),
      ),
    );

    expect(leftOut.length).toBeGreaterThan(80);
    expect(opens).toEqual([]);
  });

  it("leaves out no file that learns the database by what it imports, at any distance", () => {
    const withoutDatabase = filesWithoutDatabase();

    expect(withoutDatabase).toContain("importers/mapped/values.test.ts");
    // By a helper, by a helper's helper, and by that of another folder.
    for (const file of ["catalogue/undo", "router/faults", "server/pages/route", "subgraphs/rules"])
      expect(withoutDatabase).not.toContain(`${file}.test.ts`);
  });
});
