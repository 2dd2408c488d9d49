import { open } from "node:fs/promises";

import { Catalogue } from "../../src/catalogue/catalogue";
import { howToRestore } from "../../src/database/damage";
import * as make from "../helpers/make-entities";
import { upsert } from "../helpers/upsert";
import { afterTests } from "../helpers/temporary-catalogue";
import { fileOf } from "../helpers/temporary-database";
import { found, show, soundCatalogue } from "./sound-catalogue";

describe("`check()` finds on SQLite", () => {
  it("a reference within a subgraph that leads nowhere, as SQLite finds it by itself", async () => {
    const { catalogue, damage } = await soundCatalogue();
    await damage(`delete from show where id = '${show.id}'`);

    expect(await found(catalogue, "FOREIGN_KEY")).toEqual([
      "A row of appearance refers to a show that is not there.",
      "A row of episode refers to a show that is not there.",
    ]);
  });

  it.each(["topic_by_label", "topic"])(
    "damage to the pages of %s, by the name of its table",
    async (name) => {
      const { catalogue, url, damage } = await soundCatalogue();
      await upsert(catalogue, ...Array.from({ length: 300 }, () => make.makeTopic()));
      const [tree] = await damage(`select rootpage from sqlite_schema where name = '${name}'`);
      const [page] = await damage("pragma page_size");
      await damage("pragma wal_checkpoint(truncate)");
      await catalogue.close();

      const [rootPage, pageSize] = [Number(tree?.rootpage), Number(page?.page_size)];
      const handle = await open(fileOf(url), "r+");
      await handle.write(
        Buffer.alloc(pageSize / 2, 7),
        0,
        pageSize / 2,
        (rootPage - 1) * pageSize + pageSize / 2,
      );
      await handle.close();
      const damaged = await Catalogue.open(url);
      afterTests(() => damaged.close());

      expect(await damaged.check()).toEqual([
        { check: "INTEGRITY", message: expect.stringMatching(/^Table topic is damaged: ./) as string },
        { check: "INTEGRITY", message: howToRestore },
      ]);
    },
  );
});
