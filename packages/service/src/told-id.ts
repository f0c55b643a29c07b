import { z } from "zod";

/** An id in the feed of another service, which says of what kind it is: from here on it is one. */
export function toldId<Kind extends string>(): z.ZodType<Kind> {
  return z.string() as z.ZodType<string> as z.ZodType<Kind>;
}
