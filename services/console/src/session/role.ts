import type { Party } from "./sessions.js";

/** Whom a page is for: kinds of party, and the scope that they need. The graph judges both again. */
export interface Role {
  readonly name: "supervisor" | "coordinator" | "ap" | "operator";
  readonly types: readonly string[];
  readonly scope: string;
}

export const SUPERVISOR: Role = { name: "supervisor", types: ["regulator", "ap"], scope: "compliance:read" };
export const COORDINATOR: Role = { name: "coordinator", types: ["coordinator"], scope: "coordination:read" };
export const AP: Role = { name: "ap", types: ["ap"], scope: "complaints:handle" };
export const OPERATOR: Role = { name: "operator", types: ["operator"], scope: "parties:register" };

export function hasRole(party: Party, { types, scope }: Role): boolean {
  return types.includes(party.type) && party.scopes.includes(scope);
}
