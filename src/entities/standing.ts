import { describeEnum } from "./describe-enum";

export enum Standing {
  STATED = "STATED",
  INFERRED = "INFERRED",
  CONFIRMED = "CONFIRMED",
  DISPUTED = "DISPUTED",
}

describeEnum(Standing, "Standing", "How well a fact stands.", {
  STATED: "A source says so.",
  INFERRED: "No source says so outright; we concluded it. `inferredFrom` says from what.",
  CONFIRMED: "An independent source or an editor agrees.",
  DISPUTED: "A source denies it.",
});
