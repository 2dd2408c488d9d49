import { AppearanceRole } from "../../../entities/appearance";
import { HostRole } from "../../../entities/host";
import type { Inference } from "../../records";
import { foldedName } from "../names";
import type { NamedPerson } from "./people-in-text";
import type { Credit } from "./roles";

/** Someone who is credited, from a tag or from a text. */
export interface Credited {
  readonly name: string;
  readonly href: string | null;
  readonly line: number;
  readonly credit: Credit;
  readonly inference: Inference | null;
}

/** One of each name: what several texts say of it is surer than what one says. */
export function named(people: readonly NamedPerson[], line: number): Credited[] {
  const found = new Map<string, NamedPerson>();
  for (const person of people) {
    const folded = foldedName(person.name);
    const before = found.get(folded);
    found.set(
      folded,
      before ? { ...before, inference: together(before.inference, person.inference) } : person,
    );
  }
  return [...found.values()].map(({ name, as, inference }): Credited => {
    const credit: Credit =
      as === "host"
        ? { type: "Host", role: HostRole.HOST }
        : { type: "Appearance", role: AppearanceRole.GUEST };
    return { name, href: null, line, credit, inference };
  });
}

/** Two inferences of the same, taken as independent. */
const together = (one: Inference, other: Inference): Inference => ({
  confidence: Math.round((1 - (1 - one.confidence) * (1 - other.confidence)) * 100) / 100,
  from: one.from === other.from ? one.from : `${one.from}; ${other.from}`,
});
