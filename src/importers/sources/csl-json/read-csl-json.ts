import { isJsonObject, type JsonObject } from "../../../domain/json-object";
import type { ReadItem, ReadSource, Remark } from "../../records";
import { jsonOf } from "../json/json-file";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { bibliographyOf } from "../works/bibliography";
import type { Work } from "../works/work";
import { recordsOfWorks } from "../works/works-records";
import { workOfCsl } from "./work-of-csl";

/** The items of CSL-JSON: a list, one, or those of an object that has a list of them (pandoc, Crossref). */
export function itemsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isJsonObject(value)) return [];
  const message = value["message"];
  const list = [
    value["references"],
    value["items"],
    isJsonObject(message) ? (message["items"] ?? message) : null,
  ];
  const found = list.find((one) => Array.isArray(one) || isJsonObject(one));
  return found === undefined ? [value] : [found].flat();
}

/** Reads a bibliography of CSL-JSON: each object of the list is an item. */
export function readCslJson(file: SourceFile): ReadSource {
  const document = jsonOf(file);
  const given = itemsIn(document.value);
  if (given.length === 0) throw new Unreadable("Expected items of CSL-JSON, but there are none.", 1);
  const remarks: Remark[] = [];
  const works = new Map<number, Work>();
  const placeOf = (item: JsonObject | null) => ({
    file: file.name,
    line: item === null ? 1 : document.placeOf(item).line,
    item: item === null ? null : idOf(item),
  });
  for (const [at, item] of given.entries())
    if (isJsonObject(item)) works.set(at, workOfCsl(item, placeOf(item), remarks));
  const { records, items, remarks: ofWorks } = recordsOfWorks([...works.values()]);
  const itemAt = new Map([...works.keys()].map((at, index) => [at, items[index]]));
  const refused = (): ReadItem => ({
    place: placeOf(null),
    title: "",
    outcome: "refused",
    why: "Expected an object, but got another value.",
  });
  return bibliographyOf(file.name, {
    records,
    items: given.map((_, at) => itemAt.get(at) ?? refused()),
    remarks: [...remarks, ...ofWorks],
  });
}

function idOf(item: JsonObject): string | null {
  const id = item["id"] ?? item["citation-key"] ?? item["DOI"];
  return typeof id === "string" || typeof id === "number" ? String(id) : null;
}
