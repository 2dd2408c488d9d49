import type { Network } from "../network";
import type { WithLengths } from "../paths/lengths";
import type { PoolWatch } from "../../threads/pool";
import type { MeasurePool } from "./pool";

/**
 * Betweenness on all threads of a pool: each takes ranges of sources, and the results are added. Equal to
 * `betweenness` except for rounding. The network should be in shared memory.
 */
export async function spreadBetweenness(
  pool: MeasurePool,
  network: Network,
  options: WithLengths = {},
  { signal, onProgress }: PoolWatch = {},
  ranges = 16,
): Promise<Float64Array> {
  const done = new Float64Array(ranges);
  const ends = Array.from({ length: ranges + 1 }, (_, range) => Math.round((range * network.size) / ranges));
  const parts = await Promise.all(
    Array.from({ length: ranges }, (_, range) =>
      pool.run(
        "betweenness",
        network,
        { ...options, first: ends[range], end: ends[range + 1] },
        {
          signal,
          onProgress: (part) => {
            done[range] = part;
            onProgress?.(done.reduce((sum, share) => sum + share, 0) / ranges);
          },
        },
      ),
    ),
  );
  return parts.reduce((sums, part) => sums.map((sum, node) => sum + part[node]!));
}
