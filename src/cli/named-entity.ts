import { mergedTypeNames, type MergedType } from "../catalogue/identity/merged-types";
import { BadInput, shown } from "../domain/errors";
import { idPrefixes, typeOfId } from "../domain/ids";

/** Reads an id, or a type and a slug: `person/ada-lovelace`. Of what can be merged. */
export function readNamed(reference: string): { readonly type: MergedType; readonly name: string } {
  const [, prefix, slug] = /^([a-z]+)\/(.+)$/.exec(reference) ?? [];
  const type = mergedTypeNames.find((one) =>
    slug === undefined ? typeOfId(reference) === one : idPrefixes[one] === prefix,
  );
  if (type) return { type, name: slug ?? reference };
  const prefixes = mergedTypeNames.map((one) => idPrefixes[one]).join(", ");
  throw new BadInput(
    `Expected the id of one of ${prefixes}, or a type and a slug such as person/ada-lovelace, but got ${shown(reference)}.`,
  );
}
