import { networkOf, type Network } from "../../src/network/network";
import { twoModeOf, type TwoMode } from "../../src/network/two-mode/two-mode";

/** A network as one would draw it: "0-1 1-2:5" with weights after colons; ">" in place of "-" makes it directed. */
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

/** Who was where: a string an event, a letter a person ("ab bc" is b at both). */
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

/** To so many decimals, so that a fraction can be compared with what it was worked out to be by hand. */
export function rounded(scores: ArrayLike<number>, decimals = 6): number[] {
  return Array.from(scores, (score) => Math.round(score * 10 ** decimals) / 10 ** decimals);
}
