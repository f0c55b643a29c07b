import { z } from "zod";
import { refuse } from "./refusals.js";

const Line = z.string().trim().min(1).max(500);
const Lines = z.array(Line).min(1).max(100);
const Address = z.strictObject({
  street: Line,
  postalCode: Line.optional(),
  city: Line,
  /** ISO 3166-1, two letters. */
  country: z.string().regex(/^[A-Z]{2}$/),
});
/** An address with its moment: an address alone identifies nobody. */
const IpAtTime = z.strictObject({ ip: z.union([z.ipv4(), z.ipv6()]), at: z.iso.datetime({ offset: true }) });

/** What each category holds. */
const SCHEMAS = {
  NAME: Line,
  ADDRESS: Address,
  EMAIL: z.array(z.email()).min(1).max(100),
  PHONE: z
    .array(z.string().regex(/^\+?[\d ()/.-]{5,30}$/))
    .min(1)
    .max(100),
  ACCOUNT_IDENTIFIER: Lines,
  REGISTRATION_IP: IpAtTime,
  ACCESS_IP: z.array(IpAtTime).min(1).max(200),
} as const;

export type DataCategory = keyof typeof SCHEMAS;

/** Everything that can be answered about who posted something. */
export type IdentityData = { readonly [Category in DataCategory]?: z.infer<(typeof SCHEMAS)[Category]> };

/** The data that may be answered when these categories were asked for. Leave out what the platform does not hold. */
export type AskedData<Asked extends DataCategory> = Pick<IdentityData, Asked>;

/** What an answer held although nobody asked for it: a category, or OTHER for anything else. */
export type BreachedCategory = DataCategory | "OTHER";

export interface ReadData<Asked extends DataCategory> {
  readonly data: AskedData<Asked>;
  /** Asked for and present, but malformed; left out of `data`. */
  readonly malformed: readonly Asked[];
  /** Present although nobody asked for it; left out of `data`, so nobody sees it. */
  readonly breach: readonly BreachedCategory[];
}

/** Refuses data that nobody asked for or that are malformed, before anything leaves the platform. No refusal repeats a value. */
export function checkData(data: Readonly<Record<string, unknown>>, asked: readonly DataCategory[]): IdentityData {
  const given = Object.entries(data).filter(([, value]) => value !== undefined);
  const surplus = given.map(([name]) => name).filter((name) => !asked.some((category) => category === name));
  if (surplus.length > 0) {
    throw refuse("CATEGORY_NOT_ASKED", `The court asked for ${asked.join(", ")} only; leave out the rest.`, {
      surplus: surplus.map(breachedCategory),
    });
  }
  if (given.length === 0) {
    throw refuse("DATA_INVALID", "There is nothing in the data. If none is held, refuse with DATA_NOT_HELD.");
  }
  return Object.fromEntries(
    given.map(([name, value]) => {
      const category = categoryNamed(name);
      const parsed = category && SCHEMAS[category].safeParse(value);
      if (parsed?.success) return [name, parsed.data];
      const at = parsed?.error.issues[0]?.path.join(".") ?? "";
      throw refuse("DATA_INVALID", `${name}${at === "" ? "" : `.${at}`} is not of the form of its category.`, {
        category: name,
      });
    }),
  );
}

/** Takes only the requested categories out of an opened answer. */
export function readData<Asked extends DataCategory>(
  data: Readonly<Record<string, unknown>>,
  asked: readonly Asked[],
): ReadData<Asked> {
  const read: Partial<Record<Asked, unknown>> = {};
  const malformed: Asked[] = [];
  for (const category of asked) {
    if (data[category] === undefined) continue;
    const parsed = SCHEMAS[category].safeParse(data[category]);
    if (parsed.success) read[category] = parsed.data;
    else malformed.push(category);
  }
  const surplus = Object.keys(data).filter((name) => !asked.some((category) => category === name));
  return { data: read as AskedData<Asked>, malformed, breach: [...new Set(surplus.map(breachedCategory))] };
}

export const DATA_CATEGORIES = Object.keys(SCHEMAS) as readonly DataCategory[];

export function categoryNamed(name: unknown): DataCategory | undefined {
  return DATA_CATEGORIES.find((category) => category === name);
}

function breachedCategory(name: string): BreachedCategory {
  return categoryNamed(name) ?? "OTHER";
}
