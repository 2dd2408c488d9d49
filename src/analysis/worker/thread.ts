import { serveTasks } from "../../threads/serve-tasks";
import { tasks } from "./tasks";

serveTasks(tasks);
