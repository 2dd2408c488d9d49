import type { AskSubgraph } from "../router/subrequest";
import { unhurried } from "./incoming";

const everyMs = 250;

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
  return ask({ subgraph, query: "{ __typename }", variables: {}, sender: unhurried("are-you-there") }).then(
    () => true,
    () => false,
  );
}
