import { describeEnum } from "./describe-enum";

export enum Standing {
  STATED = "STATED",
  INFERRED = "INFERRED",
  CONFIRMED = "CONFIRMED",
  DISPUTED = "DISPUTED",
}

describeEnum(Standing, "Standing", "How certain a fact is.", {
  STATED: "A source says so.",
  INFERRED: "No source says so; we inferred it. `inferredFrom` says from what.",
  CONFIRMED: "An independent source or an editor agrees.",
  DISPUTED: "A source denies it.",
});
