import type { Catalogue } from "../../../src/catalogue/catalogue";
import { sql } from "../../../src/database/sql/sql";
import { importFiles, type ImportOptions } from "../../../src/importers/import-files";
import { contentOf } from "../../helpers/database-content";
import { testStamp } from "../../helpers/test-stamp";
import { openedCatalogue } from "../../helpers/temporary-database";
import { changesIn, feedOf, itemOf } from "../feeds/importing";
import { FeedServer, type Route } from "./feed-server";

const feed = feedOf(`${itemOf("a", "A")}${itemOf("b", "B")}`);

/** A feed that is sent only to those who do not have it. */
const tagged =
  (body: string, etag: string): Route =>
  (request, response) => {
    if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag, "last-modified": "Mon, 02 Mar 2026 10:00:00 GMT" }).end(body);
  };

const movedTo = (location: string, status = 301): Route => ({ status, headers: { location } });

describe("An address that is imported again", () => {
  let server: FeedServer;
  let catalogue: Catalogue;
  let reader: Catalogue["reader"];

  beforeAll(async () => {
    server = await FeedServer.started();
  });

  beforeEach(async () => {
    ({ catalogue, reader } = await openedCatalogue());
    server.requests.length = 0;
  });

  afterAll(() => server.stop());

  const importPath = (path: string, options: ImportOptions = {}) =>
    importFiles(catalogue, [server.at(path)], {
      fetching: { allowHosts: ["127.0.0.1"], backoffMs: 1 },
      ...options,
    });

  const showsNow = () => reader.all(sql`select s."feedUrl", s."formerFeedUrls" from "show" s`);

  it("is asked for what has changed, and costs nothing where nothing has", async () => {
    server.routes["/feed"] = tagged(feed, '"1"');
    const first = await importPath("/feed");
    const before = await contentOf(reader);

    const second = await importPath("/feed");

    expect(first.files[0]).toMatchObject({ format: "podcast-feed", items: 2, imported: 2 });
    expect(second.files).toEqual([
      {
        file: server.at("/feed"),
        format: "podcast-feed",
        why: "its server says that it is as it was at the last import",
        line: null,
        items: 0,
        imported: 0,
        merged: 0,
        refused: [],
        remarks: [],
      },
    ]);
    expect(await contentOf(reader)).toEqual(before);
    expect(server.requests.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"1"']);
    expect(server.requests[1]?.headers["if-modified-since"]).toBe("Mon, 02 Mar 2026 10:00:00 GMT");
  });

  it("has what was odd about it and what was refused in the report still, where nothing has changed", async () => {
    const odd = itemOf("a", "A", "<pubDate>some day</pubDate>");
    server.routes["/feed"] = tagged(feedOf(`${odd}<item/>`), '"1"');

    const [first, second, third] = [
      await importPath("/feed"),
      await importPath("/feed"),
      await importPath("/feed"),
    ];

    const messages = first.files[0]?.remarks.map(({ message }) => message);
    expect(messages).toEqual(["“some day” is no date."]);
    expect(second.files[0]).toMatchObject({
      items: 0,
      remarks: [
        {
          message:
            "It was refused. It has neither guid, recording, link nor title: nothing distinguishes it from others.",
        },
        { message: "“some day” is no date.", place: first.files[0]?.remarks[0]?.place },
      ],
    });
    expect(third.files).toEqual(second.files);
    expect(server.requests.map(({ headers }) => headers["if-none-match"])).toEqual([undefined, '"1"', '"1"']);
  });

  it("is read in any case where an option may make something else of it", async () => {
    server.routes["/feed"] = tagged(feed, '"1"');
    await importPath("/feed");

    const items: Record<string, number | undefined> = {};
    for (const [what, options] of Object.entries<ImportOptions>({
      nothing: {},
      "accepted drafts": { acceptedIds: new Set(["appearance_x"]) },
      "another confidence": { acceptAbove: 0.5 },
      "removals accepted": { acceptRemovals: true },
      all: { refetch: true },
    }))
      items[what] = (await importPath("/feed", { ...options, isDryRun: true })).files[0]?.items;

    expect(items).toEqual({
      nothing: 0,
      "accepted drafts": 2,
      "another confidence": 2,
      "removals accepted": 2,
      all: 2,
    });
  });

  it("is read again after an undo, which has taken it back", async () => {
    server.routes["/feed"] = tagged(feed, '"1"');
    const { run } = await importPath("/feed");
    await catalogue.undo(testStamp, { run: run ?? "" });

    const again = await importPath("/feed");

    expect(again.added.map(({ name }) => name)).toEqual(["Feed of Made Up", "Made Up", "A", "B"]);
  });

  it("is remembered by no dry run, and not where it could not be read", async () => {
    server.routes["/feed"] = tagged(feed, '"1"');
    server.routes["/broken"] = tagged("<rss", '"1"');
    await importPath("/feed", { isDryRun: true });
    await importPath("/broken");

    expect(await catalogue.fetched()).toEqual([]);
  });

  it("says so again while much of it waits to be removed", async () => {
    server.routes["/feed"] = tagged(feed, '"1"');
    await importPath("/feed");
    server.routes["/feed"] = tagged(feedOf(itemOf("a", "A")), '"2"');

    const [second, third] = [await importPath("/feed"), await importPath("/feed")];
    const accepted = await importPath("/feed", { acceptRemovals: true });

    expect([second.held.length, third.held.length, accepted.held.length]).toEqual([1, 1, 0]);
    expect(changesIn(accepted)).toEqual(["removed Episode B"]);
  });

  it("is gone for good: what it has stated stays, and is reported, until a person accepts that", async () => {
    server.routes["/feed"] = feed;
    await importPath("/feed");
    server.routes["/feed"] = { status: 410 };

    const [second, third] = [await importPath("/feed"), await importPath("/feed")];
    const accepted = await importPath("/feed", { acceptRemovals: true });
    const after = await importPath("/feed");

    expect(third).toEqual(second);
    expect(second).toMatchObject({
      run: null,
      files: [{ format: null, why: "Its server says that it is gone for good (410)." }],
    });
    expect(second.held.map(({ name }) => name)).toEqual(expect.arrayContaining(["Made Up", "A", "B"]));
    expect(changesIn(accepted)).toHaveLength(4);
    expect([after.held, await catalogue.isEmpty()]).toEqual([[], true]);
  });

  it("has moved for good: it is the same source, its show has the former address too, and it is looked for there", async () => {
    server.routes = { "/feed": feed, "/new": tagged(feed, '"1"') };
    await importPath("/feed");
    const ids = await catalogue.contentHash();
    server.routes["/feed"] = movedTo("/between", 308);
    server.routes["/between"] = movedTo(server.at("/new"));
    server.requested();

    const moved = await importPath("/feed");
    const former = [await importPath("/feed"), await importPath("/between"), await importPath("/new")];

    expect(changesIn(moved)).toEqual(["changed Document Feed of Made Up", "changed Show Made Up"]);
    expect(await showsNow()).toEqual([
      {
        feedUrl: server.at("/new"),
        formerFeedUrls: JSON.stringify([server.at("/feed"), server.at("/between")]),
      },
    ]);
    expect(former.map((report) => [report.run, report.files[0]?.why])).toEqual(
      former.map(() => [null, "its server says that it is as it was at the last import"]),
    );
    expect(server.requested()).toEqual(["/feed", "/between", "/new", "/new", "/new", "/new"]);
    expect(await catalogue.contentHash()).not.toBe(ids);
  });

  it("has moved for a while: it keeps its address", async () => {
    server.routes = {
      "/feed": movedTo("/cdn", 302),
      "/cdn": movedTo("/cdn-2", 301),
      "/cdn-2": tagged(feed, '"1"'),
    };
    await importPath("/feed");

    const second = await importPath("/feed");

    expect(second.files[0]?.why).toMatch(/as it was/);
    expect(await showsNow()).toEqual([{ feedUrl: server.at("/feed"), formerFeedUrls: "[]" }]);
    expect((await catalogue.fetched()).map(({ address }) => address)).toEqual([server.at("/feed")]);
  });

  it("is one of several of its source: all are read together, and what failed removes nothing", async () => {
    const guid = "<podcast:guid>9f7f1a52-4e1c-5b0a-8a55-1f0a3cf3a001</podcast:guid><title>Made Up</title>";
    server.routes["/page-1"] = tagged(
      feedOf(["a", "c", "d", "e", "f", "g"].map((one) => itemOf(one, one.toUpperCase())).join(""), guid),
      '"1"',
    );
    server.routes["/page-2"] = tagged(feedOf(itemOf("b", "B"), guid), '"1"');
    const both = () =>
      importFiles(catalogue, [server.at("/page-1"), server.at("/page-2")], {
        fetching: { allowHosts: ["127.0.0.1"], maxTries: 1 },
      });
    await both();
    const second = await both();
    server.routes["/page-2"] = { status: 500 };
    const third = await both();

    expect(second.files.map(({ items }) => items)).toEqual([6, 1]);
    expect(changesIn(second)).toEqual([]);
    expect(changesIn(third)).toEqual([]);
    expect(third.held.map(({ name }) => name)).toEqual(["B"]);
  });

  it("leads to another source now: the former one stays as it is", async () => {
    const withGuid = (at: number) =>
      `<podcast:guid>9f7f1a52-4e1c-5b0a-8a55-1f0a3cf3a00${at}</podcast:guid><title>Show ${at}</title>`;
    server.routes["/feed"] = feedOf(itemOf("a", "A"), withGuid(1));
    await importPath("/feed");
    server.routes["/feed"] = feedOf(itemOf("z", "Z"), withGuid(2));

    const second = await importPath("/feed");

    expect(changesIn(second)).toEqual([
      "added Document Feed of Show 2",
      "added Show Show 2",
      "added Episode Z",
    ]);
  });
});
