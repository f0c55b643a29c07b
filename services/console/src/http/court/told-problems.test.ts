import { describe, expect, it } from "vitest";
import type { Wrong } from "../../court/fields.js";
import { type Language, WORDS } from "../../words/words.js";
import { labelIn, problemOf } from "./told-problems.js";

const WRONG: readonly Wrong[] = [
  { at: "category-1-NAME", problem: { kind: "onlyDisclosure" } },
  { at: "disclosureBecause-1-balance", problem: { kind: "onlyDisclosure" } },
  { at: "respondentIp-2", problem: { kind: "onlyUnregistered" } },
  { at: "because-urgency", problem: { kind: "notForData" } },
  { at: "holds-urgency", problem: { kind: "notForData" } },
  { at: "left-2", problem: { kind: "allGiven" } },
  { at: "respondentReference-2", problem: { kind: "otherRespondent" } },
];

describe("what is wrong with an order's form", () => {
  it.each(["nl", "en"] satisfies Language[])("is said in words, with the label of its field: %s", (language) => {
    const { t } = WORDS[language];
    const texts = WRONG.map((one) => problemOf(one, language, labelIn(t, "grant")).text);
    expect(texts.filter((text) => text.includes("court."))).toEqual([]);
    expect(texts[0]).toContain(t("court.category.NAME"));
    expect(texts[2]).toContain(t("court.grant.respondentIp"));
    expect(texts[5]).toContain(t("court.grant.left"));
  });
});
