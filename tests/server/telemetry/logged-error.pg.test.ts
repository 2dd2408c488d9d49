import { sql } from "../../../src/database/sql/sql";
import { loggedError } from "../../../src/server/telemetry/logged-error";
import { opened } from "../../helpers/temporary-database-url";

describe("what is logged of PostgreSQL's errors", () => {
  it.each([
    ["a message with the value", sql`select cast(${"hunter2"} as integer)`, "22P02"],
    ["a date out of range", sql`select cast(${"hunter2 2021-02-30"} as date)`, "22007"],
  ])("has no value: %s", async (_what, statement, code) => {
    const { reader } = await opened();

    const error: unknown = await reader.all(statement).then(
      () => null,
      (thrown: unknown) => thrown,
    );

    expect(JSON.stringify(error) + String(error)).toContain("hunter2");
    expect(loggedError(error)).toMatchObject({ code, message: "The message has values." });
    expect(JSON.stringify(loggedError(error))).not.toContain("hunter2");
  });

  it("has the message when it names only what is ours", async () => {
    const { reader } = await opened();

    const error: unknown = await reader
      .all(sql`select ${"hunter2"} from nothing`)
      .catch((thrown: unknown) => thrown);

    expect(loggedError(error)).toMatchObject({ code: "42P01", message: 'relation "nothing" does not exist' });
  });
});
