import type { Order } from "../rules/order/order.js";
import { hasDuties } from "../rules/order-document/duties-of.js";
import type { DutyDocument } from "../rules/order-document/duty-document.js";
import type { MarginalTest, OrderDocument } from "../rules/order-document/order-document.js";
import { wholeSeal } from "../rules/order-document/sealed-parts.js";
import { addresseesSection } from "./addressees-section.js";
import { type Pair, same } from "./pair.js";
import type { PaperOptions } from "./paper-options.js";
import { openPress } from "./press.js";
import { type Reader, readerOf } from "./reader.js";
import { letterAddress } from "./respondent-wording.js";
import { sealFacts, sealSection } from "./seal-section.js";
import { createSheet, type Sheet } from "./sheet.js";
import { summarySection } from "./summary-section.js";
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
} from "./wording.js";
import { serviceWording, writWording } from "./wording-of-service.js";

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
  const check = { url: verifyUrl, caption: { nl: "Controleer dit bevel", en: "Verify this order" } };
  const lines = letterAddress(document, options.addressee);
  const letter = lines === undefined ? undefined : { label: { nl: "Aan", en: "To" }, lines };
  sheet.masthead(courtName, titleOf(order), check, letter);
  sheet.notice([natureWording(order), standingWording(order)], STANDING_AS_PRINTED);
  summarySection(sheet, order, options);
  caseSection(sheet, order);
  decisionSection(sheet, order, readerOf(order, options));
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
    const { onAppeal } = document;
    if (onAppeal !== undefined) {
      row({ nl: "In hoger beroep gegeven door", en: "Given on appeal by" }, (cell) => {
        cell.exact(onAppeal.court);
        cell.prose(onAppeal.caseNumber, language);
      });
    }
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

function decisionSection(sheet: Sheet, order: Order, reader: Reader | undefined) {
  const { removeWithin, penalty, jointMaximum, territorialScope, language } = order.document;
  const term = durationWording(removeWithin);
  // What the order says of every duty that has nothing of its own is no concern of a reader whose duties all have.
  const own = reader === undefined ? [] : dutiesWritten(order, reader);
  sheet.section({ nl: "Beslissing", en: "Decision" }, ({ row }) => {
    row({ nl: "Bevel", en: "Order" }, (cell) => {
      cell.pair(hasDutiesWritten(order.document) ? ORDER_BY_DUTIES : ORDER_TO_REMOVE);
    });
    row({ nl: "Termijn", en: "Term" }, (cell) => {
      if (own.length > 0 && own.every(({ within }) => within !== undefined)) cell.pair(WITH_EACH_DUTY);
      else cell.pair({ nl: `Binnen ${term.nl} na de betekening`, en: `Within ${term.en}, counted from service` });
    });
    const service = serviceWording(order, reader);
    if (service.length > 0) {
      row({ nl: "Betekening", en: "Service" }, (cell) => {
        for (const sentence of service) cell.pair(sentence);
      });
    }
    row({ nl: "Dwangsom", en: "Penalty" }, (cell) => {
      if (own.length > 0 && own.every((duty) => duty.penalty !== undefined)) cell.pair(WITH_EACH_DUTY);
      else if (penalty === undefined) cell.pair({ nl: "Geen dwangsom", en: "No penalty" });
      else cell.pair(penaltyWording(penalty));
      if (jointMaximum !== undefined) cell.pair(jointMaximumWording(jointMaximum));
      const writ = writWording(order, reader);
      if (writ !== undefined) cell.pair(writ);
    });
    const { enforceableDespiteAppeal } = order.document;
    if (enforceableDespiteAppeal !== undefined) {
      row({ nl: "Uitvoerbaar bij voorraad", en: "Enforceable despite appeal" }, (cell) => {
        cell.pair(enforceableDespiteAppeal ? { nl: "Ja", en: "Yes" } : { nl: "Nee", en: "No" });
      });
    }
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

const WITH_EACH_DUTY: Pair = {
  nl: "Staat bij iedere verplichting hieronder",
  en: "Stands with each duty below",
};

/** The reader's duties as the court wrote them; none where it has items alone. */
function dutiesWritten({ document }: Order, { platform }: Reader): readonly DutyDocument[] {
  return document.addressees.find((one) => one.platform === platform)?.duties ?? [];
}

function hasDutiesWritten({ addressees }: OrderDocument): boolean {
  return addressees.some(hasDuties);
}

/** Why the order's state is no longer that of a new order. */
function reasonsOfStanding({ status, suspensions, ended, confirmed, mainJudgment }: Order): string | undefined {
  if (status === "SUSPENDED") return suspensions.at(-1)?.reasons;
  if (status === "LIFTED" || status === "LAPSED") return ended?.reasons;
  return mainJudgment?.reasons ?? confirmed?.reasons;
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

function redressSection(sheet: Sheet, order: Order) {
  const { redress, language } = order.document;
  sheet.section({ nl: "Rechtsmiddelen", en: "Redress" }, ({ row }) => {
    row({ nl: "Voor de geadresseerde", en: "For the addressee" }, (cell) => cell.prose(redress.platform, language));
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
        nl: `Met deze code ziet u op ${access.address} hoe de zaak staat, geeft u door wat u hebt gedaan en gaat u in verzet. De code geldt tot en met ${until.nl}.`,
        en: `With this code you see at ${access.address} how the case stands, say what you have done, and lodge opposition. It is valid until ${until.en}.`,
      });
      cell.pair({
        nl: "Geef de code aan niemand anders. Bent u de code kwijt, vraag het gerecht dan om een nieuwe.",
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
