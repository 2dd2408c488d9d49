import { readdirSync, readFileSync } from "node:fs";

import { readMapping } from "../../../src/importers/sources/mapped/read-mapping";
import { projectFolder } from "../../helpers/starting-catalogue";
import { fileOf } from "./reading";

const row = (more: string) => `rows:
  - is: episode
    show: { title: show }
    episode: { title: title }
${more}`;

describe("A mapping file", () => {
  it.each([
    ["is empty", "", "talks.yaml:1 cannot be used. Expected the file: must be object, but got null."],
    ["is no YAML", "rows: [", /^The mapping talks\.yaml:1 cannot be used\. Not well-formed YAML: /],
    [
      "has no rows",
      "source: { title: A }",
      "talks.yaml:1 cannot be used. Expected the file: must have required property 'rows'.",
    ],
    [
      "has a property that there is none of",
      row("    sepeakers: []"),
      'talks.yaml:5 cannot be used. Expected this element of rows to have no property "sepeakers".',
    ],
    [
      "names a property that the type has not",
      row("    appearances:\n      - { from: a }\n      - from: b\n        rolls: SPEAKER"),
      'talks.yaml:8 cannot be used. Expected this element of appearances to have no property "rolls".',
    ],
    [
      "is of what is no thing",
      "rows:\n  - is: talk",
      'talks.yaml:2 cannot be used. Expected is to be one of show, episode, person, organisation, publication, award, appearance, but got "talk".',
    ],
    [
      "does not describe its rows",
      "rows:\n  - is: person",
      "talks.yaml:2 cannot be used. Expected rows that are of person to describe it: person.",
    ],
    [
      "has episodes without a show",
      "rows:\n  - is: episode\n    episode: { title: title }",
      "talks.yaml:3 cannot be used. Expected the show of the episode, at least its key.",
    ],
    [
      "has authors of nothing",
      row("    contributions:\n      - { from: authors }"),
      "talks.yaml:5 cannot be used. Expected publication, to which contributions belong.",
    ],
    [
      "has texts of no episode",
      "rows:\n  - is: person\n    person: { name: name }\n    peopleIn: { notes: $body }",
      "talks.yaml:4 cannot be used. Expected the episode of which the texts are.",
    ],
    [
      "has years in two digits and no pivot",
      row("").replace("title: title", "occurredOn: { from: day, date: M/D/YY }"),
      "talks.yaml:4 cannot be used. Expected a pivot beside M/D/YY: years below it are of 2000 and later, the others of 1900 and later.",
    ],
    [
      "has a date in a form that is none",
      row("").replace("title: title", "occurredOn: { from: day, date: day }"),
      "talks.yaml:4 cannot be used. Expected the form of a date, such as M/D/YYYY, but got day.",
    ],
  ])("that %s is refused with the file, the line and what was expected", (_what, text, why) => {
    const message = typeof why === "string" ? `The mapping ${why}` : why;

    expect(() => readMapping(fileOf("talks.yaml", text))).toThrow(message);
  });

  it("that comes with Rostrum can be used", () => {
    const folder = `${projectFolder}/mappings`;
    const files = readdirSync(folder);

    expect(files).toEqual([
      "arrested-devops.yaml",
      "codeandtalk.yaml",
      "daily-show.yaml",
      "pyvideo.yaml",
      "rostrum.yaml",
      "syntax.yaml",
    ]);
    // Each is of one source, but for our own: every table that was exported is a source of its own.
    const keyless = files.filter(
      (file) => readMapping(fileOf(file, readFileSync(`${folder}/${file}`, "utf8"))).source.key === null,
    );
    expect(keyless).toEqual(["rostrum.yaml"]);
  });
});
