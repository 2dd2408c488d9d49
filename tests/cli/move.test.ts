import { databaseName } from "../../src/database/url";
import { rostrum } from "../helpers/command-line";
import { projectFolder, startingDatabaseUrl } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";

/** From a database of the kind that the suite runs on to one of SQLite. */
describe("rostrum move", () => {
  let environment: Record<string, string>;
  let to: string;
  const army = ["query", `${projectFolder}/examples/01-army.graphql`];

  beforeAll(async () => {
    environment = { DATABASE_URL: await startingDatabaseUrl(), LOG_LEVEL: "error" };
  });
  beforeEach(async () => {
    to = `sqlite:${await temporaryFolder()}/moved.sqlite`;
  });

  it("copies the catalogue, says its hash, and the copy answers alike", async () => {
    const { code, out, err } = await rostrum(["move", "--to", to], environment);

    const moved = { ...environment, DATABASE_URL: to };
    const [, hash] = /^SHA-256 of the content on both sides: ([0-9a-f]{64})$/m.exec(out) ?? [];
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(
      ` rows from ${databaseName(environment["DATABASE_URL"] ?? "")} to ${databaseName(to)}.`,
    );
    for (const settings of [environment, moved]) {
      const { out: checked } = await rostrum(["check", "db", "--hash", "--json"], settings);
      expect(JSON.parse(checked)).toEqual({ problems: [], hash });
    }
    const verified = await rostrum(["verify", "--json"], moved);
    expect(verified).toEqual(await rostrum(["verify", "--json"], environment));
    expect(JSON.parse(verified.out)).toMatchObject({
      last: { hash: expect.stringMatching(/.{43}/) as string },
      problems: [],
    });
    expect((await rostrum(army, moved)).out).toBe((await rostrum(army, environment)).out);
  });

  it("prints JSON, and then refuses the database that has become full", async () => {
    const { out } = await rostrum(["move", "--to", to, "--json"], environment);
    const again = await rostrum(["move", "--to", to], environment);

    expect(JSON.parse(out)).toMatchObject({
      from: databaseName(environment["DATABASE_URL"] ?? ""),
      to: databaseName(to),
      rows: { appearance: 37 },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect(again).toEqual({
      code: 2,
      out: "",
      err: "rostrum: Expected an empty database to copy into, but its table node has rows. Make a new one.\n",
    });
  });

  it("ends with 2 for itself, for what is no database, and without a source", async () => {
    const source = environment["DATABASE_URL"] ?? "";
    const [same, nothing, missing] = [
      await rostrum(["move", "--to", source], environment),
      await rostrum(["move", "--to", "moved.sqlite"], environment),
      await rostrum(["move", "--to", source], { ...environment, DATABASE_URL: to }),
    ];

    expect([same.code, nothing.code, missing.code]).toEqual([2, 2, 2]);
    expect(same.err).toContain("Expected --to to be another database than");
    expect(nothing.err).toContain("Expected a database such as sqlite:FILE or postgres://USER@HOST/NAME");
    expect(missing.err).toContain("There is no database at");
  });
});
