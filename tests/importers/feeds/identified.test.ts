import type { Catalogue } from "../../../src/catalogue/catalogue";
import { readStates } from "../../../src/catalogue/history/read-states";
import { importFiles } from "../../../src/importers/import-files";
import * as make from "../../helpers/make-entities";
import { openedCatalogue } from "../../helpers/temporary-database";
import { upsert } from "../../helpers/upsert";
import { accountsIn, changesIn, feedOf, filesOf, itemOf } from "./importing";

const feedUrl = "https://made.example/feed";
const channel = `<title>Made Up</title><link>https://made.example/</link>
  <itunes:new-feed-url>${feedUrl}</itunes:new-feed-url><podcast:person>Ann Lee</podcast:person>`;
const guest = (name: string) => `<podcast:person role="guest">${name}</podcast:person>`;

describe("What is there already", () => {
  let catalogue: Catalogue;

  beforeEach(async () => {
    ({ catalogue } = await openedCatalogue());
  });

  it("is found again: the show by its feed, its host, an episode by its guid, a guest by name on this show", async () => {
    const show = make.makeShow({ title: "MADE UP", feedUrl });
    const [ann, bo] = ["Ann Lee", "Bo Ray"].map((name) => make.makePerson({ name }));
    const episode = make.makeEpisode({ show, guid: "a", title: "Aye" });
    const host = make.makeHost({ person: ann, show } as never);
    const appearance = make.makeAppearance({ person: bo as never, episode });
    await upsert(catalogue, show, ann as never, bo as never, episode, host, appearance);
    const { feed, more } = await filesOf({
      feed: feedOf(itemOf("a", "A", guest("Bo Ray")), channel),
      more: feedOf(itemOf("a", "A", guest("Bo Ray")) + itemOf("b", "B", guest("bo ray")), channel),
    });

    const same = await importFiles(catalogue, [feed]);
    expect([changesIn(same), accountsIn(same), same.questions]).toEqual([
      [
        "added Document Feed of Made Up",
        "changed Show Made Up",
        "changed Episode A",
        "changed Host null",
        "changed Appearance null",
      ],
      [{ items: 1, imported: 0, merged: 1, refused: 0 }],
      [],
    ]);
    const states = await readStates(catalogue.reader, [show.id, episode.id]);
    expect([...states.values()]).toMatchObject([{ title: "MADE UP" }, { title: "Aye" }]);

    const added = await importFiles(catalogue, [more]);
    expect(changesIn(added)).toEqual(["added Episode B", "added Appearance null"]);
    expect(changesIn(await importFiles(catalogue, [more]))).toEqual([]);
    expect(await catalogue.check()).toEqual([]);
  });

  it("is asked about where only the name agrees: there are two until a person merges them, and imports keep them merged", async () => {
    const ann = make.makePerson({ name: "Ann Lee" });
    await upsert(catalogue, ann);
    const { feed } = await filesOf({ feed: feedOf(itemOf("a", "A"), channel) });

    const report = await importFiles(catalogue, [feed]);

    const [question] = report.questions;
    expect(report.questions).toHaveLength(1);
    expect(question).toMatchObject({
      type: "Person",
      name: "Ann Lee",
      other: ann.id,
      reasons: [{ kind: "NAME" }],
    });
    await catalogue.write({
      stamp: { by: "cli" },
      steps: [
        {
          kind: "merge",
          type: "Person",
          survivor: ann.id,
          absorbed: question?.id ?? "",
          expectedVersion: null,
          expectedAbsorbedVersion: null,
          path: [],
        },
      ],
      idempotency: null,
    });

    expect(changesIn(await importFiles(catalogue, [feed]))).toEqual([]);
    expect(await catalogue.check()).toEqual([]);
  });

  it("stays what it was found to be, when another of the same name comes to the show", async () => {
    const show = make.makeShow({ title: "Made Up", feedUrl });
    const [ann, other] = ["ann", "other-ann"].map((slug) => make.makePerson({ slug, name: "Ann Lee" }));
    const hosting = (person: typeof ann) => make.makeHost({ person, show } as never);
    await upsert(catalogue, show, ann as never, hosting(ann));
    const { feed } = await filesOf({ feed: feedOf("", channel) });
    await importFiles(catalogue, [feed]);
    await upsert(catalogue, other as never, hosting(other));

    const again = await importFiles(catalogue, [feed]);

    expect([changesIn(again), again.questions]).toEqual([[], []]);
  });

  it("is another episode on another show, also of the same title, day and guest", async () => {
    const person = '<podcast:person role="guest" href="https://bo.example/">Bo Ray</podcast:person>';
    const item = itemOf("a", "On maps", `<pubDate>Tue, 02 Jan 2024 10:00:00 +0000</pubDate>${person}`);
    const { one, other } = await filesOf({
      one: feedOf(item, channel),
      other: feedOf(item, "<title>Others</title>"),
    });
    await importFiles(catalogue, [one]);

    const report = await importFiles(catalogue, [other]);

    expect(accountsIn(report)).toEqual([{ items: 1, imported: 1, merged: 0, refused: 0 }]);
    expect(changesIn(report)).toEqual([
      "added Document Feed of Others",
      "added Show Others",
      "added Episode On maps",
      "added Appearance null",
    ]);
  });
});
