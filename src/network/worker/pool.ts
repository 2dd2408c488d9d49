import { ThreadPool, type PoolOptions } from "../../threads/pool";
import type { measures } from "./measures";

/** The thread pool for measures. */
export class MeasurePool extends ThreadPool<typeof measures> {
  constructor(options: PoolOptions = {}) {
    super(__dirname, options);
  }
}
