import type { ProjectedRow } from "../projection";
import type { World } from "../world";

/** From each organisation and topic upwards, step by step. */
export function defineHierarchy(world: World): ProjectedRow[] {
  return [
    ...world
      .all("Organisation")
      .flatMap(({ id }) => linesUp(id, (at) => world.find("Organisation", at)?.parentId)),
    ...world.all("Topic").flatMap(({ id }) => linesUp(id, (at) => world.find("Topic", at)?.broaderId)),
  ];
}

function linesUp(belowId: string, aboveOf: (id: string) => string | null | undefined): ProjectedRow[] {
  const line = new Set<string>();
  for (let at: string | null = belowId; at !== null && !line.has(at); at = aboveOf(at) ?? null) line.add(at);
  return [...line].map((aboveId) => ({ aboveId, belowId }));
}
