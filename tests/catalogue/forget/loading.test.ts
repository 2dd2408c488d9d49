import { writeFile } from "node:fs/promises";

import { importDataFolder } from "../../../src/importers/data-folder/import-data-folder";
import { idForKey } from "../../../src/domain/ids";
import { raw } from "../../../src/database/sql/sql";
import { findByIds } from "../../../src/catalogue/queries/by-id";
import { temporaryDataFolder } from "../../importers/temporary-data-folder";
import { makeIdentifier, makePerson } from "../../helpers/make-entities";
import { temporaryCatalogue } from "../../helpers/temporary-catalogue";
import { testStamp } from "../../helpers/test-stamp";
import { upsert } from "../../helpers/upsert";
import { IdentifierScheme } from "../../../src/domain/identifiers";

const orcid = "0000-0001-5109-3700";

const people = (more = "") => `people:
  - key: ann-lee
    name: Ann Lee
    sortName: Lee, Ann
    identifiers: [{ scheme: ORCID, value: "${orcid}" }]
    cite: handout:1
  - { key: bob, name: Bob Ray, sortName: "Ray, Bob", description: A friend of Ann Lee., cite: handout:2 }
${more}`;

const show = `key: talks
title: Talks
kind: PODCAST
cite: handout:3
episodes:
  - key: one
    title: Ann Lee on maths
    cite: handout:4
    appearances:
      - { person: ann-lee, roles: [GUEST], cite: handout:4 }
      - { person: bob, roles: [GUEST], cite: handout:4 }
`;

async function loaded() {
  const catalogue = await temporaryCatalogue();
  const folder = await temporaryDataFolder({
    "documents.yaml": "documents:\n  - { key: handout, title: Handout, lines: 20 }\n",
    "people.yaml": people(),
    "shows/talks.yaml": show,
  });
  await importDataFolder(catalogue, folder);
  return { catalogue, folder };
}

const annId = idForKey("Person", "ann-lee");

describe("Loading a folder that tells of a person who was forgotten", () => {
  it("leaves out the person and what is nothing without them, a line each, and changes nothing else", async () => {
    const { catalogue, folder } = await loaded();
    await catalogue.forget(testStamp, "ann-lee");
    const before = await catalogue.statedHash();

    const { changes, problems } = await importDataFolder(catalogue, folder);

    expect(await catalogue.statedHash()).toBe(before);
    expect(changes).toMatchObject({ added: [], changed: [], removed: [], run: null });
    expect(problems.map(({ code, file, line, message }) => `${file}:${line} ${code} ${message}`)).toEqual([
      "people.yaml:2 FORGOTTEN Left out: this person was forgotten.",
      "shows/talks.yaml:10 FORGOTTEN Left out: it is nothing without a person who was forgotten.",
      "people.yaml:7 FORGOTTEN Loaded without the name of a person who was forgotten.",
      "shows/talks.yaml:6 FORGOTTEN Loaded without the name of a person who was forgotten.",
    ]);
    expect((await catalogue.verify()).problems).toEqual([]);
  });

  it("knows the person by an identifier under another key", async () => {
    const { catalogue, folder } = await loaded();
    await catalogue.forget(testStamp, annId);
    await writeFile(`${folder}/people.yaml`, people().replace("ann-lee", "dr-lee"));
    await writeFile(`${folder}/shows/talks.yaml`, show.replace("ann-lee", "dr-lee"));

    const { changes } = await importDataFolder(catalogue, folder);

    expect(changes).toMatchObject({ added: [], changed: [], removed: [] });
    expect(changes?.forgotten.people).toEqual([idForKey("Person", "dr-lee")]);
  });

  it("loads another one of the name with other keys, and asks", async () => {
    const { catalogue, folder } = await loaded();
    await catalogue.forget(testStamp, annId);
    const other = `  - { key: ann-lee-of-york, name: Ann Lee, sortName: "Lee, Ann", cite: handout:9 }\n`;
    await writeFile(`${folder}/people.yaml`, people(other));

    const { problems, changes } = await importDataFolder(catalogue, folder);
    const again = await importDataFolder(catalogue, folder);

    expect(changes?.added).toEqual([
      { type: "Person", id: idForKey("Person", "ann-lee-of-york"), name: "Ann Lee" },
    ]);
    expect(problems).toContainEqual({
      code: "LIKELY_FORGOTTEN",
      file: "people.yaml",
      line: 8,
      message: expect.stringMatching(/^Loaded, and a question/) as string,
    });
    expect(again.changes).toMatchObject({ added: [], changed: [], removed: [] });
  });

  it("fills an empty catalogue without them", async () => {
    const { catalogue, folder } = await loaded();
    await catalogue.forget(testStamp, annId);
    const nodes = await catalogue.reader.all<{ id: string }>(
      raw(`select n."id" from "node" n where n."removedOn" is null`),
    );
    await catalogue.edit(testStamp, (edit) => edit.remove(nodes.map(({ id }) => id)));

    const { changes } = await importDataFolder(catalogue, folder, { onlyIntoEmpty: true });

    expect(changes?.forgotten.people).toEqual([annId]);
    expect((await findByIds(catalogue.reader, "Person", [annId])).size).toBe(0);
  });
});

describe("An edit", () => {
  it.each([
    ["the id", makePerson({ id: annId, name: "Ann Lee" })],
    ["an identifier", makePerson({ identifiers: [makeIdentifier(IdentifierScheme.ORCID, orcid)] })],
  ])("that brings back a person who was forgotten, by %s, is refused", async (_, person) => {
    const { catalogue } = await loaded();
    await catalogue.forget(testStamp, annId);

    await expect(upsert(catalogue, person)).rejects.toMatchObject({ code: "FORGOTTEN" });
  });
});
