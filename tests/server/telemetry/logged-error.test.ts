import { QueryFailedError } from "typeorm";

import { RostrumError } from "../../../src/domain/errors";
import { loggedError } from "../../../src/server/telemetry/logged-error";

describe("what is logged of an error", () => {
  it("is TypeORM's statement, without its parameters", () => {
    const driverError = Object.assign(new Error("SQLITE_ERROR: no such table: nothing"), {
      code: "SQLITE_ERROR",
    });
    const error = new QueryFailedError("select * from nothing where id = ?", ["hunter2"], driverError);

    const logged = loggedError(error);

    expect(JSON.stringify(error)).toContain("hunter2");
    expect(JSON.stringify(logged)).not.toContain("hunter2");
    expect(logged).toMatchObject({
      type: "QueryFailedError",
      message: "SQLITE_ERROR: no such table: nothing",
      code: "SQLITE_ERROR",
      statement: "select * from nothing where id = ?",
      stack: expect.stringContaining("logged-error.test.ts") as string,
    });
  });

  it("has the causes, and of each only what is picked", () => {
    const cause = new RostrumError("CATALOGUE_UNREADY", "The database is busy.", { id: "hunter2" });

    const logged = loggedError(new Error("Reading failed.", { cause }));

    expect(logged.cause).toMatchObject({ code: "CATALOGUE_UNREADY", message: "The database is busy." });
    expect(JSON.stringify(logged)).not.toContain("hunter2");
  });

  it("ends, also when an error causes itself", () => {
    const error = new Error("Round and round.");
    error.cause = error;

    expect(JSON.stringify(loggedError(error)).match(/"message"/g)).toHaveLength(5);
  });

  it("is nothing of a value that is no error", () => {
    expect(loggedError("hunter2")).toEqual({
      type: "string",
      message: "Thrown, but not an error.",
      stack: "",
    });
  });
});
