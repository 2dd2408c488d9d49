import { Kind, parse } from "graphql";

import { plannableOperation } from "../../../src/router/plannable-operation";
import type {
  FetchNode,
  PlanNode,
  PlanPath,
  RequiresSelection,
  Rewrite,
} from "../../../src/router/planning/plan";
import { createPlanner } from "../../../src/router/planning/planner";
import type { Supergraph } from "../../../src/router/supergraph";

/**
 * A plan as readable text: one line per request with its selections and paths; parallel requests are
 * indented.
 */
export function planText(supergraph: Supergraph, query: string): string {
  const document = parse(query, { noLocation: true });
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const asked = operation ? plannableOperation(document, operation, supergraph) : null;
  const node = asked ? createPlanner(supergraph)(asked) : null;
  return node ? linesOf(node).join("\n") : "nothing";
}

function linesOf(node: PlanNode): string[] {
  switch (node.kind) {
    case "Sequence":
      return node.nodes.flatMap(linesOf);
    case "Parallel":
      return ["together", ...node.nodes.flatMap(linesOf).map((line) => `  ${line}`)];
    case "Condition": {
      const [word, branch] = node.ifClause ? ["if", node.ifClause] : ["unless", node.elseClause];
      return [`${word} $${node.condition}`, ...(branch ? linesOf(branch) : []).map((line) => `  ${line}`)];
    }
    case "Fetch":
      return [`${node.serviceName}: ${withoutHead(node.operation)}${rewritten(node)}`];
    case "Flatten":
      return [
        `${node.node.serviceName}: ${withoutHead(node.node.operation)}`,
        ...listOf([node.path], node.node),
      ];
    case "BatchFetch":
      return [
        `${node.serviceName}: ${withoutHead(node.operation)}`,
        ...node.entityBatch.aliases.flatMap((list) => listOf(list.paths, list)),
      ];
  }
}

/** Removes what every request for entities has. */
function withoutHead(operation: string): string {
  return operation
    .replace(
      /^query\(\$representations:\[_Any!\]!\)\{_entities\(representations:\$representations\)(.*)\}$/,
      "$1",
    )
    .replaceAll(/\(representations:\$\w+\)/g, "");
}

function listOf(
  paths: readonly PlanPath[],
  list: Pick<FetchNode, "requires" | "inputRewrites" | "outputRewrites">,
): string[] {
  return [
    `  ${paths.map(pathOf).join(" and ")} <- ${(list.requires ?? []).map(requiresText).join(" ")}${rewritten(list)}`,
  ];
}

function pathOf(path: PlanPath): string {
  const parts = path.map((part) =>
    part === "@" ? part : "Field" in part ? part.Field : `(${part.TypeCondition.join("|")})`,
  );
  return parts.join(".");
}

function requiresText(selection: RequiresSelection): string {
  const inner = selection.selections ? `{${selection.selections.map(requiresText).join(" ")}}` : "";
  if (selection.kind === "InlineFragment") return selection.typeCondition + inner;
  return `${selection.alias === undefined ? "" : `${selection.alias}=`}${selection.name}${inner}`;
}

function rewritten({
  inputRewrites = [],
  outputRewrites = [],
}: Pick<FetchNode, "inputRewrites" | "outputRewrites">) {
  return [...inputRewrites, ...outputRewrites].map((change) => `, ${changeOf(change)}`).join("");
}

function changeOf(change: Rewrite): string {
  if ("KeyRenamer" in change) {
    const { path, renameKeyTo } = change.KeyRenamer;
    return `${path.map((part) => ("Key" in part ? part.Key : "")).join(".")} is ${renameKeyTo}`;
  }
  if ("ValueSetter" in change) return `sent as ${change.ValueSetter.setValueTo}`;
  const { path, members } = change.MemberFilter;
  return `${path.flatMap((part) => ("Key" in part ? [part.Key] : [])).join(".")} is ${members.join(" or ")}`;
}
