import { Authorized, type AuthChecker, Extensions } from "type-graphql";

import { expectRole } from "../../domain/field-rule";
import type { Role } from "../../domain/roles";
import type { Context } from "./context";

/**
 * The rule of a field: only a key of this role, or of one that may do more, gets it. It is checked where the field is resolved,
 * by whatever way a client comes to it. Null, with an error, for others, so the field is nullable.
 */
export function Needs(role: Role): MethodDecorator & PropertyDecorator {
  return (target: object, property: string | symbol) => {
    Authorized(role)(target, property, undefined as never);
    Extensions({ role })(target, property, undefined as never);
  };
}

/** The rule of a mutation for everybody. Without it, or a role, no schema is built: none is open by omission. */
export const Open = (): MethodDecorator => Extensions({ isOpen: true });

/** Whether `Open` is declared for a field. */
export const isOpen = ({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }): boolean =>
  extensions["isOpen"] === true;

export const checkRule: AuthChecker<Context, Role> = ({ context }, roles) => {
  for (const needed of roles) expectRole(context, needed);
  return true;
};
