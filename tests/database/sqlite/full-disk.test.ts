import { once } from "node:events";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { Catalogue } from "../../../src/catalogue/catalogue";
import { Role } from "../../../src/domain/roles";
import { databaseReadiness } from "../../../src/server/health/readiness";
import { Metrics } from "../../../src/server/telemetry/metrics";
import { afterTests } from "../../helpers/after-tests";
import * as make from "../../helpers/make-entities";
import { startRostrum, textOf } from "../../helpers/rostrum-command";
import { describeOnSmallDisk, empty, fill } from "../../helpers/small-disk";
import { upsert } from "../../helpers/upsert";

describeOnSmallDisk("a filled database on a full disk", (folder) => {
  const url = `sqlite:${folder}/test.sqlite`;

  beforeEach(async () => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    const catalogue = await Catalogue.open(url);
    await catalogue.migrate();
    await upsert(catalogue, make.makePerson({ key: "ann", name: "Ann" }));
    await catalogue.close();
    fill(folder);
  });

  const opened = async () => {
    const catalogue = await Catalogue.open(url);
    afterTests(() => catalogue.close());
    return catalogue;
  };
  const add = (catalogue: Catalogue, key: string) => upsert(catalogue, make.makePerson({ key, name: key }));

  it("is opened, read and ready, says that it is full, and refuses edits until there is room", async () => {
    const catalogue = await opened();
    const check = databaseReadiness(catalogue);
    const metrics = new Metrics();
    metrics.watch(catalogue.health);
    const isFull = async () => (await metrics.text()).match(/^rostrum_database_disk_full (\d)$/m)?.[1];

    expect(await catalogue.migrate()).toEqual([]);
    expect(await catalogue.isEmpty()).toBe(false);
    expect(await check()).toEqual({ reasons: [], notices: ["DISK_FULL"] });
    expect(await isFull()).toBe("1");
    await expect(add(catalogue, "bea")).rejects.toMatchObject({ code: "DISK_FULL" });

    empty(folder);

    await add(catalogue, "bea");
    expect(await check()).toEqual({ reasons: [] });
    expect(await isFull()).toBe("0");
    expect(await catalogue.check()).toEqual([]);
  });

  it("heals by a probe alone, so that a server which is never edited says so too", async () => {
    const check = databaseReadiness(await opened());
    expect(await check()).toEqual({ reasons: [], notices: ["DISK_FULL"] });

    empty(folder);

    expect(await check()).toEqual({ reasons: [] });
  });

  it("that fills up while it is open refuses edits, and takes them again when there is room", async () => {
    empty(folder);
    const catalogue = await opened();
    await add(catalogue, "bea");
    fill(folder);

    const many = Array.from({ length: 2_000 }, (_, index) =>
      make.makePerson({ key: `many-${index}`, name: `Person ${index} ${"x".repeat(900)}` }),
    );
    await expect(upsert(catalogue, ...many)).rejects.toMatchObject({ code: "DISK_FULL" });
    expect(await databaseReadiness(catalogue)()).toEqual({ reasons: [], notices: ["DISK_FULL"] });

    empty(folder);

    await add(catalogue, "cal");
    expect(catalogue.health.isDiskFull()).toBe(false);
    expect(await catalogue.check()).toEqual([]);
  });

  it("is served: /readyz answers 200 with a notice, a question is answered, and the log says it", async () => {
    const child = startRostrum(["serve"], { DATABASE_URL: url, PORT: "0", LOG_LEVEL: "warn" });
    afterTests(async () => child.kill("SIGKILL"));
    const log = textOf(child.stderr);
    const [printed] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    const address = /http:\/\/[\d.:]+/.exec(printed.toString())?.[0] ?? "";

    const ready = await fetch(`${address}/readyz`);
    const answer = await fetch(`${address}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ people { nodes { name } } }" }),
    });

    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, reasons: [], notices: ["DISK_FULL"] },
    ]);
    expect(await answer.json()).toMatchObject({ data: { people: { nodes: [{ name: "Ann" }] } } });
    child.kill("SIGINT");
    expect(await log).toContain('"msg":"the disk is full: the database can only be read"');
  }, 60_000);

  it("answers a mutation with 503 and DISK_FULL, goes on reading, and heals by itself", async () => {
    empty(folder);
    const filled = await Catalogue.open(url);
    const { key } = await filled.createKey({ name: "editor", role: Role.EDITOR });
    await filled.close();
    fill(folder);
    const child = startRostrum(["serve"], { DATABASE_URL: url, PORT: "0", LOG_LEVEL: "silent" });
    afterTests(async () => child.kill("SIGKILL"));
    const [printed] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    const address = /http:\/\/[\d.:]+/.exec(printed.toString())?.[0] ?? "";
    const ask = async (query: string) => {
      const response = await fetch(`${address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
        body: JSON.stringify({ query }),
      });
      return [response.status, await response.json()];
    };
    const remove = `mutation { removePerson(input: { id: "ann" }) { userErrors { code } } }`;

    const refused = await ask(remove);
    const read = await ask("{ people { nodes { name } } }");
    empty(folder);
    const done = await ask(remove);

    const message = expect.stringMatching(
      /^Nothing was written: the disk of the database is full\./,
    ) as string;
    expect(refused).toMatchObject([503, { errors: [{ message, extensions: { code: "DISK_FULL" } }] }]);
    expect(read).toMatchObject([200, { data: { people: { nodes: [{ name: "Ann" }] } } }]);
    expect(done).toMatchObject([200, { data: { removePerson: { userErrors: [] } } }]);
    child.kill("SIGINT");
  }, 60_000);
});
