/** @jest-environment-options {"ownModules": true} */
import "./more-columns";

import { writeFileSync } from "node:fs";

import { EdtfDate } from "../../src/entities";
import { toRow } from "../../src/entities/columns";
import { printedJsonSchemas } from "../../src/importers/data-folder/json-schemas/json-schemas";
import { recordSchema } from "../../src/importers/data-folder/json-schemas/record-schema";
import { readDataFolder } from "../../src/importers/data-folder/read-data-folder";
import { handout, namesOf, temporaryDataFolder } from "./temporary-data-folder";

/** Reads one person with these properties, by JSON Schemas that are generated for the occasion. */
async function readPerson(properties: string) {
  const people = `people:\n  - { key: ann, name: Ann, cite: "handout:1", ${properties} }\n`;
  const folder = await temporaryDataFolder({ "documents.yaml": handout, "people.yaml": people });
  for (const [name, text] of printedJsonSchemas()) writeFileSync(`${folder}/schema/${name}`, text);
  return readDataFolder(folder);
}

describe("a column that is added to an entity", () => {
  it("is a property of its JSON Schema", () => {
    const { properties, required } = recordSchema("Person") as unknown as {
      properties: Record<string, object>;
      required: string[];
    };

    expect(required).toEqual(["key", "name", "birthName", "cite"]);
    expect(properties).toMatchObject({
      pronouns: { description: "What pronouns is.", type: "string", minLength: 1 },
      mood: { type: "string", default: "even" },
      height: { type: "number" },
      booksRead: { type: "integer" },
      favouriteKind: { type: "string", enum: expect.arrayContaining(["PODCAST"]) as string[] },
      languages: { type: ["array", "null"], uniqueItems: true, items: { type: "string", minLength: 1 } },
      favouriteKinds: {
        type: ["array", "null"],
        items: { enum: expect.arrayContaining(["PODCAST"]) as string[] },
      },
      registrations: { type: ["array", "null"], items: { $ref: "common.schema.json#/$defs/identifier" } },
      channels: { type: ["array", "null"], items: { $ref: "common.schema.json#/$defs/account" } },
      bornOn: { $ref: "common.schema.json#/$defs/edtf" },
    });
  });

  it("is read from YAML, and goes into its row", async () => {
    const { entities, problems } = await readPerson(
      `pronouns: she/her, birthName: Anne, mood: calm, height: 1.7, booksRead: 3, favouriteKind: PODCAST, languages: [en, cy],
       favouriteKinds: [EVENT], registrations: [{ scheme: ISNI, value: "000000012281955x" }],
       channels: [{ platform: X, handle: "@ann" }], bornOn: "1980-02"`,
    );

    expect(problems).toEqual([]);
    expect(entities.slice(1)).toMatchObject([
      {
        pronouns: "she/her",
        birthName: "Anne",
        mood: "calm",
        height: 1.7,
        booksRead: 3,
        favouriteKind: "PODCAST",
        languages: ["en", "cy"],
        favouriteKinds: ["EVENT"],
        registrations: [{ scheme: "ISNI", value: "0000 0001 2281 955X", standing: "STATED" }],
        channels: [{ platform: "X", handle: "@ann", url: null }],
        bornOn: EdtfDate.of("1980-02"),
      },
    ]);
    expect(toRow("Person", entities[1] ?? {})).toEqual(
      expect.arrayContaining(["she/her", "1980-02", "1980-02-29"]),
    );
  });

  it.each(["", ", languages: [], channels: []", ", languages: , channels: "])(
    "is null, empty or its default where it is left out or empty%s",
    async (empty) => {
      const { entities, problems } = await readPerson(`birthName: Anne${empty}`);

      expect(problems).toEqual([]);
      expect(entities.slice(1)).toMatchObject([
        { pronouns: null, mood: "even", height: null, languages: [], channels: [], bornOn: null },
      ]);
    },
  );

  it.each([
    ["pronouns: she/her", "must have required property 'birthName'"],
    [
      `birthName: Anne, registrations: [{ scheme: ISNI, value: "0000 0001 2281 9551" }]`,
      "Expected ISNI such as",
    ],
    [`birthName: ""`, "must NOT have fewer than 1 characters"],
    ["birthName: Anne, booksRead: 1.5", "must be integer"],
    ["birthName: Anne, favouriteKind: OPERA", "to be one of PODCAST"],
    ["birthName: Anne, languages: [en, en]", "must NOT have duplicate items"],
    ["birthName: Anne, registrations: [{ scheme: ISNI }]", "must have required property 'value'"],
    [`birthName: Anne, bornOn: "1981-02-29"`, "Expected an EDTF date"],
  ])("is refused as any other: %s", async (properties, message) => {
    const { entities, problems } = await readPerson(properties);

    expect(namesOf(entities)).toEqual(["Document handout"]);
    expect(problems).toEqual([
      expect.objectContaining({ file: "people.yaml", message: expect.stringContaining(message) as string }),
    ]);
  });
});
