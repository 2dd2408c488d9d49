import type { WriteStep } from "../../catalogue/catalogue";
import type { Context } from "../shared/context";
import { change } from "./change";
import type { ChangeInput } from "./inputs";

/** Makes a change of one entity. */
export async function changed(context: Context, mutation: string, input: ChangeInput, step: WriteStep) {
  const { ids, problems } = await change(context, mutation, input, [step]);
  return { id: ids?.[0] ?? null, userErrors: problems };
}
