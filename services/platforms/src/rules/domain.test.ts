import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDomain, domainsCovering, hostOf } from "./domain.js";

const refusedWith = (code: string) => expect.objectContaining({ code });

describe("a domain", () => {
  it.each([
    ["vidshare.example", "vidshare.example"],
    ["VidShare.EXAMPLE", "vidshare.example"],
    [" vidshare.example ", "vidshare.example"],
    ["vidshare.example.", "vidshare.example"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["BÜCHER.example", "xn--bcher-kva.example"],
    ["xn--bcher-kva.example", "xn--bcher-kva.example"],
    ["例え。テスト", "xn--r8jz45g.xn--zckzah"],
    ["a.b.c.example.co.uk", "a.b.c.example.co.uk"],
    ["my_blog.host.example", "my_blog.host.example"],
    ["github.io", "github.io"],
  ])("written %j is stored as %j", (written, kept) => {
    expect(checkDomain(written, "f")).toBe(kept);
  });

  it.each([
    "",
    " ",
    ".",
    "example",
    "localhost",
    "https://vidshare.example",
    "vidshare.example/path",
    "vidshare.example:443",
    "user@vidshare.example",
    "*.vidshare.example",
    "vidshare..example",
    "-vidshare.example",
    "vid share.example",
    "vid%73hare.example",
    "vidshare.example?x",
    "vidshare.example#x",
    "vidshare\\.example",
    "vid\0share.example",
    "192.0.2.1",
    "0x7f.1",
    "[2001:db8::1]",
    "2001:db8::1",
    `${"a".repeat(64)}.example`,
    `${"a.".repeat(130)}example`,
    "com",
    "co.uk",
    "CO.UK.",
  ])("must not be %j", (written) => {
    expect(() => checkDomain(written, "f")).toThrow(refusedWith("DOMAIN_INVALID"));
  });

  it("has one form: reading a stored one changes nothing", () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        const kept = checkDomain(`x.${domain}`, "f");
        expect(checkDomain(kept, "f")).toBe(kept);
        expect(hostOf(`http://${kept}:8080/p?q#r`, "f")).toBe(kept);
      }),
    );
  });
});

describe("the host of a URL", () => {
  it.each([
    ["https://vidshare.example", "vidshare.example"],
    ["HTTP://WWW.VidShare.Example:8080/Watch?v=1#t", "www.vidshare.example"],
    ["https://bücher.example/ü", "xn--bcher-kva.example"],
    ["https://vidshare.example./x", "vidshare.example"],
    ["http://192.0.2.1/", "192.0.2.1"],
  ])("of %j is %j", (url, host) => {
    expect(hostOf(url, "url")).toBe(host);
  });

  it.each([
    "",
    "vidshare.example",
    "//vidshare.example",
    "ftp://vidshare.example/",
    "javascript:alert(1)",
    "https://",
    "https://u:p@vidshare.example/",
  ])("refuses %j", (url) => {
    expect(() => hostOf(url, "url")).toThrow(refusedWith("URL_INVALID"));
  });

  it("is covered by itself and by the domains above it, the longest first", () => {
    expect(domainsCovering("a.b.vidshare.example")).toEqual([
      "a.b.vidshare.example",
      "b.vidshare.example",
      "vidshare.example",
    ]);
  });
});
