import { erased, type LoadPast, type PastAccess } from "../../../catalogue/queries/past";
import { includesRole, Role } from "../../../domain/roles";
import type { Context } from "../../shared/context";

/** Loads what was: of what is gone by now for a key of the role EDITOR only, as its history. */
export const pastFor =
  ({ loaders, key }: Context): LoadPast =>
  async (until, id) => {
    const isTold = includesRole(key?.role ?? null, Role.EDITOR) || (await loaders.nodeById.load(id)) !== null;
    const past = isTold ? await loaders.pastById.load([until, id]) : null;
    if (past === "erased") throw erased(id);
    return past;
  };

export const pastAccess = (context: Context): PastAccess => ({
  load: pastFor(context),
  candidates: async (...key) => (await context.loaders.pastCandidates.load(key)) ?? [],
});
