import { readExpiry } from "../../src/cli/commands/keys/expiry";
import { rostrum } from "../helpers/command-line";
import { startServer } from "../helpers/server-process";
import { startingDatabaseUrl } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { emptyDatabaseUrl } from "../helpers/temporary-database";

const keyShape = /^rostrum_[1-9A-HJ-NP-Za-km-z]{50}\n$/;

describe("rostrum key", () => {
  let databaseUrl: string;
  beforeEach(async () => {
    databaseUrl = await startingDatabaseUrl();
  });

  const run = (...words: readonly string[]) => rostrum(["key", ...words], { DATABASE_URL: databaseUrl });

  it("makes a key, shows it once, lists it without it, and revokes it", async () => {
    const created = await run("create", "--role", "editor", "--name", "alice", "--expires", "2999-12-31");
    const listed = await run("list");
    const revoked = await run("revoke", "alice");
    const again = await run("revoke", "alice");
    const { keys } = JSON.parse((await run("list", "--json")).out) as { keys: unknown[] };

    expect(created.code).toBe(0);
    expect(created.out).toMatch(keyShape);
    expect(created.err).toBe(
      "The key alice (editor) expires at 3000-01-01T00:00:00.000Z. Keep it now: it cannot be shown again.\n",
    );
    expect(listed.out).toMatch(
      /^name +role +state +created +expires +revoked\nalice +editor +active +2\S+ +3000-01-01T00:00:00.000Z +–\n$/,
    );
    expect(listed.out + JSON.stringify(keys)).not.toContain(created.out.slice(8, 20));
    expect(revoked.out).toMatch(/^The key alice is revoked, at 2\S+Z\.\n$/);
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^The key alice was revoked already, at/) as string,
    });
    expect(keys).toEqual([
      {
        name: "alice",
        role: "EDITOR",
        state: "REVOKED",
        createdAt: expect.any(String) as string,
        expiresAt: "3000-01-01T00:00:00.000Z",
        revokedAt: expect.any(String) as string,
      },
    ]);
  });

  it("names a key by its role when no name is given, and tells all of it as JSON", async () => {
    const { out } = await run("create", "--role", "reader", "--json");

    expect(JSON.parse(out)).toEqual({
      name: expect.stringMatching(/^reader-[\da-f]{8}$/) as string,
      role: "READER",
      createdAt: expect.any(String) as string,
      expiresAt: null,
      key: expect.stringMatching(/^rostrum_\w{50}$/) as string,
    });
  });

  it.each([
    [["create"], "required option '--role <role>' not specified"],
    [["create", "--role", "owner"], 'Expected --role to be one of reader, editor, admin, but got "owner".'],
    [["create", "--role", "editor", "--name", "a b"], "Expected a name of 1 to 64 letters"],
    [
      ["create", "--role", "editor", "--name", "load"],
      'Expected another name: the history says "load" of a part of the program.',
    ],
    [
      ["create", "--role", "editor", "--expires", "9999-12-31"],
      "Expected a key to expire before the year 10000, or never.",
    ],
    [
      ["create", "--role", "editor", "--expires", "soon"],
      "Expected --expires to be a day such as 2030-12-31",
    ],
    [["create", "--role", "editor", "--expires", "2020-01-01"], "Expected a key to expire in the future"],
    [["revoke", "nobody"], 'No key has the name "nobody". `rostrum key list` lists them.'],
    [["revoke"], "missing required argument 'name'"],
  ])("ends with 2 when called with %j", async (words, complaint) => {
    const { code, err } = await run(...words);

    expect(code).toBe(2);
    expect(err).toContain(complaint);
  });

  it.each([[["key"]], [["key", "create"]], [["key", "list"]], [["key", "revoke"]]])(
    "explains %j with --help",
    async (words) => {
      const { code, out } = await rostrum([...words, "--help"]);

      expect([code, out]).toEqual([0, expect.stringContaining(`Usage: rostrum ${words.join(" ")}`)]);
    },
  );

  it("says how to make the first one, and needs a database", async () => {
    expect((await run("list")).out).toBe("No key. `rostrum key create --role editor` makes one.\n");
    databaseUrl = await emptyDatabaseUrl();
    expect((await run("list")).code).toBe(2);
  });

  it("makes keys that a running server knows, and that move with the catalogue", async () => {
    const { url } = await startServer({ DATABASE_URL: databaseUrl });
    const { out } = await run("create", "--role", "admin", "--name", "alice");
    const to = `sqlite:${await temporaryFolder()}/moved.sqlite`;
    await rostrum(["move", "--to", to], { DATABASE_URL: databaseUrl });
    const moved = await startServer({ DATABASE_URL: to });
    const ask = async (at: string) => {
      const response = await fetch(`${at}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${out.trim()}` },
        body: JSON.stringify({ query: "{ viewer { name } keys { name state } }" }),
      });
      return response.json();
    };

    for (const at of [url, moved.url]) {
      expect(await ask(at)).toEqual({
        data: { viewer: { name: "alice" }, keys: [{ name: "alice", state: "ACTIVE" }] },
        extensions: expect.anything() as object,
      });
    }
  });
});

describe("--expires", () => {
  const now = new Date("2026-01-01T12:00:00Z");

  it.each([
    ["2026-02-28", "2026-03-01T00:00:00.000Z"],
    ["2026-02-28T10:00Z", "2026-02-28T10:00:00.000Z"],
    ["2026-02-28T10:00:30+02:00", "2026-02-28T08:00:30.000Z"],
    ["90d", "2026-04-01T12:00:00.000Z"],
    ["12h", "2026-01-02T00:00:00.000Z"],
  ])("%s is %s", (given, expected) => {
    expect(readExpiry(given, now).toISOString()).toBe(expected);
  });

  it.each(["2026-02-30", "2026-13-01", "2026-02-28T10:00", "2026-02-28T25:00Z", "tomorrow", "90", "-1d", ""])(
    "%j is refused",
    (given) => {
      expect(() => readExpiry(given, now)).toThrow("Expected --expires to be a day");
    },
  );
});
