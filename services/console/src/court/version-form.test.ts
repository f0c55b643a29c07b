import { describe, expect, it } from "vitest";
import { type Fields, typedIn } from "./fields.js";
import { contentOf, type OrderContent } from "./sealed-order.js";
import { groundIn, nextVersion, versionDraft, versionField, wrongInGround } from "./version-form.js";

const NOW = new Date("2026-11-28T12:00:00Z");
const finding = (reasons: string) => ({ holds: true, reasons });
const CONTENT: OrderContent = contentOf({
  judge: "mr. A. Rechter",
  legalBasis: "art. 6:162 BW",
  statementOfReasons: "The video shows the applicant in private.",
  provisionsInfringed: ["art. 8 EVRM"],
  marginalTest: {
    unlawfulness: finding("On its face."),
    freedomOfExpression: finding("It adds nothing to a debate."),
    urgency: finding("It is shared further."),
  },
  redress: { platform: "Oppose.", poster: "Contest." },
  territorialScope: { extent: "NL", reasons: "Known there." },
  language: "nl",
  removeWithin: "PT2H",
  illegalContentType: "STATEMENT_CATEGORY_CYBER_VIOLENCE",
  penalty: { amountCents: 100_000, currency: "EUR", unit: "HOUR", per: "ITEM", maximumCents: 5_000_000 },
  addressees: [
    {
      platform: "vidshare",
      duties: [
        {
          number: 1,
          kind: "REMOVE",
          targets: [
            { kind: "URL", url: "https://vidshare.example/watch?v=1", contentId: "v1" },
            { kind: "URL", url: "https://vidshare.example/watch?v=2" },
          ],
        },
        {
          number: 2,
          kind: "KEEP_DOWN",
          until: "the judgment",
          targets: [{ kind: "ITEM", url: "https://vidshare.example/watch?v=2" }],
        },
      ],
    },
    { platform: "chirper", items: [{ url: "https://chirper.example/post/22" }] },
  ],
});
const DRAFT = versionDraft(CONTENT);
const NOTHING_TYPED = typedIn({});
const next = (changed: Record<string, string> = {}) => {
  const fields: Fields = {
    ...DRAFT,
    ...Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, [value]])),
  };
  return nextVersion(typedIn(fields), CONTENT, NOW);
};

describe("the next version of an order", () => {
  it("is the order as it was where nothing is changed, also in what the form does not show", () => {
    expect(next()).toMatchObject({ order: { ...CONTENT, issuedAt: NOW }, changes: [] });
  });

  it("lets go what is taken out, and an addressee of whom nothing is asked any more", () => {
    const told = next({ "lines-vidshare-1": "https://vidshare.example/watch?v=1", "lines-chirper-1": "" });
    expect(told).toMatchObject({
      changes: [
        { platform: "vidshare", letGo: ["1. https://vidshare.example/watch?v=2"], added: [] },
        { platform: "chirper", letGo: ["1. https://chirper.example/post/22"], added: [] },
      ],
      order: {
        addressees: [
          {
            platform: "vidshare",
            duties: [
              { number: 1, targets: [{ url: "https://vidshare.example/watch?v=1", contentId: "v1" }] },
              { number: 2 },
            ],
          },
        ],
      },
    });
    expect(told).toHaveProperty("order.addressees.length", 1);
  });

  it("asks what is written anew as a target of the same kind as the others of its duty", () => {
    expect(next({ "lines-chirper-1": "https://chirper.example/post/23" })).toMatchObject({
      changes: [
        {
          platform: "chirper",
          letGo: ["1. https://chirper.example/post/22"],
          added: ["1. https://chirper.example/post/23"],
        },
      ],
      order: { addressees: [{}, { items: [{ url: "https://chirper.example/post/23" }] }] },
    });
  });

  it("has term, penalty, extent, reasons and findings as they are typed", () => {
    expect(
      next({
        within: "3",
        withinUnit: "D",
        penaltyAmount: "500",
        penaltyMaximum: "",
        extent: "EU",
        "because-urgency": "Still.",
      }),
    ).toMatchObject({
      order: {
        removeWithin: "P3D",
        penalty: { amountCents: 50_000, unit: "HOUR", per: "ITEM" },
        territorialScope: { extent: "EU", reasons: "Known there." },
        marginalTest: { urgency: { holds: true, reasons: "Still." } },
      },
    });
    expect(next({ penaltyMaximum: "" })).not.toHaveProperty("order.penalty.maximumCents");
    expect(next({ penaltyAmount: "" })).toMatchObject({ order: { penalty: undefined } });
  });

  it("names all that is written otherwise than in the version before, and nothing else", () => {
    expect(next({ statementOfReasons: `${CONTENT.statementOfReasons}\r\n` })).toMatchObject({ written: [] });
    expect(
      next({
        within: "3",
        withinUnit: "D",
        penaltyAmount: "500",
        penaltyMaximum: "",
        extent: "EU",
        "because-urgency": "Still.",
      }),
    ).toMatchObject({
      written: [
        { name: "within", before: "PT2H", after: "P3D" },
        { name: "penaltyAmount", before: "1000", after: "500" },
        { name: "penaltyMaximum", before: "50000", after: "" },
        { name: "extent", before: "NL", after: "EU" },
        { name: "because-urgency", before: "It is shared further.", after: "Still." },
      ],
    });
  });

  it("lets go one result of two searches, and says which", () => {
    const url = "https://findit.example/?q";
    const targets = ["a name", "another"].map((query) => ({ kind: "SEARCH_RESULT", url, query }));
    const content = {
      ...CONTENT,
      addressees: [{ platform: "findit", duties: [{ number: 1, kind: "DEREFERENCE", targets }] }],
    };
    const draft = versionDraft(content);
    expect(draft["lines-findit-1"]).toEqual([`${url} · a name\n${url} · another`]);
    const told = nextVersion(typedIn({ ...draft, "lines-findit-1": [`${url} · another`] }), content, NOW);
    expect(told).toMatchObject({
      changes: [{ platform: "findit", letGo: [`1. ${url} · a name`], added: [] }],
      order: { addressees: [{ duties: [{ targets: [{ url, query: "another" }] }] }] },
    });
    expect(nextVersion(typedIn({ ...draft, "lines-findit-1": [`${url} · a third`] }), content, NOW)).toMatchObject({
      order: { addressees: [{ duties: [{ targets: [{ kind: "SEARCH_RESULT", url, query: "a third" }] }] }] },
    });
    const whole = "a name · the town · 1990";
    expect(nextVersion(typedIn({ ...draft, "lines-findit-1": [`${url} · ${whole}`] }), content, NOW)).toMatchObject({
      order: { addressees: [{ duties: [{ targets: [{ kind: "SEARCH_RESULT", url, query: whole }] }] }] },
    });
  });

  it("shows each translation to be changed, takes another, and says what becomes of them", () => {
    const content = { ...CONTENT, translations: [{ language: "en", text: "Remove it." }] };
    const draft = versionDraft(content);
    expect(draft).toMatchObject({ "translationLanguage-1": ["en"], "translationText-1": ["Remove it."] });
    expect(nextVersion(typedIn(draft), content, NOW)).toMatchObject({
      order: { translations: content.translations },
      written: [],
    });
    const more = { translations: ["2"], "translationLanguage-2": ["de"], "translationText-2": ["Entfernen."] };
    expect(nextVersion(typedIn({ ...draft, ...more }), content, NOW)).toMatchObject({
      order: { translations: [...content.translations, { language: "de", text: "Entfernen." }] },
      written: [{ name: "translations", before: "en: Remove it.", after: "en: Remove it.\n\nde: Entfernen." }],
    });
    const none = { "translationLanguage-1": [""], "translationText-1": [""] };
    const told = nextVersion(typedIn({ ...draft, ...none }), content, NOW);
    expect(told).not.toHaveProperty("order.translations");
    expect(told).toMatchObject({ written: [{ name: "translations", after: "" }] });
  });

  it("is refused where something is missing, or nothing would be left", () => {
    expect(next({ statementOfReasons: "", within: "0", penaltyAmount: "much" })).toEqual({
      wrong: [
        { at: "statementOfReasons", problem: { kind: "required" } },
        { at: "within", problem: { kind: "number" } },
        { at: "penaltyAmount", problem: { kind: "amount" } },
      ],
    });
    expect(next({ "lines-vidshare-1": "", "lines-vidshare-2": "", "lines-chirper-1": "" })).toEqual({
      wrong: [{ at: "lines-vidshare-1", problem: { kind: "nothingLeft" } }],
    });
  });

  it("shows a refusal at the lines where it was typed, also where what stood before is let go", () => {
    const told = next({ "lines-vidshare-1": "" });
    if ("wrong" in told) throw new Error("it was refused");
    expect(versionField("input.order.addressees[0].duties[0].targets[0].url", told.places, NOTHING_TYPED)).toBe(
      "lines-vidshare-2",
    );
    expect(versionField("order.addressees[1].items[0].url", told.places, NOTHING_TYPED)).toBe("lines-chirper-1");
    expect(versionField("input.order.marginalTest.urgency", told.places, NOTHING_TYPED)).toBe("because-urgency");
    expect(versionField("input.correction.partiesHeard", told.places, NOTHING_TYPED)).toBe("partiesHeard");
    expect(versionField("order.judge", told.places, NOTHING_TYPED)).toBeUndefined();
    const typed = typedIn({ "translationLanguage-1": ["en"], "translationText-1": ["Remove it."] });
    expect(versionField("input.order.translations[0].text", told.places, typed)).toBe("translationText-1");
    expect(versionField("decision.enforceableDespiteAppeal", told.places, typed)).toBe("waitsForAppeal");
  });
});

describe("why an order is changed", () => {
  const typed = (fields: Record<string, string>) =>
    typedIn(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]])));

  it("says what its cause must say, and no other cause says", () => {
    expect(groundIn(typed({ cause: "NARROWING", partiesHeard: "By letter." }))).toEqual({ cause: "NARROWING" });
    expect(groundIn(typed({ cause: "CORRECTION", initiative: "OWN_MOTION", partiesHeard: "By letter." }))).toEqual({
      cause: "CORRECTION",
      correction: { initiative: "OWN_MOTION", partiesHeard: "By letter." },
    });
    expect(groundIn(typed({ cause: "ADDITION", appliedAt: "2026-11-28T12:30" }))).toEqual({
      cause: "ADDITION",
      addition: { appliedAt: "2026-11-28T11:30:00.000Z" },
    });
  });

  it("is refused without it", () => {
    expect(wrongInGround(typed({ cause: "CORRECTION", reasons: "A slip." }))).toEqual([
      { at: "partiesHeard", problem: { kind: "required" } },
    ]);
    expect(wrongInGround(typed({ cause: "ADDITION", reasons: "Asked.", appliedAt: "soon" }))).toEqual([
      { at: "appliedAt", problem: { kind: "moment" } },
    ]);
    expect(wrongInGround(typed({ cause: "ADDITION", reasons: "Asked.", appliedAt: "2026-10-25T02:30" }))).toEqual([
      { at: "appliedAt", problem: { kind: "twice" } },
    ]);
    const others = { partiesHeard: "By letter.", appliedAt: "2026-11-28T12:30" };
    expect(wrongInGround(typed({ cause: "NARROWING", reasons: "Less.", ...others }))).toEqual([
      { at: "partiesHeard", problem: { kind: "onlyCorrection" } },
      { at: "appliedAt", problem: { kind: "onlyAddition" } },
    ]);
    expect(wrongInGround(typed({}))).toHaveLength(2);
  });
});
