import { serveTasks } from "../../threads/serve-tasks";
import { measures } from "./measures";

serveTasks(measures);
