import { readFileSync } from "node:fs";

import { Metrics } from "../../src/server/telemetry/metrics";
import { RequestRecord } from "../../src/server/telemetry/request-record";
import { SubgraphFault } from "../../src/router/subrequest";
import { internalRequest } from "../../src/server/request-context";
import { readExposition } from "../helpers/exposition";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryCatalogue } from "../helpers/temporary-catalogue";

const page = readFileSync(`${projectFolder}/docs/operations.md`, "utf8");

/** The cells of the table with this heading in its first column. */
function tableOf(heading: string): string[][] {
  const rows = page.split("\n").map((line) => line.split("|").slice(1, -1));
  const start = rows.findIndex(([first]) => first?.trim() === heading);
  const length = rows.slice(start).findIndex((row) => row.length === 0);
  return rows.slice(start + 2, start + length).map((row) => row.map((cell) => cell.trim()));
}

/** Of one request that was refused and priced, with everything that can be watched. */
async function everything() {
  const metrics = new Metrics();
  metrics.watch((await temporaryCatalogue()).health);
  metrics.watchLog(() => 0);
  const { ask, onFault } = metrics.watchSubgraphs(async () => ({ data: {}, errors: [] }));
  metrics.watchCircuits(() => new Map([["works", true]]));
  await ask({ subgraph: "works", query: "", variables: {}, context: internalRequest("request") });
  onFault(new SubgraphFault("works", "TIMEOUT", ""));
  const record = new RequestRecord();
  record.priced({ requested: 1, actual: 1 });
  record.failed([{ extensions: { code: "LIMIT_EXCEEDED", limit: "price" } }]);
  const ended = record.ended("request", null, 400);
  metrics.ended(ended);
  return { ended, exposition: readExposition(await metrics.text()) };
}

describe("docs/operations.md", () => {
  it("documents each metric with its labels, and no other", async () => {
    const { exposition } = await everything();
    const ours = [...exposition.help].filter(([name]) => name.startsWith("rostrum_"));
    const labelsOf = (name: string) => {
      const series = [...exposition.samples.keys()].filter((one) => one.startsWith(name));
      const labels = series.flatMap((one) => [...one.matchAll(/(\w+)="/g)].map(([, label]) => label));
      return [...new Set(labels)].filter((label) => label !== "le");
    };

    const documented = tableOf("metric");

    expect(documented).toEqual(
      ours.map(([name, help]) => [
        `\`${name}\``,
        labelsOf(name)
          .map((label) => `\`${label}\``)
          .join(", "),
        help,
      ]),
    );
    expect(documented.length).toBeGreaterThan(8);
  });

  it("documents each field of a request's log line, and no other", async () => {
    const { ended } = await everything();

    const documented = tableOf("field").map(([name]) => name);

    expect(documented).toEqual(Object.keys(ended).map((name) => `\`${name}\``));
  });

  it("names metrics of prom-client's that there are", async () => {
    const { exposition } = await everything();

    for (const name of page.match(/\b(?:process|nodejs)_\w+/g) ?? [])
      expect(exposition.types).toContainEqual([name, "gauge"]);
  });

  it("names settings that there are", () => {
    const settings = readFileSync(`${projectFolder}/docs/settings.md`, "utf8");
    const named = page.match(/\b(?:[A-Z]+_)+(?:MS|PORT|HOST|URL|LEVEL|ENDPOINT)\b/g) ?? [];

    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(settings).toContain(`\`${name}\``);
  });
});
