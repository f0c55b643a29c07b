import { holderUnverified } from "@exparte/seal";
import {
  type DataCategory,
  DISCLOSURE_FINDINGS,
  type DisclosureRecipient,
  type DisclosureTerms,
} from "../rules/order-document/disclosure-terms.js";
import type { Cell } from "./cell.js";
import type { Pair } from "./pair.js";
import { durationWording, momentWording } from "./wording.js";

export interface DisclosureContext {
  readonly language: string;
  /** Whether the addressee has an inbox on the hub, through which it answers. */
  readonly connected: boolean;
  /** The poster's time to object by the code of conduct; undefined in an order from before it was kept. */
  readonly window: string | undefined;
}

/** What a duty to disclose asks, in plain words: which data, to whom, how, and what the poster is told. */
export function disclosureCell(
  cell: Cell,
  terms: DisclosureTerms,
  { language, connected, window }: DisclosureContext,
): void {
  cell.small({ nl: "Welke gegevens", en: "Which data" });
  for (const category of terms.categories) cell.pair(CATEGORY_WORDING[category]);
  cell.small({ nl: "Aan wie", en: "To whom" });
  cell.pair(recipientWording(terms.recipient));
  if (connected) cell.exact(String(terms.recipient.jwk.kid));
  cell.small({ nl: "Hoe", en: "How" });
  cell.pair(connected ? ON_HUB : ON_PAPER);
  cell.small({ nl: "De plaatser", en: "The poster" });
  noticeCell(cell, terms, language, window);
  for (const name of DISCLOSURE_FINDINGS) {
    const finding = terms.findings[name];
    if (finding === undefined) continue;
    cell.small(FINDING_WORDING[name]);
    cell.prose(finding.reasons, language);
  }
}

const ON_HUB: Pair = {
  nl: "Versleuteld met deze sleutel, als antwoord op het verzoek in uw postbus voor gegevens op de hub.",
  en: "Encrypted to this key, in answer to the request in your disclosure inbox on the hub.",
};

const ON_PAPER: Pair = {
  nl: "In een gesloten envelop, aan de griffie van het gerecht, met het zaaknummer erbij. De griffie legt vast dat u hebt geantwoord. Hebt u de gegevens niet, of mag u ze van de wet niet geven, schrijf dat dan aan de griffie.",
  en: "In a closed envelope, to the registry of the court, with the case number. The registry records that you answered. If you do not hold the data, or the law does not let you give them, write so to the registry.",
};

function recipientWording({ certificate }: DisclosureRecipient): Pair {
  if (certificate === undefined) {
    return { nl: "Het gerecht", en: "The court" };
  }
  const holder = holderUnverified(certificate);
  return {
    nl: `${holder}, advocaat van de verzoeker`,
    en: `${holder}, the applicant's advocate`,
  };
}

function noticeCell(
  cell: Cell,
  { shortenedWindow, dispensation }: DisclosureTerms,
  language: string,
  byCode: string | undefined,
): void {
  if (dispensation !== undefined) {
    const from = momentWording(dispensation.noticeFrom);
    cell.pair({
      nl: `Vertel de plaatser nu niets. Vertel het wel vanaf ${from.nl}.`,
      en: `Tell the poster nothing now. Do tell it from ${from.en} on.`,
    });
    cell.prose(dispensation.reasons, language);
    return;
  }
  const length = shortenedWindow?.window ?? byCode;
  if (length === undefined) {
    cell.pair({
      nl: "Vertel de plaatser direct over dit bevel. Hij kan dan bezwaar maken, zo lang als de gedragscode zegt. Geef in die tijd niets.",
      en: "Tell the poster of this order at once. It may then object, for as long as the code of conduct says. Disclose nothing in that time.",
    });
    return;
  }
  const window = durationWording(length);
  cell.pair({
    nl: `Vertel de plaatser direct over dit bevel. Hij heeft daarna ${window.nl} om bezwaar te maken. Geef in die tijd niets.`,
    en: `Tell the poster of this order at once. It then has ${window.en} to object. Disclose nothing in that time.`,
  });
  if (shortenedWindow !== undefined) cell.prose(shortenedWindow.reasons, language);
}

const CATEGORY_WORDING: Readonly<Record<DataCategory, Pair>> = {
  NAME: { nl: "Naam", en: "Name" },
  ADDRESS: { nl: "Postadres", en: "Postal address" },
  EMAIL: { nl: "E-mailadres", en: "E-mail address" },
  PHONE: { nl: "Telefoonnummer", en: "Telephone number" },
  ACCOUNT_IDENTIFIER: { nl: "Waaraan u het account kent", en: "What you know the account by" },
  REGISTRATION_IP: { nl: "IP-adres bij de registratie", en: "IP address at registration" },
  ACCESS_IP: { nl: "IP-adressen bij het gebruik", en: "IP addresses at use" },
};

const FINDING_WORDING: Readonly<Record<(typeof DISCLOSURE_FINDINGS)[number], Pair>> = {
  unlawfulness: { nl: "Aannemelijk onrechtmatig en schadelijk", en: "Plausibly unlawful and harmful" },
  realInterest: { nl: "Reëel belang bij de gegevens", en: "Real interest in the data" },
  noLessIntrusiveWay: { nl: "Geen minder ingrijpende weg", en: "No less intrusive way" },
  balance: { nl: "Afweging van de belangen", en: "Balance of the interests" },
};
