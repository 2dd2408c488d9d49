import type { AskSubgraph, Subrequest } from "../../router/subrequest";
import { internalRequest } from "../request-context";

const retryMs = 250;

/** Far more than a healthy subgraph needs. */
const maxAnswerMs = 2_000;

/** An unsampled trace (W3C Trace Context, 3.2.2.5): health checks are not traced. */
const untraced = { traceparent: `00-${"1".padStart(32, "0")}-${"1".padStart(16, "0")}-00` };

/** Polls the subgraphs until all answer or the time is over. Returns the names of those that do not. */
export async function findUnreachable(
  names: readonly string[],
  ask: AskSubgraph,
  { withinMs }: { withinMs: number },
): Promise<string[]> {
  const until = performance.now() + withinMs;
  let missing = names;
  for (;;) {
    const answers = await Promise.all(missing.map((name) => answersInTime(name, ask)));
    missing = missing.filter((_, index) => !answers[index]);
    if (missing.length === 0 || performance.now() > until) return [...missing];
    await new Promise((resolve) => {
      setTimeout(resolve, retryMs);
    });
  }
}

/** A question that every subgraph can answer. */
export function probeOf(subgraph: string): Subrequest {
  const context = { ...internalRequest("are-you-there", maxAnswerMs), trace: untraced };
  return { subgraph, query: "{ __typename }", variables: {}, context };
}

function answersInTime(subgraph: string, ask: AskSubgraph): Promise<boolean> {
  return ask(probeOf(subgraph)).then(
    () => true,
    () => false,
  );
}
