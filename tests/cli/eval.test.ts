import { writeFile } from "node:fs/promises";

import { rostrum } from "../helpers/command-line";
import { temporaryFolder } from "../helpers/temporary-catalogue";

const record = (name: string, urls: readonly string[]) => ({
  source: "made",
  key: name,
  name,
  accounts: [],
  urls,
  related: [],
});

const pair = (id: string, half: string, urls: readonly string[]) => ({
  id,
  half,
  stratum: "pages",
  label: "same",
  one: record("Ann Lee", urls),
  other: record("LEE, Ann", urls),
});

describe("rostrum eval identity", () => {
  it("prints precision, recall and each miss of one half of labelled pairs, in words and as JSON", async () => {
    const file = `${await temporaryFolder()}/pairs.ndjson`;
    const pairs = [
      pair("a", "seen", ["https://ann.example"]),
      pair("b", "seen", []),
      pair("c", "sealed", []),
    ];
    await writeFile(file, pairs.map((one) => `${JSON.stringify(one)}\n`).join(""));

    const [inWords, asJson, unknown] = [
      await rostrum(["eval", "identity", file]),
      await rostrum(["eval", "identity", file, "--half", "sealed", "--json"]),
      await rostrum(["eval", "identity", file, "--half", "other"]),
    ];

    expect(inWords.code).toBe(0);
    expect(inWords.out).toContain("same      2: found 1, asked 1, missed 0; recall 0.5000");
    expect(inWords.out).toContain("asked: “Ann Lee” and “LEE, Ann” (pages, b): spelling");
    expect(JSON.parse(asJson.out)).toMatchObject({
      half: "sealed",
      pairs: 1,
      recall: 0,
      misses: [{ id: "c" }],
    });
    expect(unknown.code).toBe(2);
  });
});
