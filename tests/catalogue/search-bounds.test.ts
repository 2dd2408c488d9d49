import { maxRead } from "../../src/catalogue/queries/search";
import { listLinkBearers, resolveLink } from "../../src/catalogue/queries/resolve";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { catalogueOf, idAt, many, nameAt } from "./same-names";
import { found } from "./searching";

describe("Among fifty thousand who go by the same names, a search", () => {
  let large: Awaited<ReturnType<typeof catalogueOf>>;
  beforeAll(async () => {
    large = await catalogueOf(many);
  });

  it("has the first five of all, not of some, where a beginning of the name decides", async () => {
    for (const text of ["a", "anna", "anna a", "Anna A0"]) {
      const { hits, isCapped } = await found(large.catalogue, text, "Person");

      expect(hits.slice(0, 5).map(({ name }) => name.map((part) => part.text).join(""))).toEqual(
        [0, 1, 2, 3, 4].map(nameAt),
      );
      expect(isCapped).toBe(true);
    }
  });

  it("finds one of them exactly, wherever it stands among them", async () => {
    for (const text of [nameAt(49_999), "a049999 ", "ashby a049999 "]) {
      const { hits, isCapped } = await found(large.catalogue, text, "Person");

      expect(hits).toHaveLength(1);
      expect(isCapped).toBe(false);
    }
  });

  it("counts no further than its bound, and says so", async () => {
    for (const text of ["anna ", "ashby ", "apples ", "ashby anna "]) {
      const { hits, totalCount, isCapped } = await found(large.catalogue, text, "Person");

      expect([text, totalCount, isCapped]).toEqual([text, hits.length, true]);
      // So many by their names, and so many by a word.
      expect(hits.length).toBeGreaterThanOrEqual(maxRead);
      expect(hits.length).toBeLessThanOrEqual(2 * maxRead);
    }
  });

  it("counts exactly up to its bound", async () => {
    const catalogue = (await catalogueOf(maxRead)).catalogue;

    expect(await found(catalogue, "anna", "Person")).toMatchObject({ totalCount: maxRead, isCapped: false });
    await upsert(catalogue, make.makePerson({ name: "Anna" }));
    expect(await found(catalogue, "anna", "Person")).toMatchObject({ isCapped: true });
  });

  it("tells that an address is no single one’s", async () => {
    const { catalogue } = large;
    expect((await resolveLink(catalogue.reader, "http://www.example.org/all/")).kind).toBe("SEVERAL");
    const page = await listLinkBearers(catalogue.reader, "https://example.org/all", {
      first: 5,
      after: null,
    });
    expect(page.nodes.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4].map(idAt));
  });
});
