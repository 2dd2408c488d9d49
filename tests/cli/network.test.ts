import { readFile } from "node:fs/promises";

import { rostrum } from "../helpers/command-line";
import { startingDatabaseUrl } from "../helpers/starting-catalogue";
import { temporaryFolder } from "../helpers/temporary-catalogue";

/** On the starting catalogue. */
describe("rostrum network", () => {
  let environment: Record<string, string>;
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    environment = { DATABASE_URL: await startingDatabaseUrl(), LOG_LEVEL: "error" };
  });

  it("prints a table, says what it cuts, and draws what it printed", async () => {
    const files = { svg: `${folder}/hosts.svg`, png: `${folder}/hosts.png` };
    const words = ["network", "host-guest", "--first", "3", "--svg", files.svg, "--png", files.png];

    const { code, out, err } = await rostrum(words, environment);

    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n").slice(0, 9)).toEqual([
      "Who hosted whom",
      "25 people, 24 ties; by appearance, host; a tie weighs how often the one hosted the other",
      "",
      "#  name              ties  strength  community",
      "1  Caroline Doherty     1         1          0",
      "2  Claire Riley         1         2          0",
      "3  Diana Osagie         1         1          0",
      "",
      "22 more are omitted: --first 25 shows all.",
    ]);
    expect(out).toContain(`Wrote ${files.svg}.\nWrote ${files.png}.\n`);
    expect(await readFile(files.svg, "utf8")).toContain(">Claire Riley</text>");
    expect((await readFile(files.png)).subarray(1, 4).toString()).toBe("PNG");
  });

  it("ranks by a measure, and prints JSON", async () => {
    const words = ["network", "organisations", "--layers", "affiliation", "--by", "betweenness", "--json"];

    const { code, out } = await rostrum(words, environment);

    const report = JSON.parse(out) as { size: number; members: Array<{ name: string; score: number }> };
    expect(code).toBe(0);
    expect(report.members[0]).toMatchObject({ name: "Chartered Management Institute" });
    const scores = report.members.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((one, other) => other - one));
    expect(report.members).toHaveLength(Math.min(20, report.size));
  });

  it("writes CSV for Excel with a byte order mark, and wants CSV for that", async () => {
    const asked = ["network", "export", "people", "--layers", "appearance,host", "--excel"];

    const { code } = await rostrum([...asked, "--csv", `${folder}/excel.csv`], environment);
    const refused = await rostrum([...asked, "--gexf", `${folder}/excel.gexf`], environment);

    expect(code).toBe(0);
    for (const part of ["nodes", "edges"])
      expect(await readFile(`${folder}/excel-${part}.csv`, "utf8")).toMatch(/^\ufeff(Id|Source),/);
    expect(refused.err).toContain("Expected --excel with --csv FILE, but got it without.");
  });

  it("exports every format at once, tables in two files, each with what it was made of", async () => {
    const words = ["gexf", "graphml", "json", "hif", "csv", "parquet"].flatMap((format) => [
      `--${format}`,
      `${folder}/out.${format}`,
    ]);

    const { code, out } = await rostrum(
      ["network", "export", "people", "--layers", "appearance,host,honour", ...words],
      { ...environment, DATA_LICENCE: "CC0-1.0" },
    );

    expect(code).toBe(0);
    expect(out).toMatch(
      /^One tie takes 2\d\.\d bytes\. A distributed engine pays above about \d+ million ties/m,
    );
    const written = [...out.matchAll(/^Wrote (.+)\.$/gm)].map(([, file = ""]) =>
      file.slice(folder.length + 1),
    );
    expect(written.toSorted()).toEqual([
      "out-about.json",
      "out-edges.csv",
      "out-edges.parquet",
      "out-nodes.csv",
      "out-nodes.parquet",
      "out.gexf",
      "out.graphml",
      "out.hif",
      "out.json",
    ]);
    // An award of 2023 is known to the year.
    expect(await readFile(`${folder}/out.gexf`, "utf8")).toContain(
      '<spell start="2023-01-01" end="2023-12-31"/>',
    );
    for (const file of written.filter((name) => !name.endsWith(".csv"))) {
      const content = await readFile(`${folder}/${file}`, "latin1");
      expect([file, content]).toEqual([file, expect.stringMatching(/CC0-1\.0/)]);
      expect(content.replaceAll("&amp;", "&")).toContain("layers=appearance%2Chost%2Chonour&of=people");
    }
    expect((await readFile(`${folder}/out-edges.csv`, "utf8")).split("\r\n")).toHaveLength(50);
  });

  it("draws a timeline", async () => {
    const { code } = await rostrum(
      ["timeline", "victoria-carr", "--svg", `${folder}/years.svg`],
      environment,
    );

    expect(code).toBe(0);
    const svg = await readFile(`${folder}/years.svg`, "utf8");
    expect(svg).toContain("45 of 54 undated");
    expect(svg).toMatch(
      /<dcterms:provenance>Rostrum [\d.]+, revision \d+, question person=victoria-carr, seed 1, licence not stated</,
    );
  });

  it.each([
    [["network"], "rostrum network host-guest --from 2021"],
    [["network", "export"], "rostrum network export people --gexf"],
    [["timeline"], "<person>"],
  ])("explains %j with --help, and an example", async (words, example) => {
    const { code, out } = await rostrum([...words, "--help"]);

    expect(code).toBe(0);
    expect(out).toContain(example);
  });

  it.each([
    [
      ["network", "cats"],
      'Expected of to be one of people, shows, organisations, host-guest, but got "cats".',
    ],
    [["network", "--min-weight", "much"], "Expected minWeight to be a number from 0"],
    [["network", "--from", "soon"], "soon"],
    [["network", "--related-to", "nobody-of-that-name"], "nobody-of-that-name"],
    [["network", "--svg", "/nowhere/at/all.svg"], "Expected a file that can be written"],
    [["network", "export", "people"], "Expected a format and its file"],
    [["timeline", "victoria-carr"], "Expected --svg FILE or --png FILE"],
  ])("ends with 2 when called with %j", async (words, complaint) => {
    const { code, err } = await rostrum(words, environment);

    expect(code).toBe(2);
    expect(err).toContain(complaint);
  });
});
