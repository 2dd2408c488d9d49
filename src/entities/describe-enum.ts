import { registerEnumType } from "type-graphql";

/** Puts an enum into the schema. Every value is described: the compiler asks for it. */
export function describeEnum<T extends Record<string, string>>(
  values: T,
  name: string,
  description: string,
  valueDescriptions: Record<keyof T, string>,
): void {
  const valuesConfig = Object.fromEntries(
    Object.entries(valueDescriptions).map(([value, text]) => [value, { description: text }]),
  ) as Record<keyof T, { description: string }>;
  registerEnumType(values, { name, description, valuesConfig });
}
