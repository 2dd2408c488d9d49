import type { AnswerOf, InputOf, OptionsOf } from "../../threads/task";
import type { AnalysisTasks } from "./tasks";

export type TaskName = keyof AnalysisTasks;

/** Runs one task by name. */
export type Run = <Name extends TaskName>(
  task: Name,
  input: InputOf<AnalysisTasks, Name>,
  options: OptionsOf<AnalysisTasks, Name>,
) => Promise<AnswerOf<AnalysisTasks, Name>>;
