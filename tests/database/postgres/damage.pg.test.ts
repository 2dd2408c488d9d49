import { open, stat } from "node:fs/promises";

import { Catalogue } from "../../../src/catalogue/catalogue";
import { howToRestore } from "../../../src/database/damage";
import { sql } from "../../../src/database/sql/sql";
import { databaseReadiness } from "../../../src/server/health/readiness";
import { afterTests } from "../../helpers/after-tests";
import * as make from "../../helpers/make-entities";
import { startCluster } from "../../helpers/postgres/cluster";
import { asSuperuser } from "../../helpers/postgres/suite-server";
import { rawConnection } from "../../helpers/temporary-database";
import { upsert } from "../../helpers/upsert";

/** A catalogue on a server of its own, which started with an overwritten file of the table topic. */
async function damagedCatalogue(): Promise<Catalogue> {
  const cluster = await startCluster();
  afterTests(() => cluster.remove());
  await asSuperuser("create database rostrum", cluster.url("postgres"));
  const url = cluster.url("rostrum");
  const sound = await Catalogue.open(url);
  await sound.migrate();
  await upsert(sound, ...Array.from({ length: 20 }, (_, index) => make.makeTopic({ key: `topic-${index}` })));
  await sound.close();
  const raw = await rawConnection(url);
  const [file] = await raw.run(
    "select current_setting('data_directory') || '/' || pg_relation_filepath('topic') as path",
  );
  await raw.run("checkpoint");
  await raw.close();
  await cluster.end("fast");
  const path = String(file?.["path"]);
  const handle = await open(path, "r+");
  const { size } = await stat(path);
  await handle.write(Buffer.alloc(size, 7), 0, size, 0);
  await handle.close();
  await cluster.start();

  const catalogue = await Catalogue.open(url);
  afterTests(() => catalogue.close());
  return catalogue;
}

describe("a damaged table of PostgreSQL", () => {
  it("is met without a request, stays known, and is named by `check`", async () => {
    const catalogue = await damagedCatalogue();
    const check = databaseReadiness(catalogue);

    let reasons: readonly string[] = [];
    for (let probes = 0; probes < 20 && reasons.length === 0; probes += 1) ({ reasons } = await check());

    expect(reasons).toEqual(["DATABASE_DAMAGED"]);
    expect(catalogue.health.damage()).toMatch(/^invalid page in block 0 of relation/);
    expect(await catalogue.check()).toEqual([
      {
        check: "INTEGRITY",
        message: expect.stringMatching(/^Table topic is damaged: invalid page/) as string,
      },
      { check: "INTEGRITY", message: howToRestore },
    ]);
  });

  it("is met by a request that reads it", async () => {
    const catalogue = await damagedCatalogue();
    expect(catalogue.health.damage()).toBeNull();

    await expect(catalogue.reader.all(sql`select "description" from "topic"`)).rejects.toThrow(
      /invalid page/,
    );

    expect(catalogue.health.damage()).toMatch(/^invalid page in block 0 of relation/);
  });
});
