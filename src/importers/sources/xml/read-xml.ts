import { SaxesParser } from "saxes";

import { shown } from "../../../domain/errors";
import { Unreadable } from "../unreadable";

/** An element of an XML document. */
export interface XmlElement {
  /** The URI of its namespace; empty without one. */
  readonly space: string;
  /** Without its prefix. */
  readonly name: string;
  /** By their names as written. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: ReadonlyArray<string | XmlElement>;
  /** Where its tag begins, counted from 1. */
  readonly line: number;
}

/** An element that has not ended yet. */
interface Open {
  readonly content: Array<string | XmlElement>;
  readonly spaces: Readonly<Record<string, string>>;
  /** Null outside of the root. */
  readonly element: XmlElement | null;
  /** How many elements were kept before it. */
  readonly before: number;
}

/** No feed comes near these; what does costs more than it can say. */
const [maxDepth, maxAttributes, maxElements] = [100, 200, 2_000_000];

/**
 * Reads an XML document strictly: what is not well-formed is refused, with its line. Entities beyond those of XML are never
 * expanded. Prefixes that are declared nowhere have the namespaces of `usual`. An element that is taken when it ends is not kept, so that a document may
 * have any number of these.
 */
export function readXml(
  text: string,
  usual: Readonly<Record<string, string>>,
  isTaken: (element: XmlElement) => boolean = () => false,
): XmlElement {
  const parser = new SaxesParser({ position: true });
  const root: { content: Array<string | XmlElement> } = { content: [] };
  const outermost: Open = { ...root, spaces: usual, element: null, before: 0 };
  const open = [outermost];
  const top = () => open.at(-1) ?? outermost;
  let [elements, attributes, line] = [0, 0, 1];
  const refuse = (why: string) => {
    throw new Unreadable(why, parser.line);
  };

  parser.on("error", (error) => {
    // saxes says "file:line:column: what".
    refuse(`Not well-formed XML: ${error.message.replace(/^[^ ]*:\s*/, "")}`);
  });
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY/i.test(doctype)) refuse("It declares entities of its own, which are not expanded.");
  });
  parser.on("opentagstart", () => {
    [attributes, line] = [0, parser.line];
    if ((elements += 1) > maxElements) refuse(`Expected at most ${maxElements} elements.`);
  });
  parser.on("attribute", () => {
    if ((attributes += 1) > maxAttributes)
      refuse(`Expected at most ${maxAttributes} attributes of an element.`);
  });
  parser.on("opentag", (tag) => {
    const given = tag.attributes as Record<string, string>;
    const spaces = withDeclared(top().spaces, given);
    const [prefix, name] = splitName(tag.name);
    const content: Array<string | XmlElement> = [];
    const element = { space: spaces[prefix] ?? "", name, attributes: given, content, line };
    top().content.push(element);
    if (open.length > maxDepth) refuse(`Expected elements at most ${maxDepth} deep.`);
    open.push({ content, spaces, element, before: elements - 1 });
  });
  parser.on("closetag", () => {
    const { element = null, before = 0 } = open.pop() ?? {};
    if (element === null || !isTaken(element)) return;
    top().content.pop();
    elements = before;
  });
  parser.on("text", (part) => void top().content.push(part));
  parser.on("cdata", (part) => void top().content.push(part));

  parser.write(text).close();
  const found = root.content.find((part) => typeof part !== "string");
  if (!found) throw new Unreadable(`Expected XML, but got ${shown(text.trim().slice(0, 60))}.`, 1);
  return found;
}

function withDeclared(
  spaces: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const declared = Object.entries(attributes).flatMap(([name, value]) => {
    if (name === "xmlns") return [["", value]];
    return name.startsWith("xmlns:") ? [[name.slice(6), value]] : [];
  });
  return declared.length === 0 ? spaces : { ...spaces, ...Object.fromEntries(declared) };
}

function splitName(name: string): readonly [prefix: string, name: string] {
  const colon = name.indexOf(":");
  return colon < 0 ? ["", name] : [name.slice(0, colon), name.slice(colon + 1)];
}

/** The elements within it that have this name in one of these namespaces, in order. */
export function childrenOf(element: XmlElement, spaces: readonly string[], name: string): XmlElement[] {
  return element.content.filter(
    (part): part is XmlElement =>
      typeof part !== "string" && part.name === name && spaces.includes(part.space),
  );
}

/** All text within it, without that of tags; trimmed. */
export function textWithin({ content }: XmlElement): string {
  const texts = (parts: XmlElement["content"]): string =>
    parts.map((part) => (typeof part === "string" ? part : texts(part.content))).join("");
  return texts(content).trim();
}
