import { type GraphQLSchema, isNonNullType, isObjectType } from "graphql";

import { ruleOf } from "../domain/field-rule";
import { isOpen } from "../resolvers/shared/needs";

/**
 * Adds each rule of a field to its description, so that introspection says who may have it. Throws for a mutation that has
 * neither a rule nor is declared open, and for a rule on a field that cannot be null: it would take what stands around it with it.
 */
export function addRules(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const role = ruleOf(field);
      const name = `${type.name}.${field.name}`;
      if (role === null && type === schema.getMutationType() && !isOpen(field)) {
        throw new Error(`Expected ${name} to have a rule: @Needs(Role.EDITOR), for example.`);
      }
      if (role === null) continue;
      if (isNonNullType(field.type)) {
        throw new Error(`Expected ${name} to be nullable, since it has a rule.`);
      }
      field.description = `${field.description ?? ""} Needs a key of the role ${role}.`.trim();
    }
  }
}
