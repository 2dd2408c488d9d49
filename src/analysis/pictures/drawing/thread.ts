import { serveTasks } from "../../../threads/serve-tasks";
import { drawingTasks } from "./drawing-tasks";

serveTasks(drawingTasks);
