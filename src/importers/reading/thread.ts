import { serveTasks } from "../../threads/serve-tasks";
import { readPacked } from "./packed-source";

serveTasks({ readPacked });
