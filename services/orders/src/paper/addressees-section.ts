import type { Addressee, Item } from "../rules/addressee/addressee.js";
import { numberOf } from "../rules/addressee/item-duties.js";
import { isSaidUnserved } from "../rules/addressee/unserved.js";
import type { Order } from "../rules/order/order.js";
import { type Duty, dutiesFor, hasDuties, type Target } from "../rules/order-document/duties-of.js";
import { placeOf } from "../rules/order-document/place.js";
import type { Cell } from "./cell.js";
import { dutyCell, dutyLabel, targetCell } from "./duty-rows.js";
import { letGoWording } from "./let-go-wording.js";
import { type Pair, same } from "./pair.js";
import type { PaperOptions } from "./paper-options.js";
import { calledOn, respondentCell, respondentOf } from "./respondent-wording.js";
import type { Section, Sheet } from "./sheet.js";
import { suspendedWording } from "./wording.js";
import { posterWording } from "./wording-of-poster.js";
import { unservedWording } from "./wording-of-service.js";

/** For whom the paper is, where not everybody may read all of the order. */
function readersOf({ parts, document }: Order, { addressee }: PaperOptions): Pair | undefined {
  if (parts === undefined) return undefined;
  if (addressee !== undefined) {
    const called = calledOn(document, addressee);
    return {
      nl: `Dit stuk is voor ${called} en geeft alleen het deel van deze geadresseerde. Wat het bevel van anderen vraagt, is erin verzegeld en staat er niet in.`,
      en: `This paper is for ${called} and gives the part of this addressee alone. What the order asks of others is sealed in it and not shown.`,
    };
  }
  if (document.addressees.length < 2) return undefined;
  return {
    nl: "Dit stuk geeft de delen van alle geadresseerden en is voor het dossier van het gerecht. Betekend wordt het stuk van één geadresseerde.",
    en: "This paper gives the parts of all addressees and is for the court's file. What is served is the paper of one addressee.",
  };
}

export function addresseesSection(sheet: Sheet, order: Order, options: PaperOptions) {
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
      const context = {
        language,
        extent: order.document.territorialScope.extent,
        connected: state?.connected === true,
        window: order.objectionWindow,
      };
      // A respondent's id is too long for a label, and its name stands above.
      const label = respondent === undefined ? `${platform}  ` : "";
      let printed = 0;
      for (const duty of duties) {
        if (hasDuties(addressee)) row(dutyLabel(duty), (cell) => dutyCell(cell, duty, context), DUTY_HEIGHT);
        for (const item of duty.targets) {
          printed += 1;
          row(
            same(`${label}${printed} / ${items.length}`),
            (cell) => itemCell(cell, item, language, letGoItem(state, duty, item)),
            itemHeight(item),
          );
        }
      }
      formerRows(row, formerItems(state, duties), language);
    }
  });
}

function formerRows(row: Section["row"], items: readonly Item[], language: string): void {
  for (const item of items) {
    row(
      { nl: "Niet meer gevraagd", en: "No longer asked" },
      (cell) => itemCell(cell, item, language, item),
      itemHeight(item),
    );
  }
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

/** What the version in force names and is not owed: the court suspends it by itself, or the order has ended. */
function letGoItem(state: Addressee | undefined, { number }: Duty, target: Target): Item | undefined {
  return state?.items.find(
    (item) => item.freed !== undefined && numberOf(item) === number && placeOf(item) === placeOf(target),
  );
}

/** What an earlier version asked, and no answer has come on yet: it goes back, or it is simply asked no more. */
function formerItems(state: Addressee | undefined, duties: readonly Duty[]): Item[] {
  const named = new Set(duties.flatMap(({ number, targets }) => targets.map((one) => `${number} ${placeOf(one)}`)));
  return (state?.items ?? []).filter(
    (item) =>
      item.freed !== undefined && item.reinstatement === undefined && !named.has(`${numberOf(item)} ${placeOf(item)}`),
  );
}

function itemCell(cell: Cell, item: Target, language: string, letGo: Item | undefined) {
  targetCell(cell, item, language);
  const freed = letGo?.reinstatement === undefined ? letGo?.freed : undefined;
  if (freed?.suspended !== undefined) {
    const { since, reasons } = freed.suspended;
    cell.pair(suspendedWording(since, freed.duty === "DUE" ? freed.reinstateBy : undefined));
    cell.prose(reasons, language);
  } else if (freed !== undefined) cell.pair(letGoWording(freed));
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
