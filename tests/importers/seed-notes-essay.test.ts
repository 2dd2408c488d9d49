import { idForKey } from "../../src/domain/ids";
import { readDataFolder } from "../../src/importers/data-folder/read-data-folder";
import { Facts } from "./facts";
import { namesOf, temporaryDataFolder } from "./temporary-data-folder";

/** How the essay is represented, and what it asks for. */
let facts: Facts;
beforeAll(async () => {
  facts = await Facts.ofData();
});

describe("the essay", () => {
  it("is a publication without an author, about what it names: bodies, subjects and its steps of learning", async () => {
    const { entities } = await readDataFolder("data");
    const cited = entities.filter(({ sources }) =>
      sources.some(({ documentId }) => documentId === idForKey("Document", "network-essay")),
    );

    expect(namesOf(cited)).toEqual([
      "About network-essay collaborative-networks",
      "About network-essay college",
      "About network-essay curriculum-and-assessment",
      "About network-essay department-for-education",
      "About network-essay learning-by-eleven",
      "About network-essay learning-pathways",
      "About network-essay ofsted",
      "About network-essay reading-writing-and-counting-by-seven",
      "About network-essay school-system",
      "About network-essay university",
      "About network-essay work",
      "Organisation department-for-education",
      "Organisation ofsted",
      "Publication network-essay",
      "Topic collaborative-networks",
      "Topic college",
      "Topic curriculum-and-assessment",
      "Topic education",
      "Topic education-policy",
      "Topic learning-by-eleven",
      "Topic learning-pathways",
      "Topic reading-writing-and-counting-by-seven",
      "Topic school-system",
      "Topic university",
      "Topic work",
    ]);
    expect(facts.publication("network-essay").contributions).toEqual([]);
    expect(facts.one("Organisation", "department-for-education").kind).toBe("GOVERNMENT_DEPARTMENT");
    expect(facts.one("Organisation", "ofsted").kind).toBe("REGULATOR");
  });

  it("asks for networks of schools, colleges, universities and businesses: they can be written down", async () => {
    const member = (key: string, kind: string) =>
      `  - { key: ${key}, name: ${key}, kind: ${kind}, cite: "d:1" }\n`;
    const tie = (from: string, to: string, kind: string) =>
      `  - { from: ${from}, to: ${to}, kind: ${kind}, cite: "d:1" }\n`;
    const folder = await temporaryDataFolder({
      "documents.yaml": "documents:\n  - { key: d, title: D, lines: 1 }\n",
      "organisations.yaml": [
        "organisations:\n",
        member("collaborative", "FEDERATION"),
        member("cooperative", "COOPERATIVE"),
        member("school", "SCHOOL"),
        member("college", "COLLEGE"),
        member("university", "UNIVERSITY"),
        member("business", "BUSINESS"),
        "partnerships:\n",
        tie("school", "collaborative", "MEMBER_OF"),
        tie("college", "collaborative", "MEMBER_OF"),
        tie("school", "cooperative", "MEMBER_OF"),
        tie("university", "school", "COLLABORATION"),
        tie("business", "collaborative", "SPONSORSHIP"),
      ].join(""),
    });

    const { entities, problems } = await readDataFolder(folder);

    expect(problems).toEqual([]);
    expect(namesOf(entities).filter((name) => name.startsWith("Partnership"))).toEqual([
      "Partnership business collaborative",
      "Partnership college collaborative",
      "Partnership school collaborative",
      "Partnership school cooperative",
      "Partnership university school",
    ]);
  });
});
