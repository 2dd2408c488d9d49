import { Citation, Link, Standing } from "../entities";
import { writtenFieldsOf } from "../importers/data-folder/value-formats";
import {
  uncapitalised,
  writtenShapes,
  type ValueClass,
  type WrittenProperty,
} from "../entities/written-properties";
import { ownerRelationsOf, recordFormats } from "../importers/data-folder/record-formats";
import type { AnyRecordFormat } from "../importers/data-folder/record-format";
import { typeOfId } from "../domain/ids";
import { canonicalJson } from "../catalogue/content/canonical-json";
import type { KnownThings } from "./known-things";
import type { Stored } from "./stored";

type Yaml = Record<string, unknown>;

/** A record as YAML would have it, without its lists. What the format cannot say is left out: see `writtenRecordOf`. */
export function yamlOf({ type, id, state }: Stored, known: KnownThings): Yaml {
  const { isThing, properties, arcs } = writtenShapes[type];
  const { unwritten = [] }: AnyRecordFormat = recordFormats[type];
  const owners = ownerRelationsOf(type);
  const yaml: Yaml = {};
  if (isThing) yaml["key"] = known.keyOf(id)?.split("/").at(-1);
  for (const arc of arcs) {
    if (owners.has(arc.name)) continue;
    const keys = [state[arc.column] ?? []].flat().map((of) => keyedByType(of as string, known));
    if (keys.length > 1) yaml[arc.name] = keys;
    else Object.assign(yaml, keys[0]);
  }
  for (const property of properties) {
    const value = state[property.column];
    if (value === undefined || owners.has(property.name) || unwritten.includes(property.name)) continue;
    yaml[property.name] = valueOf(property, value, known);
  }
  // It is the title, where there is one.
  if (yaml["title"] !== undefined) delete yaml["displayTitle"];
  const { standing, inferredFrom, sources = [], links = [] } = state as Partial<Record<string, never>>;
  if (standing !== usualStanding(inferredFrom)) yaml["standing"] = standing;
  if (inferredFrom !== undefined) yaml["inferredFrom"] = inferredFrom;
  const cites = (sources as Citation[]).map((source) => citeOf(source, known));
  if ((links as Link[]).length > 0)
    yaml["links"] = (links as Link[]).map((link) => linkOf(link, state["sources"] as Citation[], known));
  if (cites.length > 0) yaml["cite"] = oneOrAll(cites);
  return yaml;
}

const usualStanding = (inferredFrom: unknown) =>
  inferredFrom === undefined ? Standing.STATED : Standing.INFERRED;

const oneOrAll = (list: readonly unknown[]): unknown => (list.length === 1 ? list[0] : list);

const keyedByType = (id: string, known: KnownThings) => {
  const type = typeOfId(id);
  return type === null ? {} : { [uncapitalised(type)]: known.keyOf(id) };
};

function valueOf({ isList, value }: WrittenProperty, stored: unknown, known: KnownThings): unknown {
  const one = (element: unknown): unknown => {
    if (value.kind === "key") return known.keyOf(element as string);
    if (value.kind === "boolean") return Boolean(element);
    return value.kind === "object" ? objectOf(value.of, element as Yaml) : element;
  };
  if (!isList) return one(stored);
  const list = (stored as unknown[]).map(one);
  return value.kind === "key" ? oneOrAll(list) : list;
}

function objectOf(of: ValueClass, stored: object): Yaml {
  return Object.fromEntries(
    writtenFieldsOf(of)
      .map(({ name }) => [name, Reflect.get(stored, name) as unknown] as const)
      .filter(([, value]) => value !== null && value !== undefined),
  );
}

function citeOf(citation: Citation, known: KnownThings): unknown {
  const { documentId, line, lastLine } = citation;
  const lines = line === null ? "" : `:${line}${lastLine === null ? "" : `-${lastLine}`}`;
  const at = `${known.keyOf(documentId) ?? documentId}${lines}`;
  const more = objectOf(Citation, citation);
  if (citation.inferredFrom !== null) delete more["standing"];
  return Object.keys(more).length === 0 ? at : { at, ...more };
}

function linkOf(link: Link, bearersSources: readonly Citation[] = [], known: KnownThings): Yaml {
  const { sources } = link;
  const isBearers =
    canonicalJson(sources) === canonicalJson(bearersSources.filter(({ field }) => field === null));
  return {
    ...objectOf(Link, link),
    ...(sources.length > 0 &&
      !isBearers && { cite: oneOrAll(sources.map((source) => citeOf(source, known))) }),
  };
}
