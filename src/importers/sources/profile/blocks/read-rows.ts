import { isJsonObject } from "../../../../domain/json-object";
import type { SourceFile } from "../../source-file";
import { readYaml } from "../../tables/read-yaml";
import { type Block, blockOf, type Line, type ReadDocument } from "./block";
import { LineBuilder } from "./line-builder";

/** A list of objects in YAML, as sites of people keep their talks: each is a row, its properties are the columns. */
export function readRows({ text }: SourceFile): ReadDocument {
  const document = readYaml(text);
  const rows = Array.isArray(document.value) ? document.value.filter(isJsonObject) : [];
  const lines = rows.length === 0 ? [] : linesOfItems(text);
  return {
    properties: { title: "Appearances" },
    blocks: rows.flatMap((row, at): Block[] => {
      const line = lines[at] ?? 1;
      const cells = Object.entries(row).map(
        ([name, value]) => [lineOf(name, line), lineOf(value, line)] as const,
      );
      return [
        blockOf(
          "row",
          cells.map(([name]) => name),
          { isHeader: true },
        ),
        blockOf(
          "row",
          cells.map(([, value]) => value),
        ),
      ];
    }),
  };
}

/** The lines on which the items of the outermost list begin. */
const linesOfItems = (text: string): number[] =>
  text.split("\n").flatMap((line, at) => (/^-\s/.test(line) ? [at + 1] : []));

function lineOf(value: unknown, line: number): Line {
  const builder = new LineBuilder(line);
  for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
    const { url, title, name } = (isJsonObject(one) ? one : {}) as {
      url?: unknown;
      title?: unknown;
      name?: unknown;
    };
    if (typeof url === "string") {
      builder.open("link", url);
      builder.add(typeof title === "string" ? title : typeof name === "string" ? name : url);
      builder.close("link");
      builder.add(" ");
    } else if (typeof one === "string" || typeof one === "number") builder.add(`${one} `);
    else if (one instanceof Date) builder.add(one.toISOString().slice(0, 10));
  }
  return builder.finish()[0] ?? { line, text: "", marks: [], indent: 0 };
}
