import { readdir, readFile, writeFile } from "node:fs/promises";

import { rostrum } from "../helpers/command-line";
import { projectFolder } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";

const address = "http://127.0.0.1:4006/graphql";
const bookings = `bookings=${projectFolder}/examples/bookings/bookings.graphql@${address}`;
const notShared =
  'Non-shareable field "Person.name" is resolved from multiple subgraphs: it is resolved from subgraphs "people" and "stranger" and defined as non-shareable in all of them';

describe("rostrum compose", () => {
  let folder: string;
  let clashing: string;

  beforeEach(async () => {
    folder = await temporaryFolder();
    clashing = await subgraph("stranger", 'type Person @key(fields: "id") { id: ID! name: String! }');
  });

  /** What `--with` takes, for a subgraph with this in it. */
  async function subgraph(name: string, types: string): Promise<string> {
    const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
    await writeFile(`${folder}/${name}.graphql`, `${link}\n${types}\n`);
    return `${name}=${folder}/${name}.graphql@http://127.0.0.1:4009/graphql`;
  }

  it("explains itself with --help", async () => {
    const { code, out } = await rostrum(["compose", "--help"]);

    expect(code).toBe(0);
    for (const word of ["--with <name=file@url>", "--alone", "--out <file>", "--json"]) {
      expect(out).toContain(word);
    }
  });

  it("prints what is committed when nothing is added", async () => {
    const { code, out, err } = await rostrum(["compose"]);

    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(await readFile(`${projectFolder}/schema/supergraph.graphql`, "utf8"));
  });

  it("prints a supergraph with a stranger's fields in it, at its address", async () => {
    const { code, out, err } = await rostrum(["compose", "--with", bookings]);

    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`BOOKINGS @join__graph(name: "bookings", url: "${address}")`);
    expect(out).toContain("bookingTerms: BookingTerms @join__field(graph: BOOKINGS)");
    expect(out).toContain('PEOPLE @join__graph(name: "people", url: "http://127.0.0.1:4001/graphql")');
  });

  it("writes the addresses of Rostrum's own subgraphs by the setting SUBGRAPHS", async () => {
    const { out } = await rostrum(["compose"], { SUBGRAPHS: "people=https://people.example.org/graphql" });

    expect(out).toContain('PEOPLE @join__graph(name: "people", url: "https://people.example.org/graphql")');
    expect(out).toContain('SHOWS @join__graph(name: "shows", url: "http://127.0.0.1:4002/graphql")');
  });

  it("takes several, and leaves Rostrum's own out with --alone", async () => {
    const [one, two] = [
      await subgraph("one", "type Query { a: Int }"),
      await subgraph("two", "type Query { b: Int }"),
    ];

    const { code, out } = await rostrum(["compose", "--alone", "--with", one, "--with", two]);

    expect(code).toBe(0);
    expect(out).toMatch(
      /type Query .*\{\s+a: Int @join__field\(graph: ONE\)\s+b: Int @join__field\(graph: TWO\)\s+\}/,
    );
    expect(out).not.toContain("PEOPLE");
  });

  it("replaces a file with --out, and leaves no temporary file", async () => {
    await writeFile(`${folder}/supergraph.graphql`, "an old one");

    const { code, out, err } = await rostrum([
      "compose",
      "--with",
      bookings,
      "--out",
      `${folder}/supergraph.graphql`,
    ]);

    expect({ code, out, err }).toEqual({ code: 0, out: `Wrote ${folder}/supergraph.graphql.\n`, err: "" });
    expect(await readFile(`${folder}/supergraph.graphql`, "utf8")).toBe(
      (await rostrum(["compose", "--with", bookings])).out,
    );
    expect((await readdir(folder)).toSorted()).toEqual(["stranger.graphql", "supergraph.graphql"]);
  });

  it("speaks JSON with --json, whether it writes or prints", async () => {
    const file = `${folder}/supergraph.graphql`;

    const written = await rostrum(["compose", "--with", bookings, "--out", file, "--json"]);
    const printed = await rostrum(["compose", "--with", bookings, "--json"]);

    expect(JSON.parse(written.out)).toEqual({ problems: [], out: file });
    expect(JSON.parse(printed.out)).toEqual({ problems: [], supergraphSdl: await readFile(file, "utf8") });
  });

  describe("where subgraphs do not compose", () => {
    it("exits with 1, reports problems on standard error, and prints no supergraph", async () => {
      const { code, out, err } = await rostrum(["compose", "--with", clashing]);

      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toBe(
        `INVALID_FIELD_SHARING ${notShared}\nrostrum: The subgraphs do not compose; wrote nothing.\n`,
      );
    });

    it("leaves the file of --out as it was", async () => {
      await writeFile(`${folder}/supergraph.graphql`, "an old one");

      const { code } = await rostrum([
        "compose",
        "--with",
        clashing,
        "--out",
        `${folder}/supergraph.graphql`,
      ]);

      expect(code).toBe(1);
      expect(await readFile(`${folder}/supergraph.graphql`, "utf8")).toBe("an old one");
    });

    it("reports problems as JSON with --json", async () => {
      const problems = [{ code: "INVALID_FIELD_SHARING", message: notShared }];
      const words = ["compose", "--with", clashing, "--json"];

      const [printed, written] = [
        await rostrum(words),
        await rostrum([...words, "--out", `${folder}/s.graphql`]),
      ];

      expect({ ...printed, out: JSON.parse(printed.out) as unknown }).toEqual({
        code: 1,
        out: { problems, supergraphSdl: null },
        err: "",
      });
      expect(JSON.parse(written.out)).toEqual({ problems, out: null });
    });

    it("reports an undefined type, and the subgraph that uses it", async () => {
      const { code, err } = await rostrum([
        "compose",
        "--with",
        await subgraph("x", "type Query { a: Nope }"),
      ]);

      expect(code).toBe(1);
      expect(err).toContain("INVALID_GRAPHQL [x] Unknown type Nope");
    });
  });

  it("ends with 2 for what --with does not take, and says what it takes", async () => {
    const bad = [
      "bookings.graphql",
      "bookings=bookings.graphql",
      "bookings=bookings.graphql@ftp://127.0.0.1/graphql",
      "bookings=bookings.graphql@http://[::1/graphql",
    ];

    const outcomes = await Promise.all(bad.map((given) => rostrum(["compose", "--with", given])));

    const takes = "a name, a file and a URL, such as bookings=bookings.graphql@http://127.0.0.1:4006/graphql";
    expect(outcomes).toEqual(
      bad.map((given) => ({
        code: 2,
        out: "",
        err: `rostrum: Expected --with to be ${takes}, but got "${given}".\n`,
      })),
    );
  });

  it("ends with 2 where the file is missing", async () => {
    const { code, err } = await rostrum(["compose", "--with", `x=${folder}/missing.graphql@${address}`]);

    expect(code).toBe(2);
    expect(err).toBe(
      `rostrum: Expected the SDL of x in ${folder}/missing.graphql, but it cannot be read (ENOENT).\n`,
    );
  });

  it("ends with 2 where the file is no SDL, and says where in it", async () => {
    const { code, err } = await rostrum(["compose", "--with", await subgraph("x", "type Query {\n  a: Int")]);

    expect(code).toBe(2);
    expect(err).toBe(
      `rostrum: Expected GraphQL SDL in ${folder}/x.graphql:4:1, but got: Syntax Error: Expected Name, found <EOF>.\n`,
    );
  });

  it.each(["people", "bookings"])("ends with 2 where two subgraphs are called %s", async (name) => {
    const other = await subgraph(name, "type Query { a: Int }");

    const { code, err } = await rostrum(["compose", "--with", bookings, "--with", other]);

    expect(code).toBe(2);
    expect(err).toBe(`rostrum: Expected a unique name for each subgraph, but two have the name ${name}.\n`);
  });

  it("ends with 3 where it cannot write, and leaves nothing half written", async () => {
    const { code, err } = await rostrum(["compose", "--out", folder]);

    expect(code).toBe(3);
    expect(err).toBe(`rostrum: Cannot write ${folder} (EISDIR).\n`);
    await expect(readFile(`${folder}.new`)).rejects.toThrow("ENOENT");
  });
});
