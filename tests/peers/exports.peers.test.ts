import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

import { edgesCsv, nodesCsv } from "../../src/network/export/csv";
import { gexf } from "../../src/network/export/gexf";
import { graphml } from "../../src/network/export/graphml";
import { hif } from "../../src/network/export/hif";
import { edgesParquet, nodesParquet } from "../../src/network/export/parquet";
import { temporaryFolder } from "../helpers/temporary-catalogue";
import { smallNetwork } from "../network/export/small-network";
import { askDuckDb } from "./duckdb/ask-duckdb";
import { someProvenance } from "../helpers/some-provenance";

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

  it("reads our CSV: line breaks, quotes and letters of every kind", async () => {
    const folder = await temporaryFolder();
    writeFileSync(`${folder}/nodes.csv`, [...nodesCsv(smallNetwork())].join(""));
    writeFileSync(`${folder}/edges.csv`, [...edgesCsv(smallNetwork())].join(""));

    const rows = askDuckDb(
      `select other."Label" as other, e."Weight"::double as weight
       from read_csv('${folder}/edges.csv', all_varchar = true) e
       join read_csv('${folder}/nodes.csv', all_varchar = true) other on other."Id" = e."Target" order by weight desc`,
    );

    expect(rows).toEqual([
      { other: "Zoë <b> & “Ćor”,\n二", weight: 1.5 },
      { other: "'-Cid\ufffd", weight: 1 },
    ]);
  });

  it("reads our HIF: who took part in what", async () => {
    const folder = await temporaryFolder();
    const meeting = {
      title: "One meeting",
      provenance: someProvenance,
      nodes: ["a", "b"].map((id) => ({ id, label: id.toUpperCase(), kind: null })),
      events: [{ id: "e", label: "Pilot", when: { from: "2021-03-01", to: "2021-03-01" } }],
      incidences: ["a", "b"].map((nodeId, place) => ({ nodeId, eventId: "e", facts: place + 1 })),
    };
    writeFileSync(`${folder}/network.json`, [...hif(meeting)].join(""));

    const rows = askDuckDb(
      `with whole as (select * from read_json('${folder}/network.json')),
         incidence as (select unnest(incidences, recursive := true) from whole),
         taker as (select unnest(nodes).node as node, unnest(nodes).attrs.label as label from whole),
         event as (select unnest(edges).edge as edge, unnest(edges).attrs.label as label from whole)
       select taker.label as taker, event.label as event, weight::int as weight
       from incidence join taker using (node) join event using (edge) order by weight`,
    );

    expect(rows).toEqual([
      { taker: "A", event: "Pilot", weight: 1 },
      { taker: "B", event: "Pilot", weight: 2 },
    ]);
  });
});
