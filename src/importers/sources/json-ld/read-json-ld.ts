import type { JsonObject } from "../../../domain/json-object";
import type { ReadItem, ReadSource, Remark } from "../../records";
import { canonicalOf } from "../../../domain/links/link";
import { beginsAsJson, jsonOf } from "../json/json-file";
import { readJson } from "../json/read-json";
import type { SourceFile } from "../source-file";
import { Unreadable } from "../unreadable";
import { blocksOf } from "./blocks";
import { firstText, LdGraph, type LdNode, statedIn, typesOf, urlsOf } from "./nodes";
import { PageReading } from "./page-reading";

/** Reads what a page, or a file of JSON-LD, states by schema.org. Each object that the graph has a place for is an item, and so is a script that is broken. */
export function readJsonLd(file: SourceFile): ReadSource {
  const nodes: LdNode[] = [];
  const broken: ReadItem[] = [];
  const add = (text: string, from: number) => {
    try {
      const { value, placeOf } = readJson(text);
      for (const { value: one, original, isWithin } of statedIn(value))
        nodes.push({ value: one, line: from + placeOf(original).line - 1, isWithin });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const place = { file: file.name, line: from + (error.line ?? 1) - 1, item: null };
      broken.push({ place, title: "", outcome: "refused", why: error.message });
    }
  };
  if (beginsAsJson(file)) {
    const { value, placeOf } = jsonOf(file);
    for (const { value: one, original, isWithin } of statedIn(value))
      nodes.push({ value: one, line: placeOf(original).line, isWithin });
  } else for (const { line, text } of blocksOf(file.text)) add(text, line);
  if (nodes.length === 0 && broken.length === 0)
    throw new Unreadable("Expected JSON-LD in the page, but there is none.", 1);

  const own = new Set(nodes.flatMap(({ value, isWithin }) => (isWithin ? [] : [value["@id"]])));
  // What stands within another may be there by itself too.
  const distinct = nodes.filter(
    ({ value, isWithin }) => !isWithin || value["@id"] === undefined || !own.has(value["@id"]),
  );
  const reading = new PageReading(file.name, new LdGraph(nodes.map(({ value }) => value)), distinct);
  const read = reading.read();
  const page = nodes.map(({ value }) => value).find((value) => typesOf(value).includes("WebPage"));
  const url = pageUrl(page ?? nodes[0]?.value ?? {});
  const title = (page && firstText(page, "name", "headline")) ?? file.name.replace(/^.*[/\\]/, "");
  return {
    key: url === null ? null : canonicalOf(url),
    title,
    documentTitle: `Page ${title}`,
    url: url === null || canonicalOf(url) === null ? null : url,
    records: read.records,
    items: [...read.items, ...broken],
    remarks: [...read.remarks, ...unmapped(nodes, file.name)],
  };
}

const pageUrl = (object: JsonObject): string | null =>
  urlsOf(object, "url", "mainEntityOfPage", "@id")[0] ?? null;

/** What pages state about themselves, and is said without a remark. */
const ofPages =
  /^(?:WebPage|WebSite|BreadcrumbList|ImageObject|ItemList|ListItem|SearchAction|SiteNavigationElement|ItemPage|AboutPage|ContactPage|ProfilePage|CollectionPage|WPHeader|WPFooter|WPSideBar)$/;

function unmapped(nodes: readonly LdNode[], file: string): Remark[] {
  const counts = new Map<string, { line: number; count: number }>();
  for (const { value, line } of nodes) {
    const [type = "an object without a type"] = typesOf(value);
    if (PageReading.isMapped(value) || ofPages.test(type)) continue;
    const counted = counts.get(type);
    if (counted) counted.count += 1;
    else counts.set(type, { line, count: 1 });
  }
  return [...counts].map(([type, { line, count }]) => ({
    place: { file, line, item: null },
    message: `${type}${count === 1 ? "" : ` (${count})`} is left out: the graph has no place for it.`,
  }));
}
