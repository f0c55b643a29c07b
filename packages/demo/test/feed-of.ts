/** Parties as the feed of the platforms service tells of them, a line of JSON each. */
export function feedOf(parties: readonly object[]): string[] {
  return parties.map((party, index) => {
    const { at, ...body } = party as { at: string };
    const kind = "court" in body ? "CourtRegistered" : "PlatformRegistered";
    return JSON.stringify({ cursor: String(index + 1), kind, at, body });
  });
}
