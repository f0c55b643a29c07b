import { describe, expect, it } from "vitest";
import { checkData, type DataCategory, readData } from "./disclosure-data.js";

const IDENTITY = {
  NAME: "J. Jansen",
  ADDRESS: { street: "Singel 1", postalCode: "1012 AB", city: "Amsterdam", country: "NL" },
  EMAIL: ["j@mail.example"],
  PHONE: ["+31 20 555 0100"],
  ACCOUNT_IDENTIFIER: ["fake-account-17"],
  REGISTRATION_IP: { ip: "2001:db8::17", at: "2026-01-20T21:14:00Z" },
  ACCESS_IP: [{ ip: "192.0.2.18", at: "2026-01-21T08:02:00+01:00" }],
};
const ALL = Object.keys(IDENTITY) as DataCategory[];

describe("the data of an answer", () => {
  it("pass whole when every category was asked for, and in part when the platform does not hold all", () => {
    expect(checkData(IDENTITY, ALL)).toEqual(IDENTITY);
    expect(checkData({ NAME: "J. Jansen", EMAIL: undefined }, ALL)).toEqual({ NAME: "J. Jansen" });
    expect(readData(IDENTITY, ALL)).toEqual({ data: IDENTITY, malformed: [], breach: [] });
  });

  it.each(ALL)("do not leave the platform with %s when nobody asked for it", (category) => {
    const asked = ALL.filter((other) => other !== category);
    expect(() => checkData(IDENTITY, asked)).toThrow(
      expect.objectContaining({ code: "CATEGORY_NOT_ASKED", facts: { surplus: [category] } }),
    );
  });

  it("do not leave the platform malformed or empty, and no refusal repeats them", () => {
    const bad: Record<string, unknown>[] = [
      {},
      { NAME: " " },
      { NAME: ["Canary"] },
      { ADDRESS: "Canary 1" },
      { ADDRESS: { ...IDENTITY.ADDRESS, floor: "Canary" } },
      { EMAIL: ["Canary"] },
      { PHONE: ["Canary"] },
      { REGISTRATION_IP: { ip: "Canary", at: "2026-01-20T21:14:00Z" } },
      { ACCESS_IP: [{ ip: "192.0.2.18" }] },
    ];
    for (const data of bad) {
      expect(() => checkData(data, ALL)).toThrow(expect.objectContaining({ code: "DATA_INVALID" }));
      expect(() => checkData(data, ALL)).not.toThrow(/Canary/);
    }
  });

  it("reach the court without the categories that nobody asked for, which are reported as a breach", () => {
    const read = readData({ ...IDENTITY, DATE_OF_BIRTH: "1990-01-01" }, ["NAME", "EMAIL"]);
    expect(read.data).toEqual({ NAME: IDENTITY.NAME, EMAIL: IDENTITY.EMAIL });
    expect(read.breach).toEqual(["ADDRESS", "PHONE", "ACCOUNT_IDENTIFIER", "REGISTRATION_IP", "ACCESS_IP", "OTHER"]);
  });

  it("reach the court without malformed categories, which are reported by name", () => {
    expect(readData({ NAME: "J. Jansen", EMAIL: "no list" }, ["NAME", "EMAIL"])).toEqual({
      data: { NAME: "J. Jansen" },
      malformed: ["EMAIL"],
      breach: [],
    });
  });
});
