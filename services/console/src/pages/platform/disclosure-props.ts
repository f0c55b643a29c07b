import type { PlatformDisclosureQuery } from "../../graph/platform-documents.js";
import type { Language } from "../../words/words.js";
import type { Problem } from "../case/frame.js";
import type { OwnPlatform } from "./own-keys.js";

type SeenRequest = PlatformDisclosureQuery["disclosureRequest"];

export interface DisclosureProps {
  readonly language: Language;
  readonly now: Date;
  readonly csrf: string;
  readonly action: string;
  readonly request: SeenRequest;
  readonly platform: OwnPlatform;
  readonly courts: readonly { readonly id: string; readonly name: string }[];
  readonly sealKey: Readonly<Record<string, unknown>> | undefined;
  readonly problems: readonly Problem[];
  readonly refusing: RefuseTyped;
  /** The page gives back what was sent too late. */
  readonly isLate: boolean;
  /** An answer that was encrypted and did not arrive. */
  readonly ready: { readonly jwe: string; readonly seal: string } | undefined;
}

/** What was filled in, as it was. */
export interface RefuseTyped {
  readonly reason: string;
  readonly provision: string;
}
