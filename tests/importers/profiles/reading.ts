import { readFileSync } from "node:fs";

import { type ImportRecord, referencesOf } from "../../../src/importers/records";
import { profile } from "../../../src/importers/sources/profile";
import { SourceFile } from "../../../src/importers/sources/source-file";
import { projectFolder } from "../../helpers/starting-catalogue";

export const profileFixture = (name: string): string => `${projectFolder}/tests/fixtures/profiles/${name}`;

/** A document that is in the test itself, as it is read. */
export const readText = (text: string, name = "profile.md", person: string | null = null) =>
  profile.read(new SourceFile(name, new TextEncoder().encode(text)), { mapping: null, person });

export const readFixture = (name: string, person: string | null = null) =>
  readText(readFileSync(profileFixture(name), "utf8"), name, person);

/** What a document says, a fact a line: without places, and with how sure what is inferred is. */
export function factsIn(
  records: readonly ImportRecord[],
  ...types: readonly ImportRecord["type"][]
): string[] {
  return records
    .filter(({ type }) => types.length === 0 || types.includes(type))
    .map((record) => {
      const { type, values, links, inference } = record;
      const said = Object.entries(values).flatMap(([name, value]) =>
        value === null ||
        value === undefined ||
        name === "position" ||
        name === "displayTitle" ||
        (Array.isArray(value) && value.length === 0)
          ? []
          : [`${name} ${JSON.stringify(value)}`],
      );
      const to = referencesOf(record).map((one) => `${one.type} ${one.key.replace(/https:\/\/\S+/, "…")}`);
      return [
        [type, ...said].join(" "),
        ...(to.length === 0 ? [] : [`of ${to.join(", ")}`]),
        ...links.map(({ url, purpose }) => `${purpose} ${url}`),
        ...(inference === null ? [] : [`${inference.confidence} from ${inference.from}`]),
      ].join("; ");
    });
}
