import type { QueryPlanner } from "@graphql-hive/router-query-planner";
import { BREAK, type OperationDefinitionNode, print, visit } from "graphql";

import { oncePerSupergraph } from "../once-per-supergraph";
import { badSupergraph } from "../supergraph";
import { javascriptPlanner } from "./javascript-planner";
import type { MakePlanner, Planner } from "./planner";

type NativePlanner = new (supergraphSdl: string) => QueryPlanner;

/** Hive's native planner. Null on a platform without a binary. */
export function loadNativePlanner(): MakePlanner | null {
  if (!load()) return null;

  return (supergraphSdl) => {
    const planner = createPlanner(supergraphSdl);
    let ours: Planner | null = null;
    return async (operation) => {
      if (hasNumberOutOfRange(operation)) return (ours ??= javascriptPlanner(supergraphSdl))(operation);
      const { node } = await planner.planAsync(print(operation), operation.name?.value, new Set(), 0);
      return node ?? null;
    };
  };
}

function load(): NativePlanner | null {
  try {
    // The package looks for its binary when it is loaded, and throws if it has none.
    return (require("@graphql-hive/router-query-planner") as { QueryPlanner: NativePlanner }).QueryPlanner;
  } catch {
    return null;
  }
}

/** Hive's planner reads numbers as 64-bit ones: it rejects larger integers, and prints larger floats as `inf`. */
function hasNumberOutOfRange(operation: OperationDefinitionNode): boolean {
  let isFound = false;
  const check = (isOutOfRange: boolean) => {
    isFound ||= isOutOfRange;
    return isFound ? BREAK : undefined;
  };
  visit(operation, {
    IntValue: ({ value }) => check(BigInt.asIntN(64, BigInt(value)) !== BigInt(value)),
    FloatValue: ({ value }) => check(!Number.isFinite(Number(value))),
  });
  return isFound;
}

const createPlanner = oncePerSupergraph((sdl) => {
  const Planner = load() as NativePlanner;
  try {
    return new Planner(sdl);
  } catch (error) {
    throw badSupergraph((error as Error).message);
  }
});
