import { isJsonObject, type JsonObject } from "../../../domain/json-object";
import type { FileFormat } from "../format";
import { jsonIn } from "../json/json-file";
import { itemsIn, readCslJson } from "./read-csl-json";

export const cslJson: FileFormat = {
  name: "csl-json",
  recognise(file) {
    const document = jsonIn(file);
    const [first] = document === null ? [] : itemsIn(document.value);
    return isJsonObject(first) && isCslItem(first)
      ? "its first item has a type of CSL and what is cited"
      : null;
  },
  read: readCslJson,
};

const isCslItem = (item: JsonObject): boolean =>
  typeof item["type"] === "string" &&
  /^[a-z_-]+$/.test(item["type"]) &&
  [
    "issued",
    "author",
    "editor",
    "container-title",
    "DOI",
    "ISBN",
    "citation-key",
    "publisher-place",
    "title-short",
  ].some((name) => name in item) &&
  ("title" in item || "id" in item);
