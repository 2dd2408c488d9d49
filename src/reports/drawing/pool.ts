import { ThreadPool } from "../../threads/pool";
import type { painting } from "./painting";

/** A thread that draws: a picture takes a processor for up to some seconds. */
export class PaintingPool extends ThreadPool<typeof painting> {
  constructor() {
    super(__dirname);
  }
}
