import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";

/** What changed between two schemas so that a client's operation may fail by it: its place, and what happened there. */
export async function breakingChanges(
  before: string,
  after: string,
): Promise<Array<{ path: string; message: string }>> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path = "", message }) => ({ path, message }));
}

/** The fields and arguments that the changelog lists under Unreleased, Breaking, as `Type.field`. */
export function namedBreaks(changelog: string): Set<string> {
  const [, unreleased = ""] = /^## Unreleased\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(changelog) ?? [];
  const [, breaking = ""] = /\*\*Breaking\*\*\n*([\s\S]*?)(?=\n\n|$(?![\s\S]))/.exec(unreleased) ?? [];
  return new Set([...breaking.matchAll(/`([\w.]+)`/g)].map(([, name]) => name as string));
}
