import type { Intermediary } from "../rules/addressee/intermediary.js";
import type { Pair } from "./pair.js";
import { momentWording } from "./wording.js";

/** What an intermediary service is to tell the poster, and when (DSA art. 9(5)). */
export function posterWording({ notBefore }: Intermediary): Pair {
  const moment = notBefore === undefined ? undefined : momentWording(notBefore);
  const nl = moment === undefined ? "uiterlijk als u aan het bevel gevolg geeft" : `vanaf ${moment.nl} en niet eerder`;
  const en = moment === undefined ? "at the latest when you give effect to it" : `from ${moment.en} and not before`;
  return {
    nl: `Vertel degene die de inhoud plaatste over dit bevel: de redenen, wat hij ertegen kan doen en waar het geldt, ${nl} (art. 9 lid 5 DSA). Meld het gerecht wanneer u dat deed.`,
    en: `Tell whoever posted the content of this order: its reasons, what can be done against it and where it has effect, ${en} (DSA art. 9(5)). Tell the court when you did.`,
  };
}
