import { isDue, isSuspended } from "../addressee/addressee-status.js";
import type { Application } from "../application/application.js";
import type { Opposition } from "../opposition/opposition.js";
import type { Order } from "../order/order.js";
import type { CaseCodeHolder } from "./case-code.js";
import { ownItems, ownOppositions } from "./own-part.js";

/** A sentence in each language in which a case is told. */
export interface Sentence {
  readonly nl: string;
  readonly en: string;
}

/** How a case stands, in plain sentences for somebody who knows no procedure. */
export function plainStanding(application: Application, order: Order | undefined, holder: CaseCodeHolder): Sentence[] {
  if (order === undefined) return [ofApplication(application)];
  const items = ownItems(order, holder);
  const apart = items.filter(({ item }) => isSuspended(item)).length;
  const free = items.filter(({ item }) => item.freed !== undefined).length - apart;
  const ended = order.status === "LIFTED" || order.status === "LAPSED";
  const none = !ended && items.length > 0 && free === items.length;
  const sentences = [
    none
      ? noneLeft(
          holder,
          items.some(({ item }) => isDue(item)),
        )
      : ofOrder(order),
  ];
  if (free > 0 && !none && !ended) {
    sentences.push({
      nl: `Het bevel geldt niet meer voor ${free} van de ${items.length} onderdelen.`,
      en: `The order no longer covers ${free} of ${items.length} items.`,
    });
  }
  if (apart > 0) {
    sentences.push({
      nl: `De rechter schorste het bevel voor ${apart} van de ${items.length} onderdelen: die gaan terug tot de rechter beslist.`,
      en: `The judge suspended the order for ${apart} of ${items.length} items: they go back until the judge decides.`,
    });
  }
  const opposition = ownOppositions(order, holder).at(-1);
  return opposition === undefined ? sentences : [...sentences, ofOpposition(opposition)];
}

function noneLeft({ user }: CaseCodeHolder, isDown: boolean): Sentence {
  const whose =
    user === "APPLICANT" ? { nl: "de onderdelen", en: "the items" } : { nl: "uw onderdelen", en: "your items" };
  return {
    nl: `Het bevel geldt niet meer voor ${whose.nl}: ze hoeven niet weg te zijn${isDown ? ", en wat is weggehaald, gaat terug" : ""}.`,
    en: `The order no longer covers ${whose.en}: they need not be gone${isDown ? ", and what was taken down goes back" : ""}.`,
  };
}

/** In words that nobody takes for the contrary: what is upheld is the order, and not the opposition. */
function ofOpposition({ status }: Opposition): Sentence {
  switch (status) {
    case "LODGED":
    case "HEARING_SET":
      return {
        nl: "Uw verzet wacht op de beslissing van de rechter.",
        en: "Your opposition waits for the judge's decision.",
      };
    case "UPHELD":
      return {
        nl: "De rechter besliste op uw verzet: het bevel blijft zoals het is.",
        en: "The judge decided on your opposition: the order stays as it is.",
      };
    case "MODIFIED":
      return {
        nl: "De rechter besliste op uw verzet: het bevel is gewijzigd.",
        en: "The judge decided on your opposition: the order was changed.",
      };
    case "LIFTED":
      return {
        nl: "De rechter besliste op uw verzet: het bevel is opgeheven.",
        en: "The judge decided on your opposition: the order was lifted.",
      };
    case "WITHDRAWN":
      return {
        nl: "Uw verzet is ingetrokken.",
        en: "Your opposition was withdrawn.",
      };
    case "MOOT":
      return {
        nl: "Over uw verzet viel niets meer te beslissen.",
        en: "Nothing was left to decide on your opposition.",
      };
    default:
      return status satisfies never;
  }
}

function ofApplication({ status }: Application): Sentence {
  switch (status) {
    case "SUBMITTED":
      return {
        nl: "Het gerecht heeft de aanvraag en heeft nog niet beslist.",
        en: "The court has the application and has not decided yet.",
      };
    case "GRANTED":
      return {
        nl: "De rechter wees de aanvraag toe en gaf een bevel.",
        en: "The judge granted the application and gave an order.",
      };
    case "GRANTED_IN_PART":
      return {
        nl: "De rechter wees een deel van de aanvraag toe en gaf een bevel; de rest is geweigerd.",
        en: "The judge granted a part of the application and gave an order; the rest was refused.",
      };
    case "REFUSED":
      return {
        nl: "De rechter wees de aanvraag af.",
        en: "The judge refused the application.",
      };
    case "REFERRED_TO_PROSECUTION":
      return {
        nl: "De rechter verwees de zaak naar de politie en het Openbaar Ministerie.",
        en: "The judge referred the case to the police and the Public Prosecution Service.",
      };
    case "WITHDRAWN":
      return {
        nl: "De aanvraag is ingetrokken.",
        en: "The application was withdrawn.",
      };
    default:
      return status satisfies never;
  }
}

function ofOrder({ status, mainJudgment }: Order): Sentence {
  switch (status) {
    case "IN_FORCE":
      if (mainJudgment !== undefined) {
        return {
          nl: "Het bevel is in de hoofdzaak bevestigd: wat erin staat blijft weg, behalve als een hoger gerecht anders beslist.",
          en: "The main proceedings confirmed the order: what it names stays away, unless a higher court decides otherwise.",
        };
      }
      return {
        nl: "Het bevel geldt: wat erin staat moet weg zijn en blijft weg.",
        en: "The order is in force: what it names must be gone, and stays away.",
      };
    case "SUSPENDED":
      return {
        nl: "Het bevel is geschorst: de termijnen staan stil tot een rechter beslist.",
        en: "The order is suspended: its terms stand still until a judge decides.",
      };
    case "LIFTED":
      return {
        nl: "Het bevel is opgeheven: wat ervoor is weggehaald, gaat terug.",
        en: "The order was lifted: what was taken down under it goes back.",
      };
    case "LAPSED":
      return {
        nl: "Het bevel is vervallen, omdat de hoofdzaak niet op tijd is begonnen: wat ervoor is weggehaald, gaat terug.",
        en: "The order lapsed, because no main claim was brought in time: what was taken down under it goes back.",
      };
    case "FINAL":
      return {
        nl: "Het bevel is in de hoofdzaak bevestigd: wat erin staat blijft weg.",
        en: "The main proceedings confirmed the order: what it names stays away.",
      };
    default:
      return status satisfies never;
  }
}
