import { generateSealKey, signSeal } from "@exparte/seal";
import { idOf } from "@exparte/testing/id-of";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { disclosureTerms, issuedOrder, minutes, orderDocument } from "../../test/fixtures.js";
import {
  acknowledged,
  CORRECTION,
  changesFor,
  goOn,
  itemsSuspend,
  liftsFor,
  removes,
  versionOf,
  WITHDRAWN,
} from "../../test/story.js";
import type { PlatformId, SealedText } from "../rules/ids.js";
import type { IssueSettings } from "../rules/order/issue-order.js";
import type { Order } from "../rules/order/order.js";
import type { AddresseeDocument, OrderDocument } from "../rules/order-document/order-document.js";
import { orderPaper } from "./order-paper.js";
import type { PaperOptions } from "./paper-options.js";

const OPTIONS = { courtName: "Rechtbank Amsterdam", verifyUrl: "https://exparte.example/verify/order-1" };
const PENALTY = { amountCents: 100_000, currency: "EUR", unit: "HOUR", maximumCents: 5_000_000 } as const;
const VIDSHARE = idOf<PlatformId>("vidshare");
const SITE = idOf<PlatformId>("lawyer-list");

/** An order to one, whose paper therefore speaks to it. */
async function orderTo(
  addressee: AddresseeDocument,
  change: Partial<OrderDocument> = {},
  settings?: IssueSettings,
): Promise<Order> {
  const { privateJwk } = await generateSealKey();
  const document = orderDocument({ addressees: [addressee], ...change });
  return { ...issuedOrder(document, settings), seal: await signSeal(document, privateJwk) };
}

const twoItems = (platform: PlatformId): AddresseeDocument => ({
  platform,
  items: [{ url: `https://${platform}.example/v/1` }, { url: `https://${platform}.example/v/2` }],
});

async function pagesOf(order: Order, options: Partial<PaperOptions> = {}): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await orderPaper(order, { ...OPTIONS, ...options })));
  const { text } = await extractText(pdf, { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, " "));
}

async function firstPage(order: Order, options: Partial<PaperOptions> = {}): Promise<string> {
  return (await pagesOf(order, options))[0] ?? "";
}

describe("the first page of an addressee's paper", () => {
  it("says what to do, by when, what it costs otherwise, whom to tell, and how to contest it", async () => {
    const text = await firstPage(await orderTo(twoItems(SITE), { penalty: PENALTY }));
    for (const said of [
      "In het kort In brief",
      "Verwijder de 2 onderdelen die verderop staan, of zorg dat niemand in Nederland erbij kan.",
      "Binnen 2 uur na de betekening.",
      "Betekening is: een deurwaarder geeft u dit bevel, of laat het bij u achter.",
      "U moet een dwangsom betalen van € 1.000,00 per uur of gedeelte van een uur, met een maximum van € 50.000,00.",
      "Schrijf de griffie van het gerecht wat u hebt gedaan en wanneer, met het zaaknummer erbij.",
      "Bent u het er niet mee eens? Do you disagree? Opposition with this court.",
      "Intussen moet u het bevel nakomen, tenzij de rechter het schorst.",
    ]) {
      expect(text).toContain(said);
    }
  });

  it("speaks of the hub to whoever has an inbox there, and to nobody else", async () => {
    const writ = { writ: { acknowledgementUnder: "art. 9 Testwet" } };
    const change = { penalty: PENALTY, serviceBy: "ACKNOWLEDGEMENT" } as const;
    const connected = (await pagesOf(await orderTo(twoItems(VIDSHARE), change, writ))).join(" ");
    expect(connected).toContain(
      "Betekening is: u bevestigt de ontvangst in de hub, of een deurwaarder brengt u dit bevel.",
    );
    expect(connected).toContain("Meld in de hub wat u hebt gedaan en wanneer.");
    expect(connected).toContain("art. 9 Testwet");
    const outside = (await pagesOf(await orderTo(twoItems(SITE), change, writ))).join(" ");
    expect(outside).toContain("De termijnen lopen vanaf de betekening aan u.");
    expect(outside).toContain("Niet verbeurd voordat een deurwaarder dit bevel bij exploot heeft betekend");
    for (const absent of ["in de hub", "Testwet"]) expect(outside).not.toContain(absent);
  });

  it("names the one address that is to go, where there is one", async () => {
    const one = { platform: SITE, items: [{ url: "https://lawyer-list.example/v/1" }] };
    expect(await firstPage(await orderTo(one))).toContain("https://lawyer-list.example/v/1");
    expect(await firstPage(await orderTo(twoItems(SITE)))).not.toContain("https://lawyer-list.example/v/1");
  });

  it("gives each duty its own term and penalty, and not those of the order", async () => {
    const url = "https://lawyer-list.example/v/1";
    const keepDown = { kind: "KEEP_DOWN", until: "Tot het vonnis.", targets: [{ kind: "ITEM", url }] } as const;
    const own = { within: "P2D", penalty: { ...PENALTY, unit: "VIOLATION" } } as const;
    const order = await orderTo(
      {
        platform: SITE,
        duties: [
          { number: 1, kind: "REMOVE", targets: [{ url }], ...own },
          { number: 2, ...keepDown, ...own, within: "P3D" },
        ],
      },
      { penalty: PENALTY },
    );
    const text = (await pagesOf(order)).join(" ");
    for (const said of [
      "Verplichting 1: verwijder wat verderop staat, of zorg dat niemand in Nederland erbij kan. Binnen 2 dagen na de betekening.",
      "Verplichting 2: zorg dat wat verderop staat niet opnieuw wordt geplaatst. Binnen 3 dagen na de betekening.",
      "Verplichting 1: een dwangsom van € 1.000,00 per overtreding",
      "Termijn Term Staat bij iedere verplichting hieronder",
      "Dwangsom Penalty Staat bij iedere verplichting hieronder",
    ]) {
      expect(text).toContain(said);
    }
    for (const absent of ["Binnen 2 uur", "per uur"]) expect(text).not.toContain(absent);
  });

  it("gives the moment itself once the term runs", async () => {
    const order = goOn(await orderTo(twoItems(SITE)), [
      10,
      { type: "serve", platform: SITE, means: "BAILIFF", servedAt: minutes(10) },
    ]);
    const text = await firstPage(order);
    expect(text).toContain("Uiterlijk 2 maart 2026 om 12:10 uur (Nederlandse tijd).");
    expect(text).not.toContain("na de betekening.");
  });

  it("tells where the code is used, for whoever has one", async () => {
    const access = { code: "7K3M-9QXA-0000", validUntil: minutes(60), address: "https://exparte.example/case" };
    const text = await firstPage(await orderTo(twoItems(SITE)), { access });
    expect(text).toContain("Geef op https://exparte.example/case door wat u hebt gedaan en wanneer, met de code");
    expect(text).toContain("Verzet kan ook met uw code op https://exparte.example/case.");
  });

  it("asks for data in a closed envelope of whoever has no inbox, and tells how long the poster may object", async () => {
    const disclosure = disclosureTerms();
    const targets = [{ url: "https://lawyer-list.example/forum/7" }];
    const duties = [{ number: 1, kind: "DISCLOSE", within: "P20D", targets, disclosure }] as const;
    const order = await orderTo({ platform: SITE, duties }, {}, { objectionWindow: "P14D" });
    const [first, ...further] = await pagesOf(order);
    expect(first).toContain("Geef de gegevens die verderop staan over degene die heeft geplaatst wat hieronder staat");
    expect(first).toContain("Breng de gegevens in een gesloten envelop naar de griffie van het gerecht");
    expect(further.join(" ")).toContain("Hij heeft daarna 14 dagen om bezwaar te maken.");
  });

  it("asks nothing under a suspended order, and of an order that has ended only what goes back", async () => {
    const order = goOn(
      await orderTo(twoItems(VIDSHARE)),
      [10, acknowledged(10)],
      [20, removes(20, idOf("item-1"), idOf("item-2"))],
    );
    const suspended = {
      ...order,
      status: "SUSPENDED",
      suspensions: [{ from: minutes(30), reasons: "Te ruim." }],
    } as const;
    expect(await firstPage(suspended)).toContain("Nu niets: de rechter heeft dit bevel geschorst.");
    const lifted = goOn(order, [60, liftsFor(WITHDRAWN, { reinstateWithin: "PT4H" })]);
    const text = (await pagesOf(lifted)).join(" ");
    expect(text).toContain("Dit bevel is opgeheven. U hoeft er niets meer voor te verwijderen.");
    expect(text).toContain(
      "Zet 2 onderdelen terug, uiterlijk 2 maart 2026 om 15:00 uur (Nederlandse tijd): zie verderop.",
    );
    expect(text.match(/Zet dit terug, uiterlijk 2 maart 2026 om 15:00 uur/g)).toHaveLength(2);
    expect(text).not.toContain("Bent u het er niet mee eens?");
  });

  it("tells by when an item goes back that the court suspends", async () => {
    const suspended = itemsSuspend([idOf("item-1")], { reasons: "Een andere video.", reinstateWithin: "PT4H" });
    const order = goOn(
      await orderTo(twoItems(VIDSHARE)),
      [10, acknowledged(10)],
      [20, removes(20, idOf("item-1"), idOf("item-2"))],
      [30, suspended],
    );
    const text = (await pagesOf(order)).join(" ");
    expect(text).toContain(
      "Zet één onderdeel terug, uiterlijk 2 maart 2026 om 14:30 uur (Nederlandse tijd): zie verderop.",
    );
    expect(text).toContain("De rechter beslist er nog over.");
    expect(text).toContain("en wat al weg was, gaat terug, uiterlijk 2 maart 2026 om 14:30 uur");
  });

  it("lists what an earlier version asked and this one does not, with what goes back by when", async () => {
    const before = goOn(await orderTo(twoItems(VIDSHARE)), [10, acknowledged(10)], [20, removes(20, idOf("item-1"))]);
    const other = { url: "https://vidshare.example/v/1" };
    const version = versionOf(before, { addressees: [{ platform: VIDSHARE, items: [other] }] });
    const order = goOn(before, [40, changesFor(CORRECTION, version, { asked: { urls: [other.url] } })]);
    const text = (await pagesOf(order)).join(" ");
    expect(text).toMatch(
      /Niet meer gevraagd No longer asked https:\/\/vidshare\.example\/v\/2 Dit bevel vraagt dit niet meer\./,
    );
    expect(text).not.toContain("Zet dit terug");
    const none = versionOf(before, {
      addressees: [{ platform: VIDSHARE, items: [{ url: "https://vidshare.example/v/2" }] }],
    });
    const back = (await pagesOf(goOn(before, [40, changesFor(CORRECTION, none)]))).join(" ");
    expect(back).toMatch(/vidshare\.example\/v\/1 Zet dit terug, uiterlijk 3 maart 2026/);
    expect(back).toContain("Zet één onderdeel terug, uiterlijk 3 maart 2026");
  });

  it("holds all of that, also for a respondent with an address and a code", async () => {
    const person = { kind: "PERSON", legalName: "B. Bakker", address: "Dorpsstraat 1\n3981 AA Bunnik" } as const;
    const duties = [
      { number: 1, kind: "REMOVE", within: "P2D", targets: [{ url: "https://chirper.example/p/1" }] },
    ] as const;
    const platform = idOf<PlatformId>("respondent-rb-amsterdam-7f3k2");
    const locked = { kind: "PERSON", locked: idOf<never>("a.b.c.d.e") } as const;
    const kept = await orderTo({ platform, respondent: locked, duties }, { penalty: PENALTY });
    // As the court reads it: what was sealed is unlocked for printing.
    const document = { ...kept.document, addressees: [{ platform, respondent: person, duties }] };
    const order = { ...kept, document, seal: idOf<SealedText>("unreadable") };
    const access = { code: "7K3M-9QXA-0000", validUntil: minutes(60), address: "https://exparte.example/case" };
    const first = await firstPage(order, { addressee: platform, access });
    expect(first).toContain("Aan / To B. Bakker Dorpsstraat 1 3981 AA Bunnik");
    expect(first).toContain("Say at https://exparte.example/case what you have done and when");
  });

  it("says nothing on the court's own paper of an order to several", async () => {
    const { privateJwk } = await generateSealKey();
    const document = orderDocument();
    const order = { ...issuedOrder(document), seal: await signSeal(document, privateJwk) };
    expect(await firstPage(order)).not.toContain("In het kort");
  });
});
