import type { AnyEntityInput, EntityInput } from "../../src/catalogue/commands/derived-columns";
import { idForKey, typeOfId, type TypeName } from "../../src/domain/ids";
import { OrganisationKind } from "../../src/entities";
import { readDataFolder, type DataFolder } from "../../src/importers/data-folder/read-data-folder";
import { demonstration } from "../../src/importers/demonstration/demonstration";
import { rungs } from "../../src/importers/demonstration/topics";
import { demonstrationFolder } from "../helpers/demonstration-catalogue";

describe("the demonstration catalogue", () => {
  let data: DataFolder;

  beforeAll(async () => {
    data = await readDataFolder(await demonstrationFolder());
  });

  function all<Name extends TypeName>(type: Name): Array<EntityInput<Name>> {
    return data.entities.filter(({ id }) => typeOfId(id) === type) as unknown as Array<EntityInput<Name>>;
  }

  it("has no problem, and none of another seed has", async () => {
    expect(data.problems).toEqual([]);
    expect((await readDataFolder(await demonstrationFolder(2))).problems).toEqual([]);
  });

  it("is the same for the same seed, and another for another", () => {
    expect([...demonstration(7)]).toEqual([...demonstration(7)]);
    expect(demonstration(7).get("people.yaml")).not.toBe(demonstration(8).get("people.yaml"));
  });

  it("has 250 people, thirty shows, sixty schools, colleges, universities and businesses, and six years", () => {
    const { SCHOOL, COLLEGE, UNIVERSITY, BUSINESS } = OrganisationKind;
    const bodies = all("Organisation").filter(({ kind }) =>
      [SCHOOL, COLLEGE, UNIVERSITY, BUSINESS].includes(kind as OrganisationKind),
    );
    const yearsOf = all("Episode").map(({ occurredOn, publishedOn }) =>
      (occurredOn ?? publishedOn)?.edtf.slice(0, 4),
    );

    expect([all("Person").length, all("Show").length, bodies.length]).toEqual([250, 30, 60]);
    expect([...new Set(yearsOf.filter(Boolean))].toSorted((a = "", b = "") => (a < b ? -1 : 1))).toEqual([
      "2020",
      "2021",
      "2022",
      "2023",
      "2024",
      "2025",
    ]);
  });

  it("has partnerships with shared purposes, for every rung of the ladder", () => {
    const purposes = new Set(all("Partnership").flatMap(({ topicIds }) => topicIds));
    const climbed = rungs.map((key) => idForKey("Topic", key));

    expect(all("Partnership").every(({ topicIds }) => topicIds.length > 0)).toBe(true);
    expect(climbed.filter((id) => !purposes.has(id))).toEqual([]);
  });

  it("says in every description, and every title of a document, that it is made up", () => {
    const said = data.entities.flatMap((entity) => {
      const { description, abstract, title } = entity as {
        description?: string;
        abstract?: string;
        title?: string;
      };
      return typeOfId(entity.id) === "Document" ? [title] : [description ?? abstract ?? null];
    });
    const things = new Set(["Person", "Organisation", "Show", "Episode", "Topic", "Publication"]);
    const silent = data.entities.filter(
      (entity: AnyEntityInput, place) => things.has(typeOfId(entity.id) ?? "") && !said[place],
    );

    expect(silent).toEqual([]);
    expect(said.filter((text) => text && !/made up/i.test(text))).toEqual([]);
    expect(all("Award").map(({ name }) => name)).toEqual(all("Award").map(() => "Made-up Ladder Awards"));
  });

  it("cites for everything a document that says so, and links to nothing but example.org", () => {
    const uncited = data.entities.filter(
      ({ id, sources }) => typeOfId(id) !== "Document" && sources.length === 0,
    );
    const hosts = data.entities.flatMap(({ links }) => links.map(({ url }) => new URL(url).host));

    expect(uncited).toEqual([]);
    expect(new Set(hosts)).toEqual(new Set(["example.org"]));
    for (const text of demonstration(1).values())
      expect(text.match(/https?:\/\/(?!example\.org|json-schema\.org)[^\s"]*/g) ?? []).toEqual([]);
  });
});
