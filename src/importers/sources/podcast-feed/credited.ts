import { canonicalOf } from "../../../domain/links/link";
import { AppearanceRole } from "../../../entities/appearance";
import { HostRole } from "../../../entities/host";
import type { Inference } from "../../records";
import { eachOnce } from "../notes/each-once";
import type { NamedPerson } from "../notes/people-in-text";
import type { Credit } from "./roles";

/** Someone who is credited, from a tag or from a text. */
export interface Credited {
  readonly name: string;
  readonly href: string | null;
  readonly line: number;
  readonly credit: Credit;
  readonly inference: Inference | null;
}

/** Those whom texts name, as those whom tags credit: each once. */
export const named = (people: readonly NamedPerson[], line: number): Credited[] =>
  eachOnce(people).map(({ name, as, inference, links = [] }): Credited => {
    const credit: Credit =
      as === "host"
        ? { type: "Host", role: HostRole.HOST }
        : { type: "Appearance", role: AppearanceRole.GUEST };
    const href = links.find((url) => canonicalOf(url) !== null) ?? null;
    return { name, href, line, credit, inference };
  });
