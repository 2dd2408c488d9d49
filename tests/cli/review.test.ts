import { rostrum } from "../helpers/command-line";
import { startRostrum, textOf } from "../helpers/rostrum-command";
import { emptyDatabaseUrl } from "../helpers/temporary-database";
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

  expect(out.split("\n")).toEqual([
    "",
    `1 of 4  ${feed}:3`,
    "  Ann Lee, guest of “1: Maps - Ann Lee”, from its title, “1: Maps - Ann Lee”",
    "  sure by 0.7  [a]ccept  [r]eject  [s]kip  [q]uit",
    "",
    `2 of 4  ${feed}:4`,
    expect.stringContaining("Bo Ray"),
    expect.anything(),
    "",
    `3 of 4  ${feed}:5`,
    expect.stringContaining("Cy Fox"),
    expect.anything(),
    "",
    `4 of 4  ${feed}:6`,
    expect.stringContaining("Di Orr"),
    expect.anything(),
    "1 accepted, 1 rejected, 1 skipped.",
    "",
  ]);
  expect(rest).toMatch(/1 of 2 .*\n.*Cy Fox[^]*Nothing was decided\.\n$/);
  const again = JSON.parse((await imported()).out) as { run: null; waiting: Array<{ what: string }> };
  expect(again.run).toBeNull();
  expect(again.waiting.map(({ what }) => what.slice(0, 6))).toEqual(["Cy Fox", "Di Orr"]);
});
