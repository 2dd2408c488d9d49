import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { readDigests } from "../../../src/importers/evaluation/digests";
import { compareItems } from "../../../src/importers/evaluation/evaluate-profile";
import { itemsOf } from "../../../src/importers/evaluation/items";
import { readDataFolder } from "../../../src/importers/data-folder/read-data-folder";
import { projectFolder } from "../../helpers/starting-catalogue";

const folder = join(projectFolder, "bench", "eval");
const foldersIn = (half: string) =>
  readdirSync(join(folder, "documents", half)).map((name) => `${half}/${name}`);
const documents = [...foldersIn("seen"), ...foldersIn("sealed")];
const lists = readdirSync(join(folder, "lists"));

const labelsOf = async (document: string) =>
  readDataFolder(join(folder, "documents", document, "data"), join(projectFolder, "data", "schema"));

/** The text that labels cite: the document itself, or what it was made of. */
function textOf(document: string): string[] {
  const names = readdirSync(join(folder, "documents", document)).filter((name) => name !== "data");
  const made = names.find((name) => name.startsWith("source."));
  return readFileSync(join(folder, "documents", document, made ?? names[0] ?? ""), "utf8").split("\n");
}

describe("The labels of documents that were written before the parser", () => {
  it("are of six documents that are seen and six that are sealed", () => {
    expect(foldersIn("seen")).toHaveLength(6);
    expect(foldersIn("sealed")).toHaveLength(6);
    for (const half of ["seen", "sealed"])
      for (const format of [".docx", ".pdf", ".html", ".md", ".txt"])
        expect(
          foldersIn(half).some((name) =>
            readdirSync(join(folder, "documents", name)).some((file) => file.endsWith(format)),
          ),
        ).toBe(true);
  });

  it.each(documents)("are sound, and cite lines that say something: %s", async (document) => {
    const { entities, problems } = await labelsOf(document);
    const lines = textOf(document);
    const cited = entities.flatMap(({ sources }) => sources.flatMap(({ line }) => line ?? []));

    expect(problems).toEqual([]);
    expect(cited.filter((line) => (lines[line - 1] ?? "").trim() === "")).toEqual([]);
    expect(cited.length).toBeGreaterThan(0);
  });

  it.each(documents)("are found by themselves, each once, and have 8 to 40 entries: %s", async (document) => {
    const items = itemsOf((await labelsOf(document)).entities);
    const { misses, inventions, differences } = compareItems(items, items);
    const entries = items.filter(({ kind }) => ["appearances", "publications", "honours"].includes(kind));

    expect([misses, inventions, differences]).toEqual([[], [], []]);
    if (document.endsWith("/essay")) return;
    expect(entries.length).toBeGreaterThanOrEqual(8);
    expect(entries.length).toBeLessThanOrEqual(40);
  });

  it("have no person, appearance, host or honour for the essay", async () => {
    const items = itemsOf((await labelsOf("sealed/essay")).entities);

    expect(items.map(({ kind }) => kind)).toEqual(["publications"]);
  });

  it.each(lists)("are read as digests, where the list is not in the repository: %s", (name) => {
    const items = readDigests(readFileSync(join(folder, "lists", name), "utf8"), name);

    expect(items.length).toBeGreaterThan(8);
    for (const { keys, looseKeys, name: digest, says } of items)
      for (const text of [...keys, ...looseKeys, digest, ...Object.values(says)])
        expect(text).toMatch(/^[0-9a-f]{32}$/);
  });

  it("has three lists of six sealed, whose lists exist if ../shared does", () => {
    const halves = lists.map(
      (name) => (JSON.parse(readFileSync(join(folder, "lists", name), "utf8")) as { half: string }).half,
    );

    expect(halves.toSorted()).toEqual(["sealed", "sealed", "sealed", "seen", "seen", "seen"]);
    expect(existsSync(join(folder, "README.md"))).toBe(true);
  });
});
