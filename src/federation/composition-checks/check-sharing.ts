import type { Declaration } from "./declarations";
import type { CompositionProblem } from "./problem";

export function checkSharing(declarations: readonly Declaration[]): CompositionProblem[] {
  const byCoordinate = new Map<string, Declaration[]>();
  for (const declared of declarations) {
    byCoordinate.set(declared.coordinate, [...(byCoordinate.get(declared.coordinate) ?? []), declared]);
  }
  return [...byCoordinate.values()].flatMap(checkSharingOf);
}

function checkSharingOf(declared: readonly Declaration[]): CompositionProblem[] {
  const overridden = new Set(declared.map(({ overrides }) => overrides));
  const resolving = declared.filter(
    ({ subgraph, resolved }) => resolved === "by @provides" || (resolved && !overridden.has(subgraph)),
  );
  const unshared = resolving.filter(({ resolved, isShared }) => resolved === "itself" && !isShared);
  if (resolving.length < 2 || unshared.length === 0 || isSeenByComposer(declared)) return [];

  const all = resolving.map((one) => `"${one.subgraph}" ${one.overrides ? "by @override" : one.resolved}`);
  const where = unshared.map(({ subgraph }) => `"${subgraph}"`);
  const message = `Expected ${declared[0]?.coordinate} to be @shareable, because several subgraphs resolve it (${all.join(", ")}), but it is not in ${where.join(", ")}.`;
  return [{ code: "INVALID_FIELD_SHARING", message }];
}

/** The composer ignores @provides and @override when it counts resolving subgraphs. */
function isSeenByComposer(declared: readonly Declaration[]): boolean {
  const names = new Set(declared.map(({ subgraph }) => subgraph));
  const counted = declared.filter(
    ({ resolved, overrides }) => resolved === "itself" && !names.has(overrides ?? ""),
  );
  return counted.length > 1 && counted.some(({ isShared }) => !isShared);
}
