import { describe, expect, it } from "vitest";
import { APPLICATION } from "../../test/cases.js";
import type { ApplicationSeenFragment } from "../graph/court-documents.js";
import { centsIn } from "./amounts.js";
import { dutyRows, MOST_ROWS, rowsOf } from "./duty-rows.js";
import { type Fields, typedIn } from "./fields.js";
import { firstDraft } from "./first-draft.js";
import { orderField } from "./order-fields.js";
import { orderIn } from "./order-form.js";

const NOW = new Date("2026-11-28T12:00:00Z");
const OF_COURT = { court: "rb-amsterdam", recipient: { kid: "enc-1", kty: "EC" } };
const application = APPLICATION as unknown as ApplicationSeenFragment;
const HOSTS = new Map([
  ["https://vidshare.example/watch?v=1", "vidshare"],
  ["https://chirper.example/post/22", "chirper"],
]);
const DRAFT = firstDraft(application, HOSTS, { redressPlatform: "Oppose.", redressPoster: "Contest." });
const WRITTEN: Fields = {
  ...DRAFT,
  ...Object.fromEntries(
    ["judge", "provisions", "statementOfReasons", "scopeReasons"].map((name) => [name, [`the ${name}`]]),
  ),
  ...Object.fromEntries(
    ["unlawfulness", "freedomOfExpression", "urgency"].flatMap((name) => [
      [`holds-${name}`, ["yes"]],
      [`because-${name}`, [`because of ${name}`]],
    ]),
  ),
};
const given = (changed: Record<string, string> = {}, asked = application.duties) => {
  const fields = { ...WRITTEN, ...Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, [value]])) };
  return orderIn(typedIn(fields), asked, NOW, OF_COURT);
};
const GIVEN = { rows: [[1], [2]], refused: [3, 2].map((duty) => ({ duty, reasons: "Not theirs." })) };

describe("an order that is written in a form", () => {
  it("begins with a row for each platform that hosts what is asked, and with nothing that a judge finds", () => {
    expect(DRAFT).toMatchObject({ rows: ["2"], "addressee-1": ["vidshare"], "addressee-2": ["chirper"] });
    expect(Object.keys(DRAFT).filter((name) => /^(holds|because)-/.test(name))).toEqual([]);
    const { wrong } = orderIn(typedIn(DRAFT), application.duties, NOW, OF_COURT) as {
      wrong: readonly { at: string }[];
    };
    expect(wrong.map(({ at }) => at)).toEqual([
      "judge",
      "provisions",
      "statementOfReasons",
      "scopeReasons",
      "because-unlawfulness",
      "because-freedomOfExpression",
      "because-urgency",
      "holds-unlawfulness",
      "holds-freedomOfExpression",
      "holds-urgency",
    ]);
  });

  it("has the duties of each addressee together, each with a number of its own", () => {
    expect(
      given({
        rows: "3",
        "addressee-3": "vidshare",
        "kind-3": "KEEP_DOWN",
        "targetKind-3": "ITEM",
        "targets-3": "https://vidshare.example/watch?v=1",
        "until-3": "the judgment",
      }),
    ).toMatchObject({
      rows: [[1, 3], [2]],
      order: {
        removeWithin: "PT2H",
        addressees: [
          {
            platform: "vidshare",
            duties: [
              { number: 1, kind: "REMOVE" },
              { number: 2, kind: "KEEP_DOWN", until: "the judgment" },
            ],
          },
          {
            platform: "chirper",
            duties: [{ number: 1, targets: [{ kind: "URL", url: "https://chirper.example/post/22" }] }],
          },
        ],
      },
    });
  });

  it("keeps each of many rows, also where one more is asked for than there can be", () => {
    const urls = Array.from({ length: 25 }, (_, index) => `https://findit.example/${index}`);
    const asked = urls.map((url, index) => ({ number: index + 1, kind: "REMOVE", targets: [{ kind: "URL", url }] }));
    const many = firstDraft({ duties: asked as never }, new Map(urls.map((url) => [url, "findit"])), {
      redressPlatform: "Oppose.",
      redressPoster: "Contest.",
    });
    expect(dutyRows(typedIn(many))).toHaveLength(25);
    expect(rowsOf(typedIn({ rows: [String(MOST_ROWS + 1)] }))).toBe(MOST_ROWS);
    expect(rowsOf(typedIn({ rows: ["none"] }))).toBe(1);
  });

  it("imposes no duty on a row without an addressee, and at least one duty in all", () => {
    expect(given({ "addressee-2": "" })).toMatchObject({ order: { addressees: [{ platform: "vidshare" }] } });
    expect(given({ "addressee-1": "", "addressee-2": "" })).toEqual({
      wrong: [{ at: "addressee-1", problem: { kind: "noDuty" } }],
    });
  });

  it("knows by one reference nobody but whom it describes first", () => {
    const somebody = (row: number, name: string, kind = "PERSON") => ({
      [`addressee-${row}`]: "SOMEONE",
      [`respondentReference-${row}`]: "7f3k2",
      [`respondentKind-${row}`]: kind,
      [`respondentName-${row}`]: name,
      [`respondentAddress-${row}`]: name === "" ? "" : "Kade 1\r\nAmsterdam",
    });
    const first = somebody(1, "B. Bakker", "COMPANY");
    for (const second of [somebody(2, ""), somebody(2, "B. Bakker", "COMPANY")]) {
      expect(given({ ...first, ...second })).toMatchObject({
        rows: [[1, 2]],
        order: { addressees: [{ platform: "respondent-rb-amsterdam-7f3k2", respondent: { legalName: "B. Bakker" } }] },
      });
    }
    const wrong = [{ at: "respondentReference-2", problem: { kind: "otherRespondent" } }];
    expect(given({ ...first, ...somebody(2, "C. Kuiper", "COMPANY") })).toEqual({ wrong });
    expect(given({ ...first, ...somebody(2, ""), "respondentAddress-2": "Elders 2" })).toEqual({ wrong });
    expect(given({ ...first, ...somebody(2, "B. Bakker", "COMPANY"), "respondentIp-2": "192.0.2.7" })).toEqual({
      wrong,
    });
    expect(given({ ...first, ...somebody(2, "B. Bakker", "PERSON") })).toEqual({ wrong });
  });

  it("names each kind of target by what that kind is named by", () => {
    const named = (targetKind: string, line: string, query = {}) => {
      const told = given({ "targetKind-1": targetKind, "targets-1": line, ...query }) as unknown as {
        order: { addressees: { duties: { targets: object[] }[] }[] };
      };
      return told.order.addressees[0]?.duties[0]?.targets[0];
    };
    expect(named("SEARCH_RESULT", "https://a.example/", { "query-1": "a name" })).toEqual({
      kind: "SEARCH_RESULT",
      url: "https://a.example/",
      query: "a name",
    });
    expect(named("LOCATOR", "a group")).toEqual({ kind: "LOCATOR", locator: "a group", description: "a group" });
    expect(named("EQUIVALENT", "two words")).toEqual({ kind: "EQUIVALENT", words: "two words" });
    expect(named("CONTENT_HASH", "SHA-256 ab12")).toEqual({
      kind: "CONTENT_HASH",
      algorithm: "SHA-256",
      value: "ab12",
    });
  });

  it("refuses what is filled in and is of no duty or addressee of the row's kind", () => {
    const wrong = (changed: Record<string, string>) => (given(changed) as { wrong?: readonly object[] }).wrong;
    const all = (kind: string, names: readonly string[]) => names.map((at) => ({ at, problem: { kind } }));
    const typed = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, "typed"]));
    const disclosure = ["category-1-EMAIL", "disclosureBecause-1-balance"];
    expect(wrong(typed(disclosure))).toEqual(all("onlyDisclosure", disclosure));
    const respondent = ["Reference", "Name", "Address", "Ip"].map((name) => `respondent${name}-2`);
    expect(wrong({ ...typed(respondent), "respondentKind-2": "PERSON" })).toEqual(all("onlyUnregistered", respondent));
    expect(wrong({ "query-1": "a name" })).toEqual(all("onlySearch", ["query-1"]));
    expect(wrong({ ...typed([...respondent, "query-2"]), "addressee-2": "" })).toBeUndefined();
  });

  it("has none of the three findings where it asks for data alone", () => {
    const findings = ["unlawfulness", "freedomOfExpression", "urgency"];
    const names = findings.flatMap((name) => [`holds-${name}`, `because-${name}`]);
    const data = {
      "addressee-2": "",
      "kind-1": "DISCLOSE",
      "category-1-NAME": "yes",
      ...Object.fromEntries(
        ["unlawfulness", "realInterest", "noLessIntrusiveWay", "balance"].map((name) => [
          `disclosureBecause-1-${name}`,
          `because of ${name}`,
        ]),
      ),
    };
    expect(given(data)).toEqual({ wrong: names.map((at) => ({ at, problem: { kind: "notForData" } })) });
    const told = given({ ...data, ...Object.fromEntries(names.map((name) => [name, ""])) });
    expect(told).toMatchObject({ order: { addressees: [{ duties: [{ kind: "DISCLOSE" }] }] } });
    expect(told).not.toHaveProperty("order.marginalTest");
  });

  it("refuses what it leaves out of what is asked, where the judge says why, by its place", () => {
    expect(given({ "addressee-2": "", "left-1": "Not theirs." })).toMatchObject({
      refused: [{ duty: 1, targets: [2], reasons: "Not theirs." }],
    });
    expect(given({ "left-1": "Idle." })).toEqual({ wrong: [{ at: "left-1", problem: { kind: "allGiven" } }] });
    const disclose = [{ ...(application.duties[0] as object), number: 2, kind: "DISCLOSE" }] as never;
    expect(given({ "left-2": "Not now." }, disclose)).toMatchObject({ refused: [{ duty: 2, reasons: "Not now." }] });
  });

  it("gives a page with all of its account, and no account with one page of it", () => {
    const url = "https://chirper.example/somebody";
    const asked = (kind: string) => [{ number: 1, kind: "REMOVE", targets: [{ kind, url }] }] as never;
    const row = (targetKind: string) => ({ rows: "1", "targetKind-1": targetKind, "targets-1": url });
    expect(given(row("ACCOUNT"), asked("URL"))).toMatchObject({ left: [] });
    expect(given({ ...row("URL"), "left-1": "Too wide." }, asked("ACCOUNT"))).toMatchObject({
      refused: [{ duty: 1, reasons: "Too wide." }],
    });
  });

  it("takes one result of two searches for two targets, and says what of them it leaves out", () => {
    const url = "https://findit.example/?q";
    const targets = ["a name", "another"].map((query) => ({ kind: "SEARCH_RESULT", url, query }));
    const asked = [{ number: 1, kind: "DEREFERENCE", targets }] as never;
    const one = {
      rows: "1",
      "kind-1": "DEREFERENCE",
      "targetKind-1": "SEARCH_RESULT",
      "targets-1": url,
      "query-1": "a name",
    };
    expect(given({ ...one, "left-1": "Nobody searches so." }, asked)).toMatchObject({
      refused: [{ duty: 1, targets: [2], reasons: "Nobody searches so." }],
      left: [{ duty: 1, lines: [`${url} · another`] }],
    });
    expect(given(one, asked)).toMatchObject({ refused: [], left: [{ duty: 1, lines: [`${url} · another`] }] });
  });

  it("has a term in hours or days, and a penalty in euros or none", () => {
    expect(given({ within: "3", withinUnit: "D" })).toMatchObject({ order: { removeWithin: "P3D" } });
    for (const within of ["0", "", "1,5", "-1", "12345"]) {
      expect(given({ within })).toEqual({ wrong: [{ at: "within", problem: { kind: "number" } }] });
    }
    expect(given({ penaltyUnit: "DAY", penaltyAmount: "€ 1.000,50", penaltyMaximum: "20000" })).toMatchObject({
      order: { penalty: { amountCents: 100_050, unit: "DAY", maximumCents: 2_000_000, currency: "EUR" } },
    });
    for (const unit of ["NONE", ""]) {
      expect(given({ penaltyUnit: unit, penaltyAmount: "1000", "ownPenaltyMaximum-2": "50000" })).toEqual({
        wrong: ["penaltyAmount", "ownPenaltyMaximum-2"].map((at) => ({ at, problem: { kind: "noUnit" } })),
      });
    }
    expect(given({ penaltyUnit: "NONE" })).not.toHaveProperty("order.penalty");
    expect(given({ penaltyUnit: "DAY", penaltyAmount: "much", penaltyMaximum: "more" })).toEqual({
      wrong: ["penaltyAmount", "penaltyMaximum"].map((at) => ({ at, problem: { kind: "amount" } })),
    });
  });

  it("can be one that was given orally, before now and at most two weeks ago", () => {
    expect(given({ givenOrallyAt: "2026-11-28T09:30" })).toMatchObject({
      order: { givenOrallyAt: new Date("2026-11-28T08:30:00Z"), issuedAt: NOW },
    });
    expect(given()).not.toHaveProperty("order.givenOrallyAt");
    const wrong = (givenOrallyAt: string) => {
      const [first] = (given({ givenOrallyAt }) as { wrong: readonly object[] }).wrong;
      return first;
    };
    expect(wrong("gisteren")).toEqual({ at: "givenOrallyAt", problem: { kind: "moment" } });
    expect(wrong("2026-11-28T13:00")).toEqual({ at: "givenOrallyAt", problem: { kind: "notPast" } });
    expect(given({ givenOrallyAt: "2026-11-14T13:00" })).toHaveProperty("order");
    expect(wrong("2026-11-14T12:59")).toEqual({ at: "givenOrallyAt", problem: { kind: "oralTooOld" } });
  });

  it("is in one language, with its text in others", () => {
    expect(given({ language: "fy" })).toMatchObject({ order: { language: "fy" } });
    expect(given()).not.toHaveProperty("order.translations");
    const rows = { translations: "3", "translationLanguage-3": "en", "translationText-3": "Remove it." };
    expect(given(rows)).toMatchObject({ order: { translations: [{ language: "en", text: "Remove it." }] } });
    expect(given({ "translationLanguage-1": "en" })).toEqual({
      wrong: [{ at: "translationText-1", problem: { kind: "required" } }],
    });
    expect(given({ "translationText-1": "Remove it." })).toEqual({
      wrong: [{ at: "translationLanguage-1", problem: { kind: "required" } }],
    });
  });

  it("can say that an appeal suspends it", () => {
    expect(given({ waitsForAppeal: "yes" })).toMatchObject({ order: { enforceableDespiteAppeal: false } });
    expect(given()).not.toHaveProperty("order.enforceableDespiteAppeal");
  });

  it.each([
    ["1000", 100_000],
    ["1.000", 100_000],
    ["250,50", 25_050],
    ["0", undefined],
    ["1.00", undefined],
    ["10,5", undefined],
    ["1e3", undefined],
  ])("reads an amount as people write it: %s", (text, cents) => {
    expect(centsIn(text)).toBe(cents);
  });

  it.each([
    ["order.addressees[1].duties[0].targets[0].url", "targets-2"],
    ["order.addressees[0].duties[0].targets[0].query", "query-1"],
    ["order.addressees[0].platform", "addressee-1"],
    ["order.addressees[1].platform", "respondentReference-2"],
    ["order.addressees[1].respondent.address", "respondentAddress-2"],
    ["order.marginalTest.urgency.reasons", "because-urgency"],
    ["order.provisionsInfringed[0]", "provisions"],
    ["order.redress.poster", "redressPoster"],
    ["order.addressees[7].platform", undefined],
    ["order.givenOrallyAt", "givenOrallyAt"],
    ["order.language", "language"],
    ["order.translations[0].text", "translationText-2"],
    ["order.translations[0].language", "translationLanguage-2"],
    ["order.translations", "translationText-2"],
    ["order.enforceableDespiteAppeal", "waitsForAppeal"],
    ["somewhere", undefined],
    [undefined, undefined],
  ])("shows what the graph refuses at %s in the field where it was typed", (field, at) => {
    const typed = typedIn({
      "addressee-2": ["SOMEONE"],
      translations: ["2"],
      "translationLanguage-2": ["en"],
      "translationText-2": ["Remove it."],
    });
    expect(orderField(field === undefined ? {} : { field }, GIVEN, typed)).toBe(at);
  });

  it.each([
    [{ field: "refused", duty: 2 }, "left-2"],
    [{ field: "refused[0].reasons" }, "left-3"],
    [{ field: "refused[1].targets[0]", duty: 2 }, "left-2"],
    [{ field: "refused" }, "left-3"],
    [{ field: "refused[7].duty" }, undefined],
  ])("shows what the graph refuses of what is left out at the duty that it is of: %j", (refusal, at) => {
    expect(orderField(refusal, GIVEN, typedIn({}))).toBe(at);
  });
});
