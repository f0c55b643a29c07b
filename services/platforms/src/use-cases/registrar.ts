import { type Actor, requireParty, requireScope } from "@exparte/auth";

/** Only the operator of the hub registers parties and keys; everyone on the hub may read them. */
export function requireRegistrar(actor: Actor): void {
  requireParty(actor, "operator");
  requireScope(actor, "parties:register");
}
