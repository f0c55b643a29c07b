import type { Addressee } from "../rules/addressee/addressee.js";
import { statuteOf } from "../rules/addressee/writ.js";
import type { Order } from "../rules/order/order.js";
import { setsPenalty } from "../rules/order/penalties-of-order.js";
import type { Pair } from "./pair.js";
import type { Reader } from "./reader.js";
import { durationWording, momentWording } from "./wording.js";

/**
 * What the order and the hub's setting say of service (betekening). Empty for an order from before they said anything. A
 * reader without an inbox reads nothing of acknowledging.
 */
export function serviceWording({ document: { serveWithin, serviceBy } }: Order, reader: Reader | undefined): Pair[] {
  return [
    ...(serviceBy === undefined ? [] : [reader?.connected === false ? BEGINS_OUTSIDE : BEGINS[serviceBy]]),
    ...(serveWithin === undefined ? [] : [soon(serveWithin)]),
  ];
}

const BEGINS = {
  ACKNOWLEDGEMENT: {
    nl: "De ontvangstbevestiging in de hub geldt als betekening en doet de termijnen lopen, als een deurwaarder niet eerder betekent.",
    en: "Acknowledging the message in the hub is service and begins the terms, unless a bailiff serves the order first.",
  },
  BAILIFF: {
    nl: "Alleen het exploot van een deurwaarder doet de termijnen lopen. Een ontvangstbevestiging in de hub wordt vastgelegd en doet dat niet.",
    en: "Only a bailiff's writ begins the terms. Acknowledging the message in the hub is recorded and begins none.",
  },
} as const satisfies Record<string, Pair>;

const BEGINS_OUTSIDE: Pair = {
  nl: "De termijnen lopen vanaf de betekening aan u.",
  en: "The terms run from service on you.",
};

function soon(serveWithin: string): Pair {
  const term = durationWording(serveWithin);
  return {
    nl: `Te betekenen binnen ${term.nl} nadat het bevel is gegeven.`,
    en: `To be served within ${term.en} after the order is given.`,
  };
}

/** From when a penalty can be forfeited (611a(3)); undefined without a penalty, or from before there was a rule. */
export function writWording(order: Order, reader: Reader | undefined): Pair | undefined {
  if (!setsPenalty(order.document) || order.writ === undefined) return undefined;
  const under = reader?.connected === false ? undefined : statuteOf(order);
  if (under === undefined) {
    return {
      nl: "Niet verbeurd voordat een deurwaarder dit bevel bij exploot heeft betekend (art. 611a lid 3 Rv).",
      en: "Not forfeited before a bailiff has served this order by writ (art. 611a(3) Rv).",
    };
  }
  return {
    nl: `Niet verbeurd voor de betekening (art. 611a lid 3 Rv). De ontvangstbevestiging in de hub heeft de kracht van een exploot op grond van ${under}.`,
    en: `Not forfeited before service (art. 611a(3) Rv). Acknowledging the message in the hub has the force of a writ under ${under}.`,
  };
}

/** For an addressee of whom it was said that it is unserved: what the clerk is to do. */
export function unservedWording({ serveBy }: Addressee): Pair {
  if (serveBy === undefined) throw new Error("An addressee without a term for service is said to be unserved");
  const moment = momentWording(serveBy);
  return {
    nl: `Niet betekend voor ${moment.nl}: laat een deurwaarder dit bevel betekenen.`,
    en: `Not served by ${moment.en}: have a bailiff serve this order.`,
  };
}
