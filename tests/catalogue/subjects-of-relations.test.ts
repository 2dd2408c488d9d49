import { readRelatedTo } from "../../src/catalogue/filters/related-to";

describe("The subjects of a relation", () => {
  it("leave no rejection unhandled if one is unknown and another is none at all", async () => {
    const unhandled: unknown[] = [];
    const hear = (reason: unknown) => void unhandled.push(reason);
    process.on("unhandledRejection", hear);
    const unknown = () => Promise.reject(new Error("No publication has this slug."));

    await expect(readRelatedTo({ any: [{ publication: "nobody" }, {}] }, unknown)).rejects.toThrow(
      "Expected a subject",
    );
    await new Promise((resolve) => setImmediate(resolve));

    process.off("unhandledRejection", hear);
    expect(unhandled).toEqual([]);
  });
});
