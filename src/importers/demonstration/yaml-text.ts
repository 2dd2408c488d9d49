import { Document, isScalar, visit } from "yaml";

/** A value as YAML, as one would write it by hand: citations and lists of words on one line, dates in quotes. */
export function yamlTextOf(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Map(_key, map) {
      if (map.has("at")) map.flow = true;
    },
    Seq(_key, seq) {
      if (seq.items.every((item) => isScalar(item))) seq.flow = true;
    },
    Scalar(_key, scalar) {
      if (typeof scalar.value === "string" && /^\d/.test(scalar.value)) scalar.type = "QUOTE_DOUBLE";
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
