import type { TypeName } from "../../../domain/ids";
import type { Citation } from "../../../entities";
import { entityShapes } from "../../../entities/columns";
import { canonicalJson } from "../../content/canonical-json";
import type { Values } from "./value-reader";

/** The values of a stored entity, by the properties of its class: not those that the writer derives or keeps. */
export function valuesOf(type: TypeName, entity: object): Values {
  const values: Values = {};
  for (const { name, spreadFrom, isKept } of entityShapes[type].columns) {
    const property = spreadFrom ?? name;
    if (!isKept) values[property] = (entity as Values)[property];
  }
  return values;
}

/** The values with `addSources` among the sources, present ones first. The same citation again adds nothing. */
export function withSources({ addSources, ...values }: Values, present: readonly Citation[]): Values {
  const added = (addSources ?? []) as Citation[];
  const sources = (values["sources"] ?? present) as Citation[];
  const all = new Map([...sources, ...added].map((citation) => [canonicalJson(citation), citation]));
  return { ...values, sources: [...all.values()] };
}
