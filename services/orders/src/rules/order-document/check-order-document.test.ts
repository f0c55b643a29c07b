import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes, NOW, orderDocument, PLATFORMS, VIDSHARE } from "../../../test/fixtures.js";
import type { PlatformId } from "../ids.js";
import { checkOrderDocument } from "./check-order-document.js";
import type { OrderDocument } from "./order-document.js";

const CHANNEL = { ...VIDSHARE, id: idOf<PlatformId>("channel"), domains: ["channel.vidshare.example"] };

const finding = { holds: true, reasons: "Plausible on the papers." };
const item = (url: string) => ({ platform: idOf<PlatformId>("vidshare"), items: [{ url }] });
const perDay = { amountCents: 1_000_000, currency: "EUR", unit: "DAY", maximumCents: 110_000_000 } as const;

const english = { language: "en", text: "Remove it." };
const itemsOf = (count: number) => [
  {
    platform: idOf<PlatformId>("vidshare"),
    items: Array.from({ length: count }, (_, n) => ({ url: `https://vidshare.example/v/${n}` })),
  },
];

function check(change: Partial<OrderDocument>): void {
  checkOrderDocument(orderDocument(change), PLATFORMS, NOW);
}

describe("an order is given", () => {
  it.each<[string, Partial<OrderDocument>]>([
    ["as the fixture has it", {}],
    ["with a penalty per day and its maximum (Rv art. 611b)", { penalty: perDay }],
    ["with a penalty forfeited once and no maximum", { penalty: { amountCents: 1, currency: "EUR", unit: "ONCE" } }],
    ["for a subdomain of the platform", { addressees: [item("https://www.vidshare.example/v/1")] }],
    [
      "to a search engine about another site's page",
      { addressees: [{ platform: idOf("findit"), items: [{ url: "https://forum.example/t/9" }] }] },
    ],
    [
      "in Dutch with a translation that the platform accepts",
      {
        addressees: [{ platform: idOf("chirper"), items: [{ url: "https://chirper.example/1" }] }],
        translations: [{ language: "en", text: "Remove it." }],
      },
    ],
    ["that was sealed five minutes ago", { issuedAt: minutes(-5) }],
    ["whose clock is five minutes ahead", { issuedAt: minutes(5) }],
    ["with as many units as are counted", { penalty: { ...perDay, amountCents: 1, maximumCents: 10_000 } }],
    [
      "with a penalty per day without a maximum (Rv art. 611b)",
      { penalty: { amountCents: 1, currency: "EUR", unit: "DAY" } },
    ],
    ["with a maximum of one unit", { penalty: { ...perDay, maximumCents: perDay.amountCents } }],
    ["to be obeyed within one year at most", { removeWithin: "P1Y" }],
  ])("%s", (_, change) => {
    expect(() => check(change)).not.toThrow();
  });
});

describe("an order is refused", () => {
  it.each<[string, Partial<OrderDocument>, string, string]>([
    [
      "without the finding on unlawfulness",
      { marginalTest: { freedomOfExpression: finding, urgency: finding } },
      "FINDING_MISSING",
      "order.marginalTest.unlawfulness",
    ],
    [
      "without the finding on freedom of expression",
      { marginalTest: { unlawfulness: finding, urgency: finding } },
      "FINDING_MISSING",
      "order.marginalTest.freedomOfExpression",
    ],
    [
      "without the finding on urgency",
      { marginalTest: { unlawfulness: finding, freedomOfExpression: finding } },
      "FINDING_MISSING",
      "order.marginalTest.urgency",
    ],
    [
      "with a finding that is not reasoned",
      { marginalTest: { unlawfulness: finding, freedomOfExpression: finding, urgency: { holds: true, reasons: " " } } },
      "FINDING_MISSING",
      "order.marginalTest.urgency",
    ],
    [
      "with a negative finding",
      {
        marginalTest: {
          unlawfulness: { holds: false, reasons: "Not so." },
          freedomOfExpression: finding,
          urgency: finding,
        },
      },
      "FINDING_NEGATIVE",
      "order.marginalTest.unlawfulness",
    ],
    ["without a judge", { judge: "" }, "FIELD_INVALID", "order.judge"],
    ["without a legal basis (DSA art. 9(2))", { legalBasis: "" }, "FIELD_INVALID", "order.legalBasis"],
    [
      "without a statement of reasons (DSA art. 9(2))",
      { statementOfReasons: "" },
      "FIELD_INVALID",
      "order.statementOfReasons",
    ],
    [
      "without the provision infringed (DSA art. 9(2))",
      { provisionsInfringed: [] },
      "FIELD_INVALID",
      "order.provisionsInfringed",
    ],
    [
      "without redress for the poster (DSA art. 9(2))",
      { redress: { platform: "Opposition.", poster: "" } },
      "FIELD_INVALID",
      "order.redress.poster",
    ],
    [
      "without reasons for its territorial scope (DSA art. 9(2))",
      { territorialScope: { extent: "WORLDWIDE", reasons: "" } },
      "FIELD_INVALID",
      "order.territorialScope.reasons",
    ],
    ["without an addressee", { addressees: [] }, "ADDRESSEE_MISSING", "order.addressees"],
    [
      "with an addressee without items",
      { addressees: [{ platform: idOf("vidshare"), items: [] }] },
      "ADDRESSEE_MISSING",
      "order.addressees[0].items",
    ],
    [
      "to an unknown platform",
      { addressees: [{ platform: idOf("nobody"), items: [{ url: "https://nobody.example/" }] }] },
      "PLATFORM_UNKNOWN",
      "order.addressees[0].platform",
    ],
    [
      "to one platform twice",
      { addressees: [item("https://vidshare.example/1"), item("https://vidshare.example/2")] },
      "FIELD_INVALID",
      "order.addressees[1]",
    ],
    ["with a relative URL", { addressees: [item("/v/1")] }, "URL_INVALID", "order.addressees[0].items[0].url"],
    [
      "with a URL of an unknown host",
      { addressees: [item("https://elsewhere.example/v/1")] },
      "URL_HOST_UNKNOWN",
      "order.addressees[0].items[0].url",
    ],
    [
      "with a host that only ends like the platform's",
      { addressees: [item("https://evilvidshare.example/v/1")] },
      "URL_HOST_UNKNOWN",
      "order.addressees[0].items[0].url",
    ],
    [
      "with the same URL twice",
      {
        addressees: [
          {
            platform: idOf("vidshare"),
            items: [{ url: "https://vidshare.example/v/1" }, { url: "https://vidshare.example/v/1" }],
          },
        ],
      },
      "URL_DUPLICATE",
      "order.addressees[0].items[1].url",
    ],
    [
      "with a URL that another order would write otherwise",
      { addressees: [item("HTTPS://VIDSHARE.example:443/v/1")] },
      "URL_SPELLING",
      "order.addressees[0].items[0].url",
    ],
    [
      "with a host that ends in a dot",
      { addressees: [item("https://vidshare.example./v/1")] },
      "URL_SPELLING",
      "order.addressees[0].items[0].url",
    ],
    [
      "in a language that an addressee does not accept",
      { addressees: [{ platform: idOf("chirper"), items: [{ url: "https://chirper.example/1" }] }] },
      "LANGUAGE_NOT_ACCEPTED",
      "order.addressees[0]",
    ],
    [
      "with an addressee of whom nothing is asked",
      { addressees: [{ platform: idOf("vidshare") }] },
      "ADDRESSEE_MISSING",
      "order.addressees[0].items",
    ],
    ["with a term for service of zero", { serveWithin: "PT0S" }, "TERM_INVALID", "order.serveWithin"],
    ["with a term of zero", { removeWithin: "PT0S" }, "TERM_INVALID", "order.removeWithin"],
    ["with a negative term", { removeWithin: "-PT2H" }, "TERM_INVALID", "order.removeWithin"],
    ["with a term of over a year", { removeWithin: "P13M" }, "TERM_INVALID", "order.removeWithin"],
    ["with a term that is no duration", { removeWithin: "two hours" }, "TERM_INVALID", "order.removeWithin"],
    [
      "with a negative term for the main proceedings",
      { mainProceedingsWithin: "-P1D" },
      "TERM_INVALID",
      "order.mainProceedingsWithin",
    ],
    ["that was sealed too long ago", { issuedAt: minutes(-6) }, "FIELD_INVALID", "order.issuedAt"],
    ["that is dated in the future", { issuedAt: minutes(6) }, "FIELD_INVALID", "order.issuedAt"],
    [
      "with a penalty per day without a maximum that a century would make too large to count exactly",
      { penalty: { amountCents: 2 ** 50, currency: "EUR", unit: "DAY" } },
      "PENALTY_INVALID",
      "order.penalty.amountCents",
    ],
    [
      "with a maximum of more units than are counted",
      { penalty: { ...perDay, amountCents: 1, maximumCents: 10_001 } },
      "PENALTY_INVALID",
      "order.penalty.maximumCents",
    ],
    [
      "with maximums that together cannot be counted exactly",
      { penalty: { ...perDay, amountCents: 2 ** 51, maximumCents: Number.MAX_SAFE_INTEGER } },
      "PENALTY_INVALID",
      "order.penalty.maximumCents",
    ],
    [
      "with a penalty for once that its items together make too large to count exactly",
      { penalty: { amountCents: 2 ** 52 - 1, currency: "EUR", unit: "ONCE", per: "ITEM" } },
      "PENALTY_INVALID",
      "order.penalty.amountCents",
    ],
    [
      "with a penalty of nothing",
      { penalty: { ...perDay, amountCents: 0 } },
      "PENALTY_INVALID",
      "order.penalty.amountCents",
    ],
    [
      "with a penalty of half cents",
      { penalty: { ...perDay, amountCents: 0.5 } },
      "PENALTY_INVALID",
      "order.penalty.amountCents",
    ],
    [
      "with a penalty beyond the safe integers",
      { penalty: { ...perDay, amountCents: 2 ** 53 } },
      "PENALTY_INVALID",
      "order.penalty.amountCents",
    ],
    [
      "with a maximum below one unit",
      { penalty: { ...perDay, maximumCents: 1 } },
      "PENALTY_INVALID",
      "order.penalty.maximumCents",
    ],
    [
      "with a currency that is none",
      { penalty: { ...perDay, currency: "euro" } },
      "PENALTY_INVALID",
      "order.penalty.currency",
    ],
    [
      "with a currency that only begins like one",
      { penalty: { ...perDay, currency: "EURO" } },
      "PENALTY_INVALID",
      "order.penalty.currency",
    ],
    [
      "with a currency that only ends like one",
      { penalty: { ...perDay, currency: "xEUR" } },
      "PENALTY_INVALID",
      "order.penalty.currency",
    ],
    [
      "with a currency that does not exist",
      { penalty: { ...perDay, currency: "ABC" } },
      "PENALTY_INVALID",
      "order.penalty.currency",
    ],
    ["in no language", { language: "n l" }, "FIELD_INVALID", "order.language"],
    ["in a language that does not exist", { language: "xx" }, "FIELD_INVALID", "order.language"],
    ["in a language by its name", { language: "Dutch" }, "FIELD_INVALID", "order.language"],
    ["in a language by its longer code", { language: "nld" }, "FIELD_INVALID", "order.language"],
    ["in a language with its country", { language: "nl-BE" }, "FIELD_INVALID", "order.language"],
    [
      "with a translation into no language",
      { translations: [english, { language: "EN", text: "x" }] },
      "FIELD_INVALID",
      "order.translations[1].language",
    ],
    [
      "with a translation that says nothing",
      { translations: [{ ...english, text: "\u200b " }] },
      "FIELD_INVALID",
      "order.translations[0].text",
    ],
    [
      "with a translation of over 100,000 characters",
      { translations: [{ ...english, text: "x".repeat(100_001) }] },
      "FIELD_INVALID",
      "order.translations[0].text",
    ],
    [
      "with over 30 translations",
      { translations: Array.from({ length: 31 }, () => english) },
      "FIELD_INVALID",
      "order.translations",
    ],
    [
      "with a finding of invisible characters",
      { marginalTest: { ...orderDocument().marginalTest, urgency: { holds: true, reasons: "\u200b" } } },
      "FINDING_MISSING",
      "order.marginalTest.urgency",
    ],
    [
      "with a finding of over 20,000 characters",
      { marginalTest: { ...orderDocument().marginalTest, urgency: { holds: true, reasons: "x".repeat(20_001) } } },
      "FIELD_INVALID",
      "order.marginalTest.urgency.reasons",
    ],
    ["of over 1,000 items", { addressees: itemsOf(1001) }, "FIELD_INVALID", "order.addressees"],
    [
      "of over 100 provisions",
      { provisionsInfringed: Array.from({ length: 101 }, () => "art. 6:162 BW") },
      "FIELD_INVALID",
      "order.provisionsInfringed",
    ],
    ...(["contentId", "contentHash", "description"] as const).flatMap(
      (name): [string, Partial<OrderDocument>, string, string][] =>
        ["", "x".repeat(name === "description" ? 2_001 : 501)].map((text) => [
          `with a ${name} of ${text.length} characters`,
          {
            addressees: [
              {
                platform: idOf<PlatformId>("vidshare"),
                items: [{ url: "https://vidshare.example/v/1", [name]: text }],
              },
            ],
          },
          "FIELD_INVALID",
          `order.addressees[0].items[0].${name}`,
        ]),
    ),
    [
      "with a provision that is empty (DSA art. 9(2))",
      { provisionsInfringed: ["art. 6:162 BW", " "] },
      "FIELD_INVALID",
      "order.provisionsInfringed[1]",
    ],
    [
      "without redress for the platform (DSA art. 9(2))",
      { redress: { platform: idOf<PlatformId>(""), poster: "Opposition." } },
      "FIELD_INVALID",
      "order.redress.platform",
    ],
  ])("%s, in a message that begins with the field or holds it", (_, change, code, field) => {
    expect(() => check(change)).toThrowError(
      expect.objectContaining({
        code,
        message: expect.stringContaining(field),
        facts: expect.objectContaining({ field }),
      }),
    );
  });

  it("with what made its term unreadable, for whoever has to find out", () => {
    expect(() => check({ removeWithin: "two hours" })).toThrowError(
      expect.objectContaining({ code: "TERM_INVALID", cause: expect.any(Error) }),
    );
  });

  it("nothing that is as long, and as much, as it may be", () => {
    const [first, ...more] = itemsOf(1000)[0]?.items ?? [];
    const full = { url: String(first?.url), contentId: "x".repeat(500), contentHash: "x".repeat(500) };
    const items = [{ ...full, description: "x".repeat(2_000) }, ...more];
    const translations = Array.from({ length: 30 }, () => ({ ...english, text: "x".repeat(100_000) }));
    const provisionsInfringed = Array.from({ length: 100 }, () => "art. 6:162 BW");
    expect(() =>
      check({ addressees: [{ platform: idOf("vidshare"), items }], translations, provisionsInfringed }),
    ).not.toThrow();
  });

  it("in a message that says what the addressee accepts, and where each URL was named before", () => {
    expect(() =>
      check({ addressees: [{ platform: idOf("chirper"), items: [{ url: "https://chirper.example/1" }] }] }),
    ).toThrowError(/^order\.addressees\[0\]: chirper accepts en; the order is in nl\./);
    const german = orderDocument({ language: "de" });
    expect(() => checkOrderDocument(german, PLATFORMS, NOW)).toThrowError(
      /vidshare accepts nl, en; the order is in de/,
    );
    expect(() => check({ addressees: [item("https://elsewhere.example/v/1")] })).toThrowError(
      /no registered domain of vidshare/,
    );
    expect(() => check({ addressees: [item("https://vidshare.example/a/../v/%31")] })).toThrowError(
      expect.objectContaining({
        message: expect.stringContaining("is to be written https://vidshare.example/v/1, as"),
        facts: { field: "order.addressees[0].items[0].url", canonical: "https://vidshare.example/v/1" },
      }),
    );
  });

  it("but not where two URLs differ in their fragment: each names a comment, or a page, of its own", () => {
    const items = [1, 2].map((comment) => ({ url: `https://vidshare.example/v/1#comment-${comment}` }));
    expect(() => check({ addressees: [{ platform: idOf("vidshare"), items }] })).not.toThrow();
  });
});

describe("of two domains that cover a host, the longer one's platform", () => {
  const platforms = new Map([...PLATFORMS, [CHANNEL.id, CHANNEL]]);
  const to = (platform: PlatformId) =>
    orderDocument({ addressees: [{ platform, items: [{ url: "https://www.channel.vidshare.example/v/1" }] }] });

  it("is the addressee", () => {
    expect(() => checkOrderDocument(to(idOf("channel")), platforms, NOW)).not.toThrow();
  });

  it("is named when the order is addressed to the other", () => {
    expect(() => checkOrderDocument(to(idOf("vidshare")), platforms, NOW)).toThrowError(
      /a domain of channel, not of vidshare/,
    );
  });
});
