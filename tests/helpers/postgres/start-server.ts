import "reflect-metadata";

import { openDatabase } from "../../../src/database/open-database";
import { findPostgres, noPostgres, startCluster, type Cluster } from "./cluster";
import { asSuperuser, serverUrl, template } from "./suite-server";

declare global {
  /** Jest's setup and teardown share nothing else. */
  var rostrumTestServer: Cluster | undefined;
}

/** Starts a server for the whole run and migrates the template that every temporary database is copied from. */
export default async function startServer(): Promise<void> {
  if (!findPostgres()) {
    process.stderr.write(`${noPostgres}\n`);
    process.exit(1);
  }
  const cluster = await startCluster();
  globalThis.rostrumTestServer = cluster;
  process.env["ROSTRUM_TEST_POSTGRES"] = cluster.url("postgres");
  await asSuperuser(`create database ${template}`);
  const database = await openDatabase(serverUrl(template));
  await database.writer.migrate();
  await database.close();
}
