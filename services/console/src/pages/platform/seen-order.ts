import type { PlatformOrderQuery } from "../../graph/platform-documents.js";

export type SeenOrder = NonNullable<PlatformOrderQuery["order"]>;
export type SeenDuty = SeenOrder["addressees"][number]["duties"][number];
export type SeenItem = SeenDuty["items"][number];
export type SeenCourt = PlatformOrderQuery["courts"][number];

/** An item of the platform with its duty; undefined where the order has none of this id. */
export function itemIn(order: SeenOrder, id: string): { readonly duty: SeenDuty; readonly item: SeenItem } | undefined {
  for (const { duties } of order.addressees) {
    for (const duty of duties) {
      const item = duty.items.find((one) => one.id === id);
      if (item !== undefined) return { duty, item };
    }
  }
  return undefined;
}

export function mayOppose({ status, oppositions }: SeenOrder): boolean {
  const isOpen = status === "IN_FORCE" || status === "SUSPENDED";
  return isOpen && !oppositions.some((one) => isOwn(one) && isPending(one));
}

/** The graph tells a platform no other addressee's id. */
export function isOwn({ by, platform }: SeenOrder["oppositions"][number]): boolean {
  return by === "ADDRESSEE" && platform !== null;
}

function isPending({ status }: SeenOrder["oppositions"][number]): boolean {
  return status === "LODGED" || status === "HEARING_SET";
}
