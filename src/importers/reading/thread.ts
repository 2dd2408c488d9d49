import { serveTasks } from "../../threads/serve-tasks";
import { readFile } from "./read-file";

serveTasks({ readFile });
