import type { Catalogue } from "../../src/catalogue/catalogue";
import { graphOver } from "./graph-over";
import type { Known } from "./random-operations";

const lists = {
  Person: "people",
  Organisation: "organisations",
  Show: "shows",
  Episode: "episodes",
  Topic: "topics",
  Publication: "publications",
  Award: "awards",
};

/** The ids and slugs that random operations may ask for: up to forty of each type with a list. */
export async function knownIn(catalogue: Catalogue): Promise<Known> {
  const ask = graphOver(catalogue);
  const byType = new Map<string, string[]>();
  for (const [type, list] of Object.entries(lists)) {
    const { data } = await ask<Record<string, { nodes: Array<{ id: string; slug: string }> }>>(
      `{ ${list}(first: 40) { nodes { id slug } } }`,
    );
    byType.set(type, data[list]?.nodes.flatMap(({ id, slug }) => [id, slug]) ?? []);
  }
  const { data } = await ask<{ appearances: { nodes: Array<{ id: string }> } }>(
    "{ appearances(first: 100) { nodes { id } } }",
  );
  byType.set(
    "Appearance",
    data.appearances.nodes.map(({ id }) => id),
  );
  const everything = [...byType.values()].flat().filter((reference) => reference.includes("_"));
  return (type) => byType.get(type) ?? everything;
}
