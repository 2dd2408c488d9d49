import { isJsonObject } from "../../../domain/json-object";
import type { JsonDocument } from "../json/read-json";
import { textWithin, type XmlElement } from "../xml/read-xml";

/** A part of an ORCID record, which JSON and XML have in different forms. */
export interface OrcidNode {
  readonly line: number;
  /** Its text; null where it has none of its own. */
  readonly text: string | null;
  /** All parts of this name, however deep: XML has no lists of its own. */
  readonly all: (name: string) => OrcidNode[];
}

/** A number or a text, or an object with one under `value` or `content`. */
export function nodeOfJson(document: JsonDocument, value: unknown, line = 1): OrcidNode {
  const own = isJsonObject(value) ? (value["value"] ?? value["content"]) : value;
  const text = typeof own === "string" || typeof own === "number" ? String(own).trim() : "";
  const lineOf = (of: unknown) => (typeof of === "object" && of !== null ? document.placeOf(of).line : line);
  const all = (name: string): OrcidNode[] => {
    if (Array.isArray(value)) return value.flatMap((one) => nodeOfJson(document, one, lineOf(one)).all(name));
    if (!isJsonObject(value)) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
      if (inner === null) return [];
      if (key === name) return [inner].flat().map((one: unknown) => nodeOfJson(document, one, lineOf(one)));
      return nodeOfJson(document, inner, lineOf(inner)).all(name);
    });
  };
  return { line: lineOf(value), text: text === "" ? null : text, all };
}

/** Attributes are parts too: `put-code`. */
export function nodeOfXml(element: XmlElement): OrcidNode {
  const content = element.content.find((part) => typeof part !== "string" && part.name === "content");
  const own = content !== undefined && typeof content !== "string" ? content : element;
  const hasParts = own.content.some((part) => typeof part !== "string");
  const text = hasParts ? "" : textWithin(own);
  const all = (name: string): OrcidNode[] => {
    const attribute = element.attributes[name];
    const ofElement = attribute === undefined ? [] : [{ line: element.line, text: attribute, all: () => [] }];
    return [
      ...ofElement,
      ...element.content.flatMap((part) => {
        if (typeof part === "string") return [];
        return part.name === name ? nodeOfXml(part) : nodeOfXml(part).all(name);
      }),
    ];
  };
  return { line: element.line, text: text === "" ? null : text, all };
}

/** The text of the first part by these names, one within the other; null where there is none. */
export function textOf(node: OrcidNode, ...path: readonly string[]): string | null {
  return nodeAt(node, ...path)?.text ?? null;
}

export function nodeAt(node: OrcidNode, ...path: readonly string[]): OrcidNode | null {
  let found: OrcidNode | undefined = node;
  for (const name of path) found = found?.all(name)[0];
  return found ?? null;
}
