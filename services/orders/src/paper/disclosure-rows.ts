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

/** What a duty to disclose asks, in plain words: which data, to whom, how, and what the poster is told. */
export function disclosureCell(cell: Cell, terms: DisclosureTerms, language: string): void {
  cell.small({ nl: "Welke gegevens", en: "Which data" });
  for (const category of terms.categories) cell.pair(CATEGORY_WORDING[category]);
  cell.small({ nl: "Aan wie", en: "To whom" });
  cell.pair(recipientWording(terms.recipient));
  cell.exact(String(terms.recipient.jwk.kid));
  cell.small({ nl: "Hoe", en: "How" });
  cell.pair(HOW);
  cell.small({ nl: "De plaatser", en: "The poster" });
  noticeCell(cell, terms, language);
  for (const name of DISCLOSURE_FINDINGS) {
    const finding = terms.findings[name];
    if (finding === undefined) continue;
    cell.small(FINDING_WORDING[name]);
    cell.prose(finding.reasons, language);
  }
}

const HOW: Pair = {
  nl: "Versleuteld met deze sleutel, als antwoord op het verzoek in uw postbus op de hub. Heeft u die niet, geef de gegevens dan in een gesloten omslag aan de griffie van de rechtbank, die uw antwoord vastlegt.",
  en: "Encrypted to this key, in answer to the request in your inbox on the hub. If you have none, give the data in a closed envelope to the registry of the court, which records your answer.",
};

function recipientWording({ certificate }: DisclosureRecipient): Pair {
  if (certificate === undefined) {
    return { nl: "De rechtbank, met haar sleutel", en: "The court, with its key" };
  }
  const holder = holderUnverified(certificate);
  return {
    nl: `${holder}, advocaat van de verzoeker, met de sleutel`,
    en: `${holder}, the applicant's advocate, with the key`,
  };
}

function noticeCell(cell: Cell, { shortenedWindow, dispensation }: DisclosureTerms, language: string): void {
  if (dispensation !== undefined) {
    const from = momentWording(dispensation.noticeFrom);
    cell.pair({
      nl: `Vertel de plaatser nu niets. Vertel het wel vanaf ${from.nl}.`,
      en: `Tell the poster nothing now. Do tell it from ${from.en} on.`,
    });
    cell.prose(dispensation.reasons, language);
    return;
  }
  if (shortenedWindow === undefined) {
    cell.pair({
      nl: "Vertel de plaatser direct van dit bevel, en verstrek niets voordat zijn tijd om bezwaar te maken, volgens de gedragscode, voorbij is.",
      en: "Tell the poster of this order at once, and disclose nothing before its time to object, by the code of conduct, is over.",
    });
    return;
  }
  const window = durationWording(shortenedWindow.window);
  cell.pair({
    nl: `Vertel de plaatser direct van dit bevel, en verstrek niets voordat ${window.nl} daarna voorbij is, waarin hij bezwaar kan maken.`,
    en: `Tell the poster of this order at once, and disclose nothing until ${window.en} after that, in which it may object.`,
  });
  cell.prose(shortenedWindow.reasons, language);
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
