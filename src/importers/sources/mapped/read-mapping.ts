import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020";

import { LinkPurpose } from "../../../domain/links/link";
import { messageOf, tellingErrors } from "../../../domain/schema-errors";
import type { SourceFile } from "../source-file";
import { readYaml, type YamlDocument } from "../tables/read-yaml";
import { Unreadable } from "../unreadable";
import { dateFormOf } from "./date-forms";
import {
  type AffiliationMapping,
  type LinkMapping,
  type Mapping,
  type RoleMapping,
  type RoleName,
  roleTypes,
  type RowFormat,
  type RowsMapping,
  type ThingMapping,
  type TextsMapping,
  type ThingName,
  thingTypes,
  type TopicsMapping,
  type ValueMapping,
} from "./mapping";
import { mappingSchema } from "./mapping-schema";
import { mappedProperties } from "./properties";

let validator: ValidateFunction | null = null;

/** Reads a mapping file. Throws Unreadable that names it, the line and what was expected. */
export function readMapping(file: SourceFile): Mapping {
  try {
    const document = readYaml(file.text);
    validator ??= new Ajv2020({ allErrors: true, verbose: true }).compile(mappingSchema());
    if (!validator(document.value)) throw schemaError(validator.errors ?? [], document);
    const written = document.value as WrittenMapping;
    for (const [at, rows] of written.rows.entries()) assertMeaningful(rows, at, document);
    const { key = null, title = null, url = null } = written.source ?? {};
    return { source: { key, title, url }, rows: written.rows.map(rowsMappingOf) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const line = error.line === null ? "" : `:${error.line}`;
    throw new Unreadable(`The mapping ${file.name}${line} cannot be used. ${error.message}`);
  }
}

type WrittenValue = string | ValueMapping;
type WrittenBlock = Readonly<Record<string, unknown>>;

/** What its schema lets through. */
interface WrittenMapping {
  readonly source?: { readonly key?: string; readonly title?: string; readonly url?: string };
  readonly rows: readonly WrittenRows[];
}

type WrittenRows = {
  readonly files?: string | readonly string[];
  readonly format?: RowFormat;
  readonly delimiter?: string;
  readonly sheet?: string | readonly string[];
  readonly header?: number;
  readonly at?: string;
  readonly is: RowsMapping["is"];
  readonly affiliations?: readonly WrittenBlock[];
  readonly peopleIn?: TextsMapping;
} & { readonly [Name in ThingName]?: WrittenBlock } & {
  readonly [Name in RoleName]?: readonly WrittenBlock[];
};

function schemaError(errors: readonly ErrorObject[], { lineOf }: YamlDocument): Unreadable {
  const [error] = tellingErrors(errors);
  if (!error) return new Unreadable("Expected a mapping.", 1);
  const path = error.instancePath.split("/").slice(1).map(stepOf);
  const extra = (error.params as { additionalProperty?: string }).additionalProperty;
  return new Unreadable(messageOf(error), lineOf(extra === undefined ? path : [...path, extra]));
}

const stepOf = (step: string): string | number => {
  const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
  return /^\d+$/.test(name) ? Number(name) : name;
};

/** What a schema cannot say. */
function assertMeaningful(rows: WrittenRows, at: number, { lineOf }: YamlDocument): void {
  const fail = (message: string, ...path: ReadonlyArray<string | number>): never => {
    throw new Unreadable(message, lineOf(["rows", at, ...path]));
  };
  const { is, appearances, episode } = rows;
  if (is === "appearance" && (!appearances || !episode))
    fail("Expected rows that are appearances to have an episode and appearances.", "is");
  if (is !== "appearance" && !rows[is]) fail(`Expected rows that are of ${is} to describe it: ${is}.`, "is");
  if (episode && !rows.show) fail("Expected the show of the episode, at least its key.", "episode");
  if (rows.peopleIn && !episode) fail("Expected the episode of which the texts are.", "peopleIn");
  if (rows.affiliations && !rows.person) fail("Expected the person who is affiliated.", "affiliations");
  for (const [role, things] of Object.entries(rolesOf)) {
    if (rows[role as RoleName] && !things.some((thing) => rows[thing]))
      fail(`Expected ${things.join(" or ")}, to which ${role} belong.`, role);
  }
  const blocks = [...Object.keys(thingTypes), ...Object.keys(roleTypes), "affiliations"];
  for (const name of blocks) {
    for (const [index, block] of [rows[name as ThingName] ?? []].flat().entries()) {
      const steps = name in thingTypes ? [name] : [name, index];
      for (const [property, value] of Object.entries(block)) {
        const problem = problemOfValue(value);
        if (problem !== null) fail(problem, ...steps, property);
      }
    }
  }
}

/** What people of a role belong to. */
const rolesOf: Readonly<Record<RoleName, readonly ThingName[]>> = {
  appearances: ["episode"],
  hosts: ["episode", "show"],
  contributions: ["publication"],
  honours: ["award"],
};

function problemOfValue(value: unknown): string | null {
  const { date, pivot } = (value ?? {}) as ValueMapping;
  for (const form of [date ?? []].flat()) {
    const parts = dateFormOf(form);
    if (parts === null) return `Expected the form of a date, such as M/D/YYYY, but got ${form}.`;
    if (parts.hasShortYear && pivot === undefined)
      return `Expected a pivot beside ${form}: years below it are of 2000 and later, the others of 1900 and later.`;
  }
  return null;
}

function rowsMappingOf(rows: WrittenRows): RowsMapping {
  const { files = [], format = null, delimiter = null, at = null, is, affiliations = [] } = rows;
  const { sheet = [], header = null, peopleIn = null } = rows;
  return {
    files: [files].flat(),
    format,
    delimiter,
    sheets: [sheet].flat(),
    header,
    at,
    is,
    peopleIn,
    things: Object.fromEntries(
      (Object.keys(thingTypes) as ThingName[]).flatMap((name) => {
        const block = rows[name];
        return block ? [[name, thingOf(name, block)] as const] : [];
      }),
    ),
    roles: Object.fromEntries(
      (Object.keys(roleTypes) as RoleName[]).map((name) => [
        name,
        (rows[name] ?? []).map((block) => roleOf(name, block)),
      ]),
    ) as Record<RoleName, RoleMapping[]>,
    affiliations: affiliations.map((block): AffiliationMapping => {
      const { organisation = "" } = block as Partial<AffiliationMapping>;
      return { organisation, values: valuesIn("Affiliation", block) };
    }),
  };
}

function thingOf(name: ThingName, block: WrittenBlock): ThingMapping {
  const { key, sameAs, identifiers = [] } = block as Partial<ThingMapping>;
  return {
    ...(key === undefined ? {} : { key }),
    ...(sameAs === undefined ? {} : { sameAs }),
    identifiers,
    links: linksIn(block),
    topics: topicsIn(block),
    values: valuesIn(thingTypes[name], block),
  };
}

function roleOf(name: RoleName, block: WrittenBlock): RoleMapping {
  const {
    each,
    from = "",
    by = "name",
    split = true,
    onBehalfOf,
    creditedAs,
    position,
  } = block as Partial<RoleMapping>;
  return {
    ...(each === undefined ? {} : { each }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(creditedAs === undefined ? {} : { creditedAs }),
    ...(position === undefined ? {} : { position }),
    from,
    by,
    split,
    links: linksIn(block),
    values: valuesIn(roleTypes[name], block),
  };
}

function topicsIn({ topics }: WrittenBlock): TopicsMapping {
  if (topics === undefined) return { from: [], split: true };
  if (typeof topics === "string") return { from: [topics], split: true };
  const { from = [], split = true } = topics as { from?: string | readonly string[]; split?: boolean };
  return { from: [from].flat(), split };
}

const linksIn = (block: WrittenBlock): LinkMapping[] =>
  ((block["links"] ?? []) as ReadonlyArray<Partial<LinkMapping>>).map(
    ({ each, when, from = "", purpose = LinkPurpose.ABOUT }) => ({ each, when, from, purpose }),
  );

const valuesIn = (
  type: Parameters<typeof mappedProperties>[0],
  block: WrittenBlock,
): Record<string, ValueMapping> =>
  Object.fromEntries(
    mappedProperties(type).flatMap(({ name, column }) => {
      const value = block[name] as WrittenValue | undefined;
      if (value === undefined) return [];
      return [[column, typeof value === "string" ? { from: value } : value] as const];
    }),
  );
