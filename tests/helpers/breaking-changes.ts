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

/** The places that the changelog's unreleased part names under Breaking, as `Type.field`. */
export function namedBreaks(changelog: string): Set<string> {
  const [, unreleased = ""] = /^## Unreleased\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(changelog) ?? [];
  const [, breaking = ""] = /\*\*Breaking\*\*([\s\S]*?)(?=\n\n|$(?![\s\S]))/.exec(unreleased) ?? [];
  return new Set([...breaking.matchAll(/`([\w.]+)`/g)].map(([, name]) => name as string));
}
