import { readdirSync, readFileSync } from "node:fs";

import { projectFolder } from "./starting-catalogue";

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

    expect(leftOut.length).toBeGreaterThan(20);
    expect(opens).toEqual([]);
  });
});
