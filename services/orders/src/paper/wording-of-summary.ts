import type { Instant } from "../rules/instant.js";
import type { Order, OrderStatus } from "../rules/order/order.js";
import type { Duty } from "../rules/order-document/duties-of.js";
import type { TerritorialExtent } from "../rules/order-document/order-document.js";
import type { PenaltyTerms } from "../rules/penalty/penalty.js";
import type { Pair } from "./pair.js";
import type { PaperOptions } from "./paper-options.js";
import { durationWording, IN_EXTENT, momentWording, penaltyWording } from "./wording.js";

/** The sentences of the summary on the first page: short, and without the law's words where there are others. */

export const NOTHING_NOW: Pair = {
  nl: "Nu niets: de rechter heeft dit bevel geschorst. Uw termijn staat stil.",
  en: "Nothing now: the judge has suspended this order. Your term stands still.",
};

export const NOTHING_OWED: Pair = {
  nl: "U hoeft niets te verwijderen: dit bevel vraagt dat nu niet van u.",
  en: "You need not remove anything: this order does not ask that of you now.",
};

export function notAnyMore(status: OrderStatus): Pair {
  return status === "LAPSED"
    ? {
        nl: "Dit bevel is vervallen. U hoeft er niets meer voor te verwijderen.",
        en: "This order has lapsed. You need not remove anything for it any more.",
      }
    : {
        nl: "Dit bevel is opgeheven. U hoeft er niets meer voor te verwijderen.",
        en: "This order was lifted. You need not remove anything for it any more.",
      };
}

/** What one duty asks, in one sentence; `shown` where its only target stands right below. */
export function dutyInBrief({ kind, targets, everywhere }: Duty, extent: TerritorialExtent, shown: boolean): Pair {
  const area = IN_EXTENT[extent];
  const { nl, en } = shown ? RIGHT_BELOW : listed(targets.length);
  switch (kind) {
    case "REMOVE":
      return everywhere === true
        ? { nl: `Verwijder ${nl}, overal ter wereld.`, en: `Remove ${en}, everywhere in the world.` }
        : {
            nl: `Verwijder ${nl}, of zorg dat niemand ${area.nl} erbij kan.`,
            en: `Remove ${en}, or make sure that nobody ${area.en} can reach ${targets.length === 1 ? "it" : "them"}.`,
          };
    case "DISABLE_ACCESS":
      return {
        nl: `Zorg dat niemand ${area.nl} bij ${nl} kan.`,
        en: `Make sure that nobody ${area.en} can reach ${en}.`,
      };
    case "DEREFERENCE":
      return {
        nl: `Haal ${nl} uit de zoekresultaten bij de genoemde zoekvraag.`,
        en: `Take ${en} out of the results of the query that is named.`,
      };
    case "KEEP_DOWN":
      return {
        nl: `Zorg dat ${nl} niet opnieuw wordt geplaatst.`,
        en: `Make sure that ${en} is not posted again.`,
      };
    case "DISCLOSE":
      return {
        nl: `Geef de gegevens die verderop staan over degene die ${targets.length === 1 ? `heeft geplaatst ${nl}` : `${nl} heeft geplaatst`}, of die erachter zit.`,
        en: `Give the data that are listed further on about whoever posted ${en}, or is behind it.`,
      };
    default:
      return kind satisfies never;
  }
}

const RIGHT_BELOW: Pair = { nl: "wat hieronder staat", en: "what is named below" };

function listed(count: number): Pair {
  return count === 1
    ? { nl: "wat verderop staat", en: "what is listed further on" }
    : { nl: `de ${count} onderdelen die verderop staan`, en: `the ${count} items that are listed further on` };
}

export function ofDuty({ number }: Duty, { nl, en }: Pair): Pair {
  return { nl: `Verplichting ${number}: ${lower(nl)}`, en: `Duty ${number}: ${lower(en)}` };
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** Until when, where the term has begun; else how long it is. */
export function termInBrief({ within }: Duty, end: Instant | undefined): Pair {
  if (end !== undefined) {
    const moment = momentWording(end);
    return { nl: `Uiterlijk ${moment.nl}.`, en: `By ${moment.en} at the latest.` };
  }
  const term = durationWording(within);
  return { nl: `Binnen ${term.nl} na de betekening.`, en: `Within ${term.en}, counted from service.` };
}

/** What service (betekening) is, for somebody who has never had an order. */
export function serviceMeans({ document }: Order, connected: boolean): Pair {
  if (!connected || document.serviceBy === "BAILIFF") {
    return {
      nl: "Betekening is: een deurwaarder geeft u dit bevel, of laat het bij u achter.",
      en: "Service is when a bailiff hands you this order, or leaves it at your address.",
    };
  }
  return {
    nl: "Betekening is: u bevestigt de ontvangst in de hub, of een deurwaarder brengt u dit bevel. Het eerste telt.",
    en: "Service is when you acknowledge it in the hub, or a bailiff brings you this order. The first counts.",
  };
}

/** What it costs not to obey. */
export function atStake(owed: readonly Duty[], ofOrder: PenaltyTerms | undefined): Pair[] {
  const sentences = owed.flatMap((duty) => {
    if (duty.penalty === undefined) return [];
    const own = penaltyWording(duty.penalty);
    const sentence = { nl: `Een dwangsom van ${own.nl}.`, en: `A penalty of ${own.en}.` };
    return [owed.length > 1 ? ofDuty(duty, sentence) : sentence];
  });
  if (owed.some(({ penalty }) => penalty === undefined)) {
    const others = sentences.length > 0;
    if (ofOrder === undefined) sentences.push(others ? NO_OTHER_PENALTY : NO_PENALTY);
    else {
      const { nl, en } = penaltyWording(ofOrder);
      sentences.unshift({
        nl: `U moet een dwangsom betalen van ${nl}.`,
        en: `You owe a penalty of ${en}.`,
      });
    }
  }
  return sentences;
}

const NO_PENALTY: Pair = {
  nl: "Er staat geen dwangsom op. U moet het bevel wel nakomen.",
  en: "There is no penalty on it. You must obey the order all the same.",
};

const NO_OTHER_PENALTY: Pair = {
  nl: "Op de rest staat geen dwangsom. U moet het wel nakomen.",
  en: "There is no penalty on the rest. You must obey it all the same.",
};

/** Whom the addressee tells what it did. */
export function reportWording(
  owed: readonly Duty[],
  connected: boolean,
  { access }: Pick<PaperOptions, "access">,
): Pair {
  if (owed.every(({ kind }) => kind === "DISCLOSE")) {
    return connected
      ? {
          nl: "Beantwoord het verzoek in uw postbus voor gegevens op de hub. Meer hoeft u niet te melden.",
          en: "Answer the request in your disclosure inbox on the hub. You need not report anything else.",
        }
      : {
          nl: "Breng de gegevens in een gesloten envelop naar de griffie van het gerecht, met het zaaknummer erbij.",
          en: "Bring the data in a closed envelope to the registry of the court, with the case number.",
        };
  }
  if (connected) {
    return {
      nl: "Meld in de hub wat u hebt gedaan en wanneer.",
      en: "Say in the hub what you have done and when.",
    };
  }
  if (access === undefined) {
    return {
      nl: "Schrijf de griffie van het gerecht wat u hebt gedaan en wanneer, met het zaaknummer erbij.",
      en: "Write to the registry of the court what you have done and when, with the case number.",
    };
  }
  return {
    nl: `Geef op ${access.address} door wat u hebt gedaan en wanneer, met de code onder “Toegang tot de zaak”.`,
    en: `Say at ${access.address} what you have done and when, with the code under “Access to the case”.`,
  };
}

/** What holds while somebody contests the order, after the court's own words on how. */
export function contestWording(
  { status }: Order,
  connected: boolean,
  { access }: Pick<PaperOptions, "access">,
): Pair[] {
  const withCode =
    access === undefined || connected
      ? []
      : [
          {
            nl: `Verzet kan ook met uw code op ${access.address}.`,
            en: `You can also lodge opposition with your code at ${access.address}.`,
          },
        ];
  return status === "SUSPENDED" ? withCode : [...withCode, HOLDS_MEANWHILE];
}

const HOLDS_MEANWHILE: Pair = {
  nl: "Intussen moet u het bevel nakomen, tenzij de rechter het schorst.",
  en: "Meanwhile you must obey the order, unless the judge suspends it.",
};

/** What goes back, and by when the first of it. */
export function putBackWording(count: number, first: Instant | undefined, meanwhile: boolean): Pair {
  const by = first === undefined ? { nl: "", en: "" } : deadlineOf(first);
  const till = meanwhile
    ? { nl: " De rechter beslist er nog over.", en: " The judge has yet to decide on it." }
    : { nl: "", en: "" };
  const what =
    count === 1 ? { nl: "één onderdeel", en: "one item" } : { nl: `${count} onderdelen`, en: `${count} items` };
  return {
    nl: `Zet ${what.nl} terug${by.nl}: zie verderop.${till.nl}`,
    en: `Put ${what.en} back${by.en}: see further on.${till.en}`,
  };
}

function deadlineOf(at: Instant): Pair {
  const moment = momentWording(at);
  return { nl: `, uiterlijk ${moment.nl}`, en: ` by ${moment.en} at the latest` };
}
