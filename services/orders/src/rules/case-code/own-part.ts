import type { Item } from "../addressee/addressee.js";
import type { PlatformId } from "../ids.js";
import { sameOpponent } from "../opposition/opponent.js";
import type { Opposition } from "../opposition/opposition.js";
import { namedItems } from "../order/contested-items.js";
import type { Order } from "../order/order.js";
import type { CaseCodeHolder } from "./case-code.js";

/** What of an order is of whoever has a code: its items and its opposition, and nobody else's. */

export function ownItems(
  order: Order,
  holder: CaseCodeHolder,
): { readonly platform: PlatformId; readonly item: Item }[] {
  switch (holder.user) {
    case "POSTER":
    case "THIRD_PARTY":
      return namedItems(order, holder.itemIds);
    case "APPLICANT":
      return order.addressees.flatMap(({ platform, items }) => items.map((item) => ({ platform, item })));
    case "RESPONDENT":
      return order.addressees
        .filter(({ platform }) => platform === holder.platform)
        .flatMap(({ platform, items }) => items.map((item) => ({ platform, item })));
    default:
      return holder satisfies never;
  }
}

export function ownOppositions({ oppositions }: Order, holder: CaseCodeHolder): Opposition[] {
  switch (holder.user) {
    case "POSTER":
    case "THIRD_PARTY": {
      const { user: role, reference } = holder;
      return oppositions.filter(({ by }) => sameOpponent(by, { role, reference }));
    }
    case "APPLICANT":
      return [];
    case "RESPONDENT": {
      const { platform } = holder;
      return oppositions.filter(({ by }) => sameOpponent(by, { role: "ADDRESSEE", platform }));
    }
    default:
      return holder satisfies never;
  }
}
