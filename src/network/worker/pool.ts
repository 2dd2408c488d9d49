import { ThreadPool, type PoolOptions } from "../../threads/pool";
import type { measures } from "./measures";

/** Threads that measure. */
export class MeasurePool extends ThreadPool<typeof measures> {
  constructor(options: PoolOptions = {}) {
    super(__dirname, options);
  }
}
