import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { projectFolder } from "../../helpers/starting-catalogue";

/**
 * What the thread that serves requests may use of networks: constants, parameters, and lookups of bounded cost.
 * Everything else is a task of src/analysis/worker/tasks.ts.
 */
const lookups = [
  "network/(sizes|entries)",
  "network/betweenness/exact-steps",
  "network/brokerage/roles-of",
  "network/communities/usual",
  "network/drawing/(theme|timeline-kind)",
  "network/two-mode/projection-weight",
  "analysis/(describe-network|names|network-query|or-null|provenance|spans)",
  "analysis/(cache|params)/[^/]+",
  "analysis/facts/(betweenness-of|fact-graph|fact-network|fact-table|network-of|node-measures?|texts)",
  "analysis/pictures/[^/]+",
  "analysis/pictures/drawing/pool",
  "analysis/worker/threads",
].map((module) => new RegExp(`^${module}\\.js$`));

/** Loads the server as a process does, and lists the modules of networks that it has loaded. */
const listing = `
  require("reflect-metadata");
  require("./dist/server/start.js");
  const files = Object.keys(require.cache).map((file) => require("node:path").relative("dist", file));
  console.log(JSON.stringify(files.filter((file) => /^(network|analysis)\\//.test(file))));`;

describe("The thread that serves requests", () => {
  it("loads no module that computes on networks", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", listing], { cwd: projectFolder });
    const loaded = JSON.parse(stdout) as string[];

    expect(loaded).toContain("analysis/cache/networks.js");
    expect(loaded.filter((file) => !lookups.some((lookup) => lookup.test(file)))).toEqual([]);
  });
});
