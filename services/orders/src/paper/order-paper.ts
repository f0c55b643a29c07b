import type { Addressee, Item } from "../rules/addressee/addressee.js";
import { isSuspended } from "../rules/addressee/addressee-status.js";
import { numberOf } from "../rules/addressee/item-duties.js";
import { isSaidUnserved } from "../rules/addressee/unserved.js";
import type { PlatformId } from "../rules/ids.js";
import type { Instant } from "../rules/instant.js";
import type { Order } from "../rules/order/order.js";
import { type Duty, dutiesFor, hasDuties, type Target } from "../rules/order-document/duties-of.js";
import type { MarginalTest, OrderDocument } from "../rules/order-document/order-document.js";
import { placeOf } from "../rules/order-document/place.js";
import { wholeSeal } from "../rules/order-document/sealed-parts.js";
import type { Cell } from "./cell.js";
import { dutyCell, dutyLabel, targetCell } from "./duty-rows.js";
import { type Pair, same } from "./pair.js";
import { openPress } from "./press.js";
import { calledOn, letterAddress, respondentCell, respondentOf } from "./respondent-wording.js";
import { sealFacts, sealSection } from "./seal-section.js";
import { createSheet, type Sheet } from "./sheet.js";
import {
  durationWording,
  EXTENT_WORDING,
  FINDING_WORDING,
  jointMaximumWording,
  languageWording,
  liftingWording,
  MODIFICATION_WORDING,
  momentWording,
  natureWording,
  penaltyWording,
  standingWording,
  suspendedWording,
} from "./wording.js";
import { posterWording } from "./wording-of-poster.js";
import { serviceWording, unservedWording, writWording } from "./wording-of-service.js";

export interface PaperOptions {
  /** The court's name as printed at the head: "Rechtbank Amsterdam". */
  readonly courtName: string;
  /**
   * Where anyone can check whether the order is genuine and what its state is now. At most about 2,000 letters, for the
   * QR code.
   */
  readonly verifyUrl: string;
  /** Whose paper it is; absent for the court's own, with every part. */
  readonly addressee?: PlatformId;
  /** The addressee's code for the case, where the court has it printed. */
  readonly access?: { readonly code: string; readonly validUntil: Instant; readonly address: string };
}

/**
 * The order on paper, for a site outside the hub and for a bailiff: an archivable, tagged PDF with the sealed order
 * attached. It shows what is in the order given: whoever asks for an addressee's paper leaves the others out. The same
 * order gives the same bytes, because the PDF does not contain the moment of making. Throws when the seal covers another
 * document than the printed one.
 */
export async function orderPaper(order: Order, options: PaperOptions): Promise<Uint8Array> {
  const { document } = order;
  const { courtName, verifyUrl } = options;
  const seal = sealFacts(order);
  const press = await openPress({
    title: titleOf(order),
    author: courtName,
    madeAt: new Date(document.issuedAt),
    // The court's name comes last: if it is cut off, a loose page still names its order and version.
    head: `versie / version ${document.version}  ·  ${document.caseNumber}  ·  ${courtName}`,
    foot: `Zegel / Seal  SHA-256  ${seal.digest}`,
  });
  const sheet = createSheet(press);
  sheet.masthead(courtName, titleOf(order), {
    url: verifyUrl,
    caption: { nl: "Controleer dit bevel", en: "Verify this order" },
  });
  const letter = letterAddress(document, options.addressee);
  if (letter !== undefined) sheet.letter({ nl: "Aan", en: "To" }, letter);
  sheet.notice([natureWording(order), standingWording(order)], STANDING_AS_PRINTED);
  caseSection(sheet, order);
  decisionSection(sheet, order);
  groundsSection(sheet, order);
  marginalTestSection(sheet, order);
  addresseesSection(sheet, order, options);
  redressSection(sheet, order);
  accessSection(sheet, options);
  translationsSection(sheet, order);
  particularsSection(sheet, order);
  sealSection(sheet, seal, verifyUrl);
  const [type, form] = order.parts === undefined ? JWS : JWS_IN_PARTS;
  press.attach("bevel.jws", wholeSeal(order), type, `Het verzegelde bevel / The sealed order (${form})`);
  return press.finish();
}

const TITLE: Pair = { nl: "Bevel tot voorlopige verwijdering", en: "Order for provisional removal" };
const TITLE_OF_DISCLOSURE: Pair = { nl: "Bevel tot verstrekking van gegevens", en: "Order to disclose data" };

/** An order that asks for disclosure alone has no marginal test of removal. */
function titleOf({ document }: Order): Pair {
  return document.marginalTest === undefined ? TITLE_OF_DISCLOSURE : TITLE;
}
const JWS = ["application/jose", "JWS, RFC 7515"] as const;
const JWS_IN_PARTS = ["application/sd-jwt", "JWS, RFC 7515; RFC 9901"] as const;
const STANDING_AS_PRINTED: Pair = {
  nl: "Zo stond het toen dit stuk werd opgemaakt; de controlelink toont hoe het nu staat.",
  en: "This was so when this paper was made; the verification link shows how it stands now.",
};

function caseSection(sheet: Sheet, { document, modified, givenOrallyAt }: Order) {
  const { language } = document;
  sheet.section({ nl: "Zaak", en: "Case" }, ({ row }) => {
    row({ nl: "Zaaknummer", en: "Case number" }, (cell) => cell.prose(document.caseNumber, language));
    row({ nl: "Rechter", en: "Judge" }, (cell) => cell.prose(document.judge, language));
    row({ nl: "Gegeven op", en: "Given on" }, (cell) => cell.pair(momentWording(document.issuedAt)));
    if (givenOrallyAt !== undefined) {
      const moment = momentWording(givenOrallyAt);
      row({ nl: "Mondeling gegeven op", en: "Given orally on" }, (cell) => cell.pair(moment));
    }
    row({ nl: "Versie", en: "Version" }, (cell) => cell.pair(versionWording(document.version)));
    const ground = modified?.ground;
    if (ground === undefined) return;
    row({ nl: "Reden van de wijziging", en: "Why it was modified" }, (cell) => {
      cell.pair(MODIFICATION_WORDING[ground.cause]);
      cell.gap();
      cell.prose(modified?.reasons ?? "", language);
      if (ground.cause !== "CORRECTION") return;
      cell.small({ nl: "Partijen gehoord", en: "Parties heard" });
      cell.prose(ground.partiesHeard, language);
    });
  });
}

function versionWording(version: number): Pair {
  if (version === 1) return { nl: "1, zoals eerst gegeven", en: "1, as first given" };
  return {
    nl: `${version}, gewijzigd; in de plaats van versie ${version - 1}`,
    en: `${version}, modified; takes the place of version ${version - 1}`,
  };
}

function decisionSection(sheet: Sheet, order: Order) {
  const { removeWithin, penalty, jointMaximum, territorialScope, language } = order.document;
  const term = durationWording(removeWithin);
  sheet.section({ nl: "Beslissing", en: "Decision" }, ({ row }) => {
    row({ nl: "Bevel", en: "Order" }, (cell) => {
      cell.pair(hasDutiesWritten(order.document) ? ORDER_BY_DUTIES : ORDER_TO_REMOVE);
    });
    row({ nl: "Termijn", en: "Term" }, (cell) => {
      cell.pair({ nl: `Binnen ${term.nl} na de betekening`, en: `Within ${term.en}, counted from service` });
    });
    const service = serviceWording(order);
    if (service.length > 0) {
      row({ nl: "Betekening", en: "Service" }, (cell) => {
        for (const sentence of service) cell.pair(sentence);
      });
    }
    row({ nl: "Dwangsom", en: "Penalty" }, (cell) => {
      if (penalty === undefined) cell.pair({ nl: "Geen dwangsom", en: "No penalty" });
      else cell.pair(penaltyWording(penalty));
      if (jointMaximum !== undefined) cell.pair(jointMaximumWording(jointMaximum));
      const writ = writWording(order);
      if (writ !== undefined) cell.pair(writ);
    });
    row({ nl: "Territoriaal bereik", en: "Territorial scope" }, (cell) => {
      cell.pair(EXTENT_WORDING[territorialScope.extent]);
      cell.gap();
      cell.prose(territorialScope.reasons, language);
    });
    row({ nl: "Eis in de hoofdzaak", en: "Main claim" }, (cell) => {
      const end = momentWording(order.mainTermEnd);
      cell.pair({ nl: `In te stellen uiterlijk ${end.nl}`, en: `To be brought by ${end.en} at the latest` });
    });
    const why = reasonsOfStanding(order);
    if (why === undefined) return;
    row({ nl: "Reden van de stand", en: "Why it stands so" }, (cell) => {
      const lifted = order.ended === undefined ? undefined : liftingWording(order.ended);
      if (lifted !== undefined) {
        cell.pair(lifted);
        cell.gap();
      }
      cell.prose(why, language);
    });
  });
}

const ORDER_TO_REMOVE: Pair = {
  nl: "Iedere geadresseerde verwijdert de inhoud die hieronder bij zijn naam staat, of maakt die ontoegankelijk.",
  en: "Each addressee removes the content listed under its name below, or disables access to it.",
};
const ORDER_BY_DUTIES: Pair = {
  nl: "Iedere geadresseerde doet wat hieronder bij zijn naam staat, onder ieder van zijn verplichtingen. Termijn en dwangsom gelden voor iedere verplichting waarbij geen andere staat.",
  en: "Each addressee does what is listed under its name below, under each of its duties. Term and penalty are of every duty that states no other.",
};

function hasDutiesWritten({ addressees }: OrderDocument): boolean {
  return addressees.some(hasDuties);
}

/** Why the order's state is no longer that of a new order. */
function reasonsOfStanding({ status, suspensions, ended, confirmed }: Order): string | undefined {
  if (status === "SUSPENDED") return suspensions.at(-1)?.reasons;
  return status === "FINAL" ? confirmed?.reasons : ended?.reasons;
}

function groundsSection(sheet: Sheet, order: Order) {
  const { legalBasis, provisionsInfringed, statementOfReasons, language } = order.document;
  sheet.section({ nl: "Gronden", en: "Grounds" }, ({ row }) => {
    row({ nl: "Rechtsgrond", en: "Legal basis" }, (cell) => cell.prose(legalBasis, language));
    row({ nl: "Geschonden bepalingen", en: "Provisions infringed" }, (cell) => {
      for (const provision of provisionsInfringed) cell.prose(provision, language);
    });
    row({ nl: "Motivering", en: "Statement of reasons" }, (cell) => cell.prose(statementOfReasons, language));
  });
}

const FINDINGS = ["unlawfulness", "freedomOfExpression", "urgency"] as const satisfies (keyof MarginalTest)[];

function marginalTestSection(sheet: Sheet, order: Order) {
  const { marginalTest, language } = order.document;
  if (marginalTest === undefined) return;
  sheet.section({ nl: "Marginale toets", en: "Marginal test" }, ({ row }) => {
    for (const name of FINDINGS) {
      const finding = marginalTest[name];
      row(FINDING_WORDING[name], (cell) => {
        if (finding === undefined) {
          cell.pair({ nl: "Geen oordeel", en: "No finding" });
          return;
        }
        cell.pair(finding.holds ? { nl: "Voldaan", en: "Satisfied" } : { nl: "Niet voldaan", en: "Not satisfied" });
        cell.gap();
        cell.prose(finding.reasons, language);
      });
    }
  });
}

/** For whom the paper is, where not everybody may read all of the order. */
function readersOf({ parts, document }: Order, { addressee }: PaperOptions): Pair | undefined {
  if (parts === undefined) return undefined;
  if (addressee !== undefined) {
    const called = calledOn(document, addressee);
    return {
      nl: `Dit stuk geeft alleen het deel van ${called}. Wat het bevel van anderen vraagt, is daarin verzegeld en staat er niet in.`,
      en: `This paper gives the part of ${called} alone. What the order asks of others is sealed in it and not shown.`,
    };
  }
  if (document.addressees.length < 2) return undefined;
  return {
    nl: "Dit stuk geeft de delen van alle geadresseerden en is voor het dossier van het gerecht. Betekend wordt het stuk van één geadresseerde.",
    en: "This paper gives the parts of all addressees and is for the court's file. What is served is the paper of one addressee.",
  };
}

function addresseesSection(sheet: Sheet, order: Order, options: PaperOptions) {
  const { addressees, language } = order.document;
  const readers = readersOf(order, options);
  sheet.section({ nl: "Geadresseerden en inhoud", en: "Addressees and content" }, ({ row }) => {
    if (readers !== undefined) row({ nl: "Voor wie", en: "For whom" }, (cell) => cell.pair(readers));
    row({ nl: "Leeswijzer", en: "How to read" }, (cell) => {
      cell.pair({
        nl: "Een adres loopt door over de regels heen: een regeleinde hoort er niet bij. De adressen zijn met opzet niet aanklikbaar.",
        en: "An address runs on from line to line: the end of a line is no part of it. The addresses are deliberately not links.",
      });
    });
    for (const addressee of addressees) {
      const state = order.addressees.find(({ platform }) => platform === addressee.platform);
      const { platform } = addressee;
      const duties = dutiesFor(platform, order.document);
      const items = duties.flatMap(({ targets }) => targets);
      const [first] = items;
      // Keeps the addressee's name together with its first item.
      const respondent = respondentOf(addressee);
      const atLeast = 50 + (respondent === undefined ? 0 : 100) + (first === undefined ? 0 : itemHeight(first));
      row(
        { nl: "Geadresseerde", en: "Addressee" },
        (cell) => {
          if (respondent === undefined) cell.strong(platform);
          else respondentCell(cell, platform, respondent, language);
          addresseeCell(cell, items, state);
        },
        atLeast,
      );
      // A respondent's id is too long for a label, and its name stands above.
      const label = respondent === undefined ? `${platform}  ` : "";
      let printed = 0;
      for (const duty of duties) {
        if (hasDuties(addressee)) row(dutyLabel(duty), (cell) => dutyCell(cell, duty, language), DUTY_HEIGHT);
        for (const item of duty.targets) {
          printed += 1;
          row(
            same(`${label}${printed} / ${items.length}`),
            (cell) => itemCell(cell, item, language, suspendedItem(state, duty, item)),
            itemHeight(item),
          );
        }
      }
    }
  });
}

/** A duty's approximate height with its first target. */
const DUTY_HEIGHT = 140;

function addresseeCell(cell: Cell, items: readonly Target[], state: Addressee | undefined) {
  const count = items.length;
  const place = state?.connected
    ? { nl: "aangesloten op de hub", en: "connected to the hub" }
    : { nl: "niet aangesloten op de hub", en: "not connected to the hub" };
  cell.pair({
    nl: `${count} ${count === 1 ? "onderdeel" : "onderdelen"}; ${place.nl}`,
    en: `${count} ${count === 1 ? "item" : "items"}; ${place.en}`,
  });
  if (state?.intermediary !== undefined) cell.pair(posterWording(state.intermediary));
  if (state !== undefined && isSaidUnserved(state)) cell.pair(unservedWording(state));
}

/** An item's approximate height, so that its address, hash and description stay on one page; a long item may break. */
function itemHeight(item: Target): number {
  const { url, contentId, contentHash, description, query, because } = item;
  const lines = [url, contentId, contentHash, description, query, because].reduce(
    (count, text) => count + (text === undefined ? 0 : 1 + Math.ceil(text.length / 60)),
    0,
  );
  return Math.min(200, Math.max(44, lines * 14));
}

/** What the court suspends by itself, while the version in force still names it. */
function suspendedItem(state: Addressee | undefined, { number }: Duty, target: Target): Item | undefined {
  return state?.items.find(
    (item) => isSuspended(item) && numberOf(item) === number && placeOf(item) === placeOf(target),
  );
}

function itemCell(cell: Cell, item: Target, language: string, suspended: Item | undefined) {
  targetCell(cell, item, language);
  if (suspended?.freed?.suspended !== undefined) {
    const { since, reasons } = suspended.freed.suspended;
    cell.pair(suspendedWording(since));
    cell.prose(reasons, language);
  }
  if (item.contentId !== undefined) {
    cell.small({ nl: "Inhoudskenmerk", en: "Content id" });
    cell.exact(item.contentId);
  }
  if (item.contentHash !== undefined) {
    cell.small({ nl: "Hash van de inhoud", en: "Content hash" });
    cell.exact(item.contentHash);
  }
  if (item.description !== undefined) {
    cell.small({ nl: "Omschrijving", en: "Description" });
    cell.prose(item.description, language);
  }
}

function redressSection(sheet: Sheet, order: Order) {
  const { redress, language } = order.document;
  sheet.section({ nl: "Rechtsmiddelen", en: "Redress" }, ({ row }) => {
    row({ nl: "Voor het platform", en: "For the platform" }, (cell) => cell.prose(redress.platform, language));
    row({ nl: "Voor de plaatser", en: "For the poster" }, (cell) => cell.prose(redress.poster, language));
  });
}

/** Whoever reads it acts with it, so it stands by itself and can be cut off. */
function accessSection(sheet: Sheet, { access }: PaperOptions) {
  if (access === undefined) return;
  const until = momentWording(access.validUntil);
  sheet.section({ nl: "Toegang tot de zaak", en: "Access to the case" }, ({ row }) => {
    row({ nl: "Uw code", en: "Your code" }, (cell) => {
      cell.strong(access.code);
      cell.pair({
        nl: `Met deze code ziet u op ${access.address} hoe de zaak staat, geeft u door wat u hebt gedaan en doet u verzet. Zij geldt tot en met ${until.nl}.`,
        en: `With this code you see at ${access.address} how the case stands, say what you have done, and lodge opposition. It is valid until ${until.en}.`,
      });
      cell.pair({
        nl: "Geef de code aan niemand anders. Bent u haar kwijt, vraag het gerecht dan om een nieuwe.",
        en: "Give the code to nobody else. If you have lost it, ask the court for another.",
      });
    });
  });
}

function translationsSection(sheet: Sheet, order: Order) {
  const { translations = [] } = order.document;
  if (translations.length === 0) return;
  sheet.section({ nl: "Vertalingen", en: "Translations" }, ({ row }) => {
    for (const { language, text } of translations) {
      row(languageWording(language), (cell) => cell.prose(text, language));
    }
  });
}

/** The section's approximate height, so that it stays on one page. */
const PARTICULARS_HEIGHT = 190;

function particularsSection(sheet: Sheet, { id, document }: Order) {
  sheet.section(
    { nl: "Gegevens", en: "Particulars" },
    ({ row }) => {
      row(same("ECLI"), (cell) => cell.pair({ nl: "Geen", en: "None" }));
      row({ nl: "Taal van het bevel", en: "Language of the order" }, (cell) => {
        cell.pair(languageWording(document.language));
      });
      row({ nl: "Kenmerk van het gerecht", en: "Court's id" }, (cell) => cell.exact(document.court));
      row({ nl: "Kenmerk van het bevel", en: "Order's id" }, (cell) => cell.exact(id));
    },
    PARTICULARS_HEIGHT,
  );
}
