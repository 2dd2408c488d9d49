import { databaseName } from "../../src/database/url";
import type { Person } from "../../src/entities";
import * as make from "../helpers/make-entities";
import { rostrum } from "../helpers/command-line";
import { openedCatalogue } from "../helpers/temporary-database";
import { upsert } from "../helpers/upsert";

describe("rostrum merge and rostrum unmerge", () => {
  it("make one of two, by id or by type and slug, and two of one", async () => {
    const { catalogue, url } = await openedCatalogue();
    const [ann, anne] = ["ann", "anne"].map((slug) => make.makePerson({ slug, sources: [] }).id) as [
      string,
      string,
    ];
    await upsert(
      catalogue,
      make.makePerson({ id: ann, slug: "ann", sources: [] }),
      make.makePerson({ id: anne, slug: "anne", sources: [] }),
    );
    const before = await catalogue.statedHash();
    const run = (...words: string[]) => rostrum(words, { DATABASE_URL: url });

    const merged = await run("merge", ann, "person/anne", "--why", "One person.");
    const again = await run("merge", ann, "person/anne");
    const mixed = await run("merge", ann, "show/anne");
    const apart = await run("unmerge", "person/anne", "--json");

    const database = databaseName(url);
    expect(merged).toEqual({
      code: 0,
      err: "",
      out: `In ${database}: "person/anne" is part of ${ann} now. To take it back: rostrum unmerge person/anne\n`,
    });
    expect([again.code, again.err]).toEqual([
      3,
      expect.stringContaining(`${anne} was merged into ${ann} already.`),
    ]);
    expect(mixed.code).toBe(2);
    expect(JSON.parse(apart.out)).toEqual({ database, id: anne });
    expect(await catalogue.statedHash()).toBe(before);
  });
});

describe("rostrum distinct", () => {
  it("keeps two from being merged until it is taken back", async () => {
    const { catalogue, url } = await openedCatalogue();
    const [ann, anne] = ["ann", "anne"].map((slug) => make.makePerson({ slug, sources: [] })) as [
      Person,
      Person,
    ];
    await upsert(catalogue, ann, anne);
    const run = (...words: string[]) => rostrum(words, { DATABASE_URL: url });
    const database = databaseName(url);

    const marked = await run("distinct", "person/ann", anne.id);
    const refused = await run("merge", ann.id, anne.id);
    const back = await run("distinct", anne.id, ann.id, "--take-back", "--json");
    const mixed = await run("distinct", ann.id, "show/anne");

    expect(marked).toEqual({
      code: 0,
      err: "",
      out: `In ${database}: "person/ann" and "${anne.id}" are never the same. To take it back: rostrum distinct person/ann ${anne.id} --take-back\n`,
    });
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining("never the same")]);
    expect(JSON.parse(back.out)).toEqual({ database, id: anne.id });
    expect(mixed.code).toBe(2);
    expect((await run("merge", ann.id, anne.id)).code).toBe(0);
  });
});
