/**
 * What of each judgment and form can be said in an order today. What the hub requires and a case does not state is
 * assumed by one fixture (cases.test.ts). docs/reference/what-an-order-can-say.md shows the same for readers, and a test compares them.
 */
export interface Said {
  /** Each with the addressees of one order, in words of the schema's OrderInput; none where nothing can be said. */
  readonly orders: readonly SaidOrder[];
  readonly how: "WHOLE" | "IN_PART" | "NOT";
}

export interface SaidOrder {
  readonly court?: string;
  /** What is asked besides, and refused. */
  readonly refused?: readonly {
    readonly kind: string;
    readonly targets: readonly { readonly url?: string }[];
    readonly reasons: string;
  }[];
  readonly addressees: readonly {
    readonly platform: string;
    /** Who it is, where nobody registered it. */
    readonly respondent?: { readonly kind: "PERSON"; readonly legalName: string; readonly address: string };
    readonly duties: readonly {
      readonly number: number;
      readonly kind: string;
      readonly targets: readonly { readonly kind?: string; readonly url?: string; readonly [name: string]: unknown }[];
      readonly [name: string]: unknown;
    }[];
  }[];
  readonly [name: string]: unknown;
}

const euros = (amount: number) => amount * 100;
const url = (platform: string, path: string) => ({ url: `https://${platform}.example/${path}` });
const one = (platform: string, duty: SaidOrder["addressees"][number]["duties"][number]) => ({
  platform,
  duties: [duty],
});

export const JUDGMENTS_SAID: Readonly<Record<string, Said>> = {
  "ECLI:NL:RBAMS:2015:3984": {
    how: "IN_PART",
    orders: [
      {
        addressees: [
          one("chirper", {
            number: 1,
            kind: "DISCLOSE",
            within: "P14D",
            targets: [{ kind: "ACCOUNT", ...url("chirper", "u/fake-account") }],
            disclosure: {
              categories: ["NAME", "EMAIL", "PHONE", "ACCOUNT_IDENTIFIER", "REGISTRATION_IP", "ACCESS_IP"],
            },
          }),
        ],
      },
    ],
  },
  "ECLI:NL:RBAMS:2019:8415": {
    how: "WHOLE",
    orders: [
      {
        removeWithin: "P5D",
        penalty: { amountCents: 1_000_000, currency: "EUR", unit: "DAY", maximumCents: 110_000_000 },
        addressees: [
          {
            platform: "chirper",
            duties: [
              { number: 1, kind: "REMOVE", targets: [url("chirper", "advertisement/1")] },
              {
                number: 2,
                kind: "DISCLOSE",
                targets: [url("chirper", "advertisement/1")],
                disclosure: { categories: ["NAME", "ADDRESS", "EMAIL", "ACCOUNT_IDENTIFIER"] },
              },
            ],
          },
        ],
      },
    ],
  },
  "ECLI:NL:RBHAA:2012:BX9028": {
    how: "WHOLE",
    orders: [
      {
        addressees: [
          one("lawyer-list", { number: 1, kind: "REMOVE", targets: [{ kind: "SITE", ...url("lawyer-list", "") }] }),
        ],
      },
    ],
  },
  "ECLI:NL:RBAMS:2009:BH7529": {
    how: "WHOLE",
    orders: [
      {
        addressees: [
          {
            platform: "lawyer-list",
            duties: [
              { number: 1, kind: "REMOVE", targets: [url("lawyer-list", "forum/topic/7")] },
              {
                number: 2,
                kind: "DISCLOSE",
                within: "P14D",
                targets: [url("lawyer-list", "forum/topic/7")],
                disclosure: { categories: ["NAME", "ADDRESS"] },
              },
            ],
          },
        ],
      },
    ],
  },
  "ECLI:NL:RBAMS:2016:987": {
    how: "WHOLE",
    orders: [
      {
        addressees: [
          {
            platform: "findit",
            duties: [
              { number: 1, kind: "REMOVE", targets: [url("findit", "reviews/1")] },
              {
                number: 2,
                kind: "DISCLOSE",
                within: "P14D",
                targets: [url("findit", "reviews/1")],
                disclosure: { categories: ["NAME"] },
              },
            ],
          },
        ],
      },
    ],
  },
  "ECLI:NL:RBAMS:2019:9271": {
    how: "WHOLE",
    orders: [
      {
        addressees: [
          one("findit", {
            number: 1,
            kind: "DEREFERENCE",
            targets: [{ kind: "SEARCH_RESULT", url: "https://register.example/doctor", query: "the applicant's name" }],
          }),
        ],
      },
    ],
  },
};

export const SHAPES_SAID: Readonly<Record<string, Said>> = {
  "two-obligations": {
    how: "WHOLE",
    orders: [
      {
        removeWithin: "PT2H",
        penalty: {
          amountCents: euros(1_000),
          currency: "EUR",
          unit: "VIOLATION",
          whileLasting: { amountCents: euros(500), unit: "DAY" },
          maximumCents: euros(50_000),
        },
        addressees: [
          {
            platform: "vidshare",
            duties: [
              { number: 1, kind: "REMOVE", targets: [1, 2, 3].map((n) => url("vidshare", `two/${n}`)) },
              {
                number: 2,
                kind: "KEEP_DOWN",
                until: "Tot het vonnis in de hoofdzaak.",
                targets: [1, 2, 3].map((n) => ({ kind: "ITEM", ...url("vidshare", `two/${n}`) })),
              },
            ],
          },
        ],
      },
    ],
  },
  "disclosure-only": {
    how: "WHOLE",
    orders: [
      {
        penalty: { amountCents: euros(5_000), currency: "EUR", unit: "DAY", maximumCents: euros(100_000) },
        addressees: [
          one("chirper", {
            number: 1,
            kind: "DISCLOSE",
            within: "P14D",
            targets: [{ kind: "ACCOUNT", ...url("chirper", "u/gone") }],
            disclosure: {
              categories: ["NAME", "EMAIL", "PHONE", "ACCOUNT_IDENTIFIER", "REGISTRATION_IP", "ACCESS_IP"],
            },
          }),
        ],
      },
    ],
  },
  "removal-refused-disclosure-granted": {
    how: "WHOLE",
    orders: [
      {
        refused: [
          {
            kind: "REMOVE",
            targets: [url("chirper", "debate/1")],
            reasons: "De uitlatingen dragen bij aan een publiek debat.",
          },
        ],
        statementOfReasons: "De uitlatingen dragen bij aan een publiek debat; verwijdering wordt afgewezen.",
        addressees: [
          one("chirper", {
            number: 1,
            kind: "DISCLOSE",
            within: "P14D",
            targets: [url("chirper", "debate/1")],
            disclosure: { categories: ["NAME", "ADDRESS"] },
          }),
        ],
      },
    ],
  },
  "name-query": {
    how: "WHOLE",
    orders: [
      {
        addressees: [
          one("findit", {
            number: 1,
            kind: "DEREFERENCE",
            targets: [
              { kind: "SEARCH_RESULT", url: "https://forum.example/1", query: "Anna Jansen" },
              { kind: "SEARCH_RESULT", url: "https://forum.example/2", query: "Anna Jansen" },
              { kind: "SEARCH_RESULT", url: "https://forum.example/1", query: "Anna Jansen bankrupt" },
            ],
          }),
        ],
      },
    ],
  },
  "site-and-search-engine": {
    how: "IN_PART",
    orders: [
      {
        addressees: [
          one("lawyer-list", {
            number: 1,
            kind: "REMOVE",
            within: "PT24H",
            targets: [url("lawyer-list", "both")],
          }),
          one("findit", {
            number: 1,
            kind: "DEREFERENCE",
            within: "P3D",
            targets: [{ kind: "SEARCH_RESULT", query: "Anna Jansen", ...url("lawyer-list", "both") }],
          }),
        ],
      },
    ],
  },
  "host-of-a-customer": {
    how: "WHOLE",
    orders: [
      {
        addressees: [
          one("hostbox", {
            number: 1,
            kind: "DISABLE_ACCESS",
            within: "PT48H",
            targets: [
              {
                kind: "SITE",
                url: "https://customer.example/",
                because: "De geadresseerde host dit domein van zijn klant.",
              },
            ],
          }),
        ],
      },
    ],
  },
  person: {
    how: "WHOLE",
    orders: [
      {
        addressees: [
          ...["vidshare", "chirper", "hostbox"].map((platform) =>
            one(platform, { number: 1, kind: "REMOVE", targets: [url(platform, "person/post")] }),
          ),
          {
            respondent: { kind: "PERSON", legalName: "B. Bakker", address: "Dorpsstraat 1\n3981 AA Bunnik" },
            ...one("respondent-rb-amsterdam-26p1", {
              number: 1,
              kind: "REMOVE",
              penalty: { amountCents: euros(250), currency: "EUR", unit: "DAY" },
              targets: ["vidshare", "chirper", "hostbox"].map((platform) => ({
                ...url(platform, "person/post"),
                because: "De geadresseerde heeft dit bericht geplaatst.",
              })),
            }),
          },
        ],
      },
    ],
  },
  "joint-maximum": {
    how: "WHOLE",
    orders: [
      {
        penalty: { amountCents: euros(1_000), currency: "EUR", unit: "DAY", maximumCents: euros(100_000) },
        jointMaximum: { maximumCents: euros(100_000), currency: "EUR" },
        addressees: ["vidshare", "chirper"].map((platform) =>
          one(platform, { number: 1, kind: "REMOVE", targets: [url(platform, "joint")] }),
        ),
      },
    ],
  },
  "account-and-post": {
    how: "WHOLE",
    orders: [
      {
        addressees: [one("chirper", { number: 1, kind: "REMOVE", targets: [url("chirper", "u/anna/post/1")] })],
      },
      {
        court: "rb-den-haag",
        addressees: [
          one("chirper", { number: 1, kind: "REMOVE", targets: [{ kind: "ACCOUNT", ...url("chirper", "u/anna") }] }),
        ],
      },
    ],
  },
  "closed-group": {
    how: "WHOLE",
    orders: [
      {
        addressees: [
          one("chirper", {
            number: 1,
            kind: "REMOVE",
            targets: [1, 2].map((n) => ({
              kind: "LOCATOR",
              description: "Bericht in een besloten groep.",
              locator: `Groep "Buurt", van afzender 0612, op 1 mei 2026 om 10:0${n} uur`,
            })),
          }),
        ],
      },
    ],
  },
  // Its moment is reckoned back from now, and the bailiff's service is played in cases.test.ts.
  "oral-then-written": {
    how: "WHOLE",
    orders: [
      {
        givenOrallyAt: new Date(Date.now() - 36 * 3_600_000),
        addressees: [one("lawyer-list", { number: 1, kind: "REMOVE", targets: [url("lawyer-list", "oral")] })],
      },
    ],
  },
  // The wrong one, by mistake; how it is put right is played in cases.test.ts.
  "wrong-url": {
    how: "WHOLE",
    orders: [
      { addressees: [one("vidshare", { number: 1, kind: "REMOVE", targets: [url("vidshare", "other-video")] })] },
    ],
  },
  // The order of the court of appeal; the refusal before it is played in cases.test.ts.
  "appeal-after-refusal": {
    how: "WHOLE",
    orders: [{ addressees: [one("vidshare", { number: 1, kind: "REMOVE", targets: [url("vidshare", "appealed")] })] }],
  },
  // The order; the main judgment and its annulment on appeal are played in cases.test.ts.
  "annulled-after-main-judgment": {
    how: "WHOLE",
    orders: [{ addressees: [one("vidshare", { number: 1, kind: "REMOVE", targets: [url("vidshare", "annulled")] })] }],
  },
  // What the two posters do about it is played in cases.test.ts.
  "two-posters": {
    how: "WHOLE",
    orders: [
      {
        addressees: [
          one("vidshare", { number: 1, kind: "REMOVE", targets: [1, 2, 3].map((n) => url("vidshare", `posts/${n}`)) }),
        ],
      },
    ],
  },
  "false-confirmation": {
    how: "WHOLE",
    orders: [
      {
        penalty: { amountCents: euros(1_000), currency: "EUR", unit: "DAY", maximumCents: euros(100_000) },
        addressees: [one("chirper", { number: 1, kind: "REMOVE", targets: [url("chirper", "false/post")] })],
      },
    ],
  },
};
