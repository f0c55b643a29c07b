import type { Freed } from "../rules/addressee/addressee.js";
import type { Pair } from "./pair.js";
import { momentWording } from "./wording.js";

/** What the addressee does with an item that the order has let go for good. */
export function letGoWording({ duty, reinstateBy }: Freed): Pair {
  switch (duty) {
    case "DUE": {
      if (reinstateBy === undefined) return { nl: "Zet dit terug.", en: "Put this back." };
      const moment = momentWording(reinstateBy);
      return { nl: `Zet dit terug, uiterlijk ${moment.nl}.`, en: `Put this back by ${moment.en} at the latest.` };
    }
    case "HELD":
      return {
        nl: "Dit bevel vraagt dit niet meer. Het blijft weg, omdat een ander bevel dat vraagt.",
        en: "This order asks this no more. It stays away, because another order asks that.",
      };
    case "NONE":
      return { nl: "Dit bevel vraagt dit niet meer.", en: "This order asks this no more." };
    default:
      return duty satisfies never;
  }
}
