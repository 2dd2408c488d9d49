import type { FlowWindow } from "../../network/drawing/flow-picture";
import { usualCommunities } from "../../network/communities/usual";
import { NodeMeasure } from "../facts/node-measure";
import type { Measured } from "../measured";
import { namesOf } from "../names";
import { spansOf, type Years } from "../spans";
import type { PictureSource } from "./picture-source";

/** More columns would be too narrow. */
const maxWindows = 20;

/** The communities of a network in consecutive windows, with the names of their strongest members. */
export async function flowWindows(
  { facts: { years }, run }: Measured,
  { asked, reader, measure }: PictureSource,
  step: number,
): Promise<FlowWindow[]> {
  if (years === null) return [];
  const spans = spansOf(years, step, maxWindows);
  const windows = [];
  for (const span of spans) {
    const window = await measure({ ...asked.query, years: span });
    const { best } = await window.communities(usualCommunities);
    const strengths = await window.scores(NodeMeasure.STRENGTH);
    const { table, sides } = window.facts;
    windows.push({ ids: table.ids, memberIds: sides.memberIds, of: best.of, strengths });
  }
  const columns = await run("flowColumns", windows, {});
  const ids = [...new Set(columns.flatMap(({ blocks }) => blocks.map(({ name }) => name)))];
  const found = await namesOf(reader, ids);
  const names = new Map(ids.map((id, index) => [id, found[index] ?? ""]));
  return columns.map(({ blocks, bands }, number) => ({
    label: labelOf(spans[number] ?? years),
    blocks: blocks.map((block) => ({ ...block, name: names.get(block.name) ?? "" })),
    bands,
  }));
}

function labelOf({ from, to }: Years): string {
  return from === to ? String(from) : `${from}–${String(to).slice(-2)}`;
}
