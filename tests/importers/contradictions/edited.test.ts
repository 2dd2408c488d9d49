import type { Catalogue } from "../../../src/catalogue/catalogue";
import { openedCatalogue } from "../../helpers/temporary-database";
import { changesIn } from "../feeds/importing";
import { articleIn, Bibliographies, editArticle } from "./bibliographies";

describe("What an editor has changed of an import", () => {
  let catalogue: Catalogue;
  let sources: Bibliographies;

  beforeEach(async () => {
    ({ catalogue } = await openedCatalogue());
    sources = new Bibliographies(catalogue);
  });

  it("stays at the next import, which says so; what the source says is beside it", async () => {
    await sources.import("one", { title: "On maps", date: "2020" });
    await editArticle(catalogue, { title: "On Maps and Nets", publishedOn: "2021" });

    const report = await sources.import("one", { title: "On maps", date: "2022", language: "en" });

    const { state, said } = await articleIn(catalogue);
    expect(report.edited.map(({ type }) => type)).toEqual(["Publication"]);
    expect(state).toMatchObject({ title: "On Maps and Nets", publishedOn: "2021", language: "en" });
    expect(said).toEqual(["one", "one title On maps DISPUTED", "one publishedOn 2022 DISPUTED"]);
    const again = await sources.import("one", { title: "On maps", date: "2022", language: "en" });
    expect([changesIn(again), again.edited.length]).toEqual([[], 1]);
    expect(await catalogue.check()).toEqual([]);
    expect((await catalogue.verify()).problems).toEqual([]);
  });

  it("is the source's again once it is taken back, also after imports that it has outlasted", async () => {
    await sources.import("one", { title: "On maps" });
    const untouched = await catalogue.statedHash();
    await editArticle(catalogue, { title: "On Maps and Nets" });
    await sources.import("one", { title: "On maps" });

    await editArticle(catalogue, { title: "On maps" });
    await sources.import("one", { title: "On maps" });

    expect(await catalogue.statedHash()).toBe(untouched);
    await sources.import("one", { title: "Of charts" });
    expect(await articleIn(catalogue)).toMatchObject({ state: { title: "Of charts" }, said: ["one"] });
  });

  it("of a list is what was added and taken away: the rest follows the source", async () => {
    await sources.import("one", {});
    const { state } = await articleIn(catalogue);
    const doi = state["identifiers"] as readonly unknown[];
    await editArticle(catalogue, {
      identifiers: [...doi, { scheme: "ISBN", value: "9780306406157", standing: "STATED" }],
    });

    await sources.import("one", { date: "2020" });

    expect(await articleIn(catalogue)).toMatchObject({
      state: { publishedOn: "2020", identifiers: [{ scheme: "DOI" }, { scheme: "ISBN" }] },
    });
  });

  it("is not replaced by a more exact date of another source", async () => {
    await sources.import("one", { date: "2019" });
    await editArticle(catalogue, { publishedOn: "2020" });
    await sources.import("two", { date: "2020-05-03" });
    await sources.import("one", { date: "2019" });

    expect(await articleIn(catalogue)).toMatchObject({
      state: { publishedOn: "2020" },
      said: ["one", "one publishedOn 2019 DISPUTED", "two", "two publishedOn 2020-05-03 STATED"],
    });
  });
});
