import type { Catalogue } from "../../../src/catalogue/catalogue";
import { openedCatalogue } from "../../helpers/temporary-database";
import { changesIn } from "../feeds/importing";
import { articleIn, Bibliographies } from "./bibliographies";

describe("What several sources say of one thing", () => {
  let catalogue: Catalogue;
  let sources: Bibliographies;

  beforeEach(async () => {
    ({ catalogue } = await openedCatalogue());
    sources = new Bibliographies(catalogue);
  });

  it("is kept: the first source's value is shown, and the others' are disputed beside it", async () => {
    await sources.import("one", { title: "On maps", date: "2020" });
    const report = await sources.import("two", { title: "Of charts", date: "2021" });

    const { state, said } = await articleIn(catalogue);
    expect(changesIn(report)).toContain("changed Publication Of charts");
    expect(state).toMatchObject({ title: "On maps", publishedOn: "2020" });
    expect(said).toEqual(["one", "two", "two title Of charts DISPUTED", "two publishedOn 2021 DISPUTED"]);
    expect(await catalogue.check()).toEqual([]);
    expect((await catalogue.verify()).problems).toEqual([]);
  });

  it("is no contradiction where a date is more exact: it is shown, by the source that it is from", async () => {
    await sources.import("one", { date: "2020" });
    await sources.import("two", { date: "2020-05" });
    await sources.import("three", { date: "2020-05-03" });
    await sources.import("four", { date: "2020" });

    const { state, said } = await articleIn(catalogue);
    expect(state).toMatchObject({ publishedOn: "2020-05-03" });
    expect(said).toEqual([
      "one",
      "one publishedOn 2020 STATED",
      "two",
      "two publishedOn 2020-05 STATED",
      "three",
      "three publishedOn STATED",
      "four",
    ]);
  });

  it("changes nothing when it is said again, in whatever order", async () => {
    const texts = {
      one: { date: "2020" },
      two: { title: "Of charts", date: "2020-05" },
      three: { date: "2021" },
    };
    const all = Object.entries(texts);
    for (const [name, text] of all) await sources.import(name, text);

    const again = [];
    for (const [name, text] of [...all.toReversed(), ...all])
      again.push(...changesIn(await sources.import(name, text)));

    expect(again).toEqual([]);
  });

  it("is taken back with its source: when that says it no more, and when its import is undone", async () => {
    await sources.import("one", { date: "2020" });
    await sources.import("two", null);
    const before = await catalogue.statedHash();

    const { run } = await sources.import("two", { title: "Of charts", date: "2020-05-03" });
    expect(await articleIn(catalogue)).toMatchObject({ state: { publishedOn: "2020-05-03" } });
    await sources.import("two", null, { acceptRemovals: true });
    expect(await catalogue.statedHash()).toBe(before);

    const second = await sources.import("two", { title: "Of charts", date: "2020-05-03" });
    await catalogue.undo({ by: "cli" }, { run: second.run ?? "" });
    expect(await catalogue.statedHash()).toBe(before);
    expect(run).not.toBeNull();
  });

  it("is taken back by an undo also where another source has spoken since", async () => {
    await sources.import("one", { date: "2020" });
    const { run } = await sources.import("two", { title: "Of charts" });
    await sources.import("three", { title: "Of tides" });

    await catalogue.undo({ by: "cli" }, { run: run ?? "" });

    const { said } = await articleIn(catalogue);
    expect(said).toEqual(["one", "three", "three title Of tides DISPUTED"]);
  });

  it("follows its first source: what that says now is shown, and the others' is beside it", async () => {
    await sources.import("one", { date: "2020" });
    await sources.import("two", { date: "2020-05-03" });
    await sources.import("one", { date: "2021" });

    expect(await articleIn(catalogue)).toMatchObject({
      state: { publishedOn: "2021" },
      said: ["one", "two", "two publishedOn 2020-05-03 DISPUTED"],
    });
  });
});
