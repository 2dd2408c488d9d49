import { ThreadPool } from "../../../threads/pool";
import type { drawingTasks } from "./drawing-tasks";

/** One thread for drawing: a picture can take seconds of CPU time. */
export class DrawingPool extends ThreadPool<typeof drawingTasks> {
  constructor() {
    super(__dirname);
  }
}
