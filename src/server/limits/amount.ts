import { LimitExceeded } from "./limits";

/** Lists and objects counted, and what is in them. `nodes` takes a hundred ids, and nothing takes more. */
const most = 500;

/** Refuses variables that hold too much: graphql tells each bad value with all that stands around it. */
export function checkAmount(variables: Readonly<Record<string, unknown>>): void {
  const rest: unknown[] = [variables];
  let count = -1;
  while (rest.length > 0 && count <= most) {
    const value = rest.pop();
    count += 1;
    // Not spread: that would put as many arguments on the stack as somebody sends.
    if (typeof value === "object" && value !== null)
      for (const inner of Object.values(value)) rest.push(inner);
  }
  if (count > most) throw new LimitExceeded("variables", count, most);
}
