import { idForKey } from "../../src/domain/ids";
import { namesOf, readFiles } from "./temporary-data-folder";

describe("an appearance on behalf of organisations", () => {
  const organisation = (key: string) => `  - { key: ${key}, name: ${key}, cite: "handout:1" }\n`;
  const readAppearance = async (onBehalfOf: string) =>
    readFiles({
      "organisations.yaml": `organisations:\n${organisation("school")}${organisation("army")}`,
      "people.yaml": `people:\n  - { key: ann, name: Ann, cite: "handout:1" }\n`,
      "shows/a.yaml": `key: a
title: A
kind: EVENT
cite: handout:1
episodes:
  - key: "1"
    cite: handout:1
    appearances:
      - person: ann
        roles: [GUEST]
        onBehalfOf: ${onBehalfOf}
        cite: handout:1
`,
    });

  it.each([
    ["school", ["school"]],
    ["[school, army]", ["school", "army"]],
    ["[army, school]", ["army", "school"]],
    ["[]", []],
    ["", []],
  ])("has their ids in the order written: %s", async (written, keys) => {
    const { entities, problems } = await readAppearance(written);

    expect(problems).toEqual([]);
    expect(entities.at(-1)).toMatchObject({
      roles: ["GUEST"],
      onBehalfOfIds: keys.map((key) => idForKey("Organisation", key)),
    });
  });

  it.each([
    [
      "[army, army]",
      "NOT_BY_SCHEMA",
      'Expected onBehalfOf: must NOT have duplicate items (items ## 0 and 1 are identical), but got ["army","army"].',
    ],
    [
      "[army, Navy]",
      "NOT_BY_SCHEMA",
      'Expected this element of onBehalfOf: must match pattern "^[a-z0-9]+(-[a-z0-9]+)*$", but got "Navy".',
    ],
    ["[army, navy]", "DANGLING", 'Nothing in the data is the Organisation "navy".'],
  ])("is left out where they are no list of keys that stand there: %s", async (written, code, message) => {
    const { entities, problems } = await readAppearance(written);

    expect(problems).toEqual([{ code, file: "shows/a.yaml", line: 11, message }]);
    expect(namesOf(entities).filter((name) => name.startsWith("Appearance"))).toEqual([]);
  });
});
