import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder } from "../../../test/fixtures.js";
import {
  acknowledged,
  contests,
  goOn,
  itemsSuspend,
  lifts,
  lodges,
  modified,
  modifies,
  removes,
  suspends,
  upholds,
  versionOf,
  videos,
} from "../../../test/story.js";
import type { Application, ApplicationStatus } from "../application/application.js";
import type { OppositionStatus } from "../opposition/opposition.js";
import type { Order } from "../order/order.js";
import type { CaseCodeHolder } from "./case-code.js";
import { plainStanding, type Sentence } from "./plain-standing.js";

const ANNA = "poster-2026-1";
const OPPOSITION = `opposition-of-${ANNA}`;
const [ONE, TWO] = [idOf<never>("item-1"), idOf<never>("item-2")];
const APPLICANT: CaseCodeHolder = { user: "APPLICANT", reference: "a-1" };

const anna = (order: Order): CaseCodeHolder => ({
  user: "POSTER",
  orderId: order.id,
  reference: ANNA,
  itemIds: [ONE],
});
const annaOfBoth = (order: Order): CaseCodeHolder => ({
  user: "POSTER",
  orderId: order.id,
  reference: ANNA,
  itemIds: [ONE, TWO],
});
const applicationThatIs = (status: ApplicationStatus) => ({ status }) as Application;

function standingOf(order: Order, holder = anna(order)): Sentence[] {
  return plainStanding(applicationThatIs("GRANTED"), order, holder);
}

const contested = () =>
  goOn(issuedOrder(), [10, acknowledged(10)], [20, removes(20, ONE)], [30, contests(ANNA, "item-1")]);

const IN_FORCE = {
  nl: "Het bevel geldt: wat erin staat moet weg zijn en blijft weg.",
  en: "The order is in force: what it names must be gone, and stays away.",
};
const LIFTED = {
  nl: "Het bevel is opgeheven: wat ervoor is weggehaald, gaat terug.",
  en: "The order was lifted: what was taken down under it goes back.",
};

it("tells a poster that the order stays as it is, and does not call its opposition upheld", () => {
  expect(standingOf(contested()).at(-1)).toEqual({
    nl: "Uw verzet wacht op de beslissing van de rechter.",
    en: "Your opposition waits for the judge's decision.",
  });
  expect(standingOf(goOn(contested(), [40, upholds(OPPOSITION)]))).toEqual([
    IN_FORCE,
    {
      nl: "De rechter besliste op uw verzet: het bevel blijft zoals het is.",
      en: "The judge decided on your opposition: the order stays as it is.",
    },
  ]);
});

it("tells a poster whose items the order lets go that they go back, and nothing to the contrary", () => {
  const order = contested();
  const [first, ...others] = order.document.addressees;
  const rest = { platform: idOf<never>("vidshare"), items: (first?.items ?? []).slice(1) };
  const narrowed = goOn(order, [40, modifies(versionOf(order, { addressees: [rest, ...others] }), OPPOSITION)]);
  expect(standingOf(narrowed)).toEqual([
    {
      nl: "Het bevel geldt niet meer voor uw onderdelen: ze hoeven niet weg te zijn, en wat is weggehaald, gaat terug.",
      en: "The order no longer covers your items: they need not be gone, and what was taken down goes back.",
    },
    {
      nl: "De rechter besliste op uw verzet: het bevel is gewijzigd.",
      en: "The judge decided on your opposition: the order was changed.",
    },
  ]);
});

describe("before there is an order", () => {
  it.each<[ApplicationStatus, Sentence]>([
    [
      "SUBMITTED",
      {
        nl: "Het gerecht heeft de aanvraag en heeft nog niet beslist.",
        en: "The court has the application and has not decided yet.",
      },
    ],
    [
      "GRANTED",
      {
        nl: "De rechter wees de aanvraag toe en gaf een bevel.",
        en: "The judge granted the application and gave an order.",
      },
    ],
    [
      "GRANTED_IN_PART",
      {
        nl: "De rechter wees een deel van de aanvraag toe en gaf een bevel; de rest is geweigerd.",
        en: "The judge granted a part of the application and gave an order; the rest was refused.",
      },
    ],
    ["REFUSED", { nl: "De rechter wees de aanvraag af.", en: "The judge refused the application." }],
    [
      "REFERRED_TO_PROSECUTION",
      {
        nl: "De rechter verwees de zaak naar de politie en het Openbaar Ministerie.",
        en: "The judge referred the case to the police and the Public Prosecution Service.",
      },
    ],
    ["WITHDRAWN", { nl: "De aanvraag is ingetrokken.", en: "The application was withdrawn." }],
  ])("an application that is %s is told so", (status, sentence) => {
    expect(plainStanding(applicationThatIs(status), undefined, APPLICANT)).toEqual([sentence]);
  });
});

describe("the order", () => {
  const inForce = () => goOn(issuedOrder(), [10, acknowledged(10)]);
  it.each<[string, Partial<Order>, Sentence]>([
    ["in force", {}, IN_FORCE],
    [
      "confirmed by a main judgment that can still be appealed",
      { mainJudgment: {} as NonNullable<Order["mainJudgment"]> },
      {
        nl: "Het bevel is in de hoofdzaak bevestigd: wat erin staat blijft weg, behalve als een hoger gerecht anders beslist.",
        en: "The main proceedings confirmed the order: what it names stays away, unless a higher court decides otherwise.",
      },
    ],
    [
      "suspended",
      { status: "SUSPENDED" },
      {
        nl: "Het bevel is geschorst: de termijnen staan stil tot een rechter beslist.",
        en: "The order is suspended: its terms stand still until a judge decides.",
      },
    ],
    ["lifted", { status: "LIFTED" }, LIFTED],
    [
      "lapsed",
      { status: "LAPSED" },
      {
        nl: "Het bevel is vervallen, omdat de hoofdzaak niet op tijd is begonnen: wat ervoor is weggehaald, gaat terug.",
        en: "The order lapsed, because no main claim was brought in time: what was taken down under it goes back.",
      },
    ],
    [
      "final",
      { status: "FINAL" },
      {
        nl: "Het bevel is in de hoofdzaak bevestigd: wat erin staat blijft weg.",
        en: "The main proceedings confirmed the order: what it names stays away.",
      },
    ],
  ])("%s is told as that", (_, change, sentence) => {
    expect(standingOf({ ...inForce(), ...change })).toEqual([sentence]);
  });

  it("that has ended is told as ended, and not as one that lets its items go", () => {
    const lifted = goOn(contested(), [40, lodges()], [50, lifts()]);
    expect(standingOf(lifted, annaOfBoth(lifted))).toEqual([
      LIFTED,
      { nl: "Over uw verzet viel niets meer te beslissen.", en: "Nothing was left to decide on your opposition." },
    ]);
    expect(standingOf(lifted, APPLICANT)).toEqual([LIFTED]);
    expect(standingOf({ ...lifted, status: "LAPSED" }, APPLICANT)).toEqual([
      {
        nl: "Het bevel is vervallen, omdat de hoofdzaak niet op tijd is begonnen: wat ervoor is weggehaald, gaat terug.",
        en: "The order lapsed, because no main claim was brought in time: what was taken down under it goes back.",
      },
    ]);
  });

  it("that is suspended as a whole is told so", () => {
    expect(standingOf(goOn(inForce(), [20, suspends()]), APPLICANT)).toEqual([
      {
        nl: "Het bevel is geschorst: de termijnen staan stil tot een rechter beslist.",
        en: "The order is suspended: its terms stand still until a judge decides.",
      },
    ]);
  });

  it("that covers nobody's items any more says whose, and that nothing goes back where nothing was taken down", () => {
    const gone = modified(inForce(), 40, videos(3));
    const none = (nl: string, en: string) => ({
      nl: `Het bevel geldt niet meer voor ${nl}: ze hoeven niet weg te zijn.`,
      en: `The order no longer covers ${en}: they need not be gone.`,
    });
    expect(standingOf(gone)).toEqual([none("uw onderdelen", "your items")]);
    const one = { user: "POSTER", orderId: gone.id, reference: ANNA, itemIds: [] } as const;
    expect(standingOf(gone, one)).toEqual([IN_FORCE]);
    const emptied = { ...gone, addressees: gone.addressees.filter(({ platform }) => platform === "vidshare") };
    const without = { ...emptied, addressees: emptied.addressees.map((a) => ({ ...a, items: a.items.slice(0, 2) })) };
    expect(standingOf(without, APPLICANT)).toEqual([none("de onderdelen", "the items")]);
  });

  it("that was taken down in part goes back in that part", () => {
    const order = modified(goOn(inForce(), [20, removes(20, ONE)]), 40, videos(3));
    expect(standingOf(order, annaOfBoth(order))).toEqual([
      {
        nl: "Het bevel geldt niet meer voor uw onderdelen: ze hoeven niet weg te zijn, en wat is weggehaald, gaat terug.",
        en: "The order no longer covers your items: they need not be gone, and what was taken down goes back.",
      },
    ]);
  });

  it("that lets some of them go says how many", () => {
    const order = modified(inForce(), 40, videos(2));
    expect(standingOf(order, annaOfBoth(order))).toEqual([
      IN_FORCE,
      { nl: "Het bevel geldt niet meer voor 1 van de 2 onderdelen.", en: "The order no longer covers 1 of 2 items." },
    ]);
  });

  it("that is suspended for some of them says how many, and that those go back meanwhile", () => {
    const order = goOn(inForce(), [20, itemsSuspend([ONE])]);
    const suspended = (of: number) => ({
      nl: `De rechter schorste het bevel voor 1 van de ${of} onderdelen: die gaan terug tot de rechter beslist.`,
      en: `The judge suspended the order for 1 of ${of} items: they go back until the judge decides.`,
    });
    expect(standingOf(order, annaOfBoth(order))).toEqual([IN_FORCE, suspended(2)]);
    expect(standingOf(order)).toEqual([IN_FORCE, suspended(1)]);
  });
});

describe("an opposition", () => {
  it.each<[OppositionStatus, Sentence]>([
    [
      "LODGED",
      { nl: "Uw verzet wacht op de beslissing van de rechter.", en: "Your opposition waits for the judge's decision." },
    ],
    [
      "HEARING_SET",
      { nl: "Uw verzet wacht op de beslissing van de rechter.", en: "Your opposition waits for the judge's decision." },
    ],
    [
      "UPHELD",
      {
        nl: "De rechter besliste op uw verzet: het bevel blijft zoals het is.",
        en: "The judge decided on your opposition: the order stays as it is.",
      },
    ],
    [
      "MODIFIED",
      {
        nl: "De rechter besliste op uw verzet: het bevel is gewijzigd.",
        en: "The judge decided on your opposition: the order was changed.",
      },
    ],
    [
      "LIFTED",
      {
        nl: "De rechter besliste op uw verzet: het bevel is opgeheven.",
        en: "The judge decided on your opposition: the order was lifted.",
      },
    ],
    ["WITHDRAWN", { nl: "Uw verzet is ingetrokken.", en: "Your opposition was withdrawn." }],
    [
      "MOOT",
      { nl: "Over uw verzet viel niets meer te beslissen.", en: "Nothing was left to decide on your opposition." },
    ],
  ])("that is %s is told its holder in plain words", (status, sentence) => {
    const order = contested();
    const oppositions = order.oppositions.map((one) => ({ ...one, status }));
    expect(standingOf({ ...order, oppositions }).at(-1)).toEqual(sentence);
    expect(standingOf({ ...order, oppositions }, APPLICANT)).toEqual([IN_FORCE]);
  });
});
