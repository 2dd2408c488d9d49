import { problem } from "../../../domain/write-problem";
import { WriteRefused } from "../write/problem";

/** What must be done before an un-merge. */
export const inTheWay = (id: string, message: string) =>
  new WriteRefused([problem("CONFLICT", null, message, { id })]);

export const erased = (id: string) =>
  new WriteRefused([problem("ERASED", null, `What ${id} was before the merge has been erased.`, { id })]);
