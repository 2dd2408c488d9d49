import { readFile, writeFile } from "node:fs/promises";

import { databaseName } from "../../src/database/url";
import { rostrum } from "../helpers/command-line";
import { emptyDatabaseUrl } from "../helpers/temporary-database";
import { FeedServer } from "../importers/fetching/feed-server";
import { feedOf, filesOf, itemOf } from "../importers/feeds/importing";

describe("rostrum import", () => {
  it("says what became of each file and item, and takes the drafts that a person leaves in a list", async () => {
    const databaseUrl = await emptyDatabaseUrl();
    const run = (...words: readonly string[]) => rostrum(["import", ...words], { DATABASE_URL: databaseUrl });
    const { feed, login, drafts } = await filesOf({
      feed: feedOf(
        `${itemOf("a", "1: Maps - Ann Lee")}${itemOf("b", "2: Nets - Bo Ray")}<item><guid></guid></item>`,
        "<title>Made Up</title>",
      ),
      login: "<!DOCTYPE html><html></html>",
      drafts: "",
    });

    const first = await run(feed, login, "--drafts", drafts);
    const waiting = (await readFile(drafts, "utf8")).split("\n");
    await writeFile(drafts, waiting.slice(0, 1).join("\n"));
    const second = await run(feed, "--accept", drafts, "--json");
    const [wrongFormat, wrongShare, noList] = [
      await run(feed, "--as", "gopher"),
      await run(feed, "--accept-above", "9"),
      await run(feed, "--accept", `${drafts}-none`),
    ];

    expect({ code: first.code, err: first.err }).toEqual({ code: 1, err: "" });
    expect(first.out.split("\n")).toEqual([
      "Document: 1 added",
      "  + Feed of Made Up",
      "Show: 1 added",
      "  + Made Up",
      "Episode: 2 added",
      "  + 1: Maps - Ann Lee",
      "  + 2: Nets - Bo Ray",
      `${feed} is podcast-feed: its root is <rss>. 3 items: 2 imported, 0 merged, 1 refused.`,
      `${feed}:5 refused. It has neither guid, recording, link nor title: nothing distinguishes it from others.`,
      `${login}:1 not read. Expected a feed, but got a page in HTML: perhaps one to log in, or of an error.`,
      `${feed}:3 ? Ann Lee, guest of “1: Maps - Ann Lee” (0.7, from its title, “1: Maps - Ann Lee”)`,
      `${feed}:4 ? Bo Ray, guest of “2: Nets - Bo Ray” (0.7, from its title, “2: Nets - Bo Ray”)`,
      "2 drafts not sure enough. `rostrum review` decides on each by a key; --drafts FILE lists them, --accept FILE takes those of a list, --accept-above those that are as sure as it says.",
      `2 files into ${databaseName(databaseUrl)}: 4 added.`,
      expect.stringMatching(/^To take it back: rostrum undo run_\w{22}$/),
      "",
    ]);
    expect(waiting).toEqual([
      expect.stringMatching(/^appearance_\w{22} {2}.*Ann Lee/),
      expect.stringMatching(/^appearance_\w{22} {2}.*Bo Ray/),
      "",
    ]);
    expect(JSON.parse(second.out)).toMatchObject({
      isDryRun: false,
      run: expect.stringMatching(/^run_/) as string,
      files: [{ file: feed, items: 3, imported: 2, merged: 0, refused: [{ place: { line: 5 } }] }],
      added: [{ type: "Person", name: "Ann Lee" }, { type: "Appearance" }],
      waiting: [{ what: "Bo Ray, guest of “2: Nets - Bo Ray”" }],
    });
    expect([wrongFormat, wrongShare, noList].map(({ code, err }) => [code, err])).toEqual([
      [2, expect.stringMatching(/Expected one of podcast-feed, .* after --as, but got "gopher"\./)],
      [2, expect.stringContaining('Expected a number from 0 to 1 after --accept-above, but got "9".')],
      [2, expect.stringContaining("Expected a file of drafts after --accept, but there is none")],
    ]);
  }, 120_000);

  it("fetches addresses, of hosts that are not public only where they are named", async () => {
    const server = await FeedServer.started({ "/feed": feedOf(itemOf("a", "A")) });
    const address = server.at("/feed");
    const settings = { DATABASE_URL: await emptyDatabaseUrl() };

    const refused = await rostrum(["import", address], settings);
    const sent = await rostrum(["import", address, "--allow-host", "127.0.0.1", "--json"], settings);
    await server.stop();

    expect([refused.code, refused.out.split("\n")[0]]).toEqual([
      1,
      `${address} not read. Expected a public host, but 127.0.0.1 is private or reserved. --allow-host 127.0.0.1 allows it.`,
    ]);
    expect(JSON.parse(sent.out)).toMatchObject({ files: [{ file: address, imported: 1 }] });
  }, 120_000);
});
