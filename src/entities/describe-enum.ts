import { registerEnumType } from "type-graphql";

/** Adds an enum to the schema. The compiler requires a description of every value. */
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
