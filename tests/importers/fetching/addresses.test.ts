import { importFiles } from "../../../src/importers/import-files";
import { contentOf } from "../../helpers/database-content";
import { openedCatalogue } from "../../helpers/temporary-database";
import { accountsIn, feedOf, filesOf, itemOf } from "../feeds/importing";
import { FeedServer } from "./feed-server";

describe("Addresses", () => {
  let server: FeedServer;

  beforeAll(async () => {
    server = await FeedServer.started();
  });

  afterAll(() => server.stop());

  it("are imported beside files, each once and in their order; what is refused is in the report, and the rest goes on", async () => {
    const { catalogue } = await openedCatalogue();
    const { file } = await filesOf({ file: feedOf(itemOf("f", "F"), "<title>File</title>") });
    server.routes = {
      "/feed": {
        headers: { "content-type": "text/xml; charset=iso-8859-1" },
        body: Buffer.from(feedOf(itemOf("a", "Café"), "<title>Sent</title>"), "latin1"),
      },
      "/login": { headers: { "content-type": "text/html" }, body: "<!doctype html><form>Log in</form>" },
    };
    const given = [
      server.at("/login"),
      file,
      server.at("/feed"),
      server.at("/feed#again"),
      server.at("/none"),
    ];

    const report = await importFiles(
      catalogue,
      [...given, server.at("/feed", "localhost"), "ftp://a.example/feed"],
      {
        fetching: { allowHosts: ["127.0.0.1"] },
      },
    );

    expect(report.files.map((one) => [one.file, one.format, one.why])).toEqual([
      [given[0], null, expect.stringMatching(/^Expected a feed, but got a page in HTML/)],
      [file, "podcast-feed", "its root is <rss>"],
      [given[2], "podcast-feed", "its root is <rss>"],
      [given[4], null, "The server answered 404: there is no such page."],
      [
        server.at("/feed", "localhost"),
        null,
        expect.stringMatching(/^Expected a public host, but localhost is /),
      ],
      ["ftp://a.example/feed", null, 'Expected an http or https address, but got "ftp:".'],
    ]);
    expect(accountsIn(report).map(({ imported }) => imported)).toEqual([0, 1, 1, 0, 0, 0]);
    expect(report.added.map(({ name }) => name)).toEqual(expect.arrayContaining(["Sent", "Café", "File"]));
    expect(server.requested().toSorted()).toEqual(["/feed", "/login", "/none"]);
  });

  it("that hold a key or a token are not made public as the feed's", async () => {
    const { catalogue } = await openedCatalogue();
    server.routes["/feed?auth=secret"] = feedOf(itemOf("a", "A"), "<title>Paid</title>");

    await importFiles(catalogue, [server.at("/feed?auth=secret")], {
      fetching: { allowHosts: ["127.0.0.1"] },
    });

    const { reader } = catalogue;
    const content = await contentOf(reader);
    expect(Object.entries(content).filter(([, rows]) => rows.some((row) => row.includes("secret")))).toEqual(
      [],
    );
    expect((await catalogue.fetched()).map(({ address }) => address)).toEqual([
      server.at("/feed?auth=secret"),
    ]);
  });
});
