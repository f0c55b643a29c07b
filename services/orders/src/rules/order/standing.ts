import type { Instant } from "../instant.js";
import type { Order } from "./order.js";

type Standing = Pick<Order, "status" | "issuedAt" | "suspensions" | "ended" | "confirmed">;

/** Since when an order stands as it does. Undefined for one that became final before the moment of that was kept. */
export function standsSince({ status, issuedAt, suspensions, ended, confirmed }: Standing): Instant | undefined {
  switch (status) {
    case "IN_FORCE":
      return suspensions.at(-1)?.until ?? issuedAt;
    case "SUSPENDED":
      return suspensions.at(-1)?.from;
    case "LIFTED":
    case "LAPSED":
      return ended?.at;
    case "FINAL":
      return confirmed?.at;
    default:
      return status satisfies never;
  }
}
