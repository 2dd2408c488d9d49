import { Unreadable } from "../../unreadable";
import { childrenOf, type XmlElement } from "../../xml/read-xml";
import { type NumberKind, kindOfFormat } from "./number-formats";
import { namespaces, type Parts } from "./parts";

/** A sheet with cells. Charts and macros are left out. */
export interface SheetOfWorkbook {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
}

/** What all sheets of a workbook have in common. */
export interface Workbook {
  readonly sheets: readonly SheetOfWorkbook[];
  /** Whether days are counted from 1904. */
  readonly isOf1904: boolean;
  /** The texts that cells refer to by their position. */
  readonly texts: readonly string[];
  /** What numbers are, by the style of their cells. */
  readonly kinds: readonly NumberKind[];
}

const workbookPart = "xl/workbook.xml";

/** Throws Unreadable where it is broken, or has no sheet. */
export function readWorkbook(parts: Parts): Workbook {
  const root = parts.xml(workbookPart);
  if (root === null) throw new Unreadable("Expected a workbook (.xlsx), but it has no list of sheets.");
  const relations = parts.relationsOf(workbookPart);
  const partOf = (type: string): string | null =>
    [...relations.values()].find((relation) => relation.type === type)?.target ?? null;
  const sheets = within(root, "sheets", "sheet").flatMap(({ attributes }): SheetOfWorkbook[] => {
    const id = Object.entries(attributes).find(([name]) => /(?:^|:)id$/.test(name))?.[1] ?? "";
    const relation = relations.get(id);
    const { name = "", state = "visible" } = attributes;
    return relation?.type === "worksheet"
      ? [{ name, isHidden: state !== "visible", part: relation.target }]
      : [];
  });
  if (sheets.length === 0) throw new Unreadable("Expected sheets in the workbook, but there are none.");
  const [properties] = childrenOf(root, namespaces.main, "workbookPr");
  return {
    sheets,
    isOf1904: /^(?:1|true|on)$/.test(properties?.attributes["date1904"] ?? ""),
    texts: textsIn(parts, partOf("sharedStrings")),
    kinds: kindsIn(parts, partOf("styles")),
  };
}

function textsIn(parts: Parts, part: string | null): string[] {
  const texts: string[] = [];
  if (part !== null)
    parts.xml(part, (element) => {
      if (element.name !== "si") return false;
      texts.push(textOfRuns(element));
      return true;
    });
  return texts;
}

/** A text of one piece, or of runs with formats of their own; without how it is pronounced. */
export function textOfRuns(element: XmlElement): string {
  const runs = childrenOf(element, namespaces.main, "r");
  return [element, ...runs]
    .flatMap((one) => childrenOf(one, namespaces.main, "t"))
    .flatMap(({ content }) => content)
    .map((part) => (typeof part === "string" ? unescaped(part) : ""))
    .join("");
}

/** Characters that XML cannot have are written `_x000D_`. */
const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-F]{4})_/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

function kindsIn(parts: Parts, part: string | null): NumberKind[] {
  const root = part === null ? null : parts.xml(part);
  if (root === null) return [];
  const codes = new Map(
    within(root, "numFmts", "numFmt").map(({ attributes }) => [
      Number(attributes["numFmtId"]),
      attributes["formatCode"] ?? "",
    ]),
  );
  return within(root, "cellXfs", "xf").map(({ attributes }) => {
    const id = Number(attributes["numFmtId"] ?? 0);
    return kindOfFormat(id, codes.get(id) ?? null);
  });
}

const within = (root: XmlElement, list: string, name: string): XmlElement[] =>
  childrenOf(root, namespaces.main, list).flatMap((one) => childrenOf(one, namespaces.main, name));
