import { rostrum } from "../helpers/command-line";
import { startRostrum, textOf } from "../helpers/rostrum-command";
import { sql } from "../../src/database/sql/sql";
import { emptyDatabaseUrl, opened } from "../helpers/temporary-database";
import { feedOf, filesOf, itemOf } from "../importers/feeds/importing";

/** Runs `rostrum review` with these keys, as from a pipe. */
async function review(databaseUrl: string, keys: string): Promise<string> {
  const child = startRostrum(["review"], { DATABASE_URL: databaseUrl });
  const [out, err] = [textOf(child.stdout), textOf(child.stderr)];
  child.stdin?.end(keys);
  await new Promise((resolve) => child.once("close", resolve));
  expect(await err).toBe("");
  return out;
}

it("rostrum review accepts, rejects and skips what an import was not sure of, a key each, and keeps that", async () => {
  const databaseUrl = await emptyDatabaseUrl();
  const items = ["Ann Lee", "Bo Ray", "Cy Fox", "Di Orr"].map((name, at) =>
    itemOf(name, `${at + 1}: Maps - ${name}`),
  );
  const { feed } = await filesOf({ feed: feedOf(items.join("")) });
  const imported = () => rostrum(["import", feed, "--json"], { DATABASE_URL: databaseUrl });
  await imported();

  const out = await review(databaseUrl, "xar\nsq");
  const rest = await review(databaseUrl, "");

  const legend = "  sure by 0.7  [a]ccept  [c]orrect  [m]erge  [n]ever the same  [r]eject  [s]kip  [q]uit";
  expect(out.split("\n").slice(0, 8)).toEqual([
    "",
    `1 of 4  ${feed}:3`,
    expect.stringMatching(/^ {4}2 {2}<rss/),
    expect.stringMatching(/^ {2}> 3 {2}.*Ann Lee/),
    expect.stringMatching(/^ {4}4 {2}.*Bo Ray/),
    "  Ann Lee, guest of “1: Maps - Ann Lee”, from its title, “1: Maps - Ann Lee”",
    legend,
    "",
  ]);
  expect(out.split("\n").filter((line) => / of 4 {2}/.test(line))).toEqual(
    [3, 4, 5, 6].map((line, at) => `${at + 1} of 4  ${feed}:${line}`),
  );
  expect(out).toMatch(/\n1 accepted, 1 rejected, 1 skipped\.\n$/);
  expect(rest).toMatch(/1 of 2 [^]*Cy Fox, guest[^]*Nothing was decided\.\n$/);
  const again = JSON.parse((await imported()).out) as { run: null; waiting: Array<{ what: string }> };
  expect(again.run).toBeNull();
  expect(again.waiting.map(({ what }) => what.slice(0, 6))).toEqual(["Cy Fox", "Di Orr"]);
});

const profile = `# Ann Lee

## Podcasts

- Tide Talks - Bo Ray <https://example.org/tides/1>
- Fog Talks - Cy Fox <https://example.org/fog/1>
- Harbour Hour - Di Orr <https://example.org/harbour/1>
- Tide Talks <https://example.org/tides/2>
`;

it("rostrum review corrects, merges and keeps apart what a profile was read as, in the order of the document", async () => {
  const databaseUrl = await emptyDatabaseUrl();
  const { profile: file } = await filesOf({ profile });
  const environment = { DATABASE_URL: databaseUrl };
  await rostrum(["import", file ?? "", "--as", "profile", "--accept-above", "1"], environment);

  const out = await review(
    databaseUrl,
    [
      "mperson/not-there\n", // The host of line 5: of no person.
      'croles=["SPEKER"]\n', // The appearance of line 5: no such role.
      "mperson/ann-lee\n",
      'c\ncroles=["SPEAKER"]\n',
      "nperson/ann-lee\n",
      "mr",
    ].join(""),
  );
  const again = await review(databaseUrl, "");

  expect(out.split("\n").filter((line) => / of 7 {2}/.test(line))).toEqual(
    [5, 5, 6, 6, 7, 7, 8].map((line, at) => `${at + 1} of 7  ${file}:${line}`),
  );
  expect(out).toContain("  > 6  - Fog Talks - Cy Fox <https://example.org/fog/1>\n");
  expect(out).toContain("not done: it was accepted as it is, but then:");
  expect(out).toMatch(/not done: .*SPEKER/);
  expect(out).toMatch(
    /\n0 accepted, 1 rejected, 0 skipped, 2 not done, 1 merged, 1 corrected, 1 distinguished\.\n$/,
  );
  expect(again).toMatch(/1 of 2 {2}.*:5\n/);
  const { reader } = await opened({ readers: 1 }, databaseUrl);
  const people = await reader.all<{ name: string }>(sql`select p."name" from "person" p order by p."name"`);
  const roles = await reader.all<{ roles: string }>(sql`select a."roles" from "appearance" a`);
  const apart = await reader.all(sql`select 1 as one from "distinct_pair"`);
  expect(people.map(({ name }) => name)).toEqual(["Ann Lee", "Bo Ray", "Di Orr"]);
  expect(roles.map((one) => one.roles)).toEqual(['["SPEAKER"]']);
  expect(apart).toHaveLength(1);
});
