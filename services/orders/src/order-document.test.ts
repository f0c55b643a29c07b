import { describe, expect, it } from "vitest";
import { minutes, NOW, orderDocument, PLATFORMS, VIDSHARE } from "../test/fixtures.js";
import { checkOrderDocument, type OrderDocument } from "./order-document.js";

const CHANNEL = { ...VIDSHARE, id: "channel", domains: ["channel.vidshare.example"] };

const finding = { holds: true, reasons: "Plausible on the papers." };
const item = (url: string) => ({ platform: "vidshare", items: [{ url }] });
const perDay = { amountCents: 1_000_000, currency: "EUR", unit: "DAY", maximumCents: 110_000_000 } as const;

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
      { addressees: [{ platform: "findit", items: [{ url: "https://forum.example/t/9" }] }] },
    ],
    [
      "in Dutch with a translation that the platform accepts",
      {
        addressees: [{ platform: "chirper", items: [{ url: "https://chirper.example/1" }] }],
        translations: [{ language: "en", text: "Remove it." }],
      },
    ],
    ["that was sealed five minutes ago", { issuedAt: minutes(-5) }],
    ["whose clock is five minutes ahead", { issuedAt: minutes(5) }],
    ["with as many units as are counted", { penalty: { ...perDay, amountCents: 1, maximumCents: 10_000 } }],
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
      { addressees: [{ platform: "vidshare", items: [] }] },
      "ADDRESSEE_MISSING",
      "order.addressees[0].items",
    ],
    [
      "to an unknown platform",
      { addressees: [{ platform: "nobody", items: [{ url: "https://nobody.example/" }] }] },
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
      "with the same URL twice, written differently",
      {
        addressees: [
          {
            platform: "vidshare",
            items: [{ url: "https://vidshare.example/v/1" }, { url: "https://VIDSHARE.example:443/v/1" }],
          },
        ],
      },
      "URL_DUPLICATE",
      "order.addressees[0].items[1].url",
    ],
    [
      "in a language that an addressee does not accept",
      { addressees: [{ platform: "chirper", items: [{ url: "https://chirper.example/1" }] }] },
      "LANGUAGE_NOT_ACCEPTED",
      "order.addressees[0]",
    ],
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
      "with a penalty per day without a maximum (Rv art. 611b)",
      { penalty: { amountCents: 1, currency: "EUR", unit: "DAY" } },
      "PENALTY_INVALID",
      "order.penalty.maximumCents",
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
      "with a provision that is empty (DSA art. 9(2))",
      { provisionsInfringed: ["art. 6:162 BW", " "] },
      "FIELD_INVALID",
      "order.provisionsInfringed[1]",
    ],
    [
      "without redress for the platform (DSA art. 9(2))",
      { redress: { platform: "", poster: "Opposition." } },
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

  it("in a message that says what the addressee accepts, and where each URL was named before", () => {
    expect(() =>
      check({ addressees: [{ platform: "chirper", items: [{ url: "https://chirper.example/1" }] }] }),
    ).toThrowError(/^order\.addressees\[0\]: chirper accepts en; the order is in nl\./);
    const german = orderDocument({ language: "de" });
    expect(() => checkOrderDocument(german, PLATFORMS, NOW)).toThrowError(
      /vidshare accepts nl, en; the order is in de/,
    );
    expect(() => check({ addressees: [item("https://elsewhere.example/v/1")] })).toThrowError(
      /no registered domain of vidshare/,
    );
  });
});

describe("of two domains that cover a host, the longer one's platform", () => {
  const platforms = new Map([...PLATFORMS, [CHANNEL.id, CHANNEL]]);
  const to = (platform: string) =>
    orderDocument({ addressees: [{ platform, items: [{ url: "https://www.channel.vidshare.example./v/1" }] }] });

  it("is the addressee", () => {
    expect(() => checkOrderDocument(to("channel"), platforms, NOW)).not.toThrow();
  });

  it("is named when the order is addressed to the other", () => {
    expect(() => checkOrderDocument(to("vidshare"), platforms, NOW)).toThrowError(
      /a domain of channel, not of vidshare/,
    );
  });
});
