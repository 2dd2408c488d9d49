import { networkOf, type Network } from "../../src/network/network";
import { twoModeOf, type TwoMode } from "../../src/network/two-mode/two-mode";

/** A network from text: "0-1 1-2:5" has weights after colons; ">" instead of "-" makes it directed. */
export function drawn(edges: string, size?: number): Network {
  const isDirected = edges.includes(">");
  const parts = edges.split(" ").map((edge) => edge.split(/[->:]/).map(Number));
  const [from, to] = [parts.map(([one]) => one!), parts.map(([, other]) => other!)];
  return networkOf(
    size ?? Math.max(...from, ...to) + 1,
    {
      from: Uint32Array.from(from),
      to: Uint32Array.from(to),
      weights: edges.includes(":") ? Float64Array.from(parts, ([, , weight]) => weight!) : null,
    },
    { isDirected },
  );
}

/** A two-mode network from text: one word per event, one letter per person ("ab bc": b is at both). */
export function drawnEvents(events: string, people = 0): TwoMode {
  const all = events.split(" ");
  const links = all.flatMap((who, event) =>
    Array.from(who, (letter) => [letter.charCodeAt(0) - 97, event] as const),
  );
  const lefts = links.map(([left]) => left);
  return twoModeOf(Math.max(people, Math.max(...lefts) + 1), all.length, {
    from: Uint32Array.from(lefts),
    to: Uint32Array.from(links, ([, right]) => right),
  });
}

/** Rounds to compare with fractions computed by hand. */
export function rounded(scores: ArrayLike<number>, decimals = 6): number[] {
  return Array.from(scores, (score) => Math.round(score * 10 ** decimals) / 10 ** decimals);
}
