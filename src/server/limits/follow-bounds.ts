import type { BoundsSource } from "./bounds-source";

/** Refreshes bounds about once in this many milliseconds. Returns a function that stops it. */
export function followBounds(bounds: BoundsSource, everyMs: number): () => void {
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(() => {
      // While the database or a subgraph does not answer, the last bounds stay.
      void bounds
        .refresh()
        .catch(() => {})
        .finally(next);
    }, jittered(everyMs)).unref();
  };
  next();
  return () => clearTimeout(timer);
}

/** So that processes that started together do not ask together: 80 to 120 %. */
function jittered(ms: number): number {
  return ms * (0.8 + 0.4 * Math.random());
}
