import type { Inference } from "../../records";
import { foldedName } from "../names";
import type { NamedPerson } from "./people-in-text";

/** One of each name: what several texts say of it is surer than what one says. */
export function eachOnce(people: readonly NamedPerson[]): NamedPerson[] {
  const found = new Map<string, NamedPerson>();
  for (const person of people) {
    const folded = foldedName(person.name);
    const before = found.get(folded);
    const links = [...new Set([...(before?.links ?? []), ...(person.links ?? [])])];
    const inference = before ? together(before.inference, person.inference) : person.inference;
    found.set(folded, { ...(before ?? person), inference, links });
  }
  return [...found.values()];
}

/** Two inferences of the same, taken as independent. */
const together = (one: Inference, other: Inference): Inference => ({
  confidence: Math.round((1 - (1 - one.confidence) * (1 - other.confidence)) * 100) / 100,
  from: one.from === other.from ? one.from : `${one.from}; ${other.from}`,
});
