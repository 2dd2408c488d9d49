import { importFiles } from "../../../src/importers/import-files";
import { contentOf } from "../../helpers/database-content";
import { openedCatalogue } from "../../helpers/temporary-database";
import { accountsIn, feedOf, filesOf, itemOf } from "../feeds/importing";
import { FeedServer } from "./feed-server";

const feed = (name: string) => feedOf(itemOf(name, `Episode of ${name}`), `<title>${name}</title>`);

const opmlOf = (outlines: string) =>
  `<?xml version="1.0"?>\n<opml version="2.0"><head><title>My podcasts</title></head><body>\n${outlines}\n</body></opml>`;

describe("A list of feeds (OPML)", () => {
  let server: FeedServer;

  beforeAll(async () => {
    server = await FeedServer.started();
  });

  beforeEach(() => {
    server.requested();
    server.routes = { "/one": feed("One"), "/two": feed("Two"), "/three": feed("Three") };
  });

  afterAll(() => server.stop());

  const fetching = { allowHosts: ["127.0.0.1"], maxTries: 1 };

  const outline = (path: string, more = "") =>
    `<outline type="rss" text="${path}" xmlUrl="${server.at(path)}"${more}/>`;

  const outlines = () =>
    [
      `<outline text="Friends"><outline text="Near">${outline("/one")}</outline>`,
      `${outline("/two")}</outline>`,
      outline("/one", ' title="One once more"'),
      outline("/none"),
      `<outline type="rss" text="No address"/>`,
      `<outline text="A note"/>`,
      `<outline text="Of old" XMLURL="${server.at("/three")}"/>`,
      `<outline type="rss" text="Inside" xmlUrl="file:///etc/passwd"/>`,
      `<outline type="rss" text="Broken" xmlUrl="not an address"/>`,
    ].join("\n");

  it("is the feeds that it names, nested ones too, each once; what is broken is reported, and adds up", async () => {
    const { catalogue } = await openedCatalogue();
    const { list } = await filesOf({ list: opmlOf(outlines()) });

    const report = await importFiles(catalogue, [list, server.at("/two")], { fetching });

    expect(accountsIn(report)[0]).toEqual({ items: 8, imported: 3, merged: 1, refused: 4 });
    expect(report.files[0]?.refused.map(({ place, why }) => [place.line, place.item, why])).toEqual([
      [6, "/none", "The server answered 404: there is no such page."],
      [7, "No address", "It has no xmlUrl."],
      [10, "Inside", 'Expected an http or https address, but got "file:".'],
      [11, "Broken", "Its xmlUrl “not an address” is no address."],
    ]);
    expect(report.files.map(({ file, format }) => [file, format])).toEqual([
      [list, "opml"],
      [server.at("/two"), "podcast-feed"],
      [server.at("/one"), "podcast-feed"],
      [server.at("/none"), null],
      [server.at("/three"), "podcast-feed"],
      ["file:///etc/passwd", null],
    ]);
    expect(report.added.flatMap(({ type, name }) => (type === "Show" ? name : []))).toEqual([
      "Two",
      "One",
      "Three",
    ]);
    expect(server.requested().toSorted()).toEqual(["/none", "/one", "/three", "/two"]);
  });

  it("at an address has addresses beside its own; a second import changes nothing, and lists in it are not followed", async () => {
    const { catalogue, reader } = await openedCatalogue();
    server.routes["/lists/mine"] = opmlOf(
      `<outline text="One" xmlUrl="../one"/><outline text="More" xmlUrl="/lists/mine-too"/>`,
    );
    server.routes["/lists/mine-too"] = opmlOf(outline("/two"));
    const first = await importFiles(catalogue, [server.at("/lists/mine")], { fetching });
    const before = await contentOf(reader);

    const second = await importFiles(catalogue, [server.at("/lists/mine")], { fetching });

    expect(first.added.map(({ name }) => name)).toEqual(["Feed of One", "One", "Episode of One"]);
    expect(first.files.at(-1)?.why).toBe("It is a list of feeds itself: lists in lists are not followed.");
    expect(second.run).toBeNull();
    expect(await contentOf(reader)).toEqual(before);
  });
});
