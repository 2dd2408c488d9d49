import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

import { gexf } from "../../src/network/export/gexf";
import { graphml } from "../../src/network/export/graphml";
import { edgesParquet, nodesParquet } from "../../src/network/export/parquet";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { smallNetwork } from "../network/export/small-network";
import { askDuckDb } from "./duckdb/ask-duckdb";

interface Read {
  readonly isDirected: boolean;
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly edges: ReadonlyArray<readonly [string, string, Readonly<Record<string, unknown>>]>;
}

/** PYTHON names another interpreter; Debian's packages are for /usr/bin/python3. */
async function readByNetworkX(isDirected: boolean): Promise<{ gexf: Read; graphml: Read }> {
  const folder = await temporaryFolder();
  const files = [`${folder}/network.gexf`, `${folder}/network.graphml`] as const;
  writeFileSync(files[0], [...gexf(smallNetwork({ isDirected }))].join(""));
  writeFileSync(files[1], [...graphml(smallNetwork({ isDirected }))].join(""));
  const python = process.env["PYTHON"] ?? "/usr/bin/python3";
  const out = execFileSync(python, [`${__dirname}/exports.py`, ...files], { encoding: "utf8" });
  return JSON.parse(out) as { gexf: Read; graphml: Read };
}

describe("NetworkX", () => {
  it.each([false, true])(
    "reads our GEXF: names, measures, weights and spells (directed: %s)",
    async (isDirected) => {
      const read = (await readByNetworkX(isDirected)).gexf;

      expect(read.isDirected).toBe(isDirected);
      expect(read.nodes["person_b"]).toEqual({ label: "Zoë <b> & “Ćor”,\n二", kind: "SCHOOL", degree: 1 });
      expect(read.nodes["person_a"]).toMatchObject({ betweenness: 0.5 });
      expect(read.edges).toEqual([
        [
          "person_a",
          "person_b",
          {
            id: "0",
            weight: 1.5,
            evidence: 3,
            spells: [
              ["2021-03-01", "2021-03-01"],
              ["2023-01-01", "2023-12-31"],
            ],
          },
        ],
        ["person_a", "person_c", expect.objectContaining({ id: "1", weight: 1 })],
      ]);
    },
  );

  it.each([false, true])("reads our GraphML (directed: %s)", async (isDirected) => {
    const read = (await readByNetworkX(isDirected)).graphml;

    expect(read.isDirected).toBe(isDirected);
    expect(read.nodes["person_b"]).toEqual({ label: "Zoë <b> & “Ćor”,\n二", kind: "SCHOOL", degree: 1 });
    expect(read.edges).toEqual([
      ["person_a", "person_b", { weight: 1.5, evidence: 3, first: "2021-03-01", last: "2023-12-31" }],
      ["person_a", "person_c", { weight: 1, evidence: 1 }],
    ]);
  });
});

describe("DuckDB", () => {
  it("joins our node and edge tables", async () => {
    const folder = await temporaryFolder();
    writeFileSync(`${folder}/nodes.parquet`, nodesParquet(smallNetwork()));
    writeFileSync(`${folder}/edges.parquet`, edgesParquet(smallNetwork()));

    const rows = askDuckDb(
      `select one.label as one, other.kind, e.weight, e.last::date::varchar as last
       from '${folder}/edges.parquet' e
       join '${folder}/nodes.parquet' one on one.id = e.src join '${folder}/nodes.parquet' other on other.id = e.dst
       order by e.weight desc`,
    );

    expect(rows).toEqual([
      { one: '=HYPERLINK("http://x")', kind: "SCHOOL", weight: 1.5, last: "2023-12-31" },
      { one: '=HYPERLINK("http://x")', kind: null, weight: 1, last: null },
    ]);
  });
});
