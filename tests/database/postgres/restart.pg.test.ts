import { setTimeout as sleep } from "node:timers/promises";

import { RostrumError } from "../../../src/domain/errors";
import { raw, sql } from "../../../src/database/sql/sql";
import { afterTests } from "../../helpers/after-tests";
import { startCluster } from "../../helpers/postgres/cluster";
import { asSuperuser } from "../../helpers/postgres/suite-server";
import { opened } from "../../helpers/temporary-database-url";
import { until } from "../../helpers/until";

describe.each(["fast", "crash"] as const)("a primary that ends (%s) and starts again under load", (how) => {
  it("loses no edit that was acknowledged, and edits go on without a restart of ours", async () => {
    const cluster = await startCluster(["fsync=on"]);
    afterTests(() => cluster.remove());
    await asSuperuser("create database rostrum", cluster.url("postgres"));
    const { writer, reader } = await opened({}, cluster.url("rostrum"));
    await writer.migrate();
    const [acknowledged, errors]: [string[], unknown[]] = [[], []];
    const load = { isOn: true };

    const edit = async (id: string) => {
      try {
        await writer.transaction(async (transaction) => {
          await transaction.run(sql`insert into node (id) values (${id})`);
          return { result: null, commit: true };
        });
        acknowledged.push(id);
      } catch (error) {
        errors.push(error);
        await sleep(5);
      }
    };
    const client = async (name: number) => {
      for (let place = 0; load.isOn; place += 1) await edit(`${name}_${place}`);
    };
    const clients = [1, 2, 3, 4].map(client);
    for (let round = 0; round < 3; round += 1) {
      const [before, errorsBefore] = [acknowledged.length, errors.length];
      await until(
        () => acknowledged.length,
        (count) => count > before + 50,
      );
      await cluster.end(how);
      await until(
        () => errors.length,
        (count) => count > errorsBefore,
      );
      await cluster.start();
    }
    const before = acknowledged.length;
    await until(
      () => acknowledged.length,
      (count) => count > before + 50,
    );
    load.isOn = false;
    await Promise.all(clients);

    const rows = await reader.all<{ id: string }>(raw("select id from node"));
    const kept = new Set(rows.map(({ id }) => id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(errors.filter((error) => !(error instanceof RostrumError))).toEqual([]);
    expect(kept.size - acknowledged.length).toBeLessThanOrEqual(errors.length);
  });
});
