import type { BrokerageRoles } from "./roles";

/** The roles of one node. */
export function rolesOf(roles: BrokerageRoles, node: number): Readonly<Record<keyof BrokerageRoles, number>> {
  return {
    coordinator: roles.coordinator[node]!,
    consultant: roles.consultant[node]!,
    gatekeeper: roles.gatekeeper[node]!,
    representative: roles.representative[node]!,
    liaison: roles.liaison[node]!,
  };
}
