import startRun from "../start-run";
import { findPostgres, noPostgres, startCluster, type Cluster } from "./cluster";

declare global {
  /** Jest's setup and teardown share nothing else. */
  var rostrumTestServer: Cluster | undefined;
}

/** Jest's setup of a run on PostgreSQL: that of every run, and a server. */
export default async function startServer(): Promise<void> {
  if (!findPostgres()) {
    process.stderr.write(`${noPostgres}\n`);
    process.exit(1);
  }
  await startRun();
  const cluster = await startCluster();
  globalThis.rostrumTestServer = cluster;
  process.env["ROSTRUM_TEST_POSTGRES"] = cluster.url("postgres");
}
