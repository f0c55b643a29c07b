import type { Tx } from "@exparte/database";
import type { Instant } from "../rules/instant.js";
import { DEFAULT_OBJECTION_WINDOW } from "../rules/order-document/disclosure-terms.js";
import type { OrderDocument } from "../rules/order-document/order-document.js";
import { refuse } from "../rules/refusals.js";
import { codeWindowAt } from "../store/codes-of-conduct.js";
import type { Dependencies } from "./dependencies.js";

/**
 * The poster's time to object by the code of conduct, for an order that asks for a disclosure; undefined for others. An
 * order keeps what held when it first asked for one (`known`), so that a later version of the code moves no term of it.
 */
export async function codeWindowFor(
  { disclosuresHeard }: Pick<Dependencies, "disclosuresHeard">,
  tx: Tx,
  { addressees }: Pick<OrderDocument, "addressees">,
  now: Instant,
  known?: string,
): Promise<string | undefined> {
  if (known !== undefined) return known;
  if (!addressees.some(({ duties = [] }) => duties.some(({ disclosure }) => disclosure !== undefined)))
    return undefined;
  if (disclosuresHeard()) return (await codeWindowAt(tx, now)) ?? DEFAULT_OBJECTION_WINDOW;
  throw refuse(
    "CODE_NOT_HEARD",
    "The news of the code of conduct does not come through at this moment, and its version in force says how long a poster may object. Give the order again shortly, or without a duty to disclose.",
    { field: "order.addressees" },
  );
}
