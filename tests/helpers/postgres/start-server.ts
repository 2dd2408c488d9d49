import { findPostgres, noPostgres, startCluster, type Cluster } from "./cluster";

declare global {
  /** Jest's setup and teardown share nothing else. */
  var rostrumTestServer: Cluster | undefined;
}

/** Starts a server for the whole run. */
export default async function startServer(): Promise<void> {
  if (!findPostgres()) {
    process.stderr.write(`${noPostgres}\n`);
    process.exit(1);
  }
  const cluster = await startCluster();
  globalThis.rostrumTestServer = cluster;
  process.env["ROSTRUM_TEST_POSTGRES"] = cluster.url("postgres");
}
