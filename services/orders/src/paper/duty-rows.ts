import type { Duty, Target } from "../rules/order-document/duties-of.js";
import type { DutyKind, TargetKind } from "../rules/order-document/duty-document.js";
import type { TerritorialExtent } from "../rules/order-document/order-document.js";
import type { Cell } from "./cell.js";
import { type DisclosureContext, disclosureCell } from "./disclosure-rows.js";
import type { Pair } from "./pair.js";
import { durationWording, IN_EXTENT, penaltyWording } from "./wording.js";

export interface DutyContext extends DisclosureContext {
  readonly extent: TerritorialExtent;
}

/** What one duty asks, in plain words: what you must do, by when, and what it costs if you do not. */
export function dutyCell(cell: Cell, duty: Duty, context: DutyContext): void {
  const { within, penalty, until, disclosure } = duty;
  const term = durationWording(within);
  const { language } = context;
  cell.pair(whatToDo(duty, IN_EXTENT[context.extent]));
  cell.pair({ nl: `Binnen ${term.nl} na de betekening`, en: `Within ${term.en}, counted from service` });
  if (penalty !== undefined) {
    cell.small({ nl: "Eigen dwangsom", en: "Penalty of its own" });
    cell.pair(penaltyWording(penalty));
  }
  if (disclosure !== undefined) disclosureCell(cell, disclosure, context);
  if (until === undefined) return;
  cell.small({ nl: "Tot", en: "Until" });
  cell.prose(until, language);
}

export function dutyLabel({ number }: Duty): Pair {
  return { nl: `Verplichting ${number}`, en: `Duty ${number}` };
}

function whatToDo({ kind, everywhere }: Duty, area: Pair): Pair {
  if (everywhere === true) {
    return {
      nl: "Verwijder wat hieronder staat, overal, ook buiten het territoriale bereik.",
      en: "Remove what is listed below, everywhere, also outside the territorial scope.",
    };
  }
  if (kind === "REMOVE") {
    return {
      nl: `Verwijder wat hieronder staat, of maak het ontoegankelijk voor iedereen ${area.nl}.`,
      en: `Remove what is listed below, or disable access to it for everybody ${area.en}.`,
    };
  }
  if (kind === "DISABLE_ACCESS") {
    return {
      nl: `Maak wat hieronder staat ontoegankelijk voor iedereen ${area.nl}.`,
      en: `Disable access to what is listed below for everybody ${area.en}.`,
    };
  }
  return WHAT_TO_DO[kind];
}

const WHAT_TO_DO: Readonly<Record<Exclude<DutyKind, "REMOVE" | "DISABLE_ACCESS">, Pair>> = {
  DEREFERENCE: {
    nl: "Toon deze resultaten niet meer bij de zoekvraag die erbij staat. De pagina zelf blijft.",
    en: "Show these results no longer on the query beside them. The page itself stays.",
  },
  KEEP_DOWN: {
    nl: "Voorkom dat wat hieronder staat opnieuw wordt geplaatst.",
    en: "Keep what is listed below from being posted again.",
  },
  DISCLOSE: {
    nl: "Geef de gegevens hieronder, voor zover u die hebt, over degene die heeft geplaatst wat daaronder staat, of die erachter zit.",
    en: "Disclose, as far as you hold them, the data below about whoever posted what is listed under them, or is behind it.",
  },
};

const TARGET_WORDING: Readonly<Record<TargetKind, Pair>> = {
  URL: { nl: "Adres", en: "Address" },
  ACCOUNT: { nl: "Account met al wat eronder ligt", en: "Account, with all below it" },
  SITE: { nl: "Site met al wat erop staat", en: "Site, with all that it holds" },
  LOCATOR: { nl: "Wat geen adres heeft", en: "What has no address" },
  SEARCH_RESULT: { nl: "Zoekresultaat", en: "Search result" },
  CONTENT_HASH: { nl: "Inhoud met deze hash", en: "Content with this hash" },
  EQUIVALENT: { nl: "Inhoud met deze elementen", en: "Content with these elements" },
  ITEM: { nl: "Kopieën van", en: "Copies of" },
};

/** What names a target, above the hints that every item can have. */
export function targetCell(cell: Cell, target: Target, language: string): void {
  const { kind = "URL", url, query, locator, algorithm, value, words, because } = target;
  if (kind !== "URL") cell.pair(TARGET_WORDING[kind]);
  if (/^https?:/.test(url)) cell.exact(url);
  if (query !== undefined) {
    cell.small({ nl: "Zoekvraag", en: "Query" });
    cell.exact(query);
  }
  if (locator !== undefined) {
    cell.small({ nl: "Te vinden aan", en: "Found by" });
    cell.prose(locator, language);
  }
  if (algorithm !== undefined && value !== undefined) {
    cell.small({ nl: algorithm, en: "hash" });
    cell.exact(value);
  }
  if (words !== undefined) cell.prose(words, language);
  if (because === undefined) return;
  cell.small({ nl: "Waarom dit van deze geadresseerde wordt gevraagd", en: "Why this addressee is asked" });
  cell.prose(because, language);
}
