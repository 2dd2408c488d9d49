import { parse } from "graphql";

import type { Bounds } from "../../../src/domain/bounds";
import { readSupergraph, type Supergraph } from "../../../src/router/supergraph";
import type { FetchedBounds } from "../../../src/server/bounds/fetch-bounds";
import { lapseMs, RouterBounds, silenceMs } from "../../../src/server/bounds/router-bounds";
import { compose } from "../../../src/federation/compose";

const supergraphOf = (...names: string[]): Supergraph => {
  const parts = names.map((name) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
       type Query { ${name}: [${name.toUpperCase()}!] } type ${name.toUpperCase()} @key(fields: "id") { id: ID! }`,
    ),
  }));
  return readSupergraph(compose(parts).supergraphSdl ?? "");
};

const published = (name: string, rows: number): FetchedBounds => ({
  bounds: { revision: `${rows}`, forgotten: 0, rows: { [name.toUpperCase()]: rows }, children: {} },
  etag: `"${rows}"`,
});

/** Two subgraphs whose answers and whose clock the test holds. */
function twoSubgraphs() {
  const answers = new Map<string, () => Promise<FetchedBounds> | FetchedBounds>();
  const asked: string[] = [];
  const lines: unknown[] = [];
  const held = { ms: 0, supergraph: supergraphOf("a", "b") };
  const bounds = new RouterBounds({
    supergraph: () => held.supergraph,
    addressOf: (name) => held.supergraph.addresses.get(name),
    fetchBounds: async (address, etag) => {
      asked.push(`${address} ${etag}`);
      return (answers.get(new URL(address).hostname) as () => Promise<FetchedBounds>)();
    },
    log: { info: (line: unknown) => lines.push(line), warn: (line: unknown) => lines.push(line) },
    now: () => held.ms,
  });
  const rowsOf = (): Bounds["rows"] | undefined => bounds.current?.rows;
  return { answers, asked, lines, held, bounds, rowsOf };
}

const down = async () => Promise.reject(new Error("connect ECONNREFUSED"));

describe("a router's bounds", () => {
  it("are those of all subgraphs, and asked for by their ETag once they are known", async () => {
    const { answers, asked, bounds, rowsOf } = twoSubgraphs();
    answers.set("a", () => published("a", 7)).set("b", () => published("b", 9));
    expect(rowsOf()).toBeUndefined();

    await bounds.refresh();
    const known = bounds.current;
    answers.set("a", () => "unchanged").set("b", () => "unchanged");
    await bounds.refresh();

    expect(rowsOf()).toEqual({ A: 7, B: 9 });
    expect(bounds.current).toBe(known);
    expect(asked).toEqual(["http://a null", "http://b null", 'http://a "7"', 'http://b "9"']);
  });

  it("do not wait for a subgraph that does not answer", async () => {
    const { answers, asked, bounds, rowsOf } = twoSubgraphs();
    answers.set("a", () => new Promise(() => {})).set("b", () => published("b", 9));

    void bounds.refresh();
    await new Promise(setImmediate);
    answers.set("b", () => published("b", 10));
    void bounds.refresh();
    await new Promise(setImmediate);

    expect(rowsOf()).toEqual({ B: 10 });
    expect(asked.filter((request) => request.startsWith("http://a"))).toHaveLength(1);
  });

  it("stay for five minutes while a subgraph is down, then its pages count as full", async () => {
    const { answers, held, lines, bounds, rowsOf } = twoSubgraphs();
    answers.set("a", () => published("a", 7)).set("b", () => published("b", 9));
    await bounds.refresh();
    answers.set("a", down).set("b", () => "unchanged");

    held.ms = lapseMs - 1;
    await bounds.refresh();
    expect(rowsOf()).toEqual({ A: 7, B: 9 });
    await bounds.refresh();
    held.ms = lapseMs;
    expect(rowsOf()).toEqual({ B: 9 });

    answers.set("a", () => published("a", 8));
    await bounds.refresh();
    expect(rowsOf()).toEqual({ A: 8, B: 9 });
    expect(lines).toMatchObject([
      { subgraph: "a", bounds: "published" },
      { subgraph: "b", bounds: "published" },
      { subgraph: "a", err: { message: "connect ECONNREFUSED" } },
      { subgraph: "a", bounds: "published" },
    ]);
  });

  it("ask a subgraph that publishes none again after five minutes", async () => {
    const { answers, asked, held, bounds, rowsOf } = twoSubgraphs();
    answers.set("a", () => null).set("b", () => published("b", 9));
    await bounds.refresh();
    await bounds.refresh();
    expect(asked.filter((request) => request.startsWith("http://a"))).toHaveLength(1);
    expect(rowsOf()).toEqual({ B: 9 });

    held.ms = silenceMs;
    answers.set("a", () => published("a", 7));
    await bounds.refresh();

    expect(rowsOf()).toMatchObject({ A: 7 });
  });

  it("forget at once what a subgraph no longer publishes", async () => {
    const { answers, bounds, rowsOf } = twoSubgraphs();
    answers.set("a", () => published("a", 7)).set("b", () => published("b", 9));
    await bounds.refresh();

    answers.set("a", () => null);
    await bounds.refresh();

    expect(rowsOf()).toEqual({ B: 9 });
  });

  it("go by a new supergraph at once", async () => {
    const { answers, held, bounds, rowsOf } = twoSubgraphs();
    answers.set("a", () => published("a", 7)).set("b", () => published("b", 9));
    await bounds.refresh();

    held.supergraph = supergraphOf("b", "c");
    expect(rowsOf()).toEqual({ B: 9 });

    answers.set("c", () => published("c", 3));
    await bounds.refresh();
    expect(rowsOf()).toEqual({ B: 9, C: 3 });
  });
});
