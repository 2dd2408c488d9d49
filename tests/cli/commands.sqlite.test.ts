import { writeFile } from "node:fs/promises";

import { rostrum } from "../helpers/command-line";
import { temporaryFolder } from "../helpers/temporary-catalogue";

describe("rostrum, on a file of SQLite,", () => {
  let environment: Record<string, string>;
  let folder: string;

  beforeEach(async () => {
    folder = await temporaryFolder();
    environment = { DATABASE_URL: `sqlite:${folder}/test.sqlite`, LOG_LEVEL: "error" };
  });

  it("migrate: ends with 3 when the file is no database", async () => {
    await writeFile(`${folder}/test.sqlite`, "This is a letter, not a database. ".repeat(50));

    const { code, err } = await rostrum(["migrate"], environment);

    expect(code).toBe(3);
    expect(err).toContain(
      `rostrum: Cannot open the database ${folder}/test.sqlite: it is damaged, or no database (SQLITE_NOTADB: file is not a database). \`rostrum check db\` names what is damaged.`,
    );
  });
});
