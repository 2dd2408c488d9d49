import Graph from "graphology";
import { parquetReadObjects } from "hyparquet";

import { edgesCsv, forExcel, nodesCsv } from "../../../src/network/export/csv";
import { gexf } from "../../../src/network/export/gexf";
import { graphml } from "../../../src/network/export/graphml";
import { graphologyJson } from "../../../src/network/export/graphology-json";
import { hif } from "../../../src/network/export/hif";
import { edgesParquet, nodesParquet } from "../../../src/network/export/parquet";
import { smallNetwork } from "./small-network";

const whole = (pieces: Iterable<string>) => [...pieces].join("");

describe("graphology's JSON", () => {
  it("can be imported by graphology, with names, measures, weights and spells", () => {
    const graph = Graph.from(JSON.parse(whole(graphologyJson(smallNetwork()))) as never);

    expect([graph.order, graph.size, graph.type, graph.getAttribute("title")]).toEqual([
      3,
      2,
      "undirected",
      "People & <ties>",
    ]);
    expect(graph.getNodeAttributes("person_b")).toEqual({
      label: "Zoë <b> & “Ćor”,\n二",
      kind: "SCHOOL",
      degree: 1,
      betweenness: null,
      x: expect.any(Number) as number,
      y: expect.any(Number) as number,
    });
    expect(graph.getEdgeAttributes("person_b", "person_a")).toMatchObject({ weight: 1.5, evidence: 3 });
  });

  it("has a place for each node, no two the same, those of a community beside each other", () => {
    const nodes = Array.from({ length: 1000 }, (_, node) => ({
      id: `person_${node}`,
      label: "",
      kind: null,
      values: [node % 2],
    }));
    const measures = [{ name: "community", isWhole: true }];
    const graph = Graph.from(
      JSON.parse(whole(graphologyJson(smallNetwork({ measures, nodes, edges: [] })))) as never,
    );

    const places = graph.mapNodes((_, attributes) => attributes as Record<string, number>);
    const fromCentre = (community: number) =>
      places
        .filter((place) => place["community"] === community)
        .map(({ x = NaN, y = NaN }) => Math.hypot(x, y));
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(1000);
    expect(Math.max(...fromCentre(0))).toBeLessThan(Math.min(...fromCentre(1)));
  });

  it("keeps directions", () => {
    const graph = Graph.from(JSON.parse(whole(graphologyJson(smallNetwork({ isDirected: true })))) as never);

    expect(graph.hasDirectedEdge("person_a", "person_b")).toBe(true);
    expect(graph.hasEdge("person_b", "person_a")).toBe(false);
  });
});

describe("Parquet", () => {
  it("has the nodes by column, with null for undefined measures", async () => {
    const rows = await parquetReadObjects({ file: bufferOf(nodesParquet(smallNetwork())) });

    expect(rows).toEqual([
      { id: "person_a", label: '=HYPERLINK("http://x")', kind: null, degree: 2, betweenness: 0.5 },
      { id: "person_b", label: "Zoë <b> & “Ćor”,\n二", kind: "SCHOOL", degree: 1, betweenness: null },
      { id: "person_c", label: "-Cid\ufffd", kind: null, degree: 1, betweenness: 0 },
    ]);
  });

  it("has the edges with GraphFrames' column names, and first and last day", async () => {
    const rows = await parquetReadObjects({ file: bufferOf(edgesParquet(smallNetwork())) });

    expect(rows).toEqual([
      {
        src: "person_a",
        dst: "person_b",
        is_directed: false,
        weight: 1.5,
        evidence: 3,
        first: "2021-03-01",
        last: "2023-12-31",
        src_label: '=HYPERLINK("http://x")',
        dst_label: "Zoë <b> & “Ćor”,\n二",
      },
      {
        src: "person_a",
        dst: "person_c",
        is_directed: false,
        weight: 1,
        evidence: 1,
        first: null,
        last: null,
        src_label: '=HYPERLINK("http://x")',
        dst_label: "-Cid\ufffd",
      },
    ]);
  });

  it("is an empty table without rows", async () => {
    const none = smallNetwork({ nodes: [], edges: [] });

    expect(await parquetReadObjects({ file: bufferOf(nodesParquet(none)) })).toEqual([]);
    expect(await parquetReadObjects({ file: bufferOf(edgesParquet(none)) })).toEqual([]);
  });
});

describe("CSV", () => {
  it("case 32: quotes by RFC 4180, and neutralises formulas", () => {
    expect(whole(nodesCsv(smallNetwork()))).toBe(
      [
        "Id,Label,Kind,degree,betweenness",
        `person_a,"'=HYPERLINK(""http://x"")",,2,0.5`,
        `person_b,"Zoë <b> & “Ćor”,\n二",SCHOOL,1,`,
        "person_c,'-Cid\ufffd,,1,0",
        "",
      ].join("\r\n"),
    );
  });

  it.each(["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1"])(
    "neutralises a formula that starts with %j",
    (label) => {
      const [, row] = nodesCsv(
        smallNetwork({ measures: [], nodes: [{ id: "a", label, kind: null, values: [] }] }),
      );

      expect(row).toMatch(/^a,"?'/);
    },
  );

  it("keeps negative numbers", () => {
    const [, row] = nodesCsv(
      smallNetwork({ nodes: [{ id: "a", label: "A", kind: null, values: [-1, -0.5] }] }),
    );

    expect(row).toBe("a,A,,-1,-0.5\r\n");
  });

  it("lists edges in Gephi's format", () => {
    expect([...edgesCsv(smallNetwork())]).toEqual([
      "Source,Target,Type,Weight,Evidence,First,Last,SourceLabel,TargetLabel\r\n",
      `person_a,person_b,Undirected,1.5,3,2021-03-01,2023-12-31,"'=HYPERLINK(""http://x"")","Zoë <b> & “Ćor”,\n二"\r\n`,
      `person_a,person_c,Undirected,1,1,,,"'=HYPERLINK(""http://x"")",'-Cid\ufffd\r\n`,
    ]);
  });

  it("has the byte order mark for Excel, and else none", () => {
    expect([...forExcel(["Id\r\n"])]).toEqual(["\ufeff", "Id\r\n"]);
    expect(whole(nodesCsv(smallNetwork())).startsWith("Id,")).toBe(true);
  });
});

describe("A label that begins with @", () => {
  const handle = smallNetwork({
    measures: [],
    nodes: [{ id: "a", label: "@jane", kind: null, values: [] }],
    edges: [],
  });
  const written = { gexf, graphml, json: graphologyJson };

  it.each(Object.entries(written))("stays itself in %s, which no spreadsheet opens", (_name, write) => {
    expect(whole(write(handle))).toMatch(/["> ]@jane["<]/);
  });

  it("stays itself in Parquet", async () => {
    expect(await parquetReadObjects({ file: bufferOf(nodesParquet(handle)) })).toMatchObject([
      { label: "@jane" },
    ]);
  });
});

describe("Control characters", () => {
  // oxlint-disable-next-line no-control-regex
  const raw = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
  const controls = String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code), 127, 128, 133, 155);
  const odd = smallNetwork({
    measures: [],
    nodes: [{ id: "a", label: `A${controls}Z`, kind: controls, values: [] }],
  });

  it.each(Object.entries({ gexf, graphml, graphologyJson, nodesCsv, edgesCsv }))(
    "are never written raw by %s",
    (_name, write) => {
      expect(whole(write(odd))).not.toMatch(raw);
    },
  );

  it("are never written raw by HIF and Parquet", async () => {
    const events = [{ id: "e", label: controls, when: null }];
    const hypergraph = { ...odd, events, incidences: [] };
    const [row] = await parquetReadObjects({ file: bufferOf(nodesParquet(odd)) });

    expect(whole(hif(hypergraph))).not.toMatch(raw);
    expect(String(row?.["label"])).not.toMatch(raw);
  });
});

describe("GEXF and GraphML", () => {
  // `npm run test:peers` shows that other programs read them.
  it("write the spells of a tie, and none if undated", () => {
    const edges = whole(gexf(smallNetwork()))
      .split("\n")
      .filter((line) => line.startsWith("<edge "));

    expect(edges[0]).toContain(
      '<spells><spell start="2021-03-01" end="2021-03-01"/><spell start="2023-01-01" end="2023-12-31"/></spells>',
    );
    expect(edges[1]).not.toContain("spell");
  });

  it.each([
    ["GEXF", gexf],
    ["GraphML", graphml],
  ])("%s escapes markup and replaces what XML cannot hold", (_name, write) => {
    const text = whole(write(smallNetwork()));

    expect(text).toContain("People &amp; &lt;ties&gt;");
    expect(text).toContain("-Cid\ufffd");
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/\u0000|<b>/);
  });
});

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
