import type { AskSubgraph } from "../../router/subrequest";
import { unhurried } from "../incoming";

const everyMs = 250;

/** What one that is well needs by far less of. */
const answersWithinMs = 2_000;

/** Of a trace that nobody keeps (W3C Trace Context, 3.2.2.5): what is asked to see who answers is no request of anyone's. */
const untraced = { traceparent: `00-${"1".padStart(32, "0")}-${"1".padStart(16, "0")}-00` };

/** Waits until every subgraph answers, or the time is up; answers with those that do not. */
export async function unreachable(
  names: readonly string[],
  ask: AskSubgraph,
  { withinMs }: { withinMs: number },
): Promise<string[]> {
  const until = performance.now() + withinMs;
  let missing = names;
  for (;;) {
    const answers = await Promise.all(missing.map((name) => answersNow(name, ask)));
    missing = missing.filter((_, index) => !answers[index]);
    if (missing.length === 0 || performance.now() > until) return [...missing];
    await new Promise((resolve) => {
      setTimeout(resolve, everyMs);
    });
  }
}

function answersNow(subgraph: string, ask: AskSubgraph): Promise<boolean> {
  const sender = { ...unhurried("are-you-there", answersWithinMs), trace: untraced };
  return ask({ subgraph, query: "{ __typename }", variables: {}, sender }).then(
    () => true,
    () => false,
  );
}
