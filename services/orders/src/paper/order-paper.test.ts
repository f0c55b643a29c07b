import { createHash } from "node:crypto";
import { generateSealKey, signSeal, signSealInParts, splitSeal } from "@exparte/seal";
import { idOf } from "@exparte/testing/id-of";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { DSA, disclosureTerms, issuedOrder, minutes, NOW, orderDocument, respondent } from "../../test/fixtures.js";
import { goOn, itemsSuspend, run, servedByBailiff } from "../../test/story.js";
import type { PlatformId } from "../rules/ids.js";
import type { ServiceSettings } from "../rules/order/issue-order.js";
import type { Order } from "../rules/order/order.js";
import { orderFor } from "../rules/order/order-for-addressee.js";
import type { DisclosureTerms } from "../rules/order-document/disclosure-terms.js";
import type { OrderDocument } from "../rules/order-document/order-document.js";
import { disclosuresOf } from "../rules/order-document/sealed-parts.js";
import { orderPaper } from "./order-paper.js";

const OPTIONS = { courtName: "Rechtbank Amsterdam", verifyUrl: "https://exparte.example/verify/order-1" };
const PENALTY = { amountCents: 1_000_000, currency: "EUR", unit: "DAY", maximumCents: 110_000_000 } as const;

async function sealedOrder(change: Partial<OrderDocument> = {}): Promise<{ order: Order; kid: string }> {
  const { privateJwk, publicJwk } = await generateSealKey();
  const document = orderDocument(change);
  const order = { ...issuedOrder(document), seal: await signSeal(document, privateJwk) };
  return { order, kid: String(publicJwk.kid) };
}

/** The text of each page, with single white space. */
async function pagesOf(paper: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(paper)), { mergePages: false });
  return text.map((page) => page.replace(/\s+/g, " "));
}

async function textOf(order: Order): Promise<string> {
  return (await pagesOf(await orderPaper(order, OPTIONS))).join(" ");
}

/** Without white space, for texts that continue over lines and pages. */
const packed = (text: string) => text.replace(/\s/g, "");

describe("an order's paper", () => {
  it("gives version and case number at the head of every further page, however long the court's name", async () => {
    const { order } = await sealedOrder({ statementOfReasons: "Overwegende. ".repeat(600) });
    const courtName = `Rechtbank ${"Zeeland-West-Brabant en het Noorden van Nederland ".repeat(4).trim()}`;
    const [, ...further] = await pagesOf(await orderPaper(order, { ...OPTIONS, courtName }));
    expect(further.length).toBeGreaterThan(2);
    for (const page of further)
      expect(page).toContain("versie / version 1 · C/13/700001 / KG RK 26-1 · Rechtbank Zeeland");
  });

  it("shows an addressee its code, until when and where, where the court has it printed; else says nothing of codes", async () => {
    const { order } = await sealedOrder();
    const access = { code: "7K3M-9QXA-0000", validUntil: minutes(60), address: "https://exparte.example/case" };
    const [text, without] = await Promise.all([
      orderPaper(order, { ...OPTIONS, access }).then(pagesOf),
      orderPaper(order, OPTIONS).then(pagesOf),
    ]);
    expect(text.join(" ")).toMatch(
      /Toegang tot de zaak.*7K3M-9QXA-0000.*https:\/\/exparte\.example\/case.*verzet.*2 maart 2026/,
    );
    expect(without.join(" ")).not.toMatch(/Toegang|Your code/);
  });

  it("says of a duty to disclose which data, to whom and how, and what the poster is told", async () => {
    const { marginalTest: _, ...document } = orderDocument();
    const asks = (change: Partial<DisclosureTerms> = {}): OrderDocument => ({
      ...document,
      addressees: [
        {
          platform: idOf("lawyer-list"),
          duties: [
            {
              number: 1,
              kind: "DISCLOSE",
              within: "P20D",
              targets: [{ url: "https://lawyer-list.example/forum/7" }],
              disclosure: disclosureTerms(change),
            },
          ],
        },
      ],
    });
    const printed = async (change?: Partial<DisclosureTerms>) => {
      const { privateJwk } = await generateSealKey();
      const order = { ...issuedOrder(asks(change)), seal: await signSeal(asks(change), privateJwk) };
      return packed(await textOf(order));
    };
    const text = await printed();
    for (const said of [
      "Bevel tot verstrekking van gegevens",
      "Disclose, as far as you hold them, the data below",
      "E-mailadres",
      "Het gerecht The court",
      "In een gesloten envelop, aan de griffie",
      "Vertel de plaatser direct over dit bevel",
      "Afweging van de belangen",
      "https://lawyer-list.example/forum/7",
    ]) {
      expect(text).toContain(packed(said));
    }
    for (const absent of ["Marginale toets", "court-enc", "op de hub."]) expect(text).not.toContain(packed(absent));
    const shortenedWindow = { window: "P3D", reasons: "Verzoeker wordt bedreigd." };
    expect(await printed({ shortenedWindow })).toContain(packed("Hij heeft daarna 3 dagen om bezwaar te maken."));
    const dispensation = { reasons: "Het bewijs zou verdwijnen.", noticeFrom: minutes(60 * 24 * 30) };
    const silent = await printed({ dispensation });
    expect(silent).toContain(packed("Vertel de plaatser nu niets. Vertel het wel vanaf"));
    expect(silent).toContain(packed("Het bewijs zou verdwijnen."));
  });

  it("holds what the judge ordered, against whom, and why", async () => {
    const { order } = await sealedOrder({
      penalty: PENALTY,
      statementOfReasons: "Zonder toestemming — één keer — geplaatst; schade € 2.500,00.",
      addressees: [
        {
          platform: idOf("vidshare"),
          items: [
            { url: "https://vidshare.example/v/1", contentId: "v-1", contentHash: "sha256:00ff", description: "Video" },
          ],
        },
        { platform: idOf("lawyer-list"), items: [{ url: "https://lawyer-list.example/" }] },
      ],
    });
    const text = await textOf(order);
    for (const fact of [
      "Rechtbank Amsterdam",
      "C/13/700001 / KG RK 26-1",
      "mr. A. Rechter",
      "art. 6:162 BW",
      "Zonder toestemming — één keer — geplaatst; schade € 2.500,00.",
      "2 maart 2026 om 10:00 uur (Nederlandse tijd)",
      "2 March 2026 at 10:00 (Dutch time)",
      "On the papers this is plausible.",
      "https://vidshare.example/v/1",
      "v-1",
      "sha256:00ff",
      "https://lawyer-list.example/",
      "niet aangesloten op de hub",
      "Binnen 2 uur na de betekening",
      "Within 2 hours, counted from service",
      "€ 10.000,00 per dag of gedeelte van een dag, met een maximum van € 1.100.000,00",
      "€10,000.00 per day or part of a day, with a maximum of €1,100,000.00",
      "Nederland The Netherlands",
      "The harm is in the Netherlands.",
      "Opposition with this court.",
      "Nederlands (nl)",
      "1, zoals eerst gegeven",
      "ECLI Geen None",
      "Voorlopig bevel, gegeven zonder de wederpartij te horen (ex parte).",
      "Provisional order, given without hearing the other side (ex parte).",
    ]) {
      expect(text).toContain(fact);
    }
    expect(text.match(/On the papers this is plausible\./g)).toHaveLength(3);
  });

  it("says of each duty in plain words what to do, within which term and under which penalty", async () => {
    const url = "https://vidshare.example/v/1";
    const { order } = await sealedOrder({
      addressees: [
        {
          platform: idOf("vidshare"),
          duties: [
            { number: 1, kind: "REMOVE", everywhere: true, targets: [{ url }] },
            {
              number: 2,
              kind: "KEEP_DOWN",
              within: "P1D",
              penalty: PENALTY,
              until: "Tot het vonnis in de hoofdzaak.",
              targets: [
                { kind: "ITEM", url },
                { kind: "EQUIVALENT", words: "Dezelfde beschuldiging." },
              ],
            },
            {
              number: 4,
              kind: "REMOVE",
              targets: [
                { kind: "LOCATOR", description: "Een bericht.", locator: "Groep Buurt, 1 mei 2026" },
                { kind: "SITE", url: "https://klant.example/", because: "Klant van de geadresseerde." },
              ],
            },
          ],
        },
        {
          platform: idOf("findit"),
          duties: [{ number: 1, kind: "DEREFERENCE", targets: [{ kind: "SEARCH_RESULT", url, query: "Anna Jansen" }] }],
        },
      ],
    });
    const text = await textOf(order);
    for (const fact of [
      "Iedere geadresseerde doet wat hieronder bij zijn naam staat",
      "Verplichting 1 Duty 1",
      "Verwijder wat hieronder staat, overal, ook buiten het territoriale bereik.",
      "Verplichting 2 Duty 2",
      "Voorkom dat wat hieronder staat opnieuw wordt geplaatst.",
      "Binnen 1 dag na de betekening",
      "€ 10.000,00 per dag of gedeelte van een dag",
      "Tot het vonnis in de hoofdzaak.",
      "Kopieën van",
      "Dezelfde beschuldiging.",
      "Verplichting 4 Duty 4",
      "Groep Buurt, 1 mei 2026",
      "Een bericht.",
      "Klant van de geadresseerde.",
      "Toon deze resultaten niet meer bij de zoekvraag die erbij staat.",
      "Anna Jansen",
      "vidshare 5 / 5",
    ]) {
      expect(text).toContain(fact);
    }
    // What only names the target to machines is not printed.
    expect(text).not.toContain("data:,");
  });

  it.each<[string, ServiceSettings, Partial<OrderDocument>, readonly string[]]>([
    [
      "that only a bailiff serves it, and how soon",
      {},
      { serviceBy: "BAILIFF", serveWithin: "PT36H" },
      [
        "Alleen het exploot van een deurwaarder doet de termijnen lopen.",
        "Acknowledging the message in the hub is recorded and begins none.",
        "Te betekenen binnen 36 uur nadat het bevel is gegeven.",
        "To be served within 36 hours after the order is given.",
      ],
    ],
    [
      "that acknowledging it is service",
      {},
      { serviceBy: "ACKNOWLEDGEMENT" },
      ["De ontvangstbevestiging in de hub geldt als betekening", "Acknowledging the message in the hub is service"],
    ],
    [
      "that its penalty waits for the writ",
      { writ: {} },
      { penalty: PENALTY },
      ["Niet verbeurd voordat een deurwaarder dit bevel bij exploot heeft betekend (art. 611a lid 3 Rv)."],
    ],
    [
      "the statute that makes a writ of an acknowledgement",
      { writ: { acknowledgementUnder: "art. 9 Testwet" } },
      { penalty: PENALTY },
      [
        "De ontvangstbevestiging in de hub heeft de kracht van een exploot op grond van art. 9 Testwet.",
        "Acknowledging the message in the hub has the force of a writ under art. 9 Testwet.",
      ],
    ],
  ])("says %s", async (_, settings, change, sentences) => {
    const { privateJwk } = await generateSealKey();
    const document = orderDocument(change);
    const seal = await signSeal(document, privateJwk);
    const text = await textOf({ ...issuedOrder(document, settings), seal });
    for (const sentence of sentences) expect(text).toContain(sentence);
  });

  it("tells an intermediary service, and no website, to tell the poster, and from when", async () => {
    const { privateJwk } = await generateSealKey();
    const textFor = async (change: Partial<OrderDocument>) => {
      const document = orderDocument(change);
      return textOf({ ...issuedOrder(document, DSA), seal: await signSeal(document, privateJwk) });
    };
    const text = await textFor({});
    expect(text.match(/uiterlijk als u aan het bevel gevolg geeft \(art\. 9 lid 5 DSA\)/g)).toHaveLength(1);
    const putOff = await textFor({ posterInformedBy: { after: minutes(600), reasons: "Evidence." } });
    expect(putOff).toContain("vanaf 2 maart 2026 om 20:00 uur (Nederlandse tijd) en niet eerder (art. 9 lid 5 DSA)");
    expect((await textOf((await sealedOrder()).order)).includes("art. 9 lid 5 DSA")).toBe(false);
  });

  it("says nothing of service where the order does not, nor of a writ in an order from before there was that rule", async () => {
    const text = await textOf((await sealedOrder({ penalty: PENALTY })).order);
    expect(text).not.toContain("Betekening Service");
    expect(text).not.toContain("611a");
  });

  it("tells the clerk to send a bailiff to an addressee whom nobody served, and not to the others", async () => {
    const { order } = await sealedOrder({ serveWithin: "PT5H" });
    const passes = { type: "passServeBy", platform: idOf<PlatformId>("vidshare"), deadline: minutes(300) } as const;
    const unserved = run(order, passes, minutes(301));
    const text = await textOf(unserved);
    expect(text).toContain("Niet betekend voor 2 maart 2026 om 15:00 uur (Nederlandse tijd): laat een deurwaarder");
    expect(text.match(/have a bailiff serve this order/g)).toHaveLength(1);
    expect(await textOf(goOn(unserved, [302, servedByBailiff(302)]))).not.toContain("have a bailiff serve");
  });

  it("holds everything needed to check its seal", async () => {
    const { order, kid } = await sealedOrder();
    const paper = await orderPaper(order, OPTIONS);
    const digest = createHash("sha256").update(order.seal).digest("base64url");
    const text = packed((await pagesOf(paper)).join(""));
    for (const fact of ["EdDSA", kid, digest, OPTIONS.verifyUrl]) expect(text).toContain(fact);
    const pdf = await getDocumentProxy(new Uint8Array(paper));
    expect([...((await pdf.getAttachments()) ?? new Map()).keys()]).toEqual(["bevel.jws"]);
    expect(Buffer.from((await pdf.getAttachmentContent("bevel.jws")) ?? []).toString()).toBe(order.seal);
  });

  it("links to the check and to none of the items", async () => {
    const { order } = await sealedOrder();
    const pdf = await getDocumentProxy(await orderPaper(order, OPTIONS));
    const links: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      for (const annotation of await (await pdf.getPage(number)).getAnnotations()) links.push(annotation.url);
    }
    expect(links).toEqual([OPTIONS.verifyUrl]);
  });

  it("declares what it is, when it was made and in which language", async () => {
    const { order } = await sealedOrder();
    const pdf = await getDocumentProxy(await orderPaper(order, OPTIONS));
    const { info, metadata } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: "Bevel tot voorlopige verwijdering / Order for provisional removal",
      Author: "Rechtbank Amsterdam",
      CreationDate: "D:20260302090000Z",
      Language: "nl-NL",
    });
    expect(metadata?.get("pdfaid:part")).toBe("3");
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  });

  it("has the same bytes every time", async () => {
    const { order } = await sealedOrder({ penalty: PENALTY });
    const [one, other] = [await orderPaper(order, OPTIONS), await orderPaper(order, OPTIONS)];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it("numbers its pages in both languages", async () => {
    const { order } = await sealedOrder();
    const pages = await pagesOf(await orderPaper(order, OPTIONS));
    pages.forEach((page, index) => {
      expect(page).toContain(`${index + 1} van ${pages.length} / ${index + 1} of ${pages.length}`);
    });
  });

  it("prints each translation beside the order's own text", async () => {
    const { order } = await sealedOrder({ translations: [{ language: "en", text: "The video is removed." }] });
    expect(await textOf(order)).toContain("Engels (en) English (en) The video is removed.");
  });

  it("says that the order was lifted, and what happens to the penalties", async () => {
    const { order } = await sealedOrder({ penalty: PENALTY });
    const ended = {
      at: minutes(60),
      reasons: "Het verzet is gegrond.",
      penaltiesFallAway: true,
      reinstateBy: minutes(1500),
    };
    const text = await textOf({ ...order, status: "LIFTED", ended });
    expect(text).toContain(
      "Opgeheven op 2 maart 2026 om 11:00 uur (Nederlandse tijd). Verbeurde dwangsommen vervallen.",
    );
    expect(text).toContain("Het verzet is gegrond.");
  });

  it("tells for what cause the order was modified, and how the parties were heard on a correction", async () => {
    const { order } = await sealedOrder({ version: 2 });
    const ground = { cause: "CORRECTION", initiative: "ON_REQUEST", partiesHeard: "Bij brief van 2 maart." } as const;
    const text = await textOf({ ...order, modified: { reasons: "Een schrijffout in het adres.", ground } });
    expect(text).toContain("Herstel van een kennelijke fout (art. 31 Rv)");
    expect(text).toContain("Een schrijffout in het adres.");
    expect(text).toContain("Bij brief van 2 maart.");
    const narrowed = await textOf({ ...order, modified: { reasons: "Minder.", ground: { cause: "NARROWING" } } });
    expect(narrowed).toContain("Beperking Narrowing Minder.");
    expect(narrowed).not.toContain("Partijen gehoord");
  });

  it("is as before where the order was modified without a cause", async () => {
    const { order } = await sealedOrder({ version: 2 });
    const withReasons = { ...order, modified: { reasons: "Op verzet." } };
    const [before, after] = [await orderPaper(order, OPTIONS), await orderPaper(withReasons, OPTIONS)];
    expect(Buffer.compare(before, after)).toBe(0);
  });

  it.each([
    [{ cause: "WITHDRAWN_BY_APPLICANT" }, "Ingetrokken door de verzoeker Withdrawn by the applicant Het is zo."],
    [{ cause: "REVOKED" }, "Herroepen (art. 382 Rv) Revoked (art. 382 Rv) Het is zo."],
    [{ cause: "SETTLEMENT" }, "Schikking van partijen Settlement of the parties Het is zo."],
    [
      { cause: "ANNULLED", annulment: { court: "Gerechtshof Amsterdam", decision: "200.1/01" } },
      "Vernietigd door Gerechtshof Amsterdam, 200.1/01 Annulled by Gerechtshof Amsterdam, 200.1/01 Het is zo.",
    ],
  ] as const)("tells for what cause the order was lifted: %o", async (cause, said) => {
    const { order } = await sealedOrder();
    const end = { at: minutes(60), reasons: "Het is zo.", penaltiesFallAway: false, reinstateBy: minutes(1500) };
    expect(await textOf({ ...order, status: "LIFTED", ended: { ...end, ...cause } })).toContain(said);
  });

  it("tells that the order is suspended, and since when", async () => {
    const { order } = await sealedOrder();
    const text = await textOf({
      ...order,
      status: "SUSPENDED",
      suspensions: [{ from: minutes(30), reasons: "Te ruim." }],
    });
    expect(text).toContain("Suspended on 2 March 2026 at 10:30 (Dutch time).");
    expect(text).toContain("Te ruim.");
  });

  it("tells when it was given orally, beside when it was written", async () => {
    const { order } = await sealedOrder({ givenOrallyAt: minutes(-36 * 60) });
    const text = await textOf(order);
    expect(text).toContain("Mondeling gegeven op Given orally on 28 februari 2026 om 22:00 uur (Nederlandse tijd)");
    expect(text).toContain("Gegeven op Given on 2 maart 2026 om 10:00 uur (Nederlandse tijd)");
  });

  it("tells which item the court suspends, since when and why", async () => {
    const { order } = await sealedOrder();
    const text = await textOf(goOn(order, [30, itemsSuspend([idOf("item-2")], { reasons: "Een ander filmpje." })]));
    expect(text).toContain("Suspended on 2 March 2026 at 10:30 (Dutch time): this is not to be removed now");
    expect(text.match(/Een ander filmpje\./g)).toHaveLength(1);
  });

  it("warns when a seal cannot be read", async () => {
    expect(await textOf(issuedOrder())).toContain("Not readable: do not rely on this paper");
  });

  it("does not print a document that the seal does not cover", async () => {
    const { order } = await sealedOrder();
    const altered = { ...order, document: { ...order.document, judge: "mr. B. Ander" } };
    await expect(orderPaper(altered, OPTIONS)).rejects.toThrow("over another document");
  });
});

describe("the paper of an order sealed in parts", () => {
  const VIDSHARE = idOf<PlatformId>("vidshare");

  async function inParts(change: Partial<OrderDocument> = {}): Promise<Order> {
    const { privateJwk } = await generateSealKey();
    const document = orderDocument(change);
    const { seal, disclosures } = splitSeal(await signSealInParts({ ...document }, "addressees", privateJwk));
    const parts = disclosures.map((disclosure, index) => ({
      platform: document.addressees[index]?.platform ?? idOf<PlatformId>(""),
      disclosure,
    }));
    return { ...issuedOrder(document), seal, parts };
  }

  async function textAndSeal(order: Order, options = {}): Promise<{ text: string; attached: string }> {
    const paper = await orderPaper(order, { ...OPTIONS, ...options });
    const pdf = await getDocumentProxy(new Uint8Array(paper));
    const attached = Buffer.from((await pdf.getAttachmentContent("bevel.jws")) ?? []).toString();
    return { text: (await pagesOf(paper)).join(" "), attached };
  }

  it("shows an addressee its own part alone, in print and in the sealed order attached", async () => {
    const order = await inParts();
    const { text, attached } = await textAndSeal(orderFor(VIDSHARE, order), { addressee: VIDSHARE });
    expect(text).toContain("https://vidshare.example/v/2");
    expect(text).toContain("This paper is for vidshare and gives the part of this addressee alone.");
    expect(text).not.toContain("Not readable");
    expect(attached).toBe(`${order.seal}~${disclosuresOf(order.parts ?? [])[0]}~`);
    const decoded = attached.split(/[.~]/).map((one) => Buffer.from(one, "base64url").toString());
    for (const shown of [text, ...decoded]) expect(shown).not.toContain("lawyer-list");
  });

  it("shows the court every part, and says that this is not what is served", async () => {
    const order = await inParts();
    const { text, attached } = await textAndSeal(order);
    for (const url of ["https://vidshare.example/v/2", "https://lawyer-list.example/"]) expect(text).toContain(url);
    expect(text).toContain("What is served is the paper of one addressee.");
    expect(attached.split("~")).toHaveLength(4);
    expect(packed(text)).toContain(createHash("sha256").update(order.seal).digest("base64url"));
  });

  it("says nothing of others where there is one addressee", async () => {
    const order = await inParts({ addressees: orderDocument().addressees.slice(0, 1) });
    expect((await textAndSeal(order)).text).not.toContain("For whom");
  });

  it("does not print a part that is not in its seal", async () => {
    const [order, other] = [await inParts(), await inParts()];
    const swapped = { ...order, parts: other.parts ?? [] };
    await expect(orderPaper(swapped, OPTIONS)).rejects.toMatchObject({ code: "PART_MISMATCH" });
    const another = { ...order, document: { ...order.document, addressees: order.document.addressees.slice(0, 1) } };
    await expect(orderPaper(another, OPTIONS)).rejects.toThrow("over another document");
  });
});

describe("an order's paper with long or unusual texts", () => {
  const longest = `https://vidshare.example/${"a1".repeat(2036)}`.slice(0, 4096);

  it("prints an address of 4,096 letters and 200 items in full", async () => {
    const items = Array.from({ length: 199 }, (_, index) => ({ url: `https://vidshare.example/v/${index}` }));
    const { order } = await sealedOrder({
      addressees: [{ platform: idOf("vidshare"), items: [{ url: longest }, ...items] }],
    });
    const pages = await pagesOf(await orderPaper(order, OPTIONS));
    expect(pages.length).toBeGreaterThan(5);
    const text = packed(pages.map((page) => withoutFurniture(page)).join(""));
    expect(text).toContain(longest);
    for (const { url } of items) expect(text).toContain(url);
  });

  it("uses as many pages as the reasons need, and cuts nothing off at the edges", async () => {
    const sentences = Array.from({ length: 900 }, (_, index) => `Overweging ${index} is hier opgenomen.`);
    const { order } = await sealedOrder({
      statementOfReasons: sentences.join(" "),
      legalBasis: "w".repeat(3000),
      caseNumber: idOf("C/13/700001 ".repeat(40).trim()),
    });
    const paper = await orderPaper(order, OPTIONS);
    const pages = await pagesOf(paper);
    const text = packed(pages.map((page) => withoutFurniture(page)).join(""));
    expect(text).toContain(packed(sentences.join("")));
    await expectWithinMargins(paper);
  });

  it("prints the code points of characters that it has no glyph for", async () => {
    const { order } = await sealedOrder({
      statementOfReasons: "Zie 👩‍💻 en \u202Eomgekeerd; Ελλάδα, България, Łódź, Şahin, cafe\u0301.",
    });
    const text = await textOf(order);
    expect(text).toContain("Zie [U+1F469 U+200D U+1F4BB] en [U+202E]omgekeerd; Ελλάδα, България, Łódź, Şahin, café.");
  });

  it("prints an order made before a change of summer time in the court's local time", async () => {
    const { order } = await sealedOrder({ issuedAt: "2026-07-01T09:00:00.000Z" });
    expect(await textOf(order)).toContain("1 juli 2026 om 11:00 uur (Nederlandse tijd)");
    expect(order.issuedAt).toBe(NOW);
  });
});

/** The page without its head and foot. */
function withoutFurniture(page: string): string {
  return (
    page
      .replace(/versie \/ version 1 · \S.*?(…|· Rechtbank Amsterdam) ?/, "")
      // Where letters of the digest are kerned, the text that is read back has a space between them.
      .replace(/Zegel \/ Seal SHA-256 [\w -]+ \d+ van \d+ \/ \d+ of \d+/, "")
  );
}

async function expectWithinMargins(paper: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(paper));
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) {
      if (!("str" in item)) continue;
      const [, , , , x, y] = item.transform as number[];
      expect(x).toBeGreaterThanOrEqual(61);
      expect(Number(x) + item.width).toBeLessThanOrEqual(595.28 - 61);
      expect(y).toBeGreaterThanOrEqual(30);
    }
  }
}

describe("the paper of a respondent whom nobody registered", () => {
  async function toPerson(): Promise<Order> {
    const document = orderDocument({
      addressees: [...orderDocument().addressees, respondent()],
    });
    const { privateJwk } = await generateSealKey();
    const { seal, disclosures } = splitSeal(await signSealInParts({ ...document }, "addressees", privateJwk));
    const locked = document.addressees.map((one) =>
      one.respondent === undefined
        ? one
        : { ...one, respondent: { kind: "PERSON", locked: idOf<never>("a.b.c.d.e") } as const },
    );
    const parts = disclosures.map((disclosure, index) => ({
      platform: document.addressees[index]?.platform ?? idOf<never>("none"),
      disclosure: idOf<never>(disclosure),
    }));
    // As the court reads it: the state was made with what is kept, and what was sealed is unlocked for printing.
    return { ...issuedOrder({ ...document, addressees: locked }), document, seal: idOf(seal), parts };
  }

  it("has name and address where a letter has them, and again beside what is owed", async () => {
    const order = await toPerson();
    const { platform } = respondent();
    const paper = await orderPaper(orderFor(platform, order), { ...OPTIONS, addressee: platform });
    const [first = "", ...further] = await pagesOf(paper);
    expect(first).toContain("Aan / To Anna Jansen-de Wit Kerkstraat 12 1017 GC Amsterdam");
    const all = [first, ...further].join(" ");
    expect(all).toContain("Dit stuk is voor Anna Jansen-de Wit en geeft alleen het deel van deze geadresseerde.");
    expect(all.split("Kerkstraat 12")).toHaveLength(3);
    expect(packed(all)).toContain("respondent-rb-amsterdam-7f3k2");
    expect(all).toContain("natuurlijke persoon");
    expect(all).toContain("https://chirper.example/anna/1");
    expect(all).not.toContain("vidshare");
  });

  it("is no letter when it is the court's own, or a platform's", async () => {
    const vidshare = idOf<PlatformId>("vidshare");
    const order = await toPerson();
    const [whole = ""] = await pagesOf(await orderPaper(order, OPTIONS));
    expect(whole).not.toContain("Aan / To");
    const own = await orderPaper(orderFor(vidshare, order), { ...OPTIONS, addressee: vidshare });
    const text = (await pagesOf(own)).join(" ");
    for (const absent of ["Aan / To", "Jansen", "Kerkstraat", "respondent-"]) expect(text).not.toContain(absent);
  });

  it("gives the IP address by which the keeper of a site is known", async () => {
    const keeper = {
      kind: "SITE_KEEPER",
      legalName: "De beheerder",
      address: "Onbekend",
      ipAddress: "2001:db8::1",
    } as const;
    const document = orderDocument({ addressees: [respondent({ respondent: keeper })] });
    const { privateJwk } = await generateSealKey();
    const locked = respondent({ respondent: { kind: "SITE_KEEPER", locked: idOf<never>("a.b.c.d.e") } });
    const state = issuedOrder({ ...document, addressees: [locked] });
    const order = { ...state, document, seal: await signSeal(document, privateJwk) };
    expect(await textOf(order)).toContain("2001:db8::1");
  });

  it("is not printed while its name is locked", async () => {
    const { respondent: _, ...named } = respondent();
    const locked = { ...named, respondent: { kind: "PERSON", locked: idOf<never>("a.b.c.d.e") } as const };
    const { order } = await sealedOrder({ addressees: [locked] });
    await expect(orderPaper(order, { ...OPTIONS, addressee: named.platform })).rejects.toThrow("not unlocked");
  });
});
