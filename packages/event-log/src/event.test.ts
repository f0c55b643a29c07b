import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  assertStreamName,
  canonicalJson,
  digestOf,
  type EventDigest,
  NO_DIGEST,
  type RecordedEvent,
  verifyChain,
} from "./event.js";

function chain(bodies: readonly RecordedEvent["body"][]): RecordedEvent[] {
  let previousDigest = NO_DIGEST;
  return bodies.map((body, index) => {
    const event = {
      stream: "inbox/a",
      streamPosition: index + 1,
      kind: "Sent",
      at: new Date(index),
      body,
      previousDigest,
    };
    previousDigest = digestOf(event);
    return { ...event, digest: previousDigest, epoch: "e" };
  });
}

describe("the digest chain", () => {
  it("is made of digests alone: the text of an event where its digest is due does not compile", () => {
    expectTypeOf<RecordedEvent["digest"]>().toEqualTypeOf<EventDigest>();
    expectTypeOf<RecordedEvent["previousDigest"]>().toEqualTypeOf<EventDigest>();
    expectTypeOf<string>().not.toExtend<EventDigest>();
  });

  it("has the digest that the contract describes, so that others can compute it", () => {
    const event = {
      stream: "order/1",
      streamPosition: 1,
      kind: "OrderIssued",
      at: new Date("2027-01-02T03:04:05.678Z"),
      body: { b: 1, a: ["x"] },
      previousDigest: NO_DIGEST,
    };
    // echo -n '{"at":"2027-01-02T03:04:05.678Z","body":{"a":["x"],"b":1},"kind":"OrderIssued","position":1,"previousDigest":"","stream":"order/1"}' | sha256, as base64url
    expect(digestOf(event)).toBe("1VT4cgoc_L5hCmH-48Px_Jjy1SvsuNukdIcPU1AHnhI");
  });

  it("holds for an untouched stream, whole or from a known event on", () => {
    const events = chain([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(verifyChain(events)).toBeUndefined();
    expect(verifyChain(events.slice(1), events[0])).toBeUndefined();
  });

  it("names the first position that was changed, left out or moved", () => {
    const events = chain([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const [first, second, third] = events;
    if (first === undefined || second === undefined || third === undefined) throw new Error("three events were made");
    expect(verifyChain([first, { ...second, body: { n: 9 } }, third])).toBe(2);
    expect(verifyChain([first, { ...second, at: new Date(99) }, third])).toBe(2);
    expect(verifyChain([first, third])).toBe(2);
    expect(verifyChain([second, first, third])).toBe(1);
    const forged = { ...second, body: { n: 9 } };
    expect(verifyChain([first, { ...forged, digest: digestOf(forged) }, third])).toBe(3);
  });

  it("does not depend on the order of members and survives a round trip through JSON", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue({ stringUnit: "grapheme" })),
        (members) => {
          const body = JSON.parse(JSON.stringify(members));
          fc.pre(!JSON.stringify(body).includes("\\u0000"));
          const reversed = Object.fromEntries(Object.entries(body).reverse()) as RecordedEvent["body"];
          expect(chain([JSON.parse(canonicalJson(reversed))])).toEqual(chain([body]));
        },
      ),
    );
  });
});

describe("a body", () => {
  it("is refused when PostgreSQL could not return it unchanged", () => {
    for (const text of ["a\u0000b", "\\\u0000", "\ud800"]) {
      expect(() => canonicalJson({ text }), JSON.stringify(text)).toThrow(
        expect.objectContaining({ code: "TEXT_NOT_STORABLE" }),
      );
    }
    expect(canonicalJson({ text: "\\u0000" })).toBe('{"text":"\\\\u0000"}');
  });
});

describe("a stream name", () => {
  it("is category/id without spaces or line feeds", () => {
    expect(() => assertStreamName("order/01J-abc:x")).not.toThrow();
    for (const name of ["order", "/1", "Order/1", "order/", "order/a b", "order/a\nb", `order/${"x".repeat(200)}`]) {
      expect(() => assertStreamName(name), name).toThrow("is no stream name");
    }
  });
});
