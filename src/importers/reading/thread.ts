import { serveTasks } from "../../threads/serve-tasks";
import { readInput } from "./read-input";

serveTasks({ readInput });
